"""A shared talk on the desk: read, marked, commented on, overruled; and each opening is written down for its learner."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from bot import practice
from bot.coaching import overruling, remarks, sharing
from bot.store.coaching import Looked, Member, Overruled, Remark, Shared, Tried
from bot.store.codec import load
from bot.store.store import Store
from bot.store.tables import Learner, Rehearsed, Taken
from bot.web.desk.play import _stop
from flows.exercise import Missed
from flows.moves import Move
from flows.rehearsal import Turn
from tests.desk.conftest import HOME, Browser
from tests.desk.sample import Desk


def here(desk: Desk, rest: str = "") -> str:
    assert desk.shared is not None
    return f"/desk/talk/{desk.shared.id}{rest}"


async def turn_with(store: Store, desk: Desk, move: Move) -> int:
    """The kept turn in which a slip was made."""
    async with store.work() as work:
        rows = (await work.exec(select(Taken).where(Taken.rehearsal == desk.shared.rehearsal))).all()
    return next(row.id or 0 for row in rows if move in load(Turn, row.turn).slips)


async def readings(store: Store) -> list[Looked]:
    async with store.work() as work:
        return list((await work.exec(select(Looked).order_by(Looked.id))).all())


async def show(store: Store, desk: Desk, place: int) -> Shared:
    """Another learner shows their try."""
    async with store.work() as work:
        learner = (await work.exec(select(Learner).where(Learner.id == desk.members[place].learner))).one()
        row = (await work.exec(select(Rehearsed).where(Rehearsed.learner == learner.id))).one()
        shared = await sharing.share(work, learner, row, desk.cohort.id or 0, datetime.now(UTC))
    assert shared is not None
    return shared


def plain(page: str) -> str:
    """The page without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


async def test_the_talk_reads_like_a_play_with_its_moves_marked(laid_desk: Desk, maria: Browser):
    page = await maria.look(here(laid_desk))
    assert (
        '<mark class="slip">I brought my resume, let me walk you through it</mark>.<span class="tag slip">slip: the resume</span>' in page
    )
    assert "Leave that in the bag." in page and "Mentor:" in page and "It could have been:" in page
    assert page.index(">Turn 1<") < page.index("I brought my resume") < page.index(">Turn 2<") < page.index("Could you refer me")
    assert "Trust 0.3" in plain(page) and "A second cup: no, Dana would be busy." in page and "Ada had guessed perhaps." in page


async def test_every_word_of_the_learners_is_there_once(store: Store, laid_desk: Desk, maria: Browser):
    page = await maria.look(here(laid_desk))
    async with store.work() as work:
        rows = (await work.exec(select(Taken).where(Taken.rehearsal == laid_desk.shared.rehearsal, Taken.kind == "say"))).all()
    for row in rows:
        turn = page.split(f'id="turn-{row.id}"')[1].split("</article>")[0]
        said = re.sub(r'<span class="tag.*?</span>', "", re.search(r'class="line theirs">(.*?)</p>', turn, re.S)[1])
        assert re.sub(r"<b>.*?</b>|<[^>]+>", "", said) == load(Turn, row.turn).text


async def test_each_opening_is_written_down_and_no_form_is(store: Store, laid_desk: Desk, maria: Browser):
    await maria.look(here(laid_desk))
    assert [(each.way, each.called, each.learner) for each in await readings(store)] == [("desk", "Maria Keller", laid_desk.shared.learner)]
    answer = await maria.send_form(here(laid_desk, "/comment"), turn=0, text="Well done.")
    await maria.look(answer.headers["location"].partition("#")[0])
    await maria.send_form(here(laid_desk, "/comment"), turn=0, text="")
    assert len(await readings(store)) == 1
    await maria.look(here(laid_desk))
    assert len(await readings(store)) == 2


async def test_nobody_reads_unseen_by_saying_it_is_the_same_opening(store: Store, laid_desk: Desk, maria: Browser):
    await maria.look(here(laid_desk, "?again=1"))
    assert len(await readings(store)) == 1
    async with store.work() as work:
        (await work.exec(select(Looked))).one().at = datetime.now(UTC) - timedelta(hours=2)
    await maria.look(here(laid_desk, "?again=1"))
    assert len(await readings(store)) == 2


async def test_a_wrong_comment_sent_unread_counts_as_a_reading(store: Store, laid_desk: Desk, maria: Browser):
    answer = await maria.send_form(here(laid_desk, "/comment"), turn=0, text="")
    assert answer.status_code == 422 and len(await readings(store)) == 1


async def test_a_comment_stands_at_its_turn_with_the_answer_below(store: Store, laid_desk: Desk, maria: Browser):
    turn = await turn_with(store, laid_desk, Move.RESUME_PUSH)
    answer = await maria.send_form(here(laid_desk, "/comment"), turn=turn, text=" Two asks\r\nat once. <b>Why?</b> ")
    assert answer.headers["location"].endswith(f"#turn-{turn}")
    async with store.work() as work:
        said = (await work.exec(select(Remark).order_by(Remark.id.desc()))).first()
        assert said is not None and said.text == "Two asks\nat once. <b>Why?</b>" and said.turn == turn
        learner = (await work.exec(select(Learner).where(Learner.id == laid_desk.shared.learner))).one()
        await remarks.answer(work, learner, said.id or 0, "Nerves.", datetime.now(UTC))
    page = (await maria.look(here(laid_desk))).split(f'id="turn-{turn}"')[1].split("</article>")[0]
    assert "Two asks<br>at once. &lt;b&gt;Why?&lt;/b&gt;" in page
    assert re.search(r'class="remark">.*Two asks.*class="remark answer">.*Ada.*Nerves\.', page, re.S)


@pytest.mark.parametrize(("text", "says"), [("", "nothing in it"), (" \n\t\x00", "nothing in it"), ("x" * 1501, "longer than 1500")])
async def test_a_comment_that_cannot_be_kept_is_shown_again(store: Store, laid_desk: Desk, maria: Browser, text: str, says: str):
    turn = await turn_with(store, laid_desk, Move.RESUME_PUSH)
    answer = await maria.send_form(here(laid_desk, "/comment"), turn=turn, text=text)
    assert (
        answer.status_code == 422
        and says in answer.text
        and f'id="text-{turn}-fault"' in answer.text
        and text.strip(" \n\t\x00") in answer.text
    )
    async with store.work() as work:
        assert len((await work.exec(select(Remark))).all()) == 1


@pytest.mark.parametrize("turn", ["99999", "-1", "99999999999999", "x"])
async def test_a_comment_on_a_turn_of_another_talk_goes_nowhere(store: Store, laid_desk: Desk, maria: Browser, turn: str):
    answer = await maria.send_form(here(laid_desk, "/comment"), turn=turn, text="Hm.")
    async with store.work() as work:
        said = (await work.exec(select(Remark).order_by(Remark.id))).all()[1:]
    assert answer.status_code == 404 or [each.turn for each in said] == [0]


async def test_a_slip_called_fine_is_shown_as_fine_and_judged_anew(store: Store, laid_desk: Desk, maria: Browser):
    turn = await turn_with(store, laid_desk, Move.RESUME_PUSH)
    answer = await maria.send_form(here(laid_desk, "/fine"), turn=turn, move="resume_push", why="She had asked for it.")
    assert answer.headers["location"].endswith(f"&again=1#turn-{turn}")
    page = await maria.look(here(laid_desk))
    assert '<span class="tag">fine: the resume</span>' in page and "slip: the resume" not in page
    assert "Maria Keller says this was fine: the resume." in page and "“She had asked for it.”" in page and "was asked whether" in page
    async with store.work() as work:
        tried = (await work.exec(select(Tried).where(Tried.rehearsal == laid_desk.shared.rehearsal))).one()
        assert [each.had for each in load(tuple[Missed, ...], tried.missed) if each.what == "slips"] == [1]


async def test_it_can_be_a_slip_after_all(store: Store, laid_desk: Desk, maria: Browser):
    turn = await turn_with(store, laid_desk, Move.RESUME_PUSH)
    await maria.send_form(here(laid_desk, "/fine"), turn=turn, move="resume_push")
    async with store.work() as work:
        row = (await work.exec(select(Overruled))).one()
    await maria.send_form(here(laid_desk, "/slip"), overruled=row.id)
    assert "slip: the resume" in await maria.look(here(laid_desk))
    assert (await maria.send_form(here(laid_desk, "/slip"), overruled=row.id)).status_code == 404


@pytest.mark.parametrize("move", ["curiosity", "", "x", "pressure"])
async def test_what_was_no_slip_cannot_be_called_fine(store: Store, laid_desk: Desk, maria: Browser, move: str):
    turn = await turn_with(store, laid_desk, Move.RESUME_PUSH)
    assert (await maria.send_form(here(laid_desk, "/fine"), turn=turn, move=move)).status_code == 404
    async with store.work() as work:
        assert not (await work.exec(select(Overruled))).all()


async def test_an_overruling_of_another_talk_is_not_undone_here(store: Store, laid_desk: Desk, maria: Browser):
    turn, other = await turn_with(store, laid_desk, Move.RESUME_PUSH), await show(store, laid_desk, 1)
    async with store.work() as work:
        row = await overruling.overrule(work, laid_desk.coach, laid_desk.shared, turn, Move.RESUME_PUSH, "", datetime.now(UTC))
    assert (await maria.send_form(f"/desk/talk/{other.id}/slip", overruled=row.id)).status_code == 404


async def test_without_consent_the_words_are_there_and_no_scores(store: Store, laid_desk: Desk, maria: Browser):
    shared = await show(store, laid_desk, 2)
    page = await maria.look(f"/desk/talk/{shared.id}")
    assert "What made you move into robotics" in page and "shows this talk, and no scores or curves with it" in page
    assert "Memorable" not in page and "Trust" not in page and "trust-line" not in page and "second cup" not in page
    async with store.work() as work:
        (await work.exec(select(Member).where(Member.id == laid_desk.members[2].id))).one().scores = True
    page = await maria.look(f"/desk/talk/{shared.id}")
    assert "Memorable" in page and "trust-line" in page and '<span class="tag">curious</span>' in page


async def test_what_is_taken_back_is_gone_at_once(store: Store, laid_desk: Desk, maria: Browser):
    await maria.look(here(laid_desk))
    async with store.work() as work:
        learner = (await work.exec(select(Learner).where(Learner.id == laid_desk.shared.learner))).one()
        assert await sharing.take_back(work, learner, laid_desk.shared.id or 0)
    await maria.look(here(laid_desk), 404)
    assert (await maria.send_form(here(laid_desk, "/comment"), turn=0, text="Too late.")).status_code == 404


async def test_another_coach_and_nobody_read_nothing(store: Store, laid_desk: Desk, maria: Browser, tom: Browser, nobody: Browser):
    for path in (here(laid_desk), here(laid_desk, "?again=1")):
        await tom.look(path, 404)
        await nobody.look(path, 303)
    turn = await turn_with(store, laid_desk, Move.RESUME_PUSH)
    for act, fields in (
        ("comment", {"turn": 0, "text": "Hm."}),
        ("fine", {"turn": turn, "move": "resume_push"}),
        ("slip", {"overruled": 1}),
    ):
        assert (await tom.send_form(here(laid_desk, f"/{act}"), **fields)).status_code == 404
        unsealed = await maria.post(here(laid_desk, f"/{act}"), data=fields, headers={"origin": HOME})
        assert unsealed.status_code == 403
    assert not await readings(store)


async def test_there_is_a_heading_for_every_turn(laid_desk: Desk, maria: Browser):
    page = await maria.look(here(laid_desk))
    assert [int(level) for level in re.findall(r"<h([1-6])[ >]", page)] == [1, 2, 2, *[3] * page.count('<article class="turn"'), 2]


@pytest.mark.parametrize(("text", "stop"), [(". And", "."), ("?! ", "?!"), (" so", ""), ("", ""), ("...", "...")])
def test_a_stop_is_what_follows_without_a_space(text: str, stop: str):
    assert _stop(text) == stop


async def test_in_a_room_the_trust_is_somebodys(store: Store, laid_desk: Desk, maria: Browser):
    now = datetime.now(UTC)
    async with store.work() as work:
        learner = (await work.exec(select(Learner).where(Learner.id == laid_desk.shared.learner))).one()
        step = await practice.begin(work, learner, "event", "", 7, "", now)
        for place in (0, 1):
            step = await practice.approach(work, step.row, place, now)
            step = await practice.say(work, step.row, "Hello! What brings you here tonight?", now)
        await practice.stop(work, step.row, now)
        await practice.guess(work, step.row, "maybe")
        shared = await sharing.share(work, learner, step.row, laid_desk.cohort.id or 0, now)
    page = plain(await maria.look(f"/desk/talk/{shared.id}"))
    assert len(set(re.findall(r"(\S+): trust \d", page))) == 2 and "Meanwhile" in page


async def test_a_comment_that_is_sent_twice_arrives_once(store: Store, laid_desk: Desk, maria: Browser):
    places = {(await maria.send_form(here(laid_desk, "/comment"), turn=0, text="Well asked.")).headers["location"] for _ in range(2)}
    await maria.send_form(here(laid_desk, "/comment"), turn=0, text="And well heard.")
    async with store.work() as work:
        said = [each.text for each in (await work.exec(select(Remark).order_by(Remark.id))).all()][1:]
    assert said == ["Well asked.", "And well heard."] and len(places) == 1


async def test_before_the_first_word_of_a_note_trust_is_what_it_was(store: Store, laid_desk: Desk):
    async with store.work() as work:
        learner = (await work.exec(select(Learner).where(Learner.id == laid_desk.members[2].learner))).one()
        step = await practice.begin(work, learner, "follow_up", "dana", 7, "", datetime.now(UTC))
        opening = step.rehearsal.room[0].ledger.opening
        await practice.say(work, step.row, "Thank you for your time, Dana. I liked what you said about grippers.", datetime.now(UTC))
        await practice.stop(work, step.row, datetime.now(UTC))
        await practice.guess(work, step.row, "yes")
        shared = await sharing.share(work, learner, step.row, laid_desk.cohort.id or 0, datetime.now(UTC))
        read = await sharing.read(work, laid_desk.coach, shared.id or 0, "desk", datetime.now(UTC))
    assert read is not None and read.turns[0].trust == opening > 0
    assert read.turns[1].change == read.turns[1].trust - opening
