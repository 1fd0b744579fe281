"""`check` and `replay` as a script drives them: order kept, one bad line answered, the rest goes on."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.commands import command

FIELDS = {"id", "moves", "slip", "slip_moves", "note", "try_instead"}


def run(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return command(*arguments, env=os.environ, given=given.encode())


def lines(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def test_check_answers_every_line_in_order_and_goes_on_after_a_bad_one():
    given = (
        lines({"id": 1, "text": "Could you refer me?"})
        + "{no json\n"
        + lines({"id": 3}, {"id": 4, "text": "How are you?", "scene": "moon"}, [])
    )
    given += lines({"id": 6, "text": "How did you get into this?", "invited": ["intro_ask"], "previous": "Hi", "stage": "middle"})
    done = run("check", "--jsonl", given=given)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [answer["id"] for answer in answers] == [1, None, 3, 4, None, 6]
    assert [("error" in answer) for answer in answers] == [False, True, True, True, True, False]
    assert set(answers[0]) == FIELDS
    assert answers[0]["slip"] and answers[0]["slip_moves"] == ["referral_ask"]
    assert answers[0]["note"] and answers[0]["try_instead"]
    assert not answers[-1]["slip"] and answers[-1]["note"] == ""
    assert "scene" in answers[3]["error"] and "moon" in answers[3]["error"]


AWKWARD = [
    (b'{"id": "\\ud800", "text": "Hello"}', None, "id: holds half a character"),
    (b'{"id": 7, "text": "a\\ud800b"}', 7, "text: holds half a character"),
    (b'{"id": 7, "text": "a", "\\ud800": [{"x": NaN}]}', 7, "[0].x: nan is no number"),
    (b'{"id": NaN, "text": "a"}', None, "id: nan is no number"),
    (b'{"id": [1, -Infinity], "text": "a"}', None, "id[1]: -inf is no number"),
    (b'{"id": 7, "text": "a", "scene": "' + b"x" * 500_000 + b'"}', 7, "scene: 'xxx"),
    (b'{"id": 7, "text": "a", "scene": ["coffee"]}', 7, "scene: ['coffee'] is none of coffee"),
    (b'{"id": 7, "text": "' + b"x" * 2_000_000 + b'"}', None, "more than 1,000,000 bytes"),
    (b'{"id": ' + b"[" * 100_000 + b"]" * 100_000 + b', "text": "a"}', None, "nested too deeply"),
    (b'{"id": ' + b"9" * 5_000 + b', "text": "a"}', None, "no JSON"),
    (b'{"id": 7, "text": "\xff"}', None, "no UTF-8: byte 20 is 0xff"),
    (b"{", None, "no JSON"),
    (b"[]", None, "a line must be a JSON object"),
]


@cache
def answered_among_good_ones(name: str) -> list[bytes]:
    """Each awkward line with a good one before and behind it, all in one run; their answers."""
    good = b'\xef\xbb\xbf{"id": 1, "text": "How are you?", "turns": []}\r\n'
    given = b"".join(good + line + b"\r\n" + good for line, _, _ in AWKWARD)
    done = subprocess.run([sys.executable, "-m", "bot", name, "--jsonl"], input=given, capture_output=True, timeout=60)
    assert done.returncode == 0 and not done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize("place", range(len(AWKWARD)))
@pytest.mark.parametrize("name", ["check", "replay"])
def test_an_awkward_line_is_answered_with_line_and_field_and_the_rest_goes_on(name: str, place: int):
    _, id_, says = AWKWARD[place]
    assert len(answered_among_good_ones(name)) == 3 * len(AWKWARD)
    before, answer, after = (json.loads(each.decode("utf-8")) for each in answered_among_good_ones(name)[3 * place :][:3])
    assert before == after and before["id"] == 1 and "error" not in before
    assert set(answer) == {"id", "error"} and answer["id"] == id_
    assert answer["error"].startswith(f"line {3 * place + 2}: ") and says in answer["error"] and len(answer["error"]) < 400


def test_answers_are_utf_8_whatever_the_terminal_speaks():
    given = lines({"id": "Zoë 🙂", "text": "Could you refer me?"}).encode()
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([sys.executable, "-m", "bot", "check", "--jsonl"], input=given, capture_output=True, timeout=60, env=environment)
    assert json.loads(done.stdout.decode("utf-8"))["id"] == "Zoë 🙂"


def test_a_reader_who_has_had_enough_is_no_fault(tmp_path: Path):
    file = tmp_path / "many.jsonl"
    file.write_text(lines({"id": 1, "text": "Hello"}) * 3000, "utf-8")
    piped = f"{sys.executable} -m bot check --jsonl {file} | head -n 1"
    done = subprocess.run(["bash", "-c", piped], capture_output=True, text=True, timeout=60)
    assert len(done.stdout.splitlines()) == 1 and "Traceback" not in done.stderr


def test_spans_and_confidence_are_as_promised():
    text = "Hello 🙂 “friend”, any openings at your company?"
    answer = json.loads(run("check", "--jsonl", given=lines({"id": "a", "text": text})).stdout)
    for move in answer["moves"]:
        start, end = move["span"]
        assert 0 <= start < end <= len(text)
        assert 0 <= move["confidence"] <= 1


ODD = ["", " ", "🙂🙂", "\u202eabc\u202c", "\u200b\u200b", "<b>&amp;</b>", "x" * 4000, "?" * 4000, "können Sie mir helfen", "\x00"]


def test_odd_text_is_judged_without_a_fault():
    given = lines(*({"id": place, "text": text} for place, text in enumerate(ODD)))
    answers = [json.loads(line) for line in run("check", "--jsonl", given=given).stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [*range(len(ODD))]
    for answer in answers:
        assert "error" not in answer and not answer["slip"], ODD[answer["id"]]


def test_replay_tells_every_turn_the_kind_of_talk_and_the_second_coffee():
    turns = [
        {"who": "partner", "text": "Hello, nice to meet you.", "invites": []},
        {"who": "user", "text": "Hi. Here is my resume, could you pass it on to HR?"},
        {"who": "partner", "text": "I'd rather not, we have just met."},
        {"who": "user", "text": "Come on, it only takes a minute. You owe me that much."},
    ]
    told = json.loads(
        run("replay", "--jsonl", given=lines({"id": "t", "scene": "coffee", "relationship": "introduced", "turns": turns})).stdout
    )
    assert [turn["slip"] for turn in told["turns"]] == [True, True]
    assert told["overall"] == "transactional" and told["second_coffee"] == "no"
    assert len(told["scores"]) == 6 and all(0 <= points <= 10 for points in told["scores"].values())
    assert all(set(turn) == {"moves", "slip", "slip_moves", "trust", "notes"} for turn in told["turns"])


AT_FAULT = [
    ({"id": 1}, "turns"),
    ({"id": 1, "turns": [{"who": "me", "text": "x"}]}, "turns[0].who"),
    ({"id": 1, "turns": [{"who": "user"}]}, "turns[0].text"),
    ({"id": 1, "turns": [{"who": "partner", "text": "x", "invites": ["intro_aks"]}]}, "turns[0].invites"),
]


def test_replay_names_the_field_at_fault():
    answers = run("replay", "--jsonl", given=lines(*(record for record, _ in AT_FAULT))).stdout.splitlines()
    assert len(answers) == len(AT_FAULT)
    for answer, (_, field) in zip(answers, AT_FAULT, strict=True):
        assert field in json.loads(answer)["error"]


def test_an_empty_talk_is_debriefed_too():
    told = json.loads(run("replay", "--jsonl", given=lines({"id": 1, "turns": []})).stdout)
    assert told["turns"] == [] and told["overall"] == "passive" and told["second_coffee"] == "no"


def test_plain_check_and_replay_are_for_people():
    assert "job" in run("check", given="Any openings at your firm?\n").stdout.lower()
    told = run("replay", given="them: Hello\nme: How did you get into this?\n")
    assert told.returncode == 0 and "second coffee" in told.stdout.lower()
    assert run("replay", given="no speaker here\n").returncode == 2
    assert run("replay", given="").returncode == 2 and "me:" in run("replay", given="Sam: Hello\n").stderr


@pytest.mark.parametrize("arguments", [("check", "/nowhere/at/all"), ("dance",), ("check", "--loud"), ("scenes", "lint", "/nowhere")])
def test_bad_usage_ends_with_two_and_a_line(arguments: tuple[str, ...]):
    done = run(*arguments)
    assert done.returncode == 2 and done.stderr.strip()


def test_scenes_are_listed():
    shown = run("scenes").stdout
    assert "coffee" in shown and "event" in shown and "dana" in shown


LATIN_1 = "How is the café?".encode("latin-1")


@pytest.mark.parametrize("whole", [(), ("--whole",)])
@pytest.mark.parametrize(
    ("given", "says"),
    [
        (b"Hello there.\n" + LATIN_1 + b"\n", ":2: takes plain text in UTF-8; byte 15 is 0xe9"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", ":2: takes plain text in UTF-8; byte 2 is 0xe2"),
        ("Any openings?\n".encode("utf-16"), ":1: takes plain text in UTF-8; byte 1 is 0xff"),
        ("Any openings?\n".encode("utf-16-le"), ":1: takes plain text in UTF-8; byte 2 is 0x00"),
    ],
)
def test_what_is_no_text_is_refused_with_file_line_and_byte(whole: tuple[str, ...], given: bytes, says: str, tmp_path: Path):
    file = tmp_path / "said.txt"
    file.write_bytes(given)
    done = run("check", *whole, str(file))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"second-coffee: {file}{says}\n"
    piped = command("check", *whole, env=os.environ, given=given)
    assert piped.returncode == 2 and piped.stderr == f"second-coffee: standard input{says}\n"
    talk = command("replay", env=os.environ, given=b"them: Hello\nme: " + LATIN_1)
    assert talk.returncode == 2 and "takes plain text in UTF-8" in talk.stderr


@pytest.mark.parametrize("whole", [(), ("--whole",)])
def test_a_byte_order_mark_and_carriage_returns_are_no_part_of_a_message(whole: tuple[str, ...], tmp_path: Path):
    plain, marked = tmp_path / "plain.txt", tmp_path / "marked.txt"
    plain.write_bytes("Könnten Sie, Zoë?\nAny openings at your firm?\n".encode())
    marked.write_bytes("\ufeffKönnten Sie, Zoë?\r\nAny openings at your firm?\r\n".encode())
    told = run("check", *whole, str(plain))
    assert told.returncode == 0 and "openings" in told.stdout
    assert run("check", *whole, str(marked)).stdout == told.stdout
    assert command("check", *whole, env=os.environ, given=marked.read_bytes()).stdout == told.stdout


def test_a_line_too_long_for_a_message_is_named_and_the_others_are_judged(tmp_path: Path):
    file = tmp_path / "said.txt"
    file.write_text(f"Any openings at your firm?\n{'How did you get there? ' * 200}\nCould you refer me?\n", "utf-8")
    for done in (run("check", str(file)), run("check", given=file.read_text("utf-8"))):
        assert done.returncode == 2 and "4,096" not in done.stdout
        assert done.stdout.count("To somebody") == 2
    assert (
        run("check", str(file)).stderr
        == f"second-coffee: {file}:2: {run('check', '--whole', given='x' * 5000).stderr.split('standard input: ')[1]}"
    )


TALK = "them: Hello, how have you been?\nme:\nme: Could you look over my CV?\n"


def test_a_talk_is_judged_by_who_one_was_to_each_other():
    stranger, friend = run("replay", given=TALK), run("replay", "--to", "friend", "--scene", "call", given=TALK)
    assert stranger.returncode == friend.returncode == 0
    assert "trust 0" in stranger.stdout and "trust 7" in friend.stdout
    assert stranger.stdout == run("replay", "--to", "stranger", "--scene", "coffee", given=TALK).stdout


def test_who_says_nothing_has_taken_no_turn():
    assert run("replay", given=TALK).stdout == run("replay", given=TALK.replace("me:\n", "", 1)).stdout
    assert run("replay", given="them: Hello\nme: \n").returncode == 2


def test_an_unknown_relationship_is_met_alike_by_check_and_replay():
    says = [run(name, "--to", "freind", given=TALK).stderr for name in ("check", "replay")]
    assert says[0].replace("second-coffee check", "second-coffee replay") == says[1] and "did you mean 'friend'" in says[1]
    assert "did you mean 'coffee'" in run("replay", "--scene", "cofee", given=TALK).stderr
    assert run("replay", "--jsonl", "--to", "friend", given="").returncode == 2
