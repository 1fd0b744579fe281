"""Exercises on the desk: listed, taken from the library, built, changed, copied and dropped."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from sqlmodel import select

from bot.coaching import exercises, tasks, uploads
from bot.coaching.exercises import exercise_of, library
from bot.content.library import prompts
from bot.content.uploaded import examine
from bot.store.coaching import Assigned, Designed
from bot.store.store import Store
from flows.exercise import Counts, Exercise, Passing
from flows.moves import Move
from flows.rehearsal import Feedback, Sign
from flows.scenes import Level
from tests.desk.conftest import HOME, Browser
from tests.desk.sample import Desk

FULL = {
    "title": "Ask, then listen",
    "scene": "call",
    "partner": "nadia",
    "level": "hard",
    "feedback": "end",
    "goal": "hear how she got there",
    "message": "Three questions are plenty.\nBreathe.",
    "outcome": "yes",
    "most_slips": "1",
    "kinds": ["job_ask", "pressure"],
    "least_curiosity": "3",
    "least_advice_ask": "1",
    "least_giving": "",
    "without": ["taciturn"],
    "follow_up": "1",
    "tries": "4",
    "counts": "last",
}
MEANT = Exercise(
    "Ask, then listen",
    "call",
    "nadia",
    Level.HARD,
    Feedback.END,
    "hear how she got there",
    "Three questions are plenty.\nBreathe.",
    Passing("yes", 1, (Move.JOB_ASK, Move.PRESSURE), {Move.ADVICE_ASK: 1, Move.CURIOSITY: 3}, (Sign.TACITURN,), True),
    4,
    Counts.LAST,
)
SIMPLE = {"title": "Just talk", "scene": "coffee"}


async def kept(store: Store, coach: int | None) -> list[Designed]:
    async with store.work() as work:
        query = select(Designed).where(Designed.coach == coach, Designed.dropped == False).order_by(Designed.id)  # noqa: E712 - SQL
        return list((await work.exec(query)).all())


async def test_what_is_filled_in_becomes_an_exercise_word_for_word(store: Store, laid_desk: Desk, maria: Browser):
    answer = await maria.send_form("/desk/exercise/new", **FULL)
    assert answer.status_code == 303
    row = (await kept(store, laid_desk.coach.id))[-1]
    assert exercise_of(row) == MEANT and answer.headers["location"].startswith(f"/desk/exercise/{row.id}?")


async def test_the_builder_shows_an_exercise_so_that_keeping_it_changes_nothing(store: Store, laid_desk: Desk, maria: Browser):
    from html.parser import HTMLParser

    class Form(HTMLParser):
        """The fields of a form as a browser would send them."""

        def __init__(self) -> None:
            super().__init__()
            self.fields: dict[str, list[str]] = {}
            self.inside, self.area, self.select = "", "", ""

        def handle_starttag(self, tag, attrs):
            of = dict(attrs)
            self.inside = of.get("action", "") if tag == "form" else self.inside
            if not self.inside.endswith(f"/exercise/{number}"):
                return
            self.area = of["name"] if tag == "textarea" else self.area
            self.select = of["name"] if tag == "select" else self.select
            if tag == "input" and (of.get("type") not in ("checkbox", "radio") or "checked" in of):
                self.fields.setdefault(of["name"], []).append(of.get("value", ""))
            if tag == "option" and "selected" in of:
                self.fields[self.select] = [of["value"]]

        def handle_endtag(self, tag):
            self.inside, self.area = ("" if tag == "form" else self.inside), ""

        def handle_data(self, data):
            if self.area:
                self.fields[self.area] = [data]

    await maria.send_form("/desk/exercise/new", **FULL)
    number = (await kept(store, laid_desk.coach.id))[-1].id
    form = Form()
    form.feed(await maria.look(f"/desk/exercise/{number}"))
    assert (await maria.post(f"/desk/exercise/{number}", data=form.fields, headers={"origin": HOME})).status_code == 303
    assert exercise_of((await kept(store, laid_desk.coach.id))[-1]) == MEANT


async def test_another_scene_shows_who_can_be_met_there_and_loses_nothing(maria: Browser):
    typed = {**FULL, "scene": "give", "then": "people", "tries": "many", "title": "Half a ti"}
    answer = await maria.send_form("/desk/exercise/new", **typed)
    assert answer.status_code == 200
    assert "Nadia can&#39;t be met there" in answer.text and "Jonas" in answer.text and 'value="nadia"' not in answer.text
    assert 'value="Half a ti"' in answer.text and 'value="many"' in answer.text and "Three questions are plenty.\nBreathe." in answer.text
    assert 'value="job_ask" checked' in answer.text and 'value="taciturn" checked' in answer.text


async def test_all_faults_are_told_at_once_and_what_was_typed_stays(store: Store, laid_desk: Desk, maria: Browser):
    wrong = {
        "title": " ",
        "goal": "g" * 201,
        "message": "m" * 1001,
        "tries": "21",
        "most_slips": "many",
        "least_curiosity": "0x10",
        "partner": "x",
    }
    answer = await maria.send_form("/desk/exercise/new", **{**FULL, **wrong})
    assert answer.status_code == 422
    for field in ("title", "goal", "message", "tries", "most_slips", "least", "partner"):
        assert f'id="{field}-fault"' in answer.text, field
    assert "m" * 1001 in answer.text and 'value="0x10"' in answer.text and "Seven" not in answer.text
    assert len(await kept(store, laid_desk.coach.id)) == 1


async def test_no_form_however_odd_breaks_the_builder(store: Store, laid_desk: Desk, maria: Browser):
    odd = [
        "",
        "-1",
        "999999999999999999999",
        "٣",
        "<script>",
        "a" * 30_000,
        "\ud800".encode("utf-8", "replace").decode(),
        "\x00\u202e",
        "yes",
        "job_ask",
    ]
    chance = Random(7)
    for _ in range(60):
        fields = {name: [chance.choice(odd) for _ in range(chance.randint(1, 3))] for name in FULL if chance.random() < 0.8}
        answer = await maria.send_form("/desk/exercise/new", **fields)
        assert answer.status_code in (200, 303, 422) and "<script>" not in answer.text


async def test_markup_in_a_title_is_shown_as_text(maria: Browser):
    await maria.send_form("/desk/exercise/new", **{**SIMPLE, "title": "<b>Loud</b>", "message": "<i>hm</i>"})
    for path in ("/desk/exercises", "/desk/exercise/2", "/desk/assign?exercise=2"):
        page = await maria.look(path)
        assert "<b>Loud" not in page and "&lt;b&gt;Loud" in page and "<i>hm" not in page, path


async def test_the_library_is_told_in_words_and_taken_into_ones_own(store: Store, laid_desk: Desk, maria: Browser):
    name, first = next(iter(library().items()))
    assert first.title in await maria.look("/desk/exercises")
    answer = await maria.send_form("/desk/exercises/take", name=name)
    row = (await kept(store, laid_desk.coach.id))[-1]
    assert exercise_of(row) == first and answer.headers["location"] == f"/desk/exercise/{row.id}?said=exercise_taken"
    assert "Among yours." in await maria.look("/desk/exercises")
    assert (await maria.send_form("/desk/exercises/take", name="nothing")).status_code == 404


async def test_one_of_the_library_can_be_changed_before_it_is_kept(maria: Browser):
    name, first = list(library().items())[2]
    assert f'value="{first.title}"' in await maria.look(f"/desk/exercise/new?from={name}")
    assert 'value=""' in await maria.look("/desk/exercise/new?from=nothing")


async def test_a_copy_is_a_new_exercise(store: Store, laid_desk: Desk, maria: Browser):
    page = await maria.look(f"/desk/exercise/new?copy={laid_desk.designed.id}")
    assert "Leave the résumé at home (copy)" in page and 'action="/desk/exercise/new"' in page
    assert len(await kept(store, laid_desk.coach.id)) == 1


async def test_what_was_assigned_stays_as_it_was(store: Store, laid_desk: Desk, maria: Browser):
    await maria.send_form(f"/desk/exercise/{laid_desk.designed.id}", **SIMPLE)
    assert [exercise_of(each).title for each in await kept(store, laid_desk.coach.id)] == ["Just talk"]
    async with store.work() as work:
        row = (await work.exec(select(Assigned))).one()
    assert tasks.exercise_for(row).title == "Leave the résumé at home"


async def test_a_dropped_exercise_leaves_the_list_and_what_was_assigned_goes_on(laid_desk: Desk, maria: Browser):
    answer = await maria.send_form(f"/desk/exercise/{laid_desk.designed.id}/drop")
    assert answer.headers["location"] == "/desk/exercises?said=exercise_dropped"
    assert "No exercise of your own yet" in await maria.look("/desk/exercises")
    await maria.look(f"/desk/exercise/{laid_desk.designed.id}", 404)
    assert "Leave the résumé at home" in await maria.look(f"/desk/assignment/{laid_desk.assignment.id}")


async def test_without_the_bots_name_the_preview_is_a_command_to_type(laid_desk: Desk, maria: Browser):
    assert f"<code>/start preview_{laid_desk.designed.id}</code>" in await maria.look(f"/desk/exercise/{laid_desk.designed.id}")


async def test_with_the_bots_name_the_preview_is_a_link(laid_desk: Desk, maria: Browser, monkeypatch: pytest.MonkeyPatch):
    async def named(_: object) -> str:
        return "coffee_bot"

    monkeypatch.setattr("bot.web.desk.designing.bot_name", named)
    page = await maria.look("/desk/exercises")
    assert f'href="https://t.me/coffee_bot?start=preview_{laid_desk.designed.id}"' in page


async def test_many_exercises_are_shown_by_pages(store: Store, laid_desk: Desk, maria: Browser):
    async with store.work() as work:
        for number in range(60):
            exercise = replace(exercise_of(laid_desk.designed), title=f"Number {number}")
            await exercises.keep(work, laid_desk.coach, exercise, datetime.now(UTC))
    first, last = await maria.look("/desk/exercises"), await maria.look("/desk/exercises?page=3")
    assert "Number 59" in first and "Number 0<" not in first and "Number 0<" in last and "Leave the résumé at home" in last
    assert (
        len(first.encode()) < 100_000
        and await maria.look("/desk/exercises?page=99999999999")
        and await maria.look("/desk/exercises?page=-2")
    )


async def test_another_coach_finds_nothing_there(store: Store, laid_desk: Desk, tom: Browser):
    number = laid_desk.designed.id
    await tom.look(f"/desk/exercise/{number}", 404)
    await tom.look(f"/desk/exercise/new?copy={number}", 404)
    assert (await tom.send_form(f"/desk/exercise/{number}", **SIMPLE)).status_code == 404
    assert (await tom.send_form(f"/desk/exercise/{number}/drop")).status_code == 404
    assert [exercise_of(each).title for each in await kept(store, laid_desk.coach.id)] == ["Leave the résumé at home"]


async def test_a_form_from_elsewhere_builds_nothing(store: Store, laid_desk: Desk, maria: Browser, nobody: Browser):
    await maria.look("/desk/exercises")
    assert (await maria.post("/desk/exercise/new", data=SIMPLE, headers={"origin": HOME})).status_code == 403
    foreign = await maria.post("/desk/exercise/new", data={"seal": maria.seal, **SIMPLE}, headers={"origin": "https://elsewhere.example"})
    assert foreign.status_code == 403
    for path in ("/desk/exercises", "/desk/exercise/new", "/desk/exercise/1", "/desk/assign"):
        await nobody.look(path, 303)
    assert len(await kept(store, laid_desk.coach.id)) == 1


async def test_own_scenes_and_partners_are_for_their_coach_alone(store: Store, laid_desk: Desk, maria: Browser, tom: Browser):
    root = Path(str(prompts() / "topics.yaml")).parent
    scene = (root / "scenes" / "coffee.yaml").read_text("utf-8").replace("A coffee, one to one", "A lunch in <b>Lisbon</b>")
    dana = (root / "partners" / "dana.yaml").read_text("utf-8").replace("Dana Okafor", "Petra Novak").replace("Dana", "Petra")
    names = []
    async with store.work() as work:
        for source in (scene, dana):
            row = await uploads.keep(work, laid_desk.coach, examine(source.encode(), "own.yaml"), source, datetime.now(UTC))
            names.append(uploads.name_of(row))
    page = await maria.look("/desk/exercise/new")
    assert "A lunch in &lt;b&gt;Lisbon" in page and "Petra Novak" in page and "Lisbon" not in await tom.look("/desk/exercise/new")
    fields = {**SIMPLE, "scene": "coffee", "partner": names[1]}
    assert (await maria.send_form("/desk/exercise/new", **fields)).status_code == 303
    for foreign in (fields, {**SIMPLE, "scene": names[0]}):
        assert (await tom.send_form("/desk/exercise/new", **foreign)).status_code == 422
    number = (await kept(store, laid_desk.coach.id))[-1].id
    async with store.work() as work:
        for row in await uploads.of(work, laid_desk.coach):
            await uploads.drop(work, row)
    answer = await maria.send_form("/desk/assign", exercise=number, cohort=laid_desk.cohort.id, member=0, when="now", due="")
    assert answer.status_code == 422 and "no longer among yours" in answer.text


async def test_kinds_of_slips_without_a_number_are_asked_about(store: Store, laid_desk: Desk, maria: Browser):
    answer = await maria.send_form("/desk/exercise/new", title="No paper", scene="coffee", kinds="resume_push")
    assert answer.status_code == 422 and "how many of them are allowed?" in answer.text


async def test_a_coach_is_told_what_one_polite_sentence_would_pass(maria: Browser):
    form = {"title": "No slips", "scene": "coffee", "most_slips": "0", "then": "people"}
    assert "one polite sentence" in (await maria.send_form("/desk/exercise/new", **form)).text
    assert "one polite sentence" not in (await maria.send_form("/desk/exercise/new", **form, outcome="maybe")).text
    assert not [each.title for each in library().values() if each.passing.is_met_by_silence]


async def test_a_button_that_is_pressed_twice_keeps_one_exercise(store: Store, laid_desk: Desk, maria: Browser):
    answers = [await maria.send_form("/desk/exercise/new", title="Twice", scene="coffee") for _ in range(2)]
    name = next(iter(library()))
    answers += [await maria.send_form("/desk/exercises/take", name=name) for _ in range(2)]
    places = [each.headers["location"] for each in answers]
    assert places[0] == places[1] and places[2] == places[3] != places[0]
