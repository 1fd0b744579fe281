"""What a partner must hold beyond its form: enough lines, in every mood, none of them twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from bot.content.faults import nearest
from bot.content.lint_scenes import partner_names, parts_needed
from flows.lines import spoken
from flows.moves import ASKS, FEELINGS, PUSHES
from flows.people import Deed, Family, Mood, Part, Partner

LONGEST = 400  # characters of one spoken line
_FEWEST = {"lines": 150, "topics": 25, "hooks": 5, "doors": 4, "asks_back": 10, "briefing": 4}
_FEWEST_SPARE = {"outside": 8, "guarded": 5, "told": 5, "musings": 6}
_TARGETED = {group: {"target"} for group in ("lines.knows", "lines.knows_not", "picks")}
_BRIEFLY = ["remark", "joke", "praised", "no_more", "much"]
_GROUP = re.compile(r"^parts\.\w+\.|\[\d+\]$")
_PLACEHOLDER = re.compile(r"{{\s*(\w+)\s*}}|{{|{%")


def faults_of_partner(partner: Partner, scenes: Iterable[str] = ("coffee", "event")) -> Iterator[tuple[str, str]]:
    """Each fault as (path in the file, what is wrong); `scenes` are those a partner may greet in."""
    lines = spoken(partner)
    yield from _too_few(partner, len(lines))
    yield from _keyed(partner)
    yield from _greetings(partner, sorted({*scenes, "any"}))
    yield from _slips(partner)
    yield from _topics(partner)
    yield from _reactions(partner)
    yield from _kindly(partner)
    yield from _briefly(partner)
    yield from _lines(lines)
    yield from _lasting(partner)
    for scene, part in partner.parts.items():
        yield from _part(partner, scene, part)
    for path, text in _unspoken(partner):
        if _PLACEHOLDER.search(text):
            yield path, "no template can stand here"


def _lines(lines: dict[str, str]) -> Iterator[tuple[str, str]]:
    said = Counter(" ".join(text.lower().split()) for text in lines.values())
    for path, text in lines.items():
        if len(text) > LONGEST:
            yield path, f"{len(text)} characters; a spoken line stays under {LONGEST}"
        if not text.strip():
            yield path, "an empty line"
        if said[" ".join(text.lower().split())] > 1:
            yield path, f"this line stands here more than once: {text[:60]!r}"
        allowed = {path.split(".")[1].split("[")[0]} if path.startswith("recalls.") else _TARGETED.get(_GROUP.sub("", path), set())
        for found in _PLACEHOLDER.finditer(text):
            if found[1] not in allowed:
                yield path, f"{found[0]!r} can't stand here; only recalls may use what the learner told, each its own"


def _lasting(partner: Partner) -> Iterator[tuple[str, str]]:
    """What they say to somebody they have met before, and what they do of their own accord."""
    for path, found, keys in (("again", partner.again, ("warm", "even", "cool")), ("promises", partner.promises, ("kept", "broken"))):
        for key in keys:
            if len(found.get(key, ())) < 3:
                yield f"{path}.{key}", "at least 3 lines"
        for key in sorted(set(found) - set(keys)):
            yield f"{path}.{key}", f"{key!r} is none of {', '.join(keys)}{nearest(key, list(keys))}"
    for name, fewest in (("tempts", 3), ("distracted", 4), ("unasked", 3)):
        if len(getattr(partner, name)) < fewest:
            yield name, f"{len(getattr(partner, name))} of them; at least {fewest}"
    for index, deed in enumerate(partner.unasked):
        if (deed.does is Deed.INTRODUCTION) != bool(deed.to):
            yield f"unasked[{index}].to", "an introduction names the partner it leads to, and nothing else does"
        if deed.to and deed.to not in partner_names():
            yield f"unasked[{index}].to", f"there is no partner {deed.to!r}{nearest(deed.to, partner_names())}"


def _part(partner: Partner, scene: str, part: Part) -> Iterator[tuple[str, str]]:
    """A part: the groups of lines its scene needs, and nothing said twice."""
    path, needed = f"parts.{scene}", parts_needed()
    if scene not in needed:
        yield path, f"{scene!r} is no scene with parts{nearest(scene, sorted(needed))}; known are {', '.join(sorted(needed))}"
        return
    for group, fewest in needed[scene].items():
        if len(part.lines.get(group, ())) < fewest:
            yield f"{path}.lines.{group}", f"{len(part.lines.get(group, ()))} lines; at least {fewest}"
    for group in sorted(set(part.lines) - set(needed[scene])):
        yield f"{path}.lines.{group}", f"no such group in this scene{nearest(group, sorted(needed[scene]))}"
    if scene not in ("message", "group", "follow_up") and len(part.greets) < 3:
        yield f"{path}.greets", f"{len(part.greets)} lines; at least 3"
    playing = partner.playing(scene)
    own = spoken(partner)
    new = {line: text for line, text in spoken(playing).items() if own.get(line) != text}
    for line, says in _lines(own | {f"{path}.{line}": text for line, text in new.items()}):
        if line.startswith(path):
            yield line, says
    for line, says in _topics(playing):
        yield f"{path}.{line}", says
    for name, text in (("situation", part.situation), *((f"briefing[{i}].says", known.says) for i, known in enumerate(part.briefing))):
        if _PLACEHOLDER.search(text):
            yield f"{path}.{name}", "no template can stand here"


def _unspoken(partner: Partner) -> Iterator[tuple[str, str]]:
    """What is said about a partner, and for the learner to say; all of it stands as it is written."""
    yield from ((f"views.{move}", view) for move, view in partner.views.items())
    yield from ((f"tries.{move}[{index}]", text) for move, tries in partner.tries.items() for index, text in enumerate(tries))
    yield from (
        (f"introducer.hears.{key}[{index}]", text) for key, texts in partner.introducer.hears.items() for index, text in enumerate(texts)
    )
    yield from ((f"briefing[{index}].says", known.says) for index, known in enumerate(partner.briefing))


def _too_few(partner: Partner, lines: int) -> Iterator[tuple[str, str]]:
    if lines < _FEWEST["lines"]:
        yield "", f"{lines} spoken lines; a partner has at least {_FEWEST['lines']}"
    for name in ("topics", "hooks", "doors", "asks_back", "briefing"):
        if len(getattr(partner, name)) < _FEWEST[name]:
            yield name, f"{len(getattr(partner, name))} of them; at least {_FEWEST[name]}"
    for name, fewest in _FEWEST_SPARE.items():
        if len(getattr(partner, name)) < fewest:
            yield name, f"{len(getattr(partner, name))} lines; at least {fewest}"


def _keyed(partner: Partner) -> Iterator[tuple[str, str]]:
    """Groups of lines whose keys are given: two lines for each, and no other key."""
    for path, found, keys in (
        ("goodbyes", partner.goodbyes, ("warm", "polite", "cool", "late")),
        ("recalls", partner.recalls, ("name", "field", "aim")),
        ("introducer.hears", partner.introducer.hears, ("well", "mixed", "badly")),
    ):
        for key in keys:
            if len(found.get(key, ())) < 2:
                yield f"{path}.{key}", "at least 2 lines"
        for key in sorted(set(found) - set(keys)):
            yield f"{path}.{key}", f"{key!r} is none of {', '.join(keys)}{nearest(key, list(keys))}"


def _greetings(partner: Partner, scenes: list[str]) -> Iterator[tuple[str, str]]:
    for scene in ("coffee", "event"):
        if len(partner.greets.get(scene, ())) < 2:
            yield f"greets.{scene}", "at least 2 lines"
    for scene, lines in partner.greets.items():
        if scene not in scenes:
            yield f"greets.{scene}", f"{scene!r} is no scene{nearest(scene, scenes)}; known are {', '.join(scenes)}"
        if not lines:
            yield f"greets.{scene}", "at least 1 line"


def _slips(partner: Partner) -> Iterator[tuple[str, str]]:
    for move in sorted(ASKS):
        if len(partner.grants.get(move, ())) < 2:
            yield f"grants.{move}", "at least 2 lines"
    for move in sorted((ASKS | PUSHES) - {"vague_ask"}):
        if move not in partner.views:
            yield "views", f"no view on {move}"
        if move not in partner.tries:
            yield "tries", f"nothing to say instead of {move}"


def _topics(partner: Partner) -> Iterator[tuple[str, str]]:
    for name, topic in partner.topics.items():
        if len(topic.asked) < 3:
            yield f"topics.{name}.asked", f"{len(topic.asked)} questions; at least 3"
        if len(topic.facts) < 2:
            yield f"topics.{name}.facts", f"{len(topic.facts)} fact; at least 2, the deeper ones at higher trust"
        at_large = [fact.at for fact in topic.facts if not fact.asked]  # what answers one question alone is told in no order
        if at_large != sorted(at_large):
            yield f"topics.{name}.facts", "facts go from what anybody hears to what trust unlocks: order them by at"
        if topic.facts and topic.facts[0].at > 1:
            yield f"topics.{name}.facts[0].at", "the first fact is for anybody: at 0 or 1"
    named = [(f"hooks[{index}].topic", hook.topic) for index, hook in enumerate(partner.hooks)]
    named += [(f"briefing[{index}].topic", known.topic) for index, known in enumerate(partner.briefing)]
    for path, name in named:
        if name not in partner.topics:
            yield path, f"{name!r} is no topic of this partner{nearest(name, list(partner.topics))}"
    for index, ask in enumerate(partner.asks_back):
        if ask.about not in ("name", "field", "aim", "self"):
            yield f"asks_back[{index}].about", f"{ask.about!r} is none of name, field, aim, self"


def _kindly(partner: Partner) -> Iterator[tuple[str, str]]:
    """Whoever has no such lines says what anybody would; whoever has some needs enough of them."""
    known = sorted(feeling.value for feeling in FEELINGS)
    for feeling, lines in partner.kindly.items():
        if feeling not in known:
            yield f"kindly.{feeling}", f"{feeling!r} is none of {', '.join(known)}{nearest(feeling, known)}"
        elif len(lines) < 2:
            yield f"kindly.{feeling}", f"{len(lines)} lines; at least 2, or leave them out"


def _briefly(partner: Partner) -> Iterator[tuple[str, str]]:
    """The same of short words; none of them asks, since nothing is waited for behind a nod."""
    for kind, lines in partner.briefly.items():
        if kind not in _BRIEFLY:
            yield f"briefly.{kind}", f"{kind!r} is none of {', '.join(_BRIEFLY)}{nearest(kind, _BRIEFLY)}"
        elif len(lines) < 2:
            yield f"briefly.{kind}", f"{len(lines)} lines; at least 2, or leave them out"
        for index, line in enumerate(lines):
            if line.endswith("?") and kind != "much":
                yield f"briefly.{kind}[{index}]", "a short word ends without a question"


def _reactions(partner: Partner) -> Iterator[tuple[str, str]]:
    for family in Family:
        for mood in Mood:
            if len(partner.reactions.get(family, {}).get(mood, ())) < 2:
                yield f"reactions.{family}.{mood}", "at least 2 lines"
