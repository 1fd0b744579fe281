"""Words by which a name, a firm, a job and a place are told apart."""

from __future__ import annotations

DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun".split())
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov "
    "dec".split()
)
TITLES = frozenset("mr mrs ms miss dr prof professor herr frau señor señora madame monsieur oga".split())
SIBLINGS = frozenset("sister brother auntie aunty uncle father pastor rabbi imam chief captain".split())
PARTICLES = frozenset("van von de der den da dos do del della di la le el al bin ten ter zu".split())
PLACES = frozenset(
    """
    africa america amsterdam argentina asia athens austin australia austria bangalore barcelona basel bavaria beijing belfast belgium
    berlin bern bologna bonn boston bratislava brazil bremen bristol brussels bucharest budapest cairo california cambridge canada
    chicago china cologne copenhagen denmark delhi dresden dubai dublin edinburgh egypt england essen estonia europe finland florence
    france frankfurt freiburg geneva genoa germany glasgow graz greece hamburg hanover helsinki holland hungary india ireland israel
    istanbul italy japan kenya kiev krakow kyiv lagos latvia leeds leipzig linz lisbon lithuania liverpool ljubljana london luxembourg
    lyon madrid manchester marseille mexico milan montreal moscow mumbai munich münchen nairobi naples netherlands nigeria norway
    nuremberg oslo oxford tromsø bergen leith galway cork tampere malmo malmö aarhus gdansk ghent antwerp bremerhaven kassel mainz ulm
    jena erfurt potsdam rostock kiel paris poland porto portugal prague rome romania rotterdam russia salzburg scotland seattle serbia
    shanghai singapore slovakia slovenia sofia spain stockholm stuttgart sweden switzerland sydney tallinn tokyo toronto turin turkey
    turkmenistan ukraine utrecht valencia venice vienna vietnam vilnius wales warsaw washington york zagreb zurich zürich
    """.split()
)
ROLE_HEADS = (
    "engineers? developers? designers? managers? recruiters? founders? cofounders? co-founders? directors? leads? leaders? heads? "
    "consultants? analysts? scientists? "
    "researchers? students? journalists? editors? lawyers? nurses? doctors? teachers? professors? architects? accountants? investors? "
    "vcs? partners? ceos? ctos? cfos? coos? "
    "cmos? cpos? vps? programmers? marketers? coaches coach hr translators? writers? chefs? organi[sz]ers? speakers? interns? "
    "freelancers? owners? presidents? assistants? officers? "
    "specialists? strategists? planners? administrators? technicians? mechanics? librarians? curators? producers? photographers? "
    "physicists? chemists? biologists? economists? "
    "statisticians? psychologists? therapists? salesperson salesmen salesman saleswoman buyers? testers? trainers? advisors? advisers? "
    "counsel postdocs? phds? lecturers? "
    "vets? surveyors? baristas? mgrs? pilots? plumbers? bakers? dentists? musicians? artists? poets? gardeners? farmers? waiters? "
    "waitress bartenders? painters? actors? actress singers? dancers? "
    "publishers? apprentices? trainees? secretary receptionists? clerks? midwife surgeons? solicitors? barristers? judges? "
    "illustrators? animators? sculptors? composers? brewers? florists? builders? "
    "welders? interpreters? headteachers? principals? deans? volunteers? treasurers? chair chairman chairwoman novelists? authors? "
    "dramaturgs? stylists? tailors? conductors? drivers? paramedics? "
    "electricians? carpenters? pharmacists? hosts? moderators? headhunters? entrepreneurs? bankers? traders? brokers? controllers? "
    "makers? auditors? devs? pms? operators? supervisors? coordinators?"
).replace(" ", "|")
KIN = (
    "wife|husband|partner|brother|sister|son|daughter|cousin|mother|father|mum|mom|dad|friend|colleague|boss|flatmate|roommate|neighbou?r"
    "|assistant|co-?founder|business partner|girlfriend|boyfriend|fiancée?|aunt|uncle|niece|nephew|twin|manager|student|intern|mentor|mate"
)
PERSONS = (
    "guy|guys|man|men|woman|women|lady|ladies|girl|girls|gentleman|dude|dudes|person|people|bloke|blokes|fellow|chap|lad|lass"
    "|couple|somebody|someone|fella|kid"
)
HIM = frozenset("guy man gentleman dude bloke fellow chap lad fella salesman".split())
HER = frozenset("woman lady girl lass saleswoman".split())
NOT_FIRMS = frozenset(
    """
    a an the my his her their our your this that there here where what which work school university uni college class course lunch
    dinner breakfast coffee beer drinks all some both one two three four five six then now home us them him it me you i we they he she
    about marketing sales hr engineering finance legal support research product design operations accounting procurement it once least
    first last next night time noon someone somebody town abroad church door buffet bar entrance exit counter reception back front end
    table booth stand party event meetup conference fair beginning start top bottom bus train station same
    and or but so who whom when if to for with on in by of
    yesterday today tomorrow tonight earlier before afterwards memory scratch afar
    """.split()
)
NOT_NAMES = (
    DAYS
    | MONTHS
    | frozenset(
        """
        i i'm i'll i'd i've a an the my his her their our your its this that these those there here he she they we you it me him them us
        himself herself and or but so also then than if when while where what which who whom why how not no yes yeah yep ok okay oh ah
        hey hi hello well um uh erm like maybe perhaps probably just only even still very really quite pretty some someone somebody
        anybody anyone nobody everybody everyone all both each other another more most one two three four five six seven eight nine ten
        first second last next new old nice great good lovely funny cool interesting kind sweet quick short long met meet meeting talked
        talk talking spoke speak chatted chat chatting told tell said say saying promised promise promises asked ask need needs have has
        had got get gotta want wants will would should could can must owe owes sent send write email call text message dm ping share
        bring introduce connect follow thank thanks remember forgot forget think thought guess believe know knows knew saw see seen ran
        run runs bumped sat stood joined at in on by to from for with of about into onto over under near after before during until till
        since because as off up down out around between people person guy man woman lady girl dude folks team group friend friends
        colleague colleagues boss manager host organizer organiser speaker work works working worked does did do done doing is are was
        were be been being am isn't wasn't aren't didn't don't doesn't won't event meetup meet-up conference party coffee lunch dinner
        drinks bar buffet table booth stand room talks panel keynote workshop session today tomorrow tonight yesterday morning afternoon
        evening night week weekend month year day days later soon afterwards now again linkedin whatsapp telegram zoom slack twitter
        instagram facebook github mail english german french spanish italian portuguese dutch polish turkish chinese japanese russian ai
        ml ux ui cv pdf kpi hr url api iot saas b2b phd mba crm erp ngo eu uk usa finally overall instead meanwhile anyway basically
        actually honestly sadly unfortunately luckily hopefully btw ps fyi todo note notes name names called named same total whole
        everything something anything nothing lots lot bit few many much any every christmas easter python java kubernetes excel
        powerpoint nope none nada nichts niemand interested exchanged swapped discussed mentioned offered agreed volunteered sir madam
        ma'am abeg y'all yall anyone's everyone's somebody's nobody's otherwise brilliant terrific amazing terrible weird awkward fun
        nightmare cheers omg wow yikes phew right hmm food wine music venue crowd queue hall weather speeches quiz raffle main one's
        that's it's there's what's who's here's let's where's how's he's she's they're we're you're can't already afterward absolutely
        definitely super okay-ish home back linkedin's sorry networking organisers organizers founders breakfast gala mixer reception
        summit expo hackathon
        """.split()
    )
)
"""What stands with a capital letter, or where a name could stand, and is none."""
NATIONS = frozenset(
    "german french spanish italian portuguese dutch polish turkish chinese japanese russian indian english british american irish "
    "swedish danish".split()
)
