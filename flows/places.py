"""Where people live: time zones, the most populous first, with their countries and cities as people write them."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

# zone | order of 12/3 | countries | cities. A country with several zones stands on several lines, the likeliest first.
_TABLE = """
Asia/Shanghai|mdy|china|shanghai, beijing, peking, shenzhen, guangzhou, chengdu, wuhan, hangzhou, nanjing, tianjin, chongqing, xian, suzhou
Asia/Kolkata|dmy|india|mumbai, bombay, indore, lucknow, surat, bhubaneswar, coimbatore, trivandrum, thiruvananthapuram, chandigarh, nagpur, mysore, mysuru, vadodara, patna, guwahati, vizag, delhi, new delhi, bangalore, bengaluru, hyderabad, chennai, madras, kolkata, calcutta, pune, ahmedabad, jaipur, gurgaon, gurugram, noida, kochi, goa
America/New_York|mdy|usa, us, united states, america, united states of america, the states, u.s., u.s.a.|new york, new york city, nyc, ny, manhattan, brooklyn, boston, washington, washington dc, dc, philadelphia, philly, miami, atlanta, orlando, tampa, charlotte, raleigh, durham, pittsburgh, cleveland, columbus, cincinnati, baltimore, buffalo, richmond, jacksonville, florida, georgia, state of georgia, new jersey, massachusetts, virginia, north carolina, ohio, connecticut, maryland, pennsylvania, south carolina, maine, vermont, new hampshire, rhode island, delaware
America/Los_Angeles|mdy|usa, us, united states, america, united states of america, the states, u.s., u.s.a.|los angeles, la, san francisco, sf, bay area, silicon valley, san jose, san diego, seattle, oakland, sacramento, palo alto, mountain view, berkeley, las vegas, vegas, california, washington state, nevada, oregon, portland
America/Chicago|mdy|usa, us, united states, america, united states of america, the states, u.s., u.s.a.|chicago, houston, dallas, austin, san antonio, fort worth, minneapolis, st louis, saint louis, new orleans, nashville, memphis, milwaukee, kansas city, oklahoma city, omaha, madison, texas, illinois, minnesota, wisconsin, missouri, louisiana, tennessee, alabama, iowa
America/Denver|mdy|usa, us, united states, america, united states of america, the states, u.s., u.s.a.|denver, boulder, salt lake city, albuquerque, colorado, utah, new mexico, montana, wyoming
Asia/Jakarta|dmy|indonesia|jakarta, bandung, yogyakarta, medan
America/Sao_Paulo|dmy|brazil, brasil|sao paulo, rio, rio de janeiro, brasilia, campinas, santos, belo horizonte, porto alegre, curitiba, florianopolis
Africa/Lagos|dmy|nigeria|lagos, abuja, ibadan, kano, port harcourt, enugu, kaduna, benin city, owerri, calabar, uyo, jos
Asia/Karachi|dmy|pakistan|karachi, lahore, islamabad, rawalpindi, faisalabad, peshawar
Asia/Dhaka|dmy|bangladesh|dhaka, dacca, chittagong
Europe/Moscow|dmy|russia|moscow, moskau, st petersburg, saint petersburg, kazan, sochi, nizhny novgorod
Asia/Tokyo|mdy|japan|tokyo, osaka, kyoto, yokohama, nagoya, sapporo, fukuoka, kobe
America/Mexico_City|dmy|mexico|mexico city, cdmx, guadalajara, puebla
Asia/Manila|mdy|philippines|manila, quezon city, cebu, davao, makati
Africa/Cairo|dmy|egypt|cairo, alexandria, giza
Asia/Ho_Chi_Minh|dmy|vietnam, viet nam|ho chi minh city, saigon, hanoi, da nang
Africa/Addis_Ababa|dmy|ethiopia|addis ababa
Europe/Istanbul|dmy|turkey, türkiye, turkiye|istanbul, ankara, izmir, antalya
Europe/Berlin|dmy|germany, deutschland, alemania, allemagne|berlin, munich, münchen, muenchen, hamburg, frankfurt, cologne, köln, koeln, stuttgart, düsseldorf, dusseldorf, duesseldorf, leipzig, dresden, hannover, hanover, nuremberg, nürnberg, nuernberg, bremen, karlsruhe, mannheim, heidelberg, freiburg, dortmund, essen, bonn, aachen, münster, potsdam, augsburg, bielefeld, mainz, darmstadt, jena, kiel, lübeck, rostock, ulm, würzburg, göttingen, bochum, wiesbaden
Asia/Tehran|dmy|iran|tehran, teheran, isfahan, mashhad, shiraz
Asia/Bangkok|dmy|thailand|bangkok, chiang mai, phuket, pattaya
Europe/London|dmy|uk, united kingdom, great britain, britain, england, scotland, wales, northern ireland, u.k.|london, manchester, birmingham, leeds, glasgow, edinburgh, liverpool, bristol, sheffield, cardiff, belfast, newcastle, nottingham, cambridge, oxford, brighton, leicester, bath, york, reading, southampton, aberdeen, exeter, norwich, coventry
Europe/Paris|dmy|france, frankreich, francia|paris, lyon, marseille, toulouse, nice, bordeaux, lille, nantes, strasbourg, montpellier, rennes, grenoble, cannes
Europe/Rome|dmy|italy, italia, italien|rome, roma, milan, milano, naples, napoli, turin, torino, florence, firenze, bologna, venice, venezia, genoa, genova, palermo, verona, padua, trieste
Africa/Johannesburg|dmy|south africa|johannesburg, joburg, cape town, durban, pretoria, stellenbosch
Africa/Dar_es_Salaam|dmy|tanzania|dar es salaam, dodoma, arusha, zanzibar
Asia/Yangon|dmy|myanmar, burma|yangon, mandalay
Africa/Nairobi|dmy|kenya|nairobi, mombasa, kisumu, eldoret, nakuru
Asia/Seoul|mdy|south korea, korea|seoul, busan, incheon, daejeon
America/Bogota|dmy|colombia|bogota, medellin, cali, cartagena
Europe/Madrid|dmy|spain, españa, espana, spanien, espagne|madrid, barcelona, valencia, seville, sevilla, malaga, bilbao, zaragoza, granada, palma, mallorca, alicante, san sebastian
America/Argentina/Buenos_Aires|dmy|argentina|buenos aires, cordoba, rosario, mendoza
Africa/Kampala|dmy|uganda|kampala, entebbe
Africa/Algiers|dmy|algeria|algiers, oran
Africa/Khartoum|dmy|sudan|khartoum
Asia/Baghdad|dmy|iraq|baghdad, basra, erbil
Europe/Kyiv|dmy|ukraine|kyiv, kiev, lviv, kharkiv, odesa, odessa, dnipro
America/Toronto||canada|toronto, ottawa, montreal, montréal, quebec, québec, quebec city, waterloo, hamilton ontario, kitchener, ontario
America/Vancouver||canada|vancouver, victoria, british columbia
America/Edmonton||canada|calgary, edmonton, alberta, banff
America/Winnipeg||canada|winnipeg, manitoba
America/Halifax||canada|halifax, nova scotia, new brunswick
America/Regina||canada|regina, saskatoon, saskatchewan
America/St_Johns||canada|st john's, st johns, newfoundland
Africa/Casablanca|dmy|morocco|casablanca, rabat, marrakesh, marrakech, tangier, fes
Asia/Kabul|dmy|afghanistan|kabul
Europe/Warsaw|dmy|poland, polska, polen|warsaw, warszawa, krakow, kraków, cracow, wroclaw, wrocław, gdansk, gdańsk, poznan, poznań, lodz, łódź, katowice
Asia/Riyadh|dmy|saudi arabia, saudi|riyadh, jeddah, mecca, medina, dammam
Asia/Tashkent|dmy|uzbekistan|tashkent, samarkand
America/Lima|dmy|peru|lima, cusco, arequipa
Africa/Luanda|dmy|angola|luanda
Asia/Kuala_Lumpur|dmy|malaysia|kuala lumpur, kl, penang, johor bahru
Africa/Accra|dmy|ghana|accra, kumasi
Africa/Maputo|dmy|mozambique|maputo
America/Caracas|dmy|venezuela|caracas, maracaibo
Asia/Kathmandu|dmy|nepal|kathmandu, pokhara
Africa/Abidjan|dmy|ivory coast, cote d'ivoire, côte d'ivoire|abidjan
Australia/Sydney|dmy|australia|sydney, canberra, newcastle nsw, wollongong, new south wales, nsw
Australia/Melbourne|dmy|australia|melbourne, geelong, victoria australia
Australia/Brisbane|dmy|australia|brisbane, gold coast, cairns, queensland
Australia/Perth|dmy|australia|perth, western australia
Australia/Adelaide|dmy|australia|adelaide, south australia
Australia/Hobart|dmy|australia|hobart, tasmania
Australia/Darwin|dmy|australia|darwin
Africa/Douala|dmy|cameroon|douala, yaounde
Asia/Taipei|mdy|taiwan|taipei, kaohsiung, taichung, hsinchu
Asia/Colombo|dmy|sri lanka|colombo, kandy
America/Santiago|dmy|chile|santiago, valparaiso, santiago de chile
Europe/Bucharest|dmy|romania|bucharest, cluj, cluj-napoca, timisoara, iasi, brasov
Europe/Amsterdam|dmy|netherlands, the netherlands, holland, nederland, niederlande|amsterdam, rotterdam, the hague, den haag, utrecht, eindhoven, delft, groningen, leiden, maastricht
America/Guatemala|dmy|guatemala|guatemala city
America/Guayaquil|dmy|ecuador|quito, guayaquil
Africa/Dakar|dmy|senegal|dakar
Africa/Harare|dmy|zimbabwe|harare
Africa/Lusaka|dmy|zambia|lusaka
Africa/Kigali|dmy|rwanda|kigali
Africa/Tunis|dmy|tunisia|tunis
Europe/Brussels|dmy|belgium, belgique, belgië, belgien|brussels, bruxelles, brussel, antwerp, antwerpen, ghent, gent, bruges, leuven, liege
America/Havana|dmy|cuba|havana
America/Santo_Domingo|dmy|dominican republic|santo domingo
America/La_Paz|dmy|bolivia|la paz, santa cruz
Asia/Amman|dmy|jordan|amman
Europe/Prague|dmy|czechia, czech republic|prague, praha, prag, brno, ostrava
Europe/Athens|dmy|greece|athens, thessaloniki
Europe/Lisbon|dmy|portugal|lisbon, lisboa, lissabon, porto, oporto, braga, coimbra, faro
Europe/Stockholm|dmy|sweden, sverige, schweden|stockholm, gothenburg, göteborg, malmo, malmö, uppsala, lund, linköping
Europe/Budapest|mdy|hungary|budapest, debrecen, szeged
Asia/Dubai|dmy|uae, united arab emirates, emirates|dubai, abu dhabi, sharjah
Asia/Jerusalem|dmy|israel|jerusalem, tel aviv, haifa
Europe/Vienna|dmy|austria, österreich, oesterreich|vienna, wien, graz, salzburg, linz, innsbruck, klagenfurt
Europe/Zurich|dmy|switzerland, schweiz, suisse, svizzera|zurich, zürich, zuerich, geneva, genève, genf, basel, bern, lausanne, lugano, lucerne, luzern, st gallen, winterthur, zug
Asia/Hong_Kong|dmy|hong kong, hongkong|hong kong, hk, kowloon
Europe/Belgrade|dmy|serbia|belgrade, beograd, novi sad
Asia/Almaty|dmy|kazakhstan|almaty, astana
Asia/Singapore|dmy|singapore|singapore
Europe/Copenhagen|dmy|denmark, danmark, dänemark|copenhagen, københavn, kopenhagen, aarhus, odense, aalborg
Europe/Helsinki|dmy|finland, suomi, finnland|helsinki, espoo, tampere, turku, oulu
Europe/Oslo|dmy|norway, norge, norwegen|oslo, bergen, trondheim, stavanger
Europe/Dublin|dmy|ireland, éire, irland|dublin, cork, galway, limerick
Asia/Beirut|dmy|lebanon|beirut
America/Costa_Rica|dmy|costa rica|san jose costa rica
Pacific/Auckland|dmy|new zealand, nz, aotearoa|auckland, wellington, christchurch, queenstown, dunedin, hamilton nz
America/Panama||panama|panama city
America/Montevideo|dmy|uruguay|montevideo
America/Asuncion|dmy|paraguay|asuncion
Europe/Sofia|dmy|bulgaria|sofia, plovdiv, varna
Europe/Zagreb|dmy|croatia, hrvatska|zagreb, split, dubrovnik
Europe/Bratislava|dmy|slovakia|bratislava, kosice
Europe/Ljubljana|dmy|slovenia|ljubljana, maribor
Europe/Sarajevo|dmy|bosnia, bosnia and herzegovina|sarajevo
Europe/Skopje|dmy|north macedonia, macedonia|skopje
Europe/Tirane|dmy|albania|tirana
Europe/Vilnius|mdy|lithuania|vilnius, kaunas
Europe/Riga|dmy|latvia|riga
Europe/Tallinn|dmy|estonia|tallinn, tartu
Europe/Minsk|dmy|belarus|minsk
Europe/Chisinau|dmy|moldova|chisinau
Asia/Tbilisi|dmy|georgia|tbilisi, batumi
Asia/Yerevan|dmy|armenia|yerevan
Asia/Baku|dmy|azerbaijan|baku
Asia/Qatar|dmy|qatar|doha
Asia/Kuwait|dmy|kuwait|kuwait city
Asia/Bahrain|dmy|bahrain|manama
Asia/Muscat|dmy|oman|muscat
Europe/Luxembourg|dmy|luxembourg|luxembourg
Europe/Malta|dmy|malta|valletta, sliema
Asia/Nicosia|dmy|cyprus|nicosia, limassol, larnaca
Atlantic/Reykjavik|dmy|iceland|reykjavik, reykjavík
Europe/Monaco|dmy|monaco|monaco, monte carlo
Indian/Mauritius|dmy|mauritius|port louis
Asia/Phnom_Penh|dmy|cambodia|phnom penh, siem reap
Asia/Vientiane|dmy|laos|vientiane
Asia/Ulaanbaatar|dmy|mongolia|ulaanbaatar, ulan bator
Asia/Makassar|dmy|indonesia|bali, denpasar, makassar, ubud
Asia/Yekaterinburg|dmy|russia|yekaterinburg
Asia/Novosibirsk|dmy|russia|novosibirsk
Asia/Vladivostok|dmy|russia|vladivostok
America/Phoenix|mdy|usa, us, united states, america|phoenix, tucson, scottsdale, arizona
America/Detroit|mdy||detroit, ann arbor, grand rapids, michigan
America/Indiana/Indianapolis|mdy||indianapolis, indiana
America/Kentucky/Louisville|mdy||louisville, kentucky
America/Boise|mdy||boise, idaho
America/Anchorage|mdy|usa, us, united states, america|anchorage, alaska
Pacific/Honolulu|mdy|usa, us, united states, america|honolulu, hawaii, maui
America/Tijuana|dmy|mexico|tijuana
America/Monterrey|dmy|mexico|monterrey
America/Cancun|dmy|mexico|cancun, tulum, playa del carmen
America/Puerto_Rico||puerto rico|san juan
America/Jamaica|dmy|jamaica|kingston
America/Manaus|dmy|brazil, brasil|manaus
America/Recife|dmy||recife
America/Fortaleza|dmy||fortaleza
America/Bahia|dmy||salvador, salvador da bahia
America/El_Salvador|dmy|el salvador|san salvador
America/Tegucigalpa|dmy|honduras|tegucigalpa
America/Managua|dmy|nicaragua|managua
America/Port_of_Spain|dmy|trinidad, trinidad and tobago|port of spain
Atlantic/Canary|dmy|spain|las palmas, tenerife, gran canaria, canary islands, lanzarote
Atlantic/Madeira|dmy||madeira, funchal
Atlantic/Azores|dmy||azores, ponta delgada
Pacific/Fiji|dmy|fiji|suva
Pacific/Guam|mdy|guam|guam
Africa/Kinshasa|dmy|congo, drc, dr congo|kinshasa
Africa/Lubumbashi|dmy|congo, drc, dr congo|lubumbashi, goma
Africa/Brazzaville|dmy|congo|brazzaville
Africa/Ouagadougou|dmy|burkina faso|ouagadougou
Africa/Bamako|dmy|mali|bamako
Africa/Tripoli|dmy|libya|tripoli
Africa/Windhoek|dmy|namibia|windhoek
Africa/Gaborone|dmy|botswana|gaborone
Africa/Freetown|dmy|sierra leone|freetown
Africa/Monrovia|dmy|liberia|monrovia
Africa/Lome|dmy|togo|lome, lomé
Africa/Porto-Novo|dmy|benin|cotonou, porto-novo
Africa/Niamey|dmy|niger|niamey
Africa/Libreville|dmy|gabon|libreville
Indian/Antananarivo|dmy|madagascar|antananarivo
Asia/Damascus|dmy|syria|damascus, aleppo
Asia/Bishkek|dmy|kyrgyzstan|bishkek
Asia/Dushanbe|dmy|tajikistan|dushanbe
Asia/Brunei|dmy|brunei|bandar seri begawan
Asia/Macau|dmy|macau, macao|macao
America/Nassau|mdy|the bahamas, bahamas|nassau
America/Barbados|dmy|barbados|bridgetown
Asia/Thimphu|dmy|bhutan|thimphu
Indian/Maldives|dmy|maldives|maldives
Africa/Juba|dmy|south sudan|juba
Africa/Asmara|dmy|eritrea|asmara
Africa/Mogadishu|dmy|somalia|mogadishu
Africa/Djibouti|dmy|djibouti|djibouti
Africa/Banjul|dmy|the gambia, gambia|banjul
Africa/Conakry|dmy|guinea|conakry
Africa/Bujumbura|dmy|burundi|bujumbura
Africa/Blantyre|dmy|malawi|lilongwe, blantyre
Africa/Maseru|dmy|lesotho|maseru
Africa/Mbabane|dmy|eswatini|mbabane
"""  # noqa: E501
_ABBREVIATIONS = """
utc: UTC
gmt: Europe/London
bst: Europe/London
wet west: Europe/Lisbon
cet cest mez mesz: Europe/Berlin
eet eest: Europe/Athens
msk: Europe/Moscow
trt: Europe/Istanbul
ist: Asia/Kolkata, Europe/Dublin, Asia/Jerusalem
pkt: Asia/Karachi
gst: Asia/Dubai
wib: Asia/Jakarta
ict: Asia/Bangkok
sgt: Asia/Singapore
hkt: Asia/Hong_Kong
jst: Asia/Tokyo
kst: Asia/Seoul
aest aedt: Australia/Sydney
acst acdt: Australia/Adelaide
awst: Australia/Perth
nzst nzdt: Pacific/Auckland
et est edt: America/New_York
ct cdt: America/Chicago
cst: America/Chicago, Asia/Shanghai
mt mst mdt: America/Denver
pt pst pdt: America/Los_Angeles
akst akdt: America/Anchorage
hst: Pacific/Honolulu
adt: America/Halifax
ast: America/Halifax, Asia/Riyadh
nst ndt: America/St_Johns
brt: America/Sao_Paulo
art: America/Argentina/Buenos_Aires
clt clst: America/Santiago
cot: America/Bogota
sast: Africa/Johannesburg
wat: Africa/Lagos
eat: Africa/Nairobi
cat: Africa/Harare
"""
_SPELT = """
eastern: America/New_York
central: America/Chicago
mountain: America/Denver
pacific: America/Los_Angeles
east coast: America/New_York
west coast: America/Los_Angeles
greenwich mean: Europe/London
central european: Europe/Berlin
eastern european: Europe/Athens
indian: Asia/Kolkata
irish: Europe/Dublin
irish standard: Europe/Dublin
nigerian: Africa/Lagos
naija: Africa/Lagos
west africa: Africa/Lagos
west african: Africa/Lagos
east africa: Africa/Nairobi
east african: Africa/Nairobi
central africa: Africa/Harare
south african: Africa/Johannesburg
brazilian: America/Sao_Paulo
swiss: Europe/Zurich
spanish: Europe/Madrid
italian: Europe/Rome
polish: Europe/Warsaw
dutch: Europe/Amsterdam
japanese: Asia/Tokyo
korean: Asia/Seoul
gulf: Asia/Dubai
indian standard: Asia/Kolkata
uk: Europe/London
british: Europe/London
german: Europe/Berlin
french: Europe/Paris
us eastern: America/New_York
us pacific: America/Los_Angeles
us central: America/Chicago
universal: UTC
zulu: UTC
"""


@cache
def zones() -> tuple[str, ...]:
    """All zones that are known by their places, the most populous first."""
    return tuple(row[0] for row in _rows())


@cache
def places() -> dict[str, tuple[str, ...]]:
    """City or country, in lower case, to the zones it may be in: "canada" has seven."""
    found: dict[str, list[str]] = defaultdict(list)
    for zone, _, countries, cities in _rows():
        for name in (*countries.split(", "), *cities.split(", "), zone.rsplit("/", 1)[-1].replace("_", " ").lower()):
            if name and zone not in found[name]:
                found[name].append(zone)
    return {name: tuple(zones) for name, zones in found.items()}


@cache
def orders() -> dict[str, str]:
    """Zone to the order in which 12/3 is read there: "dmy", "mdy", or "" where both are usual."""
    return {zone: order for zone, order, _, _ in _rows()}


@cache
def short_names() -> dict[str, tuple[str, ...]]:
    """Abbreviation, in lower case, to zones: "ist" is India's, Ireland's and Israel's."""
    rows = (line.split(": ") for line in _ABBREVIATIONS.strip().splitlines())
    return {name: tuple(zones.split(", ")) for names, zones in rows for name in names.split()}


@cache
def spelt_names() -> dict[str, str]:
    """A zone's name written out, without its "time": "pacific"."""
    return dict(line.split(": ") for line in _SPELT.strip().splitlines())


@cache
def _rows() -> tuple[tuple[str, str, str, str], ...]:
    return tuple(tuple(line.split("|")) for line in _TABLE.strip().splitlines())  # type: ignore[misc]
