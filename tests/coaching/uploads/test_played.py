"""A coach's partner and scene are played as any other: met, taken back, debriefed; and what comes with the program stays what it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import practice, present
from bot.coaching import coaches, uploads
from bot.content.library import MOST_IN_OWN, MOST_OWN, Scenes, Shelf, is_own, prompts, readied, seat_own, unseat_own, world
from bot.content.uploaded import examine, kept
from bot.store.store import Store
from bot.words import PLAIN, TELEGRAM, Surface
from flows import play
from flows.answers import Index
from flows.people import Partner
from flows.scenes import Scene
from tests.conftest import NOW
from tests.learners.play import LIMIT, rehearse

BUILT_IN = Path(str(prompts() / "topics.yaml")).parent
DANA = (BUILT_IN / "partners" / "dana.yaml").read_text("utf-8")
SCENES = {file.stem: file.read_text("utf-8") for file in sorted((BUILT_IN / "scenes").glob("*.yaml"))}
SAID = [
    "Hi, I'm Lena. Thanks for making the time, I was looking forward to this.",
    "How did you end up in testing?",
    "That must have been a long year. What kept you going?",
    "I've been in a bakery for four years, and I'd like to learn how people get into lab work.",
    "Could you get me a job at your firm? Here is my resume.",
    "Sorry, that was too much. What would you read first, in my place?",
    "I know somebody who repairs old scales, shall I ask whether they'd talk to you?",
    "I'll send you the address on Friday. Thank you, this was lovely. Goodbye!",
]


@pytest.fixture(autouse=True)
def _nothing_stays() -> Iterator[None]:
    yield
    for number in range(1, 3 * MOST_OWN):
        unseat_own(f"own{number}")


def upload(source: str, number: int) -> Partner | Scene:
    found = examine(source.encode(), "mine.yaml")
    assert found.value is not None, found.faults
    seat_own(f"own{number}", found.canonical, lambda: kept(found.kind, found.canonical))
    return found.value


def petra() -> str:
    """Dana under another name, with another story here and there, and a text that looks like a page."""
    changed = DANA.replace("Dana Okafor", "Petra <i>Novak</i>").replace("Dana", "Petra").replace("age: 47", "age: 39")
    changed = changed.replace('"Ha. All right."', '"<b>Ha</b> & all right."')
    for name in ("coffee", "event"):
        at = changed.index(f"  {name}:\n    - ")
        changed = changed[:at] + changed[at:].replace("    - ", '    - "You <b>found</b> it & me, ${7*7} %s {0.name}."\n    - ', 1)
        changed = changed.replace(
            "You <b>found</b> it & me, ${7*7} %s {0.name}.", f"You <b>found</b> it & me, in the {name}, ${{7*7}} %s {{0.name}}.", 1
        )
    return changed


def short_coffee() -> str:
    return SCENES["coffee"].replace("turns: 24", "turns: 10").replace('title: "A coffee, one to one"', 'title: "Coffee <script>, short"')


@pytest.mark.parametrize("surface", [TELEGRAM, PLAIN], ids=["telegram", "plain"])
async def test_a_whole_talk_is_played_with_a_coach_s_partner_in_a_coach_s_scene(store: Store, surface: Surface):
    async with store.work() as work:
        learner = await practice.learner_of(work, 7, NOW)
        coach = await coaches.named(work, learner, "Maria", NOW)
        brought = [await uploads.keep(work, coach, examine(text.encode(), "mine.yaml"), text, NOW) for text in (petra(), short_coffee())]
        who, where = map(uploads.name_of, brought)
        said: list[str] = [present.briefing(who, where, surface)]
        step = await practice.begin(work, learner, where, who, 3, "learn how people get into lab work", NOW)
        said += [each.text for each in present.shown(step, surface)]
        for text in SAID[:4]:
            step = await practice.say(work, step.row, text, NOW)
            said += [each.text for each in present.shown(step, surface)] + list(present.hints(step.rehearsal, surface))
        before = step.rehearsal
        slipped = await practice.say(work, step.row, SAID[4], NOW)
        assert slipped.turn.slips
        said += [each.text for each in present.shown(slipped, surface)]
        assert await practice.undo(work, step.row) == slipped.turn
        assert practice.rehearsal_of(step.row) == before
        for text in SAID[5:]:
            step = await practice.say(work, step.row, text, NOW)
            said += [each.text for each in present.shown(step, surface)]
        assert step.ended and world().flows[where].scene.ending(step.rehearsal.state)
        told = await practice.guess(work, step.row, "maybe")
        said += [present.debriefed(told, surface), present.behind(told, surface), present.guess_question(step.rehearsal, surface)]
    lines = {line.id for turn in told.turns for line in turn.lines if line.speaker == f"{who}.{where}"}
    assert lines, "it was Petra who spoke, in this scene"
    everything = "\n".join(said)
    assert "Petra" in everything and "Dana" not in everything
    if surface.html:
        assert not any(tag in everything for tag in ("<script>", "<b>found", "<b>Ha", "<i>Novak"))


async def test_what_a_coach_brought_is_met_by_nobody_who_was_not_given_it(store: Store):
    async with store.work() as work:
        coach = await coaches.named(work, await practice.learner_of(work, 7, NOW), "Maria", NOW)
        who = uploads.name_of(await uploads.keep(work, coach, examine(petra().encode(), "mine.yaml"), petra(), NOW))
        with pytest.raises(LookupError):
            await practice.begin(work, await practice.learner_of(work, 8, NOW), "coffee", who, 3, "", NOW)


def test_what_looks_like_a_page_or_a_command_is_shown_as_it_stands():
    upload(petra(), 7)
    person = world().people["own7"]
    odd = [text for text in person.lines.values() if "<b>found" in text]
    assert len(odd) == 2
    for text in odd:
        assert PLAIN.text(text) == text
        assert TELEGRAM.text(text) == text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@pytest.mark.parametrize("name", sorted(set(SCENES) - {"follow_up"}))
def test_a_copy_of_any_scene_is_played_like_it(name: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(LIMIT, "own9", LIMIT[name])
    upload(SCENES[name], 9)
    flow, original = world().flows["own9"].scene, world().flows[name].scene
    assert (flow.name, flow.title, flow.heard_as) == ("own9", original.title, original.heard_as or name)
    assert play.who_plays(world(), "own9") == play.who_plays(world(), name)
    who = play.who_plays(world(), name)[0]
    for learner in ("balanced", "pushy", "silent"):
        there, here = rehearse(learner, name, who, 1), rehearse(learner, "own9", who, 1)
        assert here.ended
        assert len(here.lines) == len(set(here.lines))
        assert here.debrief.overall == there.debrief.overall


def test_a_coach_s_partner_plays_every_part_they_have():
    partner = upload(petra(), 7)
    assert isinstance(partner, Partner)
    for scene in ("coffee", "event", *partner.parts):
        assert rehearse("balanced", scene, "own7", 1).ended


def test_what_a_file_calls_itself_shadows_nothing():
    before = (world().flows["coffee"], world().people["dana"], list(world().flows), list(world().people))
    upload(DANA, 7)
    upload(SCENES["coffee"].replace("turns: 24", "turns: 10"), 8)
    assert world().flows["coffee"] is before[0] and before[0].scene.turns == 24
    assert (list(world().flows), list(world().people)) == before[2:]
    assert world().people["dana"].lines is before[1].lines
    for name in ("coffee", "dana", "own", "own0", "own01", "own-1", "own1.call", "guess4", "Own3", "own3\n"):
        with pytest.raises(ValueError, match="is no name for what a coach brought"):
            seat_own(name, "x", lambda: kept("scene", ""))
    assert is_own("own12") and not is_own("dana")


def test_a_change_is_seen_and_what_did_not_change_is_not_made_again():
    upload(petra(), 7)
    seat_own("own7", examine(petra().encode(), "x").canonical, lambda: pytest.fail("it was made again"))
    met = world().people["own7"]
    upload(petra().replace("age: 39", "age: 40"), 7)
    assert (met.partner.age, world().people["own7"].partner.age) == (39, 40)
    with pytest.raises(ValueError, match="a new thing has a new number"):
        upload(short_coffee(), 7)


def test_only_so_many_are_kept_and_nothing_of_the_others_stays_behind():
    coffee, people, flows = examine(short_coffee().encode(), "x").value, world().people, world().flows
    assert isinstance(coffee, Scene) and isinstance(people, Shelf) and isinstance(flows, Scenes)
    names = list(people)
    for number in range(1, MOST_OWN + 6):
        seat_own(f"own{number}", "1", lambda: coffee)
        _ = people[f"{names[number % len(names)]}.own{number}"], people[f"{names[number % 5]}.own{number}"]
    assert len(list(flows.own)) == MOST_OWN and "own1" not in flows
    assert len(people._in_own) <= MOST_IN_OWN
    assert sum(map(is_own, people["dana"].partner.parts)) == MOST_OWN
    for number in range(1, MOST_OWN + 6):
        unseat_own(f"own{number}")
    assert not any(map(is_own, people["dana"].partner.parts)) and not people._in_own
    with pytest.raises(KeyError):
        people["dana.own3"]


async def test_new_questions_are_looked_at_beforehand_and_not_while_somebody_waits(monkeypatch: pytest.MonkeyPatch):
    upload(petra().replace("What does heading test engineering come down to", "What on earth does testing come down to"), 7)
    await readied("own7")
    monkeypatch.setattr(Index, "ready", lambda _: pytest.fail("it was put together a second time"))
    assert world().people["own7"].index.asked("What on earth does testing come down to, on the ground?")[0].topic == "work_now"
