"""Whether words look like a job's title or like the name of an organisation."""

import re
from functools import lru_cache

from cvs.pipeline.cleaning import fold
from cvs.pipeline.limits import STANDARD_LIMITS
from cvs.pipeline.vocabulary import COMPANY_WORDS, SCHOOL_WORDS, TITLE_WORDS, words

_ABBREVIATED = re.compile(r"\b([A-Z][A-Za-z]{0,2})\.(?=\s?[A-Z]|\W|$)")
SHORTEST_BEFORE_SUFFIX = 3
LONGEST_NAME = 120  # characters


def unabbreviated(text: str) -> str:
    """The text without the full stops of "Dr." and "B.Sc."."""
    return _ABBREVIATED.sub(r"\1", text) if "." in text else text


def as_endings(text: str) -> tuple[str, ...]:
    return tuple(text.split())


MORE_TITLES = words(
    "aide animator apprenticeship attendant author aushilfe auszubildende auszubildender "
    "azubi baker blogger bricklayer butcher bookseller boss butler carer chair chauffeur "
    "cleaner cofounder collector columnist commander compositor conductor contractor coach "
    "courier crew dealer demonstrator deputy dispatcher dishwasher diver docent drafter "
    "dietitian docente doctorand doktorand doktorandin doctorante doctorant ebeniste educator "
    "elternzeit evangelist expert experte expertin experto experta facilitator farmer "
    "filmmaker firefighter florist freelance freelancer freiberufler freiberuflerin "
    "fundraiser gardener geschaftsfuhrerin graduate groom groundskeeper handler handyman "
    "headhunter helper helpdesk hilfskraft host hostess housekeeper hygienist imam "
    "independant instructora intermediary intern internship investigator janitor jockey "
    "joiner journeyman judge koch kochin labourer laborer laborant laborantin landlord "
    "landscaper lifeguard locksmith machiniste magistrate maker maid manageress marketer "
    "marshal masseur medic member mentor merchandiser militardienst minister moderator "
    "musician nanny negotiator notary officer optician orderly owner packer painter parental "
    "pathologist picker plasterer policeman porter postman practitioner preparer presenter "
    "priest prefect praktikum proofreader prosecutor publicist ranger rector registrar "
    "reporter reservist resident roofer sabbatical sailor sales scholar sculptor "
    "selbststandig selbstandig seller server shepherd shopper singer socia socio soldier "
    "specialiste stylist surgeon tailor teller tiler toolmaker trainer traineeship treasurer "
    "typist underwriter usher valet vet vice volontariat volontarin volontar warden washer "
    "watchman wehrdienst zivildienst zivildienstleistender bundesfreiwilligendienst webmaster "
    "dependienta peon calderero reponedor reponedora winemaker wissenschaftler "
    "wissenschaftlerin buchhandler buchhandlerin schreiner "
    "schlosser backer konditor konditorin kellner kellnerin dolmetscher dolmetscherin "
    "ubersetzer ubersetzerin angestellte angestellter beamter beamtin dozent dozentin "
    "disponent disponentin lagerist lageristin richter richterin anwalt anwaltin rechtsanwalt "
    "rechtsanwaltin steuerberater notar apotheker apothekerin hebamme therapeut therapeutin "
    "physiotherapeut logopade psychologe psychologin sozialarbeiter forscher forscherin "
    "biologe biologin chemiker chemikerin physiker physikerin informatiker informatikerin "
    "mathematiker statistiker okonom archivar bibliothekar monteur volontaire apprenti "
    "apprentie alternant alternante agent agente boulanger boulangere caissier caissiere "
    "cuisinier cuisiniere chercheur chercheuse chauffeuse directrice docteur employe employee "
    "enseignante gerant gerante hotesse hote independante interimaire interne macon "
    "magasinier magasiniere maitre maitresse manutentionnaire mecanicien medecin menuisier "
    "orthophoniste ouvrier ouvriere pharmacien pharmacienne plombier preparateur prof "
    "receptionniste referent salarie secretaire standardiste stage surveillant surveillante "
    "technico traducteur traductrice veterinaire aprendiz alumno alumna arquitecto arquitecta "
    "azafata bibliotecario bibliotecaria cajero cajera capataz cientifico cientifica "
    "conductora conserje educador educadora electricista empleado empleada empresario "
    "especialista farmaceutico farmaceutica fisioterapeuta fontanero funcionario funcionaria "
    "gobernanta interventor investigador investigadora jardinero librera librero limpiadora "
    "medico medica mozo operador operadora operario operaria panadero pasante peluquera "
    "peluquero periodista practicas presidente psicologo psicologa recepcionista redactor "
    "redactora repartidor responsable secretario secretaria socorrista soldado subdirector "
    "subdirectora supervisora teleoperador teleoperadora titular trabajador trabajadora "
    "traductor traductora veterinario veterinaria vigilante voluntario voluntaria "
    "fahrer fahrerin helfer helferin pflegerin technikerin planer planerin verwalter verwalterin "
    "prufer pruferin gestalter gestalterin vertreter vertreterin bearbeiter bearbeiterin "
    "kassierer kassiererin mechaniker mechanikerin elektroniker elektronikerin mechatroniker "
    "sekretar sekretarin erzieher erzieherin rechtsreferendar rechtsreferendarin keeper"
)
TITLE_SUFFIXES = as_endings(
    "leiter leiterin leitung entwickler entwicklerin ingenieur ingenieurin berater beraterin "
    "techniker technikerin pfleger pflegerin kaufmann kauffrau verkaufer verkauferin manager "
    "managerin fahrer fahrerin meister meisterin lehrer lehrerin helfer helferin fuhrer "
    "fuhrerin beauftragter beauftragte architekt architektin assistent assistentin assistenz "
    "schwester erzieher erzieherin kraft arzt arztin halter halterin verwalter verwalterin "
    "planer planerin mechaniker mechanikerin elektroniker mechatroniker sekretar sekretarin "
    "trainer trainerin prufer pruferin referent referentin mitarbeiter mitarbeiterin analyst "
    "analystin gestalter gestalterin redakteur redakteurin vertreter vertreterin spezialist "
    "spezialistin bearbeiter bearbeiterin praktikant praktikantin student studentin "
    "koordinator koordinatorin chef chefin ician ologist ographer keeper woman trice ologo "
    "ologa adora idora ador edor iciste logue graphe engineer scientist developer"
)
ENDS_LIKE_A_TITLE = ("eur", "euse", "ista", "iste", "ienne", "enne")
WEAK = 0.1  # how much a field of work speaks for an organisation
LONG_ENOUGH = 8  # letters of a word that ends so
NO_TITLES = words(
    "interieur exterieur superieur inferieur technologue catalogue workstation handelskraft "
    "wasserkraft windkraft pologne parisienne europeenne europenne salvador ecuador"
)
MORE_COMPANIES = words(
    "academia academy agencia agentur airlines airways analytics anwalte apotheke arztpraxis "
    "associates association asociacion assurance assurances authority autohaus ayuntamiento "
    "backerei bakery bancorp bank banking banque borough boulangerie brewery brothers "
    "builders bundesamt bureau cabinet cafe caisse caja centro charity haulage haulier "
    "freights clinica clinic clinique club collective colegio commission committee compagnie "
    "compania comune consortium constructora consultants cooperative cooperativa council "
    "county department despacho dienstleistungen dynamics ecole editions editorial ehpad "
    "electric empresa entertainment enterprises entreprise escuela etudes fabrik farm "
    "farmacia federation firm foods forces freight fundacion garage gemeinde genossenschaft "
    "gesellschaft groupe gruppe gymnasium haus hochschule homes hopital hotels hut industrie "
    "industries infirmary inversiones investments kanzlei kindergarten kirche kita klinik "
    "kliniken laboratory laboratoire landesamt landratsamt library libreria lycee mairie "
    "maschinenbau metals ministere ministerio ministerium motors museum museo musee navy "
    "network networks office optics parish partner partnership pharma pharmaceuticals "
    "pharmacy pharmacie police polska praxis press produktion publishing railway railways "
    "realschule renewables residence residencia sanitas savings schule seguros shipping shop "
    "society societe solicitors sparkasse stadt stadtwerke stadtverwaltung store stores "
    "studios supermarket supermarche supply surgery telecom telekom textiles theater theatre "
    "therapeutics tours town transports union universidad universitatsklinikum "
    "unternehmensberatung utilities verband verein verkehrsbetriebe versicherung "
    "versicherungen vereinigung volksbank wealth werk werke werkstatt werbeagentur wholesale "
    "winery wirtschaftsprufung works zeitung zentrum zentralbank "
    "panaderia ferreteria zapateria peluqueria heladeria joyeria floristeria talleres bodegas "
    "brasserie pizzeria librairie epicerie imprimerie quincaillerie auberge etablissements ets "
    "gasthof gasthaus gaststatte spedition inn tavern bistro grocers butchers foundry hospice"
)
# What organisations are called by, and what people do there as well.
FIELDS_OF_WORK = words(
    "international global digital learning science sciences research interactive care health "
    "healthcare law legal finance financial engineering retail travel logistics logistik "
    "logistica media medien news marketing market markets energy energie imports products "
    "service recruitment insurance medical print primary city construction communications "
    "education records software tech consulting trading transport express handel bau technik "
    "center centre team dental chemicals electronics elektronik robotics biotech"
)
COMPANY_SUFFIXES = as_endings(
    "werke werk klinik klinikum krankenhaus schule gymnasium gesellschaft verlag kanzlei "
    "agentur backerei apotheke versicherung amt sparkasse fabrik handel verwaltung verband "
    "institut bau technik bank haus soft tech labs ware druckerei gartnerei tischlerei "
    "schreinerei metzgerei brauerei molkerei schlosserei fleischerei gericht"
)
LEGAL_FORMS = words(
    "ltd limited llc llp inc incorporated plc gmbh ag kg ohg ug corp corporation sas sarl srl "
    "slu bv nv ab oy ev eg mbh spa scop pty pte kgaa gbr"
)
# What a part of an organisation's name starts with.
DEPARTMENTS = words(
    "department dept division abteilung bereich fachbereich lehrstuhl faculty fakultat facultad "
    "faculte departement departamento direction pole unit section"
)
AND = re.compile(r"\w\s?(?:&|\+)\s?[A-ZÄÖÜÉ]")


@lru_cache(maxsize=STANDARD_LIMITS.lines)
def title_likeness(text: str) -> float:
    """Above 0 for what looks like a job's title, below for what looks like an organisation."""
    titles, companies = count_both(text)
    if titles:
        return 2.0 - min(companies, 1) * 0.5
    if companies or AND.search(text[:LONGEST_NAME]):
        return -1.0
    return -0.2 * any(word in FIELDS_OF_WORK for word in spoken_words(text))


@lru_cache(maxsize=STANDARD_LIMITS.lines)
def company_likeness(text: str) -> float:
    """Above 0 for what looks like an organisation's name, below for what looks like a title."""
    own = spoken_words(text)
    if LEGAL_FORMS.intersection(own[-3:]):
        return 2.5
    if DEPARTMENTS.intersection(own[:1]):
        return -0.5
    titles, companies = count_both(text)
    if companies:
        return 1.5 - min(titles, 1) * 1.75
    if titles:
        return -1.5
    fields = any(word in FIELDS_OF_WORK for word in own)
    return 0.5 * bool(AND.search(text[:LONGEST_NAME])) + WEAK * fields


def count_titles(text: str) -> int:
    return count_both(text)[0]


@lru_cache(maxsize=STANDARD_LIMITS.lines)
def count_both(text: str) -> tuple[int, int]:
    """How many words of titles and how many of companies stand in the text."""
    own = spoken_words(text)
    return sum(map(is_title_word, own)), sum(map(is_company_word, own))


def spoken_words(text: str) -> list[str]:
    return fold(unabbreviated(text[:LONGEST_NAME])).split()


def is_title_word(word: str) -> bool:
    if word in TITLE_WORDS or word in MORE_TITLES:
        return True
    if word in NO_TITLES or is_company_word(word):
        return False
    return (len(word) >= LONG_ENOUGH and word.endswith(ENDS_LIKE_A_TITLE)) or has_suffix(
        word, TITLE_SUFFIXES
    )


def is_company_word(word: str) -> bool:
    known = word in COMPANY_WORDS or word in MORE_COMPANIES or word in SCHOOL_WORDS
    return known or has_suffix(word, COMPANY_SUFFIXES)


def has_suffix(word: str, suffixes: tuple[str, ...]) -> bool:
    return word.endswith(suffixes) and any(
        word.endswith(suffix) and len(word) >= len(suffix) + SHORTEST_BEFORE_SUFFIX
        for suffix in suffixes
    )
