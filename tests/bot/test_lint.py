"""Content files are checked: nothing in the tree is at fault, and every kind of fault is named with its line."""

import shutil
from pathlib import Path

import pytest

from bot.content.lint import faults_below, faults_in
from bot.content.strict import Faults, Places, read
from bot.shelf import lint
from flows.people import Hook
from flows.scenes import Scene

PROMPTS = Path(__file__).parent.parent.parent / "prompts"
DANA = (PROMPTS / "partners" / "dana.yaml").read_text("utf-8")
GUIDANCE = (PROMPTS / "mentor" / "guidance.yaml").read_text("utf-8")
COFFEE = (PROMPTS / "scenes" / "coffee.yaml").read_text("utf-8")


def test_the_built_in_content_is_checked_where_no_folder_is_named_and_nothing_in_it_is_at_fault(capsys: pytest.CaptureFixture[str]):
    found = lint(None)
    shown = capsys.readouterr().out
    assert found == 0, shown
    assert int(shown.split(" files")[0].split()[-1]) > 100


def test_one_file_with_one_fault_is_counted_as_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "coffee.yaml").write_text(COFFEE.replace('ending: "polite"', 'ending: "politely"', 1), "utf-8")
    assert lint(str(tmp_path)) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "1 file, 1 fault"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("trust_opens_a_door", "trust_opens_the_door", "did you mean 'trust_opens_a_door'"),
        ("dest: door_open,", "dest: dor_open,", "did you mean 'door_open'"),
        ("trigger: message", "trigger: mesage", "did you mean 'message'"),
        ("initial: arriving", "initial: arrived", "is no state"),
        ('ending: "polite"', 'ending: "politely"', "is none of warm, polite, cool, late; did you mean 'polite'"),
        ("conditions: [patience_is_gone]", "conditions: [part_coolly]", "is an effect and no condition"),
        ("after: [part_coolly]", "after: [patience_is_gone]", "is a condition and no effect"),
        ("after: [part_coolly]", "after: [part_cooly]", "is no effect; did you mean 'part_coolly'"),
        ('source: ["*"]', 'source: ["*", arriving]', "'*' is no state"),
        ("turns: 24", "turns: 24.5", "24.5 is no whole number"),
        ("turns: 24", "turns: .inf", "is no whole number"),
        ("turns: 24", "turns: 99999999999999999999", "is out of range"),
        ("turns: 24", "turns: {at: 24}", "{'at': 24} is no whole number"),
        ("turns: 24", "turns: 24\nabout: x", "stands here twice, first on line"),
        ("turns: 24", "turns: many", "is no whole number"),
        ("turns: 24", "turms: 24", "did you mean 'turns'"),
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
    changed = file.read_text("utf-8").count("\n", 0, file.read_text("utf-8").index(new) + len(new)) + 1
    assert any(fault.line == changed and says in fault.says for fault in faults), faults


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


@pytest.mark.parametrize(
    ("old", "new", "field", "says"),
    [
        ("{{ cost }} points of trust. You're", "{{ costs }} points of trust. You're", "slips.targeted_ask.notes[2]", "did you mean 'cost'"),
        ("Just right.", "{{ words }", "praise.purpose[1]", "this is no template"),
        ("reading about {{ field }} in", "reading about {{ aim }} in", "hints.about_me[0]", "may use field"),
        ("Then ask.", "Then ask {{ partner }}.", "next_steps.advice_ask[1]", "takes no names"),
        ("  no_hit_and_run:\n", "  no_hit_and_rum:\n", "next_steps.no_hit_and_rum", "did you mean 'no_hit_and_run'"),
        ("  no_hit_and_run:\n", "  no_hit_and_rum:\n", "next_steps", "nothing on no_hit_and_run"),
        ("\nnext_steps:\n", "\nnext_steps:\n  hiding: []\n", "hiding", "stands here twice"),
        ("  greeting:\n", "  greetings:\n", "hints.greetings", "did you mean 'greeting'"),
    ],
)
def test_the_mentor_s_templates_use_what_their_part_may_use(tmp_path: Path, old: str, new: str, field: str, says: str):
    file = tmp_path / "guidance.yaml"
    file.write_text(GUIDANCE.replace(old, new), "utf-8")
    found = faults_in(file, tmp_path)
    assert old in GUIDANCE
    assert any(fault.field == field and says in fault.says and fault.line > 1 for fault in found), found


@pytest.mark.parametrize(
    ("name", "wording", "says"),
    [
        ("reason.well", "{{ parter }} liked it", "did you mean 'partner'"),
        ("scene.room", "{{ partner }} waits", "takes no names"),
        ("scene.clock", "{{ partner }} waits", ""),
        ("telegram.x", "{% if name %}a", "this is no template"),
        ("a.group.of.their.own", "{{ anything }}", ""),
        ("a.group.of.their.own", "{{ anything|shout }}", "No filter named 'shout'"),
    ],
)
def test_a_sentence_renders_or_is_named_with_its_line(tmp_path: Path, name: str, wording: str, says: str):
    file = tmp_path / "words" / "own.yaml"
    file.parent.mkdir()
    file.write_text(f'sentences:\n  other:\n    - "x"\n  {name}:\n    - "fine"\n    - "{wording}"\n', "utf-8")
    found = faults_in(file, tmp_path)
    assert [(fault.line, fault.field) for fault in found] == ([(6, f"sentences.{name}[1]")] if says else [])
    assert all(says in fault.says for fault in found)


def test_a_page_that_would_not_compile_is_named_with_its_line(tmp_path: Path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "good.j2").write_text("{{ bold(name|upper) }}", "utf-8")
    (tmp_path / "pages" / "bad.j2").write_text("one\n{% for x in y %}\n{{ x }}\n{% endif %}", "utf-8")
    (tmp_path / "pages" / "worse.j2").write_bytes(b"one\n\xff")
    assert [(fault.file, fault.line) for fault in faults_below(tmp_path)] == [("pages/bad.j2", 4), ("pages/worse.j2", 2)]


def test_all_faults_in_a_folder_of_moves_are_named_with_file_and_line(tmp_path: Path):
    folder = tmp_path / "moves"
    shutil.copytree(PROMPTS / "moves", folder)
    for name, old, new in (("asks_intro.yaml", 'move: "intro_ask"', 'move: "intro_aks"'), ("lines.yaml", "reluctant:", "reluctent:")):
        text = (folder / name).read_text("utf-8")
        (folder / name).write_text(text.replace(old, new, 1), "utf-8")
    (folder / "guards.yaml").unlink()
    found = faults_below(tmp_path)
    assert {fault.file for fault in found} == {"moves/asks_intro.yaml", "moves/guards.yaml", "moves/lines.yaml"}
    assert any("did you mean 'intro_ask'" in fault.says and fault.line > 1 for fault in found)
    assert any("did you mean 'reluctant'" in fault.says and fault.line > 1 for fault in found)
    assert faults_below(folder)[0].file == "asks_intro.yaml"


def test_a_phrase_that_can_t_be_read_is_named_where_it_stands(tmp_path: Path):
    folder = tmp_path / "moves"
    shutil.copytree(PROMPTS / "moves", folder)
    file = folder / "asks_intro.yaml"
    text = file.read_text("utf-8").replace('says:\n      - "', 'says:\n      - "((quite open) () ', 1)
    file.write_text(text, "utf-8")
    (fault,) = faults_below(tmp_path)
    assert fault.file == "moves/asks_intro.yaml" and "((quite open)" in text.splitlines()[fault.line - 1]


def test_what_is_no_file_is_ignored_and_what_can_t_be_read_is_named(tmp_path: Path):
    (tmp_path / "d.yaml").mkdir()
    (tmp_path / "scenes").mkdir()
    (tmp_path / "scenes" / "lost.yaml").symlink_to(tmp_path / "nowhere")
    (tmp_path / "scenes" / "latin.yaml").write_bytes(b'name: "a"\ntitle: "caf\xe9"\n')
    (tmp_path / "scenes" / "old.yml").write_text("name: x", "utf-8")
    found = faults_below(tmp_path)
    assert [(fault.file, fault.line) for fault in found] == [("scenes/latin.yaml", 2), ("scenes/lost.yaml", 1), ("scenes/old.yml", 1)]
    assert "is no UTF-8" in found[0].says and "can't be read" in found[1].says and "call it old.yaml" in found[2].says


def test_a_partner_may_greet_in_any_scene_there_is(tmp_path: Path):
    (tmp_path / "partners").mkdir()
    (tmp_path / "scenes").mkdir()
    (tmp_path / "scenes" / "call.yaml").write_text(COFFEE.replace('name: "coffee"', 'name: "call"'), "utf-8")
    file = tmp_path / "partners" / "dana.yaml"
    own = '  call:\n    - "Hello, Dana here, go ahead."\n  any:\n    - "Well, hello out there."\n'
    file.write_text(DANA.replace("greets:\n", "greets:\n" + own, 1), "utf-8")
    assert faults_below(tmp_path) == []
    file.write_text(DANA.replace("greets:\n", "greets:\n" + own.replace("call", "cofee"), 1), "utf-8")
    (fault,) = faults_below(tmp_path)
    assert fault.field == "greets.cofee" and "did you mean 'coffee'" in fault.says


def test_the_line_of_a_key_with_dots_is_found():
    source = b'a: 1\nsentences:\n  care:\n    - "x"\n  care.for.it:\n    - "y"\n    - {n.o: 1}\n'
    lines = [Places(source).line(path) for path in ("sentences.care[0]", "sentences.care.for.it[1]", "sentences.care.for.it[1].n.o", "b")]
    assert lines == [4, 7, 7, 1]


@pytest.mark.parametrize(
    "source", [b"name: " + b"[" * 100_000, b"- " * 60_000, b"name: " + b"{a: " * 100_000, b"name: 2024-13-45", b"turns: " + b"9" * 5000]
)
def test_what_would_break_the_parser_is_a_fault(source: bytes):
    with pytest.raises(Faults) as raised:
        read(Scene, b"\n" + source, "x.yaml")
    assert [fault.line for fault in raised.value.faults] == [2]
    assert len(str(raised.value)) < 200


def test_a_character_that_yaml_does_not_know_is_named_in_one_line():
    with pytest.raises(Faults) as raised:
        read(Scene, 'title: "é"\nname: "\x07"\n'.encode(), "x.yaml")
    assert str(raised.value) == "x.yaml:2: character 0x0007 can't stand here; control characters are not allowed"


def test_a_field_whose_name_goes_over_lines_is_named_in_one(tmp_path: Path):
    source = Path("prompts/scenes/event.yaml").read_text("utf-8")
    (tmp_path / "scenes").mkdir()
    (tmp_path / "scenes" / "event.yaml").write_text(source.replace("greeting: {stage: opening,", "greeting: {stag\n\n\nng,"), "utf-8")
    found = [str(fault) for fault in faults_below(tmp_path)]
    assert any("states.greeting.stag ng" in fault for fault in found) and not any("\n" in fault for fault in found), found


def test_faults_are_in_order_and_short():
    source = b'thanks: "b"\npicks_up: "word"\nsays: {a: {b: "' + b"x" * 5000 + b'"}}\ntopic: 1.5\ntopic: "a"\nat: .nan\n'
    with pytest.raises(Faults) as raised:
        read(Hook, source, "hook.yaml")
    faults = raised.value.faults
    assert [(fault.line, fault.field) for fault in faults] == [(2, "picks_up"), (3, "says"), (5, "topic"), (6, "at")]
    assert len(str(raised.value)) < 500


@pytest.mark.parametrize(
    ("page", "old", "new", "field", "says"),
    [
        ("rewriting", "  hurry:\n", "  hury:\n", "bridges.hury", "did you mean 'hurry'"),
        ("rewriting", "  hurry:\n", "  hury:\n", "bridges", "nothing on hurry"),
        ("rewriting", "{{ role }}, in your view?", "{{ rule }}, in your view?", "bridges.role.formal[0]", "did you mean 'role'"),
        ("rewriting", "No rush at all, and", "What a favour! And", "bridges.hurry.plain[1]", "one half of the English-speaking world"),
        ("rewriting", "No rush at all, and", "No rush at all! And", "bridges.hurry.plain[1]", "no exclamation marks"),
        ("rewriting", "  vague:\n", "  vage:\n", "asked.vage", "did you mean 'vague'"),
        ("rewriting", '    - "worth your while"', '    - " worth your while"', "leans.on_the_ask", "blanks at its edges"),
        ("rewriting", "  giving:\n", "  gving:\n", "", "giving"),
        ("footing", '"(friend|friends|', '"((friend|friends|', "approaches[6]", "bracket open"),
        ("footing", "pointers:\n", "pointer:\n", "pointer", "did you mean 'pointers'"),
        ("nearly", "{hands}", "{hand}", "presents[1]", "did you mean 'hands'"),
        ("nearly", '"(help|lend', '"((help|lend', "hands[1]", "it can't be read"),
        ("nearly", '"(by then', '"({times}|by then', "times[1]", "it comes back to its own list"),
        ("nearly", "and (then )?", "and (then\\\\b )?", "next_steps[1]", "a backslash"),
        ("nearly", 'vaguer: ["let\'s", "shall", "i"]', "vaguer: []", "vaguer", "there is nothing in it"),
        ("nearly", "(?<!{edge}i )", "(?<!{rest}i )", "half_aims[3]", "it can't be read"),
        ("requests", "wonder{rest}", "wonder{ends}", "requests[4]", "there is no list 'ends'"),
        ("waiting", "{for_me}", "{for_you}", "presumes[0]", "did you mean 'for_me'"),
        ("waiting", "{replies}", "{reply}", "again[2]", "did you mean 'replies'"),
    ],
)
def test_lists_of_wordings_are_checked(tmp_path: Path, page: str, old: str, new: str, field: str, says: str):
    source = (PROMPTS / "mentor" / f"{page}.yaml").read_text("utf-8")
    file = tmp_path / f"{page}.yaml"
    file.write_text(source.replace(old, new, 1), "utf-8")
    found = faults_in(file, tmp_path)
    assert old in source
    assert any(fault.field.startswith(field) and says in fault.says and fault.line >= 1 for fault in found), found


def test_no_table_in_what_writers_read_is_broken_by_an_empty_line():
    for page in (PROMPTS / "README.md", PROMPTS / "mentor" / "README.md"):
        lines = page.read_text("utf-8").splitlines()
        for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
            assert line or not (above.startswith("|") and below.startswith("| `")), (page.name, below)
