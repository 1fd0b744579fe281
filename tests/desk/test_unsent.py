"""A session that ends in the middle of a long form: nothing is done, and nothing that was written is lost."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import time_machine
from sqlmodel import select

from bot.coaching import exercises
from bot.store.coaching import Designed, Remark
from bot.store.store import Store
from tests.desk.conftest import HOME, Browser, sign_in
from tests.desk.sample import Desk

MESSAGE = 'First "line" & <b>\r\n\r\nAnd all I know about it. 🙂'
FORM = {"title": "A long evening's work", "scene": "coffee", "message": MESSAGE, "most_slips": "0", "kinds": ["resume_push", "job_ask"]}
LATER = timedelta(minutes=50)  # of silence, which is more than a session lasts


def fields(page: str) -> dict[str, list[str]]:
    """What the one form of a page would send."""
    found: dict[str, list[str]] = {}
    pattern = r'<input type="hidden" name="(\w+)" value="(.*?)">|<textarea[^>]* name="(\w+)"[^>]*>\n?(.*?)</textarea>'
    for hidden, value, area, text in re.findall(pattern, page, re.S):
        found.setdefault(hidden or area, []).append(unescape(value or text))
    return found


async def send(browser: Browser, path: str, data: dict[str, object], origin: str = HOME) -> tuple[int, str]:
    answer = await browser.post(path, data=data, headers={"origin": origin})
    return answer.status_code, answer.text


async def kept(store: Store) -> list[Designed]:
    async with store.work() as work:
        return list((await work.exec(select(Designed).order_by(Designed.id))).all())[1:]


async def test_a_long_form_outlives_its_session(store: Store, laid_desk: Desk, maria: Browser):
    seal = maria.seal
    with time_machine.travel(datetime.now(UTC) + LATER, tick=True):
        status, page = await send(maria, "/desk/exercise/new", {"seal": seal, **FORM})
        assert status == 403 and "nothing is lost" in page and not await kept(store)
        assert fields(page) == {name: value if isinstance(value, list) else [value] for name, value in FORM.items()}
        await sign_in(store, maria, laid_desk.coach)
        status, page = await send(maria, "/desk/exercise/new", fields(page))
        assert status == 403 and "Welcome back" in page and not await kept(store), "another's form must not do anything by itself"
        answer = await maria.post("/desk/exercise/new", data=fields(page), headers={"origin": HOME})
        assert answer.headers["location"].endswith("?said=exercise_kept")
    (row,) = await kept(store)
    exercise = exercises.exercise_of(row)
    assert exercise.title == FORM["title"] and exercise.message == MESSAGE.replace("\r\n", "\n") and len(exercise.passing.kinds) == 2


async def test_a_comment_is_kept_when_another_window_signed_in_anew(store: Store, laid_desk: Desk, maria: Browser):
    assert laid_desk.shared is not None
    old, path = maria.seal, f"/desk/talk/{laid_desk.shared.id}/comment"
    await sign_in(store, maria, laid_desk.coach)
    status, page = await send(maria, path, {"seal": old, "turn": "0", "text": "Well asked."})
    assert status == 403 and fields(page)["seal"] == [maria.seal] and fields(page)["text"] == ["Well asked."]
    assert (await maria.post(path, data=fields(page), headers={"origin": HOME})).status_code == 303
    async with store.work() as work:
        assert [each.text for each in (await work.exec(select(Remark).order_by(Remark.id))).all()][1:] == ["Well asked."]


async def test_nothing_from_elsewhere_is_given_a_seal(maria: Browser, nobody: Browser):
    for browser in (maria, nobody):
        for origin in ("https://evil.example", "null", ""):
            _, page = await send(browser, "/desk/exercise/new", FORM, origin)
            assert "All I know" not in page and maria.seal not in page


async def test_what_took_but_a_tap_leads_to_the_door(nobody: Browser):
    for path in ("/desk/cohort/1/close", "/desk/assignment/1/excuse", "/desk/out"):
        assert (await nobody.send_form(path, how="close")).headers["location"] == "/desk/in"


async def test_holding_on_to_forms_is_not_done_without_end(nobody: Browser):
    answers = [(await send(nobody, "/desk/exercise/new", FORM))[0] for _ in range(30)]
    assert answers[0] == 403 and answers[-1] == 303
