"""The pictures: each is drawn where no font is installed, whatever it shows, and nothing in them lies on anything else."""

import re
import struct
import subprocess
from xml.etree import ElementTree

import pytest

from bot.pictures import album, drawn, garden, legible, week
from flows.week import Look, listed

STATES = ("seeded", "sprouting", "watered", "bloom", "wilting", "withered")
NAMES = "Dana Kev Priyanka Tomás Ruth Amadou Jonas Mei-Lin Inês Rahul Wilhelmina Bo Wolfgang-Amadeus Sofía <b>&amp;".split()
CURVE = {"parts": [{"name": "Dana", "points": [2, 2.6, 1.1]}], "best": 2, "turning": 2, "slips": []}


def planted(number: int, **more: object) -> dict[str, object]:
    plants = [
        {
            "name": NAMES[place % len(NAMES)],
            "state": STATES[place % 6],
            "height": place % 5 / 4,
            "kind": (place + place // 6) % 6,
            "marks": {"promise_open": place % 3 == 0, "promise_broken": place % 4 == 1},
        }
        for place in range(number)
    ]
    return {"plants": plants, "season": "spring", **more}


def size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


@pytest.mark.parametrize("number", [0, 1, 3, 8, 24])
def test_a_garden_of_any_size_is_drawn_for_a_phone(number: int):
    picture = drawn(garden.svg(planted(number)))
    width, height = size(picture)
    assert width == 1200 and 0.4 < height / width < 2.5 and len(picture) < 800_000


@pytest.mark.parametrize("number", range(1, 25))
def test_no_label_touches_another_and_none_leaves_the_picture(number: int):
    svg = garden.svg(planted(number))
    found = re.findall(r'translate\((\S+) (\S+)\) rotate\(\S+\)"><rect x="\S+" y="-20" width="(\S+)"', svg)
    labels = sorted((float(y), float(x), float(width)) for x, y, width in found)
    assert len(labels) == number
    assert all(x - width / 2 > 0 and x + width / 2 < garden.WIDTH for _, x, width in labels)
    for (y, x, width), (other_y, other_x, other_width) in zip(labels, labels[1:], strict=False):
        assert other_y - y > 40 or x + width / 2 + 4 <= other_x - other_width / 2


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("kind", range(6))
def test_every_kind_has_every_state(kind: int, state: str):
    svg = garden.svg({"plants": [{"name": "Dana", "state": state, "height": 0.5, "kind": kind, "marks": {}}], "season": "winter"})
    ElementTree.fromstring(svg)  # noqa: S314 - it is our own
    assert f'id="{state}{kind}"' in svg or state in ("seeded", "sprouting")


def test_each_kind_and_each_state_looks_like_no_other():
    pictures = {
        garden.svg({"plants": [{"name": "Dana", "state": state, "height": 0.5, "kind": kind}], "season": ""})
        for state in STATES
        for kind in range(6)
    }
    assert len(pictures) == 4 * 6 + 2, "a seed and a sprout don't tell yet what they will be"


def test_the_same_garden_is_drawn_the_same():
    assert garden.svg(planted(8)) == garden.svg(planted(8))


@pytest.mark.parametrize("number", [0, 1, 7, 24])
def test_the_garden_in_characters_is_narrow_and_plain(number: int):
    shown = garden.text(planted(number))
    assert all(len(line) <= 130 for line in shown.splitlines())
    assert all(name[:12] in shown for name in NAMES[: min(number, 13)])
    assert not re.search(r"[^\x20-\x7e\n\u00a0-\u017f]", shown)


@pytest.mark.parametrize(
    "text", ["", "call Marta", "\n".join(f"apply to company {n} in a faraway town by Friday" for n in range(12)), "🙂\nДело\n<b>&"]
)
def test_the_square_is_drawn_whatever_stands_in_it(text: str):
    svg = week.svg(week.facts(listed(Look(), text)))
    ElementTree.fromstring(svg)  # noqa: S314 - it is our own
    assert size(drawn(svg))[0] == 1200


def test_where_no_process_can_be_had_it_is_drawn_all_the_same(monkeypatch: pytest.MonkeyPatch):
    svg = garden.svg(planted(1))
    elsewhere = drawn(svg)

    def refused(*_: object, **__: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(subprocess, "run", refused)
    assert drawn(svg) == elsewhere


def test_what_the_fonts_lack_is_left_out():
    assert legible("call  Ana 🙂 – «now»") == "call Ana – «now»" and legible("Дело") == ""


def test_a_picture_is_kept_as_its_facts_and_drawn_from_them():
    body = album.kept("garden", planted(1), "Here it is", rows=[[["A", "b"]]])
    assert set(body) == {"picture", "facts", "caption", "rows"} and size(album.picture_of(body))


def test_what_an_older_version_left_in_the_outbox_is_still_drawn():
    assert album.picture_of({"curve": CURVE, "caption": "Trust"}) == album.picture_of(album.kept("curve", CURVE, "Trust"))
