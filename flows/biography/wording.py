"""The words biographies are written with: job titles, family, verbs of work and of leisure, and what ends a phrase."""

from __future__ import annotations

import re

_TITLES = """
    accountant actor actuary administrator adviser advisor agent agronomist ambassador analyst anaesthetist anthropologist
    apprentice archaeologist architect archivist artist assistant associate astronomer attorney auditor author baker barista
    barrister beekeeper biologist blacksmith bookbinder bookkeeper boss botanist brewer broker builder buyer captain
    caretaker carpenter cartographer ceo cfo chair chairman chairperson chairwoman chancellor chef chemist chief cio clerk
    co-director co-founder co-owner coach cobbler cofounder columnist commissioner composer conductor conservator consultant
    controller coo cook coordinator copywriter councillor counsel counsellor counselor cto curator customer-success data-
    scientist dean dentist deputy designer developer devops dietitian diplomat director dispatcher doctor dramaturg driver
    ecologist economist editor educator electrician engineer entomologist entrepreneur epidemiologist evangelist executive
    expert facilitator farmer fellow filmmaker firefighter fisherman florist forester founder freelancer fundraiser gardener
    geographer geologist glassblower goldsmith graduate graphic-designer guide hairdresser head headteacher historian
    horticulturist host hydrologist illustrator innkeeper inspector instructor intern interpreter interviewer inventor
    investigator investor jeweller joiner journalist judge knitter lawyer lead leader lecturer librarian lieutenant linguist
    luthier machinist maker manager marketer mason mathematician mechanic mediator meteorologist microbiologist midwife
    miller minister moderator musician negotiator neurologist neuroscientist novelist nurse officer operator optician
    organiser organizer osteopath owner paediatrician painter paralegal paramedic partner pastor pathologist paediatric
    pharmacist philosopher phlebotomist photographer physician physicist physio physiotherapist pilot planner plumber
    podcaster poet policewoman policeman postdoc potter presenter president priest principal producer professor programmer
    programme-lead prosecutor psychiatrist psychologist psychotherapist publisher radiographer ranger realtor receptionist
    recruiter registrar fitter consultant-anaesthetist reporter representative researcher restaurateur restorer roaster
    salesman saleswoman salesperson scholar scientist screenwriter sculptor seamstress secretary seller shipwright signaller
    singer sociologist sommelier specialist statistician stonemason storyteller strategist student supervisor surgeon
    surveyor tailor teacher technician technologist tester therapist toolmaker trader trainee trainer translator treasurer
    trustee tutor typographer undertaker upholsterer vet veterinarian vicepresident vp violinist waiter waitress warden
    notary superintendent commander imam rabbi vicar rector solicitor butcher bricklayer roofer locksmith choreographer
    comedian translator-interpreter chaplain warden dramaturge ombudsman bailiff paediatrician surveyor
    watchmaker weaver webmaster welder winemaker worker writer youth-worker zoologist
""".split()
_LEISURE = """
    runner climber cyclist surfer reader gardener swimmer hiker skier rower sailor baker cook knitter singer dancer birder
    birdwatcher beekeeper boulderer walker camper kayaker diver drummer guitarist pianist cellist violinist drummer fan
    enthusiast lover addict nerd geek buff forager angler footballer chess-player player collector gamer traveller traveler
    skater snowboarder triathlete marathoner painter photographer believer devotee aficionado hobbyist tinkerer supporter
    volunteer
""".split()
FAMILY_WORDS = """
    wife husband spouse son sons daughter daughters child children kid kids twin twins baby toddler toddlers teenager
    teenagers mother father mum mom dad parents parent brother sister brothers sisters grandmother grandfather grandchild
    grandchildren granddaughter grandson fiance fiancee fiancé fiancée married widow widower divorced girlfriend boyfriend
    stepson stepdaughter niece nephew newborn family in-laws siblings sibling
""".split()
TITLES = frozenset(_TITLES)
LEISURE = frozenset(_LEISURE)
FAMILY = frozenset(FAMILY_WORDS)

# Verbs of a life's work, by their plain form; irregular pasts stand with them.
WORKS_ON = """
    lead build develop design make create run head manage direct oversee coordinate co-lead launch found co-found write co-
    write author co-author publish invent organise organize curate maintain help restore repair teach research investigate
    advise coach train produce sell support bring turn drive plan test ship operate invest edit translate take handle cover
    focus specialise specialize mentor establish set connect rehabilitate grow scale deliver implement open translate film
    photograph paint compose record brew bake roast weave carve blow print map measure model protect fight campaign chair
    represent study analyse analyze explore look design consult mend command commission supervise supply guide serve work
    grow keep fix improve shape care
""".split()
ENJOYS = """
    love like enjoy adore climb boulder run cycle swim hike bake cook play sing dance paint draw knit sew surf ski sail row
    read garden collect restore brew forage camp fish travel walk juggle photograph grow keep volunteer ride trek tinker
    fence paddle skate box dive kayak bike jog race watch follow support blow spend ferment crochet
""".split()
OTHERS = """
    be have do hold earn receive win get live commute speak talk give present host blog write come hail move join leave quit
    start begin know meet want need seek hope hunt plan try offer hate dislike avoid prefer believe think say study graduate
    train complete finish return retire spend use expect celebrate welcome raise share split divide call admit confess swear
    go went stay sit belong gain swap switch marry care worry struggle wish become appoint promote
""".split()
IRREGULAR = {
    "led": "lead", "built": "build", "made": "make", "ran": "run", "wrote": "write", "taught": "teach", "sold": "sell", "brought": "bring",
    "took": "take", "set": "set", "grew": "grow", "kept": "keep", "sang": "sing", "swam": "swim", "drew": "draw", "rode": "ride",
    "spent": "spend", "held": "hold", "won": "win", "got": "get", "spoke": "speak", "gave": "give", "came": "come", "left": "leave",
    "quit": "quit", "began": "begin", "knew": "know", "met": "meet", "sought": "seek", "said": "say", "became": "become", "went": "go",
    "was": "be", "were": "be", "had": "have", "did": "do", "thought": "think", "drove": "drive", "blew": "blow", "fought": "fight",
    "sat": "sit", "swore": "swear", "co-wrote": "co-write", "co-led": "co-lead", "read": "read", "shot": "shoot",
}  # fmt: skip
BASES = frozenset((*WORKS_ON, *ENJOYS, *OTHERS))
_IRREGULAR_S = {"is": "be", "has": "have", "does": "do", "goes": "go"}


def thirds(base: str) -> str:
    """The form behind "she": "teach" gives "teaches"."""
    special = {plain: form for form, plain in _IRREGULAR_S.items()}
    if base in special:
        return special[base]
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{base}es"
    return f"{base[:-1]}ies" if base.endswith("y") and base[-2:-1] not in "aeiou" else f"{base}s"


THIRDS = {thirds(base): base for base in BASES} | _IRREGULAR_S
_PASTS = frozenset(IRREGULAR) | {
    f"{base}d" if base.endswith("e") else f"{base[:-1]}ied" if base.endswith("y") else f"{base}ed" for base in BASES
}
PASTS = frozenset(
    {
        *_PASTS,
        "planned",
        "shipped",
        "swapped",
        "travelled",
        "modelled",
        "specialised",
        "ferried",
        "dropped",
        "stopped",
        "enjoyed",
        "played",
        "stayed",
    }
)
VERB = "|".join(sorted({*THIRDS, *PASTS}, key=len, reverse=True))
TITLE = "|".join(
    [*sorted((word.replace("-", "[- ]") for word in TITLES), key=len, reverse=True), "[a-z]+(?:ologist|ographer|onomer|ometrist)"]
)
HOBBYIST = "|".join(sorted(LEISURE, key=len, reverse=True))
KIN = "|".join(sorted(FAMILY, key=len, reverse=True))
TITLED = re.compile(rf"\b(?:{TITLE})s?\b", re.I)

CAPITALS = "A-ZÀ-ÞŁŚŠŽŻŹĆČĎŘŤĞİŞĐĀĒĪŌŪĂȘȚŐŰŇ"  # for a set of characters
CAP = r"[A-Z0-9À-ÞŁŚŠŽČİ][\w&+.’'-]*"
_SMALL = r"(?:of|for|and|&|de|del|do|da|di|des|du|der|die|das|van|von|la|le|el|y|e|und|the|at|am|for the|of the|and the)"
ORG = rf"(?:[Tt]he )?{CAP}(?:(?: {_SMALL})? {CAP}){{0,5}}"
TOWN = r"(?:[A-ZÀ-ÞŁŚŠŽČİ][\w’'.-]+)(?: (?:(?:de|del|da|do|of|upon|am|an der|la|le|on) )?[A-ZÀ-ÞŁŚŠŽČİ][\w’'.-]+){0,3}"
WHERE = (
    rf"(?:the (?:north|south|east|west|suburbs|outskirts|countryside|hills) of )?{TOWN}(?:, {TOWN}(?=[.,;)!"
    rf"|]|\s*\Z| (?:and|with|where|since|for)\b))?"
)


_NO_SLIPS = frozenset("patent patents mothers others bother bothers".split())  # words of their own, one letter from a relative


def close_to(word: str, known: frozenset[str]) -> bool:
    """Whether a word is one of those known, or one slip of the fingers from it: "daugther"."""
    word = word.lower()
    if word in known:
        return True
    return (
        len(word) > 5
        and word not in _NO_SLIPS
        and any(_one_slip(word, other) for other in known if abs(len(other) - len(word)) < 2 and len(other) > 5)
    )


def _one_slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter more, less or other, or by two that changed places."""
    if len(one) > len(other):
        one, other = other, one
    at = next((index for index, letter in enumerate(one) if letter != other[index]), len(one))
    rest, rested = one[at:], other[at:]
    if len(one) == len(other):
        return rest[1:] == rested[1:] or (rest[:2] == rested[1::-1] and rest[2:] == rested[2:])
    return rest == rested[1:]


def relatives(text: str) -> list[str]:
    """The relatives a text names, as they are spelt: "his daugther just started med school" names a daughter."""
    return [kin for word in words_of(text) for kin in FAMILY_WORDS if (word == kin or (len(kin) > 5 and close_to(word, frozenset((kin,)))))]


def words_of(text: str) -> list[str]:
    """The words of a text in lower case."""
    return re.findall(r"[\w’'-]+", text.lower())
