"""Whatever a learner writes, what goes out is markup that Telegram takes, in parts that Telegram takes."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import escape
from sqlmodel import select

from bot.present import Shown
from bot.store.store import Store
from bot.store.tables import Outgoing
from bot.telegram.carrying.run import Running
from bot.telegram.keyboards import labelled
from bot.telegram.pages import parts, units
from bot.telegram.routes import PRESSES
from bot.words import TELEGRAM, sentences
from tests.emulator.markup import read_html

from .learner import Learner

NASTY = [
    "<b>bold</b> & <i>unclosed <a href='x'>",
    "&amp; &lt; &#39; &nonsense; &",
    "👩‍👩‍👧‍👦🔥💯" * 50,
    "\u202eright to left override\u202c \u2066isolate",
    "مرحبا، هل يمكنك أن تساعدني في العثور على وظيفة؟",
    "\u200b\u200b\u200b",
    "{{ 7 * 7 }} {% for x in y %} {# #}",
    "x" * 4096,
    "</blockquote></code></b>" * 100,
    "Can you refer me? " * 220,
    "Kannst du mir bitte einen Job besorgen?",
    "😀",
    ".",
]


@given(st.text(alphabet=st.sampled_from("ab <>&;\n\"'é😀/b"), max_size=400), st.integers(40, 120))
@example("\n\n\n", 40)
def test_a_page_is_cut_into_parts_that_are_whole(text: str, most: int) -> None:
    page = f"<b>{escape(text[:100])}</b>\n\n<blockquote>{escape(text)}\n<i>{escape(text[::-1])}</i></blockquote> end"
    cut = parts(page, most)
    assert all(units(part) <= most for part in cut)
    read = "".join(read_html(part)[0] for part in cut)
    assert "".join(read.split()) == "".join(read_html(page)[0].split()), "nothing is lost"


@given(st.text(max_size=300), st.text(max_size=100))
def test_what_learners_write_never_breaks_a_page(text: str, instead: str) -> None:
    shown = Shown("mentor", "", TELEGRAM.text("{{ words }} was early", words=text), instead)
    for page in (TELEGRAM.page("telegram_note", note=shown), TELEGRAM.sentence("profile.noted", goal=text)):
        assert text.strip()[:20] in read_html(page)[0] or not text.isprintable()


@pytest.mark.parametrize("text", NASTY)
async def test_nasty_texts_are_answered_in_a_talk_and_outside(bot: Running, ada: Learner, store: Store, text: str) -> None:
    for ask in (f"/check {text}", f"/goal {text}"[:4096], text):
        await ada.asks(ask)
    await ada.begins()
    await ada.quiet(0.05)
    assert (await ada.asks(text)).html.startswith("<b>Dana</b>")
    await ada.asks("/stop", "coffee with")
    await ada.taps("Just show me")
    await ada.person.hears("Six lines")
    async with store.work() as work:
        failed = (await work.exec(select(Outgoing).where(Outgoing.status == "failed"))).all()
    assert not failed
    assert not [call for call in ada.telegram.calls if call.refused]


async def test_buttons_carry_little_and_everything_carried_is_understood(bot: Running, ada: Learner, store: Store) -> None:
    await ada.begins("event", "Surprise")
    await ada.quiet()
    await ada.asks("/stop")
    async with store.work() as work:
        bodies = [json.loads(row.body) for row in (await work.exec(select(Outgoing))).all()]
    data = [each for body in bodies for row in body.get("rows", []) for _, each in row]
    assert data and all(len(each.encode()) < 64 for each in data)


def test_labels_fit_on_a_phone() -> None:
    assert len(labelled("x" * 200, "goal")[0]) == 60
    assert {name.partition("(")[0].rstrip(":") for name in PRESSES} >= {"back", "why", "guess"}
    assert all(len(wording) < 64 for name, each in sentences().items() if name.startswith("telegram.button") for wording in each)
