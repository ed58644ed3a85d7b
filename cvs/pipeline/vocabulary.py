"""Words that CVs use for their parts, in English, German, French and Spanish.

All are folded: lower case, without accents and punctuation.
"""

from enum import StrEnum


class Kind(StrEnum):
    """What a section of a CV is about. HEAD is whatever stands before the first heading."""

    HEAD = "head"
    CONTACT = "contact"
    SUMMARY = "summary"
    EXPERIENCE = "experience"
    EDUCATION = "education"
    SKILLS = "skills"
    CERTIFICATIONS = "certifications"
    LANGUAGES = "languages"
    OTHER = "other"


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    return frozenset(phrase.strip() for phrase in text.split(","))


# Headings that mean something else than their words do, looked up first.
HEADING_PHRASES: dict[Kind, frozenset[str]] = {
    Kind.SUMMARY: phrases(
        "about, about me, personal statement, career objective, uber mich, kurzprofil, a propos, "
        "a propos de moi, sobre mi, acerca de mi, who i am, personal profile, profil, perfil, "
        "career summary, career profile, career overview, career goal, career goals, "
        "career aim, personal summary, summary of qualifications, qualifications summary, "
        "profile summary, extracto, quien soy, qui suis je, uber meine person, "
        "objetivo profesional, objetivo laboral, objectif professionnel, projet professionnel, "
        "berufliches profil, berufliche ziele, berufliches ziel, karriereziel, personliches profil"
    ),
    Kind.CERTIFICATIONS: phrases(
        "professional development, professional qualifications, continuing education, "
        "weiterbildung, weiterbildungen, fortbildung, fortbildungen, formation continue, "
        "formations complementaires, formacion complementaria, formacion continua, "
        "cursos y certificados, zusatzqualifikationen, fort und weiterbildung, "
        "fort und weiterbildungen, weiter und fortbildung, weiter und fortbildungen, "
        "cursos y talleres, otros cursos, otros titulos, otras titulaciones, "
        "cursos y seminarios, permis et habilitations, autres formations, "
        "formacion no reglada, otra formacion, berufliche weiterbildung, "
        "lizenzen und zertifikate, professional training, additional training"
    ),
    Kind.CONTACT: phrases(
        "personal information, personal details, personal data, personliche daten, "
        "personliche angaben, informations personnelles, datos personales, "
        "datos de contacto, informacion personal, etat civil, coordonnees, get in touch, details, "
        "personal info, contact me, contact info, personalien, zur person, "
        "angaben zur person, daten zur person, me contacter, datos, mis datos, datos generales, "
        "infos personnelles, donnees personnelles, personal particulars, biodata, bio data, "
        "contact information, "
        "reach me, me joindre, pour me joindre, contactez moi, kontaktinformation"
    ),
    Kind.EXPERIENCE: phrases(
        "work, career, beruflicher werdegang, werdegang, parcours professionnel, parcours, "
        "trayectoria profesional, trayectoria, praktische erfahrung, career history, "
        "work history, job history, professional history, professional background, "
        "current or most recent employer, current or most recent employment, current employer, "
        "current employment, present employer, present employment, most recent employer, "
        "most recent employment, current post, present post, current role, current position, "
        "current job, aktuelle position, aktuelle tatigkeit, derzeitige tatigkeit, poste actuel, "
        "emploi actuel, puesto actual, empleo actual, "
        "work background, career background, employment background, employment record, "
        "work record, positions held, previous positions, professional career, "
        "berufliche erfahrung, berufliche erfahrungen, berufliche tatigkeit, "
        "berufliche tatigkeiten, berufliche stationen, berufliche laufbahn, berufliche praxis, "
        "historique professionnel, itineraire professionnel, vie professionnelle, carriere, "
        "carriere professionnelle, historial laboral, historial profesional, vida laboral, "
        "carrera profesional, antecedentes laborales, antecedentes profesionales, "
        "recorrido profesional"
    ),
    Kind.EDUCATION: phrases(
        "aus und weiterbildung, academic background, academic history, academic record, "
        "academic career, scholastic record, educational background, educational history, "
        "schule und ausbildung, schulen, schule, hochschule, schule und studium, "
        "akademischer werdegang, schulischer werdegang, akademische laufbahn, berufsausbildung, "
        "parcours academique, parcours scolaire, parcours universitaire, parcours de formation, "
        "formation initiale, cursus, cursus scolaire, cursus universitaire, cursus academique, "
        "titulos academicos, datos academicos, formacion reglada, antecedentes academicos, "
        "trayectoria academica, historial academico, estudios realizados"
    ),
    Kind.SKILLS: phrases(
        "top skills, atouts, points forts, principales competences, aptitudes principales, "
        "capacidades, puntos fuertes, informatique, bureautique, informatica, skill set, "
        "what i can do, was ich kann, savoir etre, technical knowledge, technical proficiency, "
        "computer proficiency"
    ),
    Kind.LANGUAGES: phrases(
        "language skills, competences linguistiques, sprachkenntnisse, fremdsprachen, "
        "linguistic skills, connaissances linguistiques, langues etrangeres, "
        "conocimiento de idiomas, conocimientos de idiomas, sprachliche kenntnisse, "
        "language proficiency, language competence, language competences, competencias "
        "linguisticas, "
        "competencias idiomaticas, habilidades linguisticas, capacidades linguisticas, "
        "aptitudes linguistiques, competences en langues, sprachkompetenz, sprachkompetenzen, "
        "sprachfertigkeiten, sprachliche fahigkeiten"
    ),
    Kind.OTHER: phrases(
        "background, labor social, soziales engagement, "
        "social engagement, leadership experience, speaking experience, academic achievements, "
        "intereses personales, career break, "
        "volunteer experience, volunteering experience, research interests, other activities, "
        "centres d interet, centres d interets, volunteer work, voluntary work, "
        "personal projects, selected projects, honors and awards, honours and awards, "
        "additional information, other information, miscellaneous, sonstiges, divers, varios, "
        "otros datos, otros datos de interes, datos de interes, informations complementaires, "
        "permis de conduire, fuhrerschein, driving licence, driving license, "
        "carne de conducir, permiso de conducir, declaration, vie associative, "
        "activites extraprofessionnelles, military service, wehrdienst, zivildienst"
    ),
}

# Single words that tell a section by themselves; the first kind that matches wins.
HEADING_WORDS: dict[Kind, frozenset[str]] = {
    Kind.OTHER: words(
        "volunteer volunteering voluntary ehrenamt ehrenamtliches engagement benevolat "
        "voluntariado projects project projekte projets proyectos publications publication "
        "publikationen veroffentlichungen publicaciones awards award honors honours "
        "auszeichnungen preise distinctions prix premios reconocimientos interests interest "
        "freizeit passions extracurricular activities aktivitaten activites actividades "
        "speaking talks presentations portfolio charity caritative sports hobbies hobby "
        "hobbys interessen loisirs intereses aficiones references referees referenzen "
        "referencias patents conferences memberships affiliations mitgliedschaften"
    ),
    Kind.CERTIFICATIONS: words(
        "permis bescheinigungen bescheinigung "
        "certifications certification certificates certificate certificats certificaciones "
        "habilitations habilitation weiterbildung weiterbildungen fortbildung fortbildungen "
        "seminare seminars workshops zusatzqualifikationen brevets lehrgange permits "
        "accreditations accreditation akkreditierungen acreditaciones certificados "
        "zertifikate zertifizierungen licenses licences courses training trainings cursos "
        "kurse credentials lizenzen licencias capacitaciones acreditacion talleres nachweise "
        "diplomados perfectionnement capacitacion tickets cpd"
    ),
    Kind.LANGUAGES: words(
        "languages language sprachen sprache langues langue idiomas idioma lenguas fremdsprachen"
    ),
    Kind.EXPERIENCE: words(
        "experience experiences employment berufserfahrung berufspraxis arbeitserfahrung "
        "berufstatigkeit berufsweg berufslaufbahn berufsstationen stationen tatigkeiten "
        "anstellungen beschaftigungen laufbahn werdegang karriere arbeitserfahrungen "
        "praxiserfahrung trayectoria empleo empleos puestos practicas pasantias emploi "
        "emplois postes stages parcours appointments roles career apprenticeships placements "
        "praxis berufserfahrungen experiencia experiencias jobs positions internships "
        "praktika "
        "nebentatigkeiten beschaftigungsverhaltnisse"
    ),
    Kind.EDUCATION: words(
        "schule schulen lycee universite universidad "
        "education educational academic academics ausbildung bildung bildungsweg bildungsgang "
        "studium schulbildung formation formations etudes diplomes formacion educacion "
        "estudios qualifications qualification qualifikationen academica degrees schooling "
        "scolarite titulacion titulaciones schullaufbahn hochschulbildung hochschulausbildung "
        "studies scholastics hochschulstudium"
    ),
    Kind.SKILLS: words(
        "skills skill expertise competencies competences competencias competency kenntnisse "
        "fachkenntnisse fahigkeiten kompetenzen edv habilidades aptitudes conocimientos "
        "technologies technology tools toolbox strengths kernkompetenzen proficiencies "
        "herramientas informatica software logiciels programas methods methoden frameworks "
        "specialties specialities specialisms hardskills softskills computer technologien "
        "outils savoir connaissances capabilities stack destrezas starken tecnicos "
        "fachkompetenzen fachkompetenz methodenkompetenz methodenkompetenzen sozialkompetenz "
        "sozialkompetenzen computerkenntnisse capacidades fortalezas conocimiento "
        "abilities"
    ),
    Kind.SUMMARY: words(
        "summary profile objective zusammenfassung profil perfil resume resumen objectif "
        "objetivo overview introduction presentation statement berufsziel"
    ),
    Kind.CONTACT: words(
        "contact kontakt contacto kontaktdaten contacts contacter contactame contactar "
        "coordonnees kontaktinformationen"
    ),
}

# Words that may stand beside those in a heading and decide nothing.
HEADING_FILLERS = words(
    "domaines travail laboral laborale occupes adicional significatives online hintergrund "
    "attended completed taken obtained spoken obtenus obtenues obtenidos erworbene "
    "professional relevant selected core key technical additional work personal my areas area of "
    "and the career employment background history other main und et y de la des du der die das "
    "en berufliche beruflicher professionnelle professionnelles profesional profesionales laboral "
    "professionnel professionnels techniques techniken tecnicas faire soft hard spoken in fields "
    "spezial weitere it academic "
    "curriculum akademische schulische universitaires academique competences executive "
    "qualifications related honors achievements summary industry practical foreign a d l "
    "digital digitale digitales numerique numeriques top known proficiency besondere weiteres "
    "andere anderes autre autres otro otra otros otras "
    "principale general informaticos realizados held record ability "
    "attributes set studies "
    "etrangeres berufliches beruflich zusatzliche wichtige wichtigste relevante "
    "parlees hablados habladas gesprochene gesprochen titulos me personal personnel personnels "
    "continued fortsetzung suite continuacion continua previous past recent significant highlights "
    "bisheriger bisherige berufspraktische praktische allgemeine pratique pratiques salariee "
    "profesionales laborales previa competencias clave full time part freelance military teaching "
    "research clinical postdoctoral internship militar leadership consulting industrial "
    "management supervisory years jahre extra "
    "informatiques linguistiques hochschul clave principales cles tech info"
)

PRESENT = (
    "present day|present|current position|current|currently|now|today|ongoing|to date|to present|"
    "till date|till now|until now|date|heute|aktuell|derzeit|jetzt|laufend|gegenwart|gegenwartig|"
    "dato|fortlaufend|andauernd|aujourd.?hui|a ce jour|en cours|actuel|actuelle|actuellement|"
    "maintenant|ce jour|a present|poste actuel|actualidad|la actualidad|la fecha|el presente|"
    "el momento|el dia de hoy|actualmente|actual|presente|vigente|hoy|the present|up to now|"
    "up to date|up to present|up to the present|till today|til date|bis dato|zurzeit|zur zeit|"
    "l.?heure actuelle|ahora|hoy en dia|tilldate|todate"
)
SINCE = "since|from|seit|ab|depuis|desde|des|a partir de|a partir du|a compter de|a compter du"
FROM = "von|vom|du|de|del"
UNTIL = "to|until|till|thru|through|bis|bis zum|zum|au|a|jusqu.?a|jusqu.?en|jusqu.?au|al|hasta|en"
# Words before a date that make it less exact, or say that a degree is still to come.
AROUND = (
    "early|mid|late|end of|beginning of|circa|ca|approx|anfang|mitte|ende|etwa|debut|mi|fin|"
    "principios de|mediados de|finales de|expected|expected in|expected graduation|"
    "expected completion|anticipated|anticipated graduation|graduating|graduating in|graduation|"
    "graduated|graduated in|voraussichtlich|voraussichtlicher abschluss|vsl|prevu|prevue|"
    "prevu en|prevue en|obtention prevue|obtention prevue en|diplome prevu|fin prevue|previsto|"
    "prevista|previsto para|prevista para|finalizacion prevista|graduacion prevista|graduacion|"
    "class of|promocion|jahrgang"
)
# Parts of a year that are no month.
SEASONS = (
    "spring|summer|autumn|fall|winter|fruhling|fruhjahr|sommer|herbst|wintersemester|"
    "sommersemester|ws|ss|wise|sose|printemps|ete|automne|hiver|primavera|verano|otono|invierno|"
    "semester|trimester|academic year|curso|annee scolaire|schuljahr|michaelmas|hilary|lent|"
    "trinity|easter|fruhlingssemester|fruhjahrssemester|herbstsemester|semestre|cuatrimestre|"
    "trimestre|rentree|annee universitaire|studienjahr|curso academico"
)

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janner janvier janv enero ene",
            "feb febr february februar fevrier fevr fev febrero",
            "mar march marz mrz maerz mars marzo",
            "apr april avril avr abril abr",
            "may mai mayo",
            "jun june juni juin junio",
            "jul july juli juillet juil julio",
            "aug august aout agosto ago",
            "sep sept september septembre septiembre set",
            "oct october okt oktober octobre octubre",
            "nov november novembre noviembre",
            "dec december dez dezember decembre diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}

TITLE_WORDS = words(
    "manager engineer developer analyst director assistant consultant designer officer specialist "
    "coordinator administrator supervisor technician scientist researcher teacher lecturer "
    "professor tutor instructor nurse sister doctor physician therapist pharmacist accountant "
    "auditor controller bookkeeper lawyer attorney solicitor paralegal counsel advocate associate "
    "partner head lead leader chief chef president founder owner executive representative agent "
    "advisor adviser architect programmer tester intern trainee apprentice clerk secretary "
    "receptionist cashier waiter waitress bartender barista cook baker cleaner driver operator "
    "operative mechanic electrician plumber carpenter welder fitter machinist planner buyer "
    "monitor monitora soignant soignante aide recruiter editor writer journalist copywriter "
    "photographer illustrator artist producer translator interpreter librarian curator fellow "
    "postdoc student worker carer caretaker foreman inspector surveyor estimator broker trader "
    "banker underwriter actuary economist strategist merchandiser buyer salesperson seller "
    "steward captain pilot guard sergeant dean principal headteacher psychologist counsellor "
    "counselor midwife paramedic radiographer dentist veterinarian biologist chemist physicist "
    "statistician geologist sysadmin devops cto ceo cfo coo cio vp sre leiter leiterin teamleiter "
    "teamleiterin abteilungsleiter projektleiter projektleiterin bereichsleiter entwickler "
    "entwicklerin ingenieur ingenieurin entwicklungsingenieur konstruktionsingenieur konstrukteur "
    "techniker mitarbeiter mitarbeiterin sachbearbeiter sachbearbeiterin berater beraterin "
    "referent referentin geschaftsfuhrer werkstudent werkstudentin praktikant praktikantin "
    "assistent assistentin lehrer lehrerin pfleger krankenpfleger pflegefachkraft kaufmann "
    "kauffrau buchhalter buchhalterin controllerin meister facharbeiter arzt arztin redakteur "
    "redakteurin verkaufer verkauferin directeur directrice responsable charge chargee chargé "
    "ingenieure developpeur developpeuse technicien technicienne assistante consultante comptable "
    "infirmier infirmiere enseignant enseignante professeur stagiaire vendeur vendeuse conseiller "
    "conseillere gestionnaire redacteur redactrice coordinateur coordinatrice analyste concepteur "
    "animateur animatrice juriste avocat avocate cadre attache attachee commercial commerciale "
    "formateur formatrice directora jefe jefa gerente ingeniero ingeniera desarrollador "
    "desarrolladora programador tecnico tecnica asistente consultor consultora analista comercial "
    "gestor gestora coordinador coordinadora enfermero enfermera profesor profesora maestro "
    "maestra contable administrativo administrativa auxiliar becario becaria vendedor vendedora "
    "abogado abogada encargado encargada ayudante disenador disenadora camarero camarera cocinero "
    "dependiente"
)

COMPANY_WORDS = words(
    "ltd limited llc llp inc incorporated plc gmbh ag se kg ohg ug corp corporation company co "
    "group holding holdings sa sas sarl srl sl bv nv ab oy university universitat universite "
    "universidad college school hospital clinic bank council ministry agency institute institut "
    "labs laboratories partners solutions systems technologies services studio studios ventures "
    "foundation stiftung trust nhs hotel restaurant verlag klinikum krankenhaus banco grupo"
)

SCHOOL_WORDS = words(
    "university universitat universite universidad universitat universidade universita "
    "universiteit universitet univ college school institute institut instituto academy akademie "
    "academie academia hochschule fachhochschule gymnasium realschule berufsschule gesamtschule "
    "lycee ecole escuela colegio ies iut insa polytechnic politecnica polytechnique conservatory "
    "faculty conservatoire eth epfl mit rwth tu tum lmu hec essec cnam sorbonne kolleg schule "
    "facultad sixth yeshiva seminary berufskolleg handelsschule cegep lyceum kth ucl uned"
)

DEGREE_WORDS = words(
    "mpharm bpharm mchem mphys mmath msw mpa mpp edd bachelor bachelors master masters doctor "
    "doctorate doktor doctorat doctorado phd dphil mphil mba bsc msc ba ma bs ms beng meng bed "
    "med bcom llb llm jd md bfa mfa bba bn bsn msn associate diploma diplom dipl diplome degree "
    "licence license licenciatura grado maestria mestrado abitur fachabitur matura baccalaureat "
    "bac bachillerato dut bts deug deust master magister magistra staatsexamen gcse gcses hnd hnc "
    "btec nvq foundation certificate aas aa as ingenieur ingenieria ausbildung lehre mittlere "
    "reife fachhochschulreife hochschulreife tecnico fp ged promotion cap bep levels level pgce "
    "msci mres postgraduate graduado graduate"
)

LANGUAGE_NAMES = words(
    "english french german spanish italian portuguese dutch swedish norwegian danish finnish "
    "icelandic polish czech slovak hungarian romanian bulgarian greek turkish russian ukrainian "
    "serbian croatian slovenian albanian arabic hebrew persian farsi urdu hindi bengali punjabi "
    "tamil telugu gujarati marathi chinese mandarin cantonese japanese korean vietnamese thai "
    "malay indonesian tagalog filipino swahili yoruba igbo hausa amharic somali zulu afrikaans "
    "irish gaeilge welsh catalan basque galician latin esperanto estonian latvian lithuanian "
    "maltese twi akan "
    "deutsch englisch franzosisch spanisch italienisch portugiesisch niederlandisch schwedisch "
    "norwegisch danisch finnisch polnisch tschechisch ungarisch rumanisch griechisch turkisch "
    "russisch ukrainisch arabisch chinesisch japanisch koreanisch hebraisch persisch kroatisch "
    "serbisch bosnisch latein katalanisch vietnamesisch "
    "francais anglais allemand espagnol italien portugais neerlandais suedois polonais tcheque "
    "hongrois roumain grec turc russe arabe chinois japonais coreen hebreu catalan breton "
    "ukrainien norvegien danois finnois vietnamien "
    "espanol castellano ingles frances aleman italiano portugues neerlandes sueco polaco checo "
    "hungaro rumano griego turco ruso arabe chino japones coreano catalan euskera gallego "
    "valenciano ucraniano"
)

COUNTRIES = phrases(
    "uk, united kingdom, england, scotland, wales, northern ireland, ireland, usa, us, united "
    "states, united states of america, canada, australia, new zealand, germany, deutschland, "
    "austria, osterreich, switzerland, schweiz, suisse, france, frankreich, spain, espana, "
    "spanien, italy, italia, portugal, netherlands, the netherlands, niederlande, belgium, "
    "belgique, luxembourg, denmark, sweden, norway, finland, iceland, poland, polen, czechia, "
    "czech republic, slovakia, hungary, romania, bulgaria, greece, turkey, turkiye, russia, "
    "ukraine, estonia, latvia, lithuania, croatia, serbia, slovenia, india, pakistan, bangladesh, "
    "sri lanka, nepal, china, hong kong, taiwan, japan, south korea, korea, singapore, malaysia, "
    "thailand, vietnam, indonesia, philippines, nigeria, ghana, kenya, south africa, egypt, "
    "morocco, maroc, tunisia, ethiopia, uganda, tanzania, rwanda, senegal, israel, lebanon, "
    "jordan, saudi arabia, uae, united arab emirates, qatar, kuwait, iran, iraq, mexico, brazil, "
    "brasil, argentina, chile, colombia, peru, ecuador, uruguay, venezuela, cuba, costa rica, "
    "remote"
)
