"""A coach's own file: what is wrong in it is told by line and in plain words, at once, and nothing in it is done."""

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest

from bot.content.faults import Fault
from bot.content.library import prompts
from bot.content.uploaded import MOST_FAULTS, Examined, examine, kept
from bot.content.uploads.apart import AT_ONCE, examined
from bot.content.uploads.source import MOST_BYTES
from bot.words import sentences
from flows.people import Partner
from flows.scenes import Scene
from tests.rows import rows_of

HERE = Path(__file__).parent / "uploads"
BUILT_IN = Path(str(prompts() / "topics.yaml")).parent
DANA = (BUILT_IN / "partners" / "dana.yaml").read_text("utf-8")
COFFEE = (BUILT_IN / "scenes" / "coffee.yaml").read_text("utf-8")
BASES = {"coffee": COFFEE, "dana": DANA}
BROKEN: list[tuple[str, dict[str, Any]]] = [(base, case) for base, cases in rows_of(HERE / "broken.yaml").items() for case in cases]
HOSTILE = {
    "nothing": b"",
    "blanks": b"  \n\n",
    "a comment": b"# nothing\n",
    "a word": b"hello",
    "a list": b"- a\n- b\n",
    "no text at all": bytes(range(256)),
    "utf-16": "name: x".encode("utf-16"),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(4000),
    "an archive": b"PK\x03\x04" + b"\x00" * 500,
    "too large": b"a: " + b"x" * MOST_BYTES,
    "aliases that unfold": b"a: &a [x, x]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (98 + n, 98 + n, 97 + n, 97 + n) for n in range(20)),
    "an alias of itself": b"a: &a [*a]\nreactions: *a\n",
    "depth in brackets": b"arrows: " + b"[" * 100_000,
    "depth in dashes": b"arrows:\n" + b"- " * 100_000,
    "depth in braces": b"{a: " * 50_000,
    "depth in lines": b"".join(b" " * n + b"a:\n" for n in range(600)),
    "many texts": b"arrows: [" + b"a," * 120_000 + b"]",
    "many fields": b"arrows: 1\n" + b"".join(b"field%d: 1\n" % n for n in range(18_000)),
    "many fields in topics": b"reactions: {}\ntopics:\n" + b"".join(b"  t%d: {askd: 1, fcts: 2}\n" % n for n in range(4_000)),
    "many wrong moves": b"reactions: {}\ndoors:\n"
    + b"".join(b"- {invites: [%s]}\n" % b",".join([b"purpse%d" % n] * 200) for n in range(100)),
    "wrong moves, as many as fit": b"reactions: {}\ndoors:\n"
    + b"".join(b"- {invites: [%s]}\n" % b",".join(b"p%drpose" % (n * 95 + m) for m in range(95)) for n in range(95)),
    "unknown fields, as many as fit": b"reactions: {}\ntopics:\n"
    + b"".join(b"  t%d: {%s}\n" % (n, b",".join(b"fac%d: 1" % m for m in range(50))) for n in range(150)),
    "many wrong states": b'name: "coffee"\ntitle: "a"\nabout: "a"\nrelationship: friend\nturns: 9\ninitial: a\nstates: {a: {}}\narrows:\n'
    + b"".join(b"- {trigger: message, source: [%s], dest: bb%d}\n" % (b",".join([b"aaaaaaaa%d" % n] * 200), n) for n in range(75)),
    "many topics with wrong hooks": DANA.replace(
        "topics:", "topics:\n" + "\n".join(f"  t{n}: {{asked: [], facts: []}}" for n in range(40)), 1
    )
    .replace(
        "hooks:",
        "hooks:\n"
        + "\n".join(
            f'  - {{topic: "tttttttttttttttttttttttttttttt{n}", says: "a{n}", picks_up: [aaa], thanks: "b{n}"}}' for n in range(200)
        ),
        1,
    )
    .encode(),
    "a long number": b"arrows: " + b"9" * 100_000,
    "a long time": b"arrows: 1" + b":59" * 60_000,
    "a long key": b"k" * 200_000 + b": 1\narrows: 1",
    "a long quote": b'arrows: "' + b"x" * 200_000,
    "piled marks": ("arrows: " + "a" + "\u0301" * 5_000).encode(),
    "turned writing": ("arrows: " + "\u202e" * 5_000).encode(),
    "a command": b"arrows: !!python/object/apply:os.system ['touch /tmp/second-coffee-was-here']",
    "a file to be read": b"arrows: !!python/object/new:open ['/etc/passwd']",
    "a version": b"%YAML 9.9\n---\narrows: 1\n",
    "a tag of its own": b"%TAG ! tag:evil,2000:\n---\narrows: !x 1\n",
    "keys of lists": b"? [a]\n: 1\narrows: 1",
    "one equals sign": b"arrows: =\n",
    "broken in the middle": DANA[: len(DANA) // 2].encode(),
    "a talk of regular expressions": b'arrows: "(a+)+$"\nstates: "(a|a)*b"\ninitial: ' + b"a" * 30_000,
}


def test_what_comes_with_the_program_has_no_faults_and_is_what_it_is():
    for folder, kind in (("partners", "partner"), ("scenes", "scene")):
        for file in sorted((BUILT_IN / folder).glob("*.yaml"))[:: 3 if kind == "partner" else 1]:
            found = examine(file.read_bytes(), file.name)
            if file.stem == "follow_up":
                assert [fault.field for fault in found.faults] == ["name"], "promises are kept in the built-in one alone"
                continue
            assert not found.faults, found.faults
            assert found.kind == kind and found.value is not None
            assert kept(kind, found.canonical) == found.value


@pytest.mark.parametrize(("base", "case"), BROKEN, ids=[f"{base}: {case['new'][:60]!r}" for base, case in BROKEN])
def test_a_fault_is_named_at_its_line(base: str, case: dict[str, Any]):
    assert case["old"] in BASES[base]
    source = BASES[base].replace(case["old"], case["new"], 1)
    found = examine(source.encode(), "mine.yaml")
    assert found.value is None
    says = [fault for fault in found.faults if case["says"] in fault.says]
    assert says, [str(fault) for fault in found.faults]
    first = BASES[base].index(case["old"])
    at = source.index(case["at"], 0 if case["at"] not in case["new"] else first) if "at" in case else -1
    spans = (at, at) if at >= 0 else (first, first + len(case["new"]))
    lines = [case["line"]] if "line" in case else range(source.count("\n", 0, spans[0]) + 1, source.count("\n", 0, spans[1]) + 2)
    assert any(fault.line in lines for fault in says), [str(fault) for fault in says]


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_is_uploaded_is_answered_soon_and_in_words(name: str):
    began = time.process_time()
    found = examine(HOSTILE[name], "mine.yaml")
    assert time.process_time() - began < 2
    assert found.value is None and 1 <= len(found.faults) <= MOST_FAULTS
    assert all(fault.file == "mine.yaml" and fault.line >= 1 and fault.says and len(fault.says) <= 500 for fault in found.faults)
    assert list(found.faults) == sorted(found.faults)


def test_a_mark_at_the_beginning_and_other_ends_of_lines_are_fine():
    assert not examine(b"\xef\xbb\xbf" + COFFEE.encode(), "mine.yaml").faults
    assert not examine(COFFEE.replace("\n", "\r\n").encode(), "mine.yaml").faults
    assert not examine(b"---\n" + COFFEE.encode(), "mine.yaml").faults


def test_of_many_faults_the_first_are_told_and_the_rest_are_counted():
    source = "arrows: []\n" + "\n".join(f"field{number}: 1" for number in range(280))
    found = examine(source.encode(), "mine.yaml")
    assert len(found.faults) == MOST_FAULTS
    assert found.more > 50
    assert found.faults[0].line <= found.faults[-1].line


def test_faults_of_every_kind_are_told_together():
    source = (
        COFFEE.replace("turns: 24", "turns: 1:30")
        .replace('title: "A coffee, one to one"', "title: No")
        .replace("initial: arriving", "initail: arriving")
    )
    says = " ".join(fault.says for fault in examine(source.encode(), "mine.yaml").faults)
    assert "is read as 90" in says and "a bare No" in says and "did you mean 'initial'?" in says


def test_what_yaml_misreads_does_not_hide_what_else_is_wrong():
    source = (
        DANA.replace('"Ha. All right."', "Yes").replace("to: ines", "to: inez").replace("Well now, {{ name }}.", "Well now, {{ aim }}.")
    )
    says = " ".join(fault.says for fault in examine(source.encode(), "mine.yaml").faults)
    assert "a bare Yes" in says and "did you mean 'ines'?" in says and "only {{ name }} can stand here" in says


@pytest.mark.parametrize("base", ["coffee", "dana"])
async def test_a_file_is_examined_apart_as_it_is_here(base: str):
    source = BASES[base].encode()
    here, apart = examine(source, "mine.yaml"), await examined(source, "mine.yaml")
    assert apart == here and isinstance(apart.value, Scene if base == "coffee" else Partner)
    broken = source.replace(b"name:", b"nmae:")
    assert await examined(broken, "mine.yaml") == examine(broken, "mine.yaml")


@pytest.mark.parametrize("name", ["wrong moves, as many as fit", "depth in brackets", "aliases that unfold", "too large", "a command"])
async def test_apart_it_takes_no_more_than_five_seconds(name: str):
    began = time.monotonic()
    found = await examined(HOSTILE[name], "mine.yaml")
    assert time.monotonic() - began < 5
    assert found.faults and found.value is None


async def test_what_takes_too_long_is_told_kindly_and_holds_nobody_up():
    began = time.monotonic()
    found = await examined(DANA.encode(), "mine.yaml", patience=0.15)
    assert time.monotonic() - began < 2
    assert found == Examined(faults=(Fault("mine.yaml", 1, "", sentences()["uploads.slow"][0]),))


async def test_only_two_are_read_at_once_and_the_others_are_told_so():
    answers = await asyncio.gather(*(examined(COFFEE.encode(), "mine.yaml", patience=0.1) for _ in range(AT_ONCE + 3)))
    told = [answer.faults[0].says for answer in answers]
    assert told.count(sentences()["uploads.busy"][0]) == 3
    assert told.count(sentences()["uploads.slow"][0]) == AT_ONCE
    for _ in range(250):
        await asyncio.sleep(0.02)
        if not (found := await examined(COFFEE.encode(), "mine.yaml")).faults:
            break
    assert not found.faults, "whoever was too slow gives up the place"


async def test_others_go_on_while_a_file_is_read():
    ticks = 0

    async def others() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.01)
            ticks += 1

    going = asyncio.create_task(others())
    await examined(DANA.encode(), "mine.yaml")
    going.cancel()
    assert ticks > 10


def test_a_canonical_text_is_read_as_strictly_as_a_file():
    text = examine(COFFEE.encode(), "mine.yaml").canonical
    with pytest.raises(ValueError, match="is no whole number"):
        kept("scene", text.replace('"turns":24', '"turns":"24"'))
    with pytest.raises(ValueError, match="is no field here"):
        kept("scene", text.replace('"turns":24', '"turns":24,"cmd":1'))
