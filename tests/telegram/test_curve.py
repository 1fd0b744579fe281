"""The curve of trust: what it shows, and that it is drawn where no font is installed."""

import json
import struct

import pytest
from sqlmodel import select

from bot.content.library import prompts
from bot.pictures import drawn
from bot.pictures.curve import facts, svg
from bot.practice import finished
from bot.store.store import Store
from bot.store.tables import Outgoing, Rehearsed
from bot.telegram.carrying.run import Running

from .learner import Learner

ONE = {"parts": [{"name": "Dana", "points": [2, 2.6, 1.1, 4.0]}], "best": 3, "turning": 2, "slips": [2]}
MANY = {"parts": [{"name": "Tomás", "points": [1, 2]}, {"name": "Ruth", "points": [1, 0]}], "best": 1, "turning": 3, "slips": []}
NONE = {"parts": [{"name": "Kev", "points": [2]}], "best": -1, "turning": -1, "slips": []}


@pytest.mark.parametrize("shown", [ONE, MANY, NONE])
def test_it_is_drawn_large_enough_for_a_phone_and_small_enough_for_a_train(shown: dict[str, object]) -> None:
    picture = drawn(svg(shown))
    assert struct.unpack(">II", picture[16:24]) == (1200, 800)
    assert 10_000 < len(picture) < 100_000


def test_the_fonts_are_small_and_licensed() -> None:
    fonts = [file for file in (prompts() / "fonts").iterdir() if file.name.endswith(".ttf")]
    assert sum(len(file.read_bytes()) for file in fonts) < 100_000
    assert "Bitstream" in (prompts() / "fonts" / "LICENSE").read_text("utf-8")


async def test_it_marks_the_slip_where_it_happened(bot: Running, ada: Learner, store: Store) -> None:
    await ada.begins()
    await ada.asks("How did you end up in robotics?")
    await ada.asks("Could you refer me to your boss and put in a good word?", "🪶")
    await ada.asks("/stop", "coffee with")
    await ada.taps("No")
    async with store.work() as work:
        shown = facts(await finished(work, (await work.exec(select(Rehearsed))).one()))
        sent = (await work.exec(select(Outgoing).where(Outgoing.method == "send_photo"))).one()
    assert shown["slips"] == [2] and shown["turning"] == 2 and len(shown["parts"][0]["points"]) == 3
    assert json.loads(sent.body)["facts"] == shown
