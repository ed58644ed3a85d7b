"""Tells degrees, schools and what is said of a degree apart by their words."""

import re
from collections.abc import Iterator

from cvs.pipeline.cleaning import flatten, fold
from cvs.pipeline.occupations import unabbreviated
from cvs.pipeline.vocabulary import DEGREE_WORDS, SCHOOL_WORDS, words

LONGEST_SHORT = 4  # letters of words that mean something else in small letters
MORE_DEGREES = words(
    "leaving baccalaureate bachiller baccalaureus brevet bp but dess dea cpge agregation capes "
    "maitrise habilitation diplomatura perito eso ciclo postgrado posgrado efz fachausweis "
    "gesellenbrief meisterbrief examen examination matriculation hsc ssc hons honours bn btech "
    "mtech barch march bpharm pharmd dds dvm dmd meng mdes bdes ballb llm emba dba msed mlis bsw "
    "bca mca bcom mcom bcs titulo staatlich laurea apprenticeship "
    "zertifikat certificado certificat studium vordiplom referendariat facharzt wassce waec neco "
    "ssce gce igcse csec cxc icse cbse sslc alevel alevels wace vce hsk nat5 highers tafe mbchb "
    "bvsc bdes bbs bmus bphil mst edm eds dba dsc dnp msca pgd pgdm pgdip pgcert iti ncfe ged "
    "tecnicatura tecnologo diplomado especializacion profesorado ingeniero tecnica doctora "
    "ensenanza titre titulacion dec dep aec but deaes deas licenciado licenciada egb cou fpii "
    "volksschule quali geselle gesellin meister meisterin fachwirt fachwirtin betriebswirt "
    "umschulung magisterstudium kaufmannsgehilfenbrief eidgenossisches maturitat polymaturite "
    "sace qce qcaa tce ntcet ncea nsc matric maturite maturita cfc afp esf apprentissage alternance"
)
MORE_SCHOOLS = words(
    "colaiste scoil gaelscoil wifi bfi htl hak hasch hlw hbla htbla htblva bhak borg nms charite "
    "coleg ihk hwk cfa universities polytech campus bootcamp gymnase iae iep ens esc inp ucla usc "
    "nyu lse uni univ hogeschool escola istituto liceo scuola seminario centro cip ceip cifp "
    "conservatorio handwerkskammer handelskammer vhs technikum coursera udemy edx greta afpa ifsi "
    "ifas irts vidyalaya vidyalay vidyapeeth mandir niketan mahavidyalaya iit nit iim universiti "
    "politechnika uniwersytet politecnico politechnic universitas universitesi oberlandesgericht "
    "kammergericht studienseminar schulzentrum internat lyzeum primarschule fachseminar "
    "unam utn ipn uba upm upc uab conalep sena madrasa gurukul"
)
DEGREES = DEGREE_WORDS | MORE_DEGREES
SCHOOLS = SCHOOL_WORDS | MORE_SCHOOLS
_DEGREE_END = re.compile(
    r"(?:prufung|abschluss|diplom|ausbildung|lehre|reife|examen|brief|studium|abitur|zertifikat)$"
)
_SCHOOL_END = re.compile(
    r"(?:schule|schulen|gymnasium|universitat|kolleg|akademie|college|institut|zentrum|seminar)$"
)
# Both a degree's name and a school's word.
_SCHOOL_DEGREE = re.compile(
    r"\bschool (?:diploma|certificate|leaving|degree)|\bschulabschluss|"
    r"\b(?:higher|senior|upper) secondary\b(?! school)|\b[ao] levels?\b|\bsecondary education$"
)
# Words of degrees that only say which kind of school it is.
_SCHOOL_FOR = re.compile(r"\b(?:Postg|G)raduate (?:School|College|Institute|Cent(?:re|er))\b")
# What is earned at school, and has no subject that stands apart from it.
_LEAVING = re.compile(
    r"^(?:(?:mittlere|fachhochschul|hochschul|fachoberschul|allgemeine hochschul|"
    r"fachgebundene hochschul) ?reife|realschulabschluss|hauptschulabschluss|quali|"
    r"(?:fach)?abitur|matura|maturitat|wassce|waec|neco|gcses?|igcses?|hsc|ssc|sslc|icse|"
    r"[ao] levels?|(?:high school|secondary school) (?:diploma|certificate)|ged|"
    r"(?:higher|senior) secondary(?: certificate)?(?: xii)?|leaving certificate|"
    r"sace|qce|tce|ntcet|wace|vce|ncea(?: level \d)?|(?:national )?senior certificate|matric|nsc|"
    r"brevet(?: des colleges)?|eso|bachiller(?:ato)?|dnb|baccalaureat)$"
)
_CAMPUS = words("campus standort site sede plantel")
_FILLERS = words(
    "of in with and hons honours honors first second level general higher national advanced "
    "professional staatlich etat d l de du des en et formativo grado medio superior technologique "
    "professionnel i ii iii iv mittlere"
)
_WHOLE = re.compile(
    r"(?:bachelor|master|doctor|associate)s? (?:of |in )?(?:applied |fine )?"
    r"(?:arts|sciences?|laws?|philosophy|engineering|education|business administration|medicine|"
    r"music|technology|commerce)"
)
_DETAIL = re.compile(
    r"\b(?:first class|second class|third class|upper second|lower second|2[:.][12]|"
    r"(?:summa|magna) cum laude|cum laude|distinction|with honou?rs|merit|grade|gpa|cgpa|"
    r"abschlussnote|note|notendurchschnitt|schnitt|mention|nota media|sobresaliente|matricula|"
    r"thesis|dissertation|abschlussarbeit|masterarbeit|bachelorarbeit|memoire|tfg|tfm|these|"
    r"relevant courses?|coursework|modules?|schwerpunkt|erasmus|dean s list|graduated|"
    r"(?:tercio|quinto|decimo) superior|"
    r"full time|part time|vollzeit|teilzeit|valedictorian|expected|minor|scholarship)\b"
)
_HONOURS = re.compile(r"\bhon(?:s|ou?rs)\b", re.IGNORECASE)
_GRADE_ALONE = re.compile(r"^[\d.,/ %]+$")


def count_degrees(text: str) -> int:
    """How many words of degrees stand in the text."""
    if "raduate" in text:
        text = _SCHOOL_FOR.sub("", text)
    count = sum(word in DEGREES or bool(_DEGREE_END.search(word)) for word in telling_words(text))
    return count + bool(_SCHOOL_DEGREE.search(flatten(text)))


def count_schools(text: str) -> int:
    """How many words of schools stand in the text."""
    if _SCHOOL_DEGREE.search(flatten(text)):
        return 0
    own = telling_words(text)
    return sum(word in SCHOOLS or bool(_SCHOOL_END.search(word)) for word in own)


def telling_words(text: str) -> Iterator[str]:
    """The folded words, less the short ones in small letters: "mit" is not "MIT"."""
    for word in unabbreviated(text).replace("-", " ").split():
        for folded in fold(word).split():
            if len(folded) > LONGEST_SHORT or not word.islower():
                yield folded


def is_degree_alone(text: str) -> bool:
    """Whether a degree is told without its subject, as in "BSc (Hons)"."""
    folded = fold(unabbreviated(text).replace(".", ""))
    folded = _WHOLE.sub(
        "bachelor", folded.replace("high school", "").replace("secondary school", "")
    )
    known = (word in DEGREES or word in _FILLERS or word.isdigit() for word in folded.split())
    return count_degrees(text) > 0 and all(known)


def is_leaving_certificate(text: str) -> bool:
    """Whether the text names what is earned at school, as "Abitur", and no more."""
    return _LEAVING.match(fold(text)) is not None


def is_school_word(text: str) -> bool:
    """Whether the text is a school's word alone, the rest of a name that is broken off."""
    return fold(text) in SCHOOLS and len(text) > LONGEST_SHORT


def is_campus(text: str) -> bool:
    """Whether the text says which part of a school is meant: "Main Campus", "Site Nord"."""
    return not _CAMPUS.isdisjoint(fold(text).split())


def is_detail(text: str) -> bool:
    """Whether the text is a grade, a thesis or the like, and neither a degree nor a school."""
    told = bool(_GRADE_ALONE.match(text) or _DETAIL.search(fold(text)))
    return told and not count_schools(text) and not count_degrees(_HONOURS.sub("", text))
