"""Content files are checked: nothing in the tree is at fault, and every kind of fault is named with its line."""

from pathlib import Path

import pytest

from bot.content.lint import faults_in
from bot.content.strict import Faults, read
from bot.shelf import lint
from flows.people import Hook
from flows.scenes import Scene

PROMPTS = Path(__file__).parent.parent.parent / "prompts"
DANA = (PROMPTS / "partners" / "dana.yaml").read_text("utf-8")
COFFEE = (PROMPTS / "scenes" / "coffee.yaml").read_text("utf-8")


def test_nothing_in_the_tree_is_at_fault(capsys: pytest.CaptureFixture[str]):
    assert lint(str(PROMPTS)) == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("trust_opens_a_door", "trust_opens_the_door", "did you mean 'trust_opens_a_door'"),
        ("dest: door_open,", "dest: dor_open,", "did you mean 'door_open'"),
        ("trigger: message", "trigger: mesage", "did you mean 'message'"),
        ("initial: arriving", "initial: arrived", "is no state"),
        ("turns: 24", "turns: many", "is no whole number"),
        ("minutes: 30", "minuets: 30", "did you mean 'minutes'"),
        ("{stage: opening", "{stage: beginning", "is none of opening, middle, closing"),
        ("relationship: introduced", "relationship: introducd", "did you mean 'introduced'"),
    ],
)
def test_a_scene_s_fault_is_named_with_its_line(tmp_path: Path, old: str, new: str, says: str):
    file = tmp_path / "scenes" / "coffee.yaml"
    file.parent.mkdir()
    assert old in COFFEE
    file.write_text(COFFEE.replace(old, new, 1), "utf-8")
    faults = faults_in(file, tmp_path)
    assert any(says in fault.says for fault in faults), faults
    changed = next(number for number, line in enumerate(file.read_text("utf-8").splitlines(), 1) if new in line)
    assert any(fault.line == changed for fault in faults)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('temper: "guarded"', 'temper: "prickly"', "is none of warm, guarded, busy, testing"),
        ("age: 47", 'age: "47"', "is no whole number"),
        ("briefing:", "breifing:", "did you mean 'briefing'"),
        ("topic: work_now", "topic: work_naw", "did you mean 'work_now'"),
        ("intro_ask", "intro_aks", "intro_ask"),
    ],
)
def test_a_partner_s_fault_is_named(tmp_path: Path, old: str, new: str, says: str):
    file = tmp_path / "partners" / "dana.yaml"
    file.parent.mkdir()
    assert old in DANA
    file.write_text(DANA.replace(old, new, 1), "utf-8")
    assert any(says in fault.says for fault in faults_in(file, tmp_path))


def test_a_line_said_twice_a_bare_no_and_a_template_are_faults(tmp_path: Path):
    file = tmp_path / "dana.yaml"
    first = DANA.split("coffee:\n    - ", 1)[1].splitlines()[0]
    broken = DANA.replace("  coffee:\n", f"  coffee:\n    - {first}\n    - No\n", 1)
    file.write_text(broken, "utf-8")
    assert any("put spoken text in quotes" in fault.says for fault in faults_in(file, tmp_path))
    file.write_text(DANA.replace("  coffee:\n", f'  coffee:\n    - {first}\n    - "{{{{ 7 * 7 }}}}"\n', 1), "utf-8")
    says = " ".join(fault.says for fault in faults_in(file, tmp_path))
    assert "more than once" in says and "can't stand here" in says


def test_all_faults_are_named_at_once():
    source = b'topic: "a"\nsays: 7\npicks_up: "word"\nthanx: "b"\n'
    with pytest.raises(Faults) as raised:
        read(Hook, source, "hook.yaml")
    assert {fault.field for fault in raised.value.faults} == {"says", "picks_up", "thanx", "thanks"} or len(raised.value.faults) >= 3


@pytest.mark.parametrize(
    "source", [b"a: &x [1]\nb: *x\n", b"[1, 2", b"\xff\xfe", b"", b"- 1\n", b"a: !!python/object:os.system {}\n", b"[" * 5000]
)
def test_what_is_no_content_is_refused_with_a_line(source: bytes):
    with pytest.raises(Faults):
        read(Scene, source, "x.yaml")


def test_a_folder_without_content_is_said_plainly(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert lint(str(tmp_path)) == 2
    assert "holds no content files" in capsys.readouterr().err


def test_a_file_that_is_nothing_known_is_named(tmp_path: Path):
    (tmp_path / "thing.yaml").write_text("a: 1\n", "utf-8")
    assert lint(str(tmp_path)) == 1
