"""Takes away what only announces the text behind it: "Duties: …", and the numbers of entries."""

import re
from collections.abc import Sequence
from dataclasses import replace

from cvs.pipeline.cleaning import fold
from cvs.pipeline.document import Line, Word
from cvs.pipeline.vocabulary import phrases

# Labels in front of what tells who the person is and how to reach them.
LABELS: dict[str, frozenset[str]] = {
    "name": phrases(
        "name, full name, nom, nombre, name surname, surname first name, nom prenom, prenom nom, "
        "vor und nachname, vor und zuname, name vorname, vorname name, nombre apellido, "
        "nombre apellidos, nombre y apellidos, nombre completo, nom et prenom, prenom et nom, "
        "first name surname, surname name, apellidos nombre, nom complet"
    ),
    "given": phrases("first name, given name, given names, forename, vorname, prenom, nombres"),
    "family": phrases(
        "surname, last name, family name, nachname, familienname, zuname, nom de famille, "
        "apellido, apellidos"
    ),
    "email": phrases(
        "email, e mail, mail, personal email, courriel, correo, correo electronico, "
        "email address, e mail adresse, adresse e mail, adresse mail, e"
    ),
    "phone": phrases(
        "phone, telephone, tel, mobile, cell, telefon, mobil, handy, telefono, movil, portable, "
        "phone number, telefonnummer, tel nr, tel no, mobile phone, telefon privat, mobilnummer, "
        "mobiltelefon, telephone portable, telefono movil, contact number, t, m, p, cell phone, fon"
    ),
    "location": phrases(
        "address, location, city, adresse, anschrift, wohnort, ort, direccion, domicilio, ville, "
        "ciudad, ubicacion, lieu, residence, based in, home address, postal address, "
        "postanschrift, wohnhaft in, standort, adresse postale, domicile, lieu de residence, "
        "direccion postal, localidad, residencia, current location, address line, poblacion, "
        "town and postcode, postcode and town, town, plz ort, plz und ort, plz wohnort, "
        "code postal et ville, ciudad de residencia, lugar de residencia"
    ),
    "age": phrases("age, alter, edad"),
    "web": phrases(
        "website, web, portfolio, homepage, site web, sitio web, webseite, url, blog, "
        "personal website, site, pagina web, linkedin, github, xing, twitter, web site"
    ),
    # Of no use here, but what they announce is neither a place nor a name.
    "skip": phrases(
        "nationality, nationalitat, staatsangehorigkeit, nationalite, nacionalidad, "
        "cedula, cedula de ciudadania, documento, documento de identidad, "
        "identity number, id number, id no, curp, rfc, rut, cuil, cuit, aadhaar, pan, ahv nummer, "
        "svnr, date of birth, birth date, birthday, dob, born, geburtsdatum, geboren, geboren am, "
        "geburtsort, place of birth, date de naissance, ne le, nee le, lieu de naissance, "
        "fecha de nacimiento, lugar de nacimiento, marital status, familienstand, "
        "situation familiale, etat civil, estado civil, gender, sex, geschlecht, sexe, sexo, "
        "driving licence, driving license, driver s license, fuhrerschein, permis, "
        "permis de conduire, carne de conducir, visa status, work permit, fax, skype, religion, "
        "region, country, land, pays, pais, konfession, dni, nie, nif, passport, passport no"
    ),
}

# Labels inside an entry, and the field that they announce; "" is for labels of no use here.
ENTRY_LABELS: dict[str, frozenset[str]] = {
    "title": phrases(
        "position, title, role, job title, occupation or position held, beruf oder funktion, "
        "fonction ou poste occupe, puesto, cargo, profesion o cargo desempenado, poste, "
        "designation, job role, job position, position held, post held, role title, "
        "stelle, stellenbezeichnung, berufsbezeichnung, funktion, rolle, tatigkeit als, "
        "intitule du poste, poste occupe, fonction, emploi, emploi occupe, metier, "
        "puesto de trabajo, puesto desempenado, cargo desempenado, ocupacion, rol"
    ),
    "company": phrases(
        "employer, company, organisation, organization, name of employer, arbeitgeber, firma, "
        "employeur, entreprise, empresa, empleador, nombre de la empresa, company name, "
        "name of company, name of the company, employer name, name of the employer, "
        "name of organization, organisation name, organization name, unternehmen, betrieb, "
        "nom de l entreprise, nom de l employeur, societe, compania, nombre del empleador"
    ),
    "degree": phrases(
        "degree, education degree, qualification, title of qualification awarded, abschluss, "
        "diplome, titulo, titulacion, intitule du diplome"
    ),
    "school": phrases(
        "school, university, institution, university name, school name, name of organisation, "
        "institucion, institucion educativa, centro educativo, centro de estudios, universite, "
        "bildungseinrichtung, "
        "name of school, hochschule, etablissement, centro, universidad"
    ),
    # Who a freelancer worked for.
    "client": phrases(
        "client, clients, end client, client name, customer, kunde, auftraggeber, endkunde, "
        "commanditaire, cliente, cliente final"
    ),
    "skip": phrases(
        "dates, date, year, graduation year, location, gpa, grade, note, main activities and, "
        "main activities, period, zeitraum, fechas, fecha, duration, skills, dauer, von bis, "
        "from, to, from to, tenure, time period, periode, duree, dates de l emploi, periodo, "
        "duracion, team size, teamgrosse, project, project name, projekt, projet, proyecto, "
        "environment, branche, "
        "industry, sector, secteur, secteur d activite, sector de actividad, reporting to, "
        "reason for leaving, total, total duration, total experience, insgesamt, gesamt, "
        "gesamtdauer, au total, en total, duree totale, duracion total"
    ),
}

# Lines that stand between an entry's head and its description and say nothing.
NOISE = phrases(
    "highlights, key highlights, responsibilities, key responsibilities, main responsibilities, "
    "duties, main duties, duties and responsibilities, roles and responsibilities, tasks, "
    "achievements, key achievements, accomplishments, key accomplishments, selected achievements, "
    "description, job description, aufgaben, aufgabenbereich, aufgabengebiet, hauptaufgaben, "
    "tatigkeiten, aufgaben und erfolge, erfolge, verantwortlichkeiten, beschreibung, missions, "
    "mission, principales missions, missions principales, taches, taches principales, "
    "realisations, responsabilites, funciones, funciones principales, logros, tareas, "
    "principales logros, responsabilidades, actividades, descripcion, job responsibilities, "
    "job duties, role and responsibilities, responsibilities and achievements, key tasks, "
    "main tasks, key duties, key contributions, contributions, activities, job profile, "
    "achievements tasks, tasks and responsibilities, duties and achievements, "
    "tatigkeitsbereich, tatigkeitsbeschreibung, tatigkeitsschwerpunkte, haupttatigkeiten, "
    "aufgabenschwerpunkte, schwerpunkte, wesentliche aufgaben, zustandigkeiten, "
    "aufgaben und verantwortung, erfolge aufgaben, activites, principales activites, "
    "activites principales, attributions, fonctions, principales taches, "
    "description du poste, realisations taches, missions et realisations, "
    "principales realisations, principales funciones, funciones desempenadas, "
    "funciones y logros, tareas principales, principales tareas, actividades principales, "
    "logros tareas, logros principales, responsabilidades principales, "
    "descripcion del puesto, tareas realizadas, description of duties, "
    "description of duties and responsibilities, brief description of duties, "
    "brief description of duties and responsibilities, description of duties and, "
    "summary of duties, summary of duties and responsibilities, nature of work, job purpose"
)

# How somebody is employed: neither a title nor a company.
TERMS_OF_WORK = phrases(
    "full time, part time, fulltime, parttime, permanent, contract, fixed term, temporary, casual, "
    "seasonal, zero hours, on call, permanent full time, permanent part time, full time permanent, "
    "vollzeit, teilzeit, in vollzeit, in teilzeit, befristet, unbefristet, minijob, geringfugig, "
    "festanstellung, cdi, cdd, temps plein, temps partiel, a temps plein, a temps partiel, "
    "saisonnier, tiempo completo, media jornada, jornada completa, jornada parcial, "
    "tiempo parcial, indefinido, contrato indefinido, contrato temporal, temporal, por horas, "
    "contrat a duree indeterminee, contrat a duree determinee"
)


MOST_WORDS = 5  # of a label
FEWEST_NUMBERED = 2
NUMBER = re.compile(r"\(?(\d{1,2})[.)]")


def without_label(line: Line) -> Line:
    """The text behind "Duties:" or beside a cell that says no more; else the line as it is."""
    length = length_of_label(line)
    return replace(line, words=first_in_line(line, length)) if length else line


def length_of_label(line: Line) -> int:
    """How many words announce a description that follows them in the line."""
    words = line.words
    for number, word in enumerate(words[1 : MOST_WORDS + 1], start=1):
        if word.after_gap or words[number - 1].text.endswith(":"):
            label = " ".join(one.text for one in words[:number])
            return number if fold(label) in NOISE else 0
    return 0


def unnumbered(lines: Sequence[Line], body: Sequence[bool]) -> list[Line]:
    """The lines; those that start with 1., 2., 3. in a row, descriptions apart, without numbers."""
    numbers = {
        place: int(match[1])
        for place, (line, text) in enumerate(zip(lines, body, strict=True))
        if not text and len(line.words) > 1 and (match := NUMBER.fullmatch(line.words[0].text))
    }
    in_order = list(numbers.values()) == list(range(1, len(numbers) + 1))
    if len(numbers) < FEWEST_NUMBERED or not in_order:
        return list(lines)
    return [
        replace(line, words=first_in_line(line, 1)) if place in numbers else line
        for place, line in enumerate(lines)
    ]


def first_in_line(line: Line, start: int) -> tuple[Word, ...]:
    """The words from `start` on, of which the first one has no gap before it."""
    return (replace(line.words[start], after_gap=False), *line.words[start + 1 :])
