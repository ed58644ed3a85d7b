"""Names of human languages and words for how well one is spoken, folded."""

from cvs.pipeline.vocabulary import LANGUAGE_NAMES as COMMON_NAMES
from cvs.pipeline.vocabulary import words

LANGUAGE_NAMES = COMMON_NAMES | words(
    "bambara occitan tibetan mongolian armenian georgian azerbaijani kazakh uzbek tajik kurdish "
    "pashto dari nepali sinhala sinhalese burmese khmer lao kannada malayalam odia assamese "
    "sanskrit konkani macedonian bosnian luxembourgish flemish frisian faroese maori samoan "
    "hawaiian wolof lingala xhosa shona kinyarwanda oromo tigrinya malagasy fula bemba luganda "
    "setswana sesotho creole kreyol quechua guarani nahuatl scots yiddish romani corsican "
    "sardinian aramaic syriac cymraeg gaelic castilian valencian asturian aragonese "
    "bulgarisch slowakisch slowenisch estnisch lettisch litauisch mazedonisch albanisch "
    "islandisch irisch walisisch baskisch galicisch luxemburgisch kurdisch armenisch georgisch "
    "thailandisch indonesisch malaiisch hindi bengalisch tamilisch paschtu altgriechisch "
    "bretonisch letzebuergesch romanisch ratoromanisch platt plattdeutsch schweizerdeutsch "
    "bulgare slovaque slovene estonien letton lituanien croate serbe bosniaque macedonien albanais "
    "islandais irlandais gallois basque galicien corse alsacien luxembourgeois kurde armenien "
    "georgien hindi bengali tamoul persan farsi kabyle berbere tamazight lingala malgache creole "
    "thai indonesien malais castillan occitane lsf "
    "bulgaro eslovaco esloveno estonio leton lituano croata serbio bosnio macedonio albanes "
    "islandes irlandes gales vasco euskara asturiano aranes kurdo armenio georgiano bengali persa "
    "bereber tailandes indonesio malayo hebreo noruego danes finlandes vietnamita guarani lse "
    "quechua aimara nederlands svenska norsk dansk suomi polski cestina magyar romana turkce "
    "portugues brasileiro brasileno brazilian"
)
LEVEL_WORDS = words(
    "native bilingual fluent proficient proficiency advanced intermediate basic beginner "
    "elementary conversational working professional limited full mother tongue good excellent very "
    "fair upper lower business expert competent spoken written reading learner novice "
    "muttersprache muttersprachlich muttersprachler verhandlungssicher fliessend flussig "
    "grundkenntnisse gut gute sehr fortgeschritten fortgeschrittene schulkenntnisse anfanger "
    "basiskenntnisse konversationssicher wort schrift zweisprachig erweiterte kenntnisse "
    "maternelle courant courante bilingue notions lu ecrit parle scolaire avance intermediaire "
    "debutant bon bonne bases elementaire professionnel technique operationnel "
    "nativo nativa materna fluido fluida avanzado medio basico intermedio alto bajo bilingue "
    "principiante conversacion nociones profesional elemental hablado escrito bueno"
)
