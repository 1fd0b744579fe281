"""What is kept of a learner can be read, taken along and erased, and nothing that they wrote is ever taken for anything but words."""

import json
import logging
import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from sqlalchemy import text
from sqlmodel import SQLModel, select

from bot.export.readable import page
from bot.store.store import Store
from bot.store.tables import Learner as Kept
from bot.store.tables import Outgoing, Received, Rehearsed
from bot.telegram.carrying.run import Running
from bot.telegram.carrying.sweeping import sweep
from tests.conftest import NOW
from tests.emulator import Message

from .learner import Learner

SECRET = "zanzibarquartz"
NASTY = [
    "<script>alert(1)</script> <b>bold</b> & &amp; 'single' \"double\"",
    "{{ 7919*7907 }} {% for x in range(9) %}{{ x }}{% endfor %} {# gone #}",
    "'; DROP TABLE learners; -- \" OR 1=1",
    "*bold* _italic_ [link](http://example.com) `code` ||spoiler||",
    "../../etc/passwd %s %(name)s ${HOME} $(id)",
]
HARMLESS = {"html", "head", "meta", "title", "style", "body", "main", "nav", "ol", "ul", "li", "a", "section", "details", "summary"} | {
    *("h1", "h2", "h3", "p", "div", "span", "strong", "b", "i", "q", "blockquote", "time", "dl", "dt", "dd")
}
pytestmark = pytest.mark.usefixtures("in_no_time")


class Tags(HTMLParser):
    """A page's tags with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        self.text += data


async def exported(ada: Learner) -> tuple[Message, Message]:
    """Both documents."""
    data = await ada.asks("/export")
    return data, await ada.person.hears("browser")


async def a_life(ada: Learner, words: str, partner: str = "Dana Okafor") -> None:
    """Everything a learner can leave behind, with `words` in all of it."""
    await ada.asks(f"/goal Find out about {words}", "Noted")
    await ada.asks(f"/people add Ann {words}", "👤")
    await ada.taps("We talked")
    await ada.asks(f"Her lab, and {words}. I'll send her {words} on Friday.", "Where are you")
    await ada.taps("Not now")
    await ada.quiet()
    await ada.begins(partner=partner, goal="Find out about")
    await ada.quiet()
    await ada.asks(f"Hi, I'm Sam and I work in {words}.")
    await ada.asks(f"Could you refer me to your boss? {words}", "🪶")
    await ada.asks("/undo", "")
    await ada.quiet()
    await ada.asks(f"What do you think of {words}?")
    await ada.asks("/stop", "coffee with")
    await ada.taps("Maybe")
    await ada.person.hears("Six lines")
    await ada.asks(f"/check Hi Tom, could you refer me? {words}")
    ada.press("Doesn't know me")
    await ada.quiet(0.3)
    ada.press("This is wrong")
    await ada.quiet()
    await ada.taps("Keep it and learn", kind="edit")
    await ada.asks(f"It was about {words}.", "")
    await ada.begins(partner=partner)
    await ada.quiet()
    ada.person.document(f"{words}.pdf", caption=words)
    await ada.quiet()


async def everything(store: Store) -> str:
    """All rows of all tables."""
    found = []
    async with store.engine.connect() as connection:
        for table in SQLModel.metadata.sorted_tables:
            found += [repr(tuple(row)) for row in (await connection.execute(text(f"SELECT * FROM {table.name}"))).all()]
    return "\n".join(found)


async def test_everything_is_handed_over_as_data_and_as_a_page(bot: Running, ada: Learner) -> None:
    await a_life(ada, SECRET)
    data, read = await exported(ada)
    assert data.media["document"]["file_name"].endswith(".json") and read.media["document"]["file_name"].endswith(".html")
    kept = json.loads(data.content or b"")
    tables = ("rehearsals", "turns", "disputes", "contacts", "messages")
    assert [SECRET in json.dumps(kept[table]) for table in tables] == [True] * 5
    assert kept["contacts"][0]["state"]["promises"] and kept["occasions"] == kept["guesses"] == []
    found = Tags((read.content or b"").decode())
    for words in (
        f"Could you refer me to your boss? {SECRET}",
        f"What do you think of {SECRET}?",
        f"It was about {SECRET}.",
        f"Hi Tom, could you refer me? {SECRET}",
        f"Find out about {SECRET}",
        f"Ann {SECRET}",
        f"I'll send her {SECRET} on Friday.",
        f"{SECRET}.pdf",
        "Dana Okafor",
        "taken back",
        "🪶 Mentor",
        "Try instead:",
        "Six lines",
        "own guess was: maybe",
        "at every slip",
        "referral ask",
    ):
        assert words in found.text, words


async def test_the_page_stands_alone_without_scripts_in_light_and_dark(bot: Running, ada: Learner) -> None:
    await a_life(ada, NASTY[0][:60])
    html = ((await exported(ada))[1].content or b"").decode()
    found = Tags(html)
    assert html.startswith("<!DOCTYPE html>") and not found.open and {tag for tag, _ in found.tags} <= HARMLESS
    for tag, attributes in found.tags:
        assert not {name for name in attributes if name.startswith("on") or name in ("src", "style")}, tag
        assert (attributes.get("href") or "#").startswith("#")
    assert "prefers-color-scheme: dark" in html and "default-src 'none'" in html and "http:" not in html.replace("http-equiv", "")
    ids = [attributes["id"] for _, attributes in found.tags if "id" in attributes]
    links = [(attributes["href"] or "")[1:] for tag, attributes in found.tags if tag == "a"]
    assert len(ids) == len(set(ids)) == 2 and links == ids


@pytest.mark.parametrize("words", NASTY)
async def test_no_words_are_ever_more_than_words(bot: Running, ada: Learner, store: Store, words: str) -> None:
    await a_life(ada, words)
    html = ((await exported(ada))[1].content or b"").decode()
    found = Tags(html)
    assert {tag for tag, _ in found.tags} <= HARMLESS and "62615533" not in found.text.replace(words, "")
    assert f"What do you think of {words}?" in found.text and f"It was about {words}." in found.text
    shown = "\n".join(ada.person.texts)
    assert words in shown and not re.search(r"62615533|012345678", shown)
    assert not [call for call in ada.telegram.calls if call.refused]
    async with store.work() as work:
        assert len((await work.exec(select(Kept))).all()) == 1
        assert not (await work.exec(select(Outgoing).where(Outgoing.failure.not_in(("", "taken back"))))).all()


async def test_nothing_anybody_writes_gets_into_the_log(bot: Running, ada: Learner, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "bot")
    await a_life(ada, f"{SECRET}\n2026-01-01 ERROR bot: forged")
    await exported(ada)
    lines = [record.getMessage() for record in caplog.records if record.name.startswith("bot")]
    assert not [line for line in lines if SECRET in line or "forged" in line or "\n" in line]


async def test_a_learner_of_whom_hardly_anything_is_kept_gets_a_page_too(bot: Running, ada: Learner) -> None:
    read = Tags(((await exported(ada))[1].content or b"").decode())
    assert "None yet." in read.text and "Here since" in read.text


async def test_what_can_no_longer_be_put_together_is_still_there_to_read(bot: Running, ada: Learner, store: Store) -> None:
    await ada.begins()
    await ada.asks("How did you end up in robotics?")
    async with store.work() as work:
        row = (await work.exec(select(Rehearsed))).one()
        row.state = row.state.replace("dana", "somebody_who_left")
    assert "How did you end up in robotics?" in (await page(store, ada.id)).decode()


async def test_who_was_met_with_care_is_not_judged_on_the_page_either(bot: Running, ada: Learner, store: Store) -> None:
    await ada.begins()
    await ada.asks("Can you refer me for a job?", "🪶")
    await ada.asks("I want to kill myself", "findahelpline")
    read = (await page(store, ada.id)).decode()
    assert "Can you refer me for a job?" in read and "Six lines" not in read


async def test_after_forgetting_a_word_is_nowhere(bot: Running, ada: Learner, store: Store) -> None:
    await a_life(ada, SECRET)
    assert SECRET in await everything(store)
    await exported(ada)
    await ada.asks("/forget", "Erase everything")
    told = await ada.taps("Erase everything", "never met")
    assert "2 rehearsals (4 turns of yours)" in told.text
    assert "1 judgement you called wrong" in told.text and "365 days" in told.text and "messages of mine" in told.text
    await ada.quiet()
    left = await everything(store)
    still_to_be_sent = r".*(never met|edit_message_reply_markup).*"
    assert SECRET not in left and f", {ada.id}," not in re.sub(still_to_be_sent, "", left)


async def test_another_learner_keeps_everything(bot: Running, ada: Learner, store: Store) -> None:
    bob = Learner(ada.telegram, "Bob")
    await bob.begins()
    await bob.asks(f"What about {SECRET}?")
    await ada.begins()
    await ada.asks("/forget", "Erase everything")
    await ada.taps("Erase everything", "1 rehearsal (0 turns of yours)")
    await ada.quiet()
    async with store.work() as work:
        assert [each.chat for each in (await work.exec(select(Kept))).all()] == [bob.id]
        assert len((await work.exec(select(Rehearsed))).all()) == 1
    assert SECRET in ((await exported(bob))[1].content or b"").decode()


async def test_what_comes_once_more_after_forgetting_is_not_played(bot: Running, ada: Learner, store: Store) -> None:
    await ada.asks("/goal Learn to dance", "Noted")
    await ada.asks("/forget", "Erase everything")
    await ada.taps("Erase everything", "never met")
    await ada.quiet()
    async with store.work() as work:
        known = {row.id: (row.handled, row.chat, row.body) for row in (await work.exec(select(Received))).all()}
    assert len(known) == 3 and set(known.values()) == {(True, 0, "")}


async def test_leaving_after_forgetting_makes_nobody_known(bot: Running, ada: Learner, store: Store) -> None:
    await ada.asks("/forget", "Erase everything")
    await ada.taps("Erase everything", "never met")
    ada.person.block()
    await ada.quiet()
    async with store.work() as work:
        assert not (await work.exec(select(Kept))).all()


async def test_a_button_of_forgetting_erases_once(bot: Running, ada: Learner) -> None:
    ask = await ada.asks("/forget", "Erase everything")
    ada.press("Erase everything", on=ask, times=3)
    await ada.quiet(0.3)
    assert len([told for told in ada.person.texts if "never met" in told]) == 1


async def test_privacy_is_told_in_plain_words(bot: Running, ada: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RETENTION_DAYS", "30")
    told = (await ada.asks("/privacy")).text
    for words in ("30 days", "two days", "judged wrong", "Nobody reads along", "No AI service is asked", "/export", "/forget"):
        assert words in told
    assert len(told) < 1500
    monkeypatch.setenv("LLM_MODEL", "some-model")
    assert "No AI service" not in (await ada.asks("/privacy")).text


@pytest.mark.parametrize(
    "way", ["check", "check later", "goal", "goal later", "goal while choosing", "outside", "talk", "goal in a talk", "caption"]
)
async def test_distress_is_met_with_care_wherever_it_is_written(bot: Running, ada: Learner, store: Store, way: str) -> None:
    words = "I want to kill myself"
    if "talk" in way:
        await ada.begins()
        await ada.asks("Can you refer me for a job?", "🪶")
    if way == "goal while choosing":
        await ada.asks("/practice", "rehearse?")
        await ada.taps("coffee,", kind="edit")
        await ada.taps("Dana", kind="edit")
    if way in ("check later", "goal later", "goal in a talk"):
        await ada.asks("/check" if way == "check later" else "/goal")
    ada.person.skip()
    if way == "caption":
        ada.person.photo(caption=words)
    else:
        ada.person.say(f"/{way} {words}" if way in ("check", "goal") else words)
    answers = await ada.quiet()
    assert len(answers) == 1 and "findahelpline.com" in answers[0].text and not answers[0].buttons
    async with store.work() as work:
        assert words not in "".join(row.choosing for row in (await work.exec(select(Kept))).all())
        assert not [row for row in (await work.exec(select(Rehearsed))).all() if row.status == "guessing" or words in row.goal]


async def test_a_group_is_remembered_longer_than_its_messages(bot: Running, ada: Learner, store: Store) -> None:
    group = ada.telegram.group("Jobseekers", ada.person)
    ada.person.say("/start", into=group)
    await group.hears("private")
    await sweep(store, NOW + timedelta(days=10_000))
    ada.person.say("/start", into=group)
    await ada.asks("/start")
    assert len(group.sent) == 1
