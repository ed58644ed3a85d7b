"""Recognises places: cities, regions, countries, and work from anywhere."""

import re

from cvs.pipeline.cleaning import fold
from cvs.pipeline.vocabulary import COUNTRIES, phrases, words

MOST_WORDS = 4
_BETWEEN = re.compile(r"[,()/]")
CODES = words(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM "
    "NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC "
    "ZH BE LU UR SZ OW NW GL ZG FR SO BS BL SH AR AI SG AG TG TI VD VS NE GE JU "
    "AB BC MB NB NL NS ON PE QC SK NSW QLD VIC TAS ACT NT SA "
    "UK GB US USA UAE EU FR ES CH AT IE BE PT PL SE DK NO FI JP CN NZ AU BR MX ZA NLD DEU ESP"
)
CODE = re.compile(r"^([A-Z]{2,3})(?:[ -][A-Z0-9]{2,7})?$")
REGIONS = phrases(
    "alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, "
    "florida, georgia, hawaii, idaho, illinois, indiana, iowa, kansas, kentucky, louisiana, "
    "maine, maryland, massachusetts, michigan, minnesota, mississippi, missouri, montana, "
    "nebraska, nevada, new hampshire, new jersey, new mexico, new york, north carolina, "
    "north dakota, ohio, oklahoma, oregon, pennsylvania, rhode island, south carolina, "
    "south dakota, tennessee, texas, utah, vermont, virginia, washington, west virginia, "
    "wisconsin, wyoming, washington dc, ontario, quebec, british columbia, alberta, "
    "manitoba, nova scotia, new south wales, queensland, victoria, bayern, bavaria, "
    "baden wurttemberg, hessen, sachsen, niedersachsen, nordrhein westfalen, nrw, "
    "brandenburg, thuringen, saarland, rheinland pfalz, schleswig holstein, "
    "mecklenburg vorpommern, sachsen anhalt, tirol, steiermark, karnten, salzburg, "
    "vorarlberg, ile de france, bretagne, normandie, occitanie, provence, alsace, "
    "nouvelle aquitaine, auvergne rhone alpes, hauts de france, grand est, pays de la loire, "
    "andalucia, cataluna, catalunya, madrid, comunidad de madrid, pais vasco, galicia, "
    "aragon, castilla y leon, comunidad valenciana, murcia, asturias, navarra, canarias, "
    "baleares, karnataka, maharashtra, tamil nadu, telangana, kerala, gujarat, punjab, "
    "lombardia, toscana, bosnia, belarus, malta, cyprus, zypern, turkei, polska, osterreich, "
    "niederlande, belgien, danemark, schweden, norwegen, finnland, italien, italie, "
    "pays bas, royaume uni, irlande, etats unis, allemagne, espagne, pologne, alemania, "
    "francia, reino unido, irlanda, suiza, paises bajos, estados unidos, grossbritannien, "
    "vereinigtes konigreich, greater london, derbyshire, yorkshire, west yorkshire, "
    "lancashire, kent, surrey, essex, hampshire, cheshire"
)
CITIES = phrases(
    "london, manchester, birmingham, leeds, liverpool, bristol, sheffield, glasgow, "
    "edinburgh, cardiff, belfast, dublin, cork, galway, limerick, cambridge, oxford, "
    "nottingham, leicester, newcastle, newcastle upon tyne, southampton, portsmouth, "
    "brighton, york, bath, exeter, plymouth, norwich, coventry, reading, swansea, aberdeen, "
    "dundee, derby, hull, bradford, new york, washington, madrid, salzburg, quebec, "
    "quebec city, luxembourg, singapore, hong kong, murcia, milton keynes, new york city, "
    "nyc, los angeles, chicago, houston, phoenix, philadelphia, san antonio, san diego, "
    "dallas, san jose, austin, jacksonville, fort worth, columbus, charlotte, san francisco, "
    "indianapolis, seattle, denver, boston, el paso, nashville, detroit, oklahoma city, "
    "portland, las vegas, memphis, louisville, baltimore, milwaukee, albuquerque, tucson, "
    "fresno, sacramento, kansas city, atlanta, omaha, raleigh, miami, oakland, minneapolis, "
    "tulsa, tampa, new orleans, cleveland, pittsburgh, cincinnati, st louis, saint louis, "
    "orlando, salt lake city, palo alto, mountain view, cupertino, redmond, menlo park, "
    "sunnyvale, san mateo, toronto, montreal, vancouver, calgary, ottawa, edmonton, "
    "winnipeg, halifax, sydney, melbourne, brisbane, perth, adelaide, canberra, auckland, "
    "wellington, christchurch, dunedin, berlin, hamburg, munchen, munich, koln, cologne, "
    "frankfurt, frankfurt am main, stuttgart, dusseldorf, dortmund, essen, leipzig, bremen, "
    "dresden, hannover, hanover, nurnberg, nuremberg, duisburg, bochum, wuppertal, "
    "bielefeld, bonn, munster, karlsruhe, mannheim, augsburg, wiesbaden, aachen, "
    "braunschweig, kiel, chemnitz, halle, magdeburg, freiburg, krefeld, lubeck, mainz, "
    "erfurt, rostock, kassel, potsdam, saarbrucken, heidelberg, darmstadt, regensburg, "
    "wurzburg, wolfsburg, ulm, ingolstadt, jena, gottingen, konstanz, tubingen, bamberg, "
    "osnabruck, oldenburg, heilbronn, pforzheim, erlangen, bayreuth, passau, wien, vienna, "
    "graz, linz, innsbruck, klagenfurt, zurich, geneve, geneva, genf, basel, bern, lausanne, "
    "luzern, lugano, st gallen, winterthur, paris, marseille, lyon, toulouse, nice, nantes, "
    "montpellier, strasbourg, bordeaux, lille, rennes, reims, toulon, le havre, "
    "saint etienne, grenoble, dijon, angers, nimes, villeurbanne, clermont ferrand, "
    "aix en provence, brest, tours, amiens, limoges, annecy, metz, besancon, orleans, rouen, "
    "mulhouse, caen, nancy, avignon, la rochelle, poitiers, pau, barcelona, valencia, "
    "sevilla, seville, zaragoza, malaga, palma, bilbao, alicante, cordoba, valladolid, vigo, "
    "gijon, vitoria, granada, oviedo, pamplona, santander, san sebastian, donostia, burgos, "
    "salamanca, albacete, almeria, logrono, badajoz, cadiz, jaen, leon, toledo, tarragona, "
    "lleida, girona, huelva, caceres, a coruna, la coruna, santiago de compostela, "
    "amsterdam, rotterdam, the hague, den haag, utrecht, eindhoven, brussels, bruxelles, "
    "antwerp, ghent, lisbon, lisboa, porto, rome, roma, milan, milano, turin, torino, "
    "naples, florence, bologna, copenhagen, kobenhavn, aarhus, stockholm, gothenburg, "
    "goteborg, malmo, oslo, bergen, helsinki, espoo, reykjavik, warsaw, warszawa, krakow, "
    "wroclaw, poznan, gdansk, lodz, prague, praha, brno, bratislava, budapest, bucharest, "
    "cluj napoca, sofia, athens, belgrade, zagreb, ljubljana, istanbul, ankara, izmir, "
    "moscow, saint petersburg, kyiv, kiev, lviv, tallinn, riga, vilnius, mumbai, delhi, "
    "new delhi, bangalore, bengaluru, hyderabad, chennai, pune, kolkata, ahmedabad, gurgaon, "
    "gurugram, noida, karachi, lahore, islamabad, dhaka, colombo, beijing, shanghai, "
    "shenzhen, guangzhou, taipei, tokyo, osaka, kyoto, seoul, kuala lumpur, bangkok, "
    "jakarta, manila, hanoi, ho chi minh city, dubai, abu dhabi, doha, riyadh, tel aviv, "
    "jerusalem, beirut, cairo, casablanca, rabat, tunis, algiers, lagos, abuja, accra, "
    "nairobi, johannesburg, cape town, durban, pretoria, mexico city, ciudad de mexico, "
    "guadalajara, monterrey, bogota, medellin, lima, santiago, buenos aires, montevideo, "
    "quito, caracas, sao paulo, rio de janeiro, brasilia"
)
KNOWN_REGIONS = COUNTRIES | REGIONS
ANYWHERE = phrases(
    "remote, fully remote, remotely, hybrid, remote first, on site, onsite, home office, "
    "homeoffice, anywhere, worldwide, teletravail, a distance, remoto, en remoto, "
    "a distancia, teletrabajo, hibrido, mobiles arbeiten, travail a distance, "
    "various locations, distributed"
)


def is_region(text: str) -> bool:
    """A country, a state, or a state's letters as in "Austin, TX"."""
    text = text.strip(" .)")
    code = CODE.match(text)
    return (code is not None and code[1] in CODES) or fold(text) in KNOWN_REGIONS


def is_city(text: str) -> bool:
    return fold(text) in CITIES


def is_anywhere(text: str) -> bool:
    return fold(text) in ANYWHERE


def is_place(text: str) -> bool:
    """Whether all of the text, its pieces between commas and brackets, names known places."""
    pieces = [piece for piece in _BETWEEN.split(text) if piece.strip()]
    return 0 < len(pieces) <= MOST_WORDS and all(map(_is_known, pieces))


def _is_known(piece: str) -> bool:
    city, _, code = piece.strip().rpartition(" ")
    return (
        is_city(piece)
        or is_region(piece)
        or is_anywhere(piece)
        or (code in CODES and is_city(city))
    )
