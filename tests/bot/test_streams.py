"""`check` and `replay` as a script drives them: order kept, one bad line answered, the rest goes on."""

import json
import subprocess
import sys

import pytest

FIELDS = {"id", "moves", "slip", "slip_moves", "note", "try_instead"}


def run(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "bot", *arguments], input=given, capture_output=True, text=True, timeout=60)


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


def test_spans_and_confidence_are_as_promised():
    text = "Hello 🙂 “friend”, any openings at your company?"
    answer = json.loads(run("check", "--jsonl", given=lines({"id": "a", "text": text})).stdout)
    for move in answer["moves"]:
        start, end = move["span"]
        assert 0 <= start < end <= len(text)
        assert 0 <= move["confidence"] <= 1


@pytest.mark.parametrize(
    "text", ["", " ", "🙂🙂", "\u202eabc\u202c", "\u200b\u200b", "<b>&amp;</b>", "x" * 4000, "?" * 4000, "können Sie mir helfen", "\x00"]
)
def test_odd_text_is_judged_without_a_fault(text: str):
    answer = json.loads(run("check", "--jsonl", given=lines({"id": "a", "text": text})).stdout)
    assert "error" not in answer and not answer["slip"]


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


@pytest.mark.parametrize(
    ("record", "field"),
    [
        ({"id": 1}, "turns"),
        ({"id": 1, "turns": [{"who": "me", "text": "x"}]}, "turns[0].who"),
        ({"id": 1, "turns": [{"who": "user"}]}, "turns[0].text"),
        ({"id": 1, "turns": [{"who": "partner", "text": "x", "invites": ["intro_aks"]}]}, "turns[0].invites"),
    ],
)
def test_replay_names_the_field_at_fault(record: object, field: str):
    assert field in json.loads(run("replay", "--jsonl", given=lines(record)).stdout)["error"]


def test_an_empty_talk_is_debriefed_too():
    told = json.loads(run("replay", "--jsonl", given=lines({"id": 1, "turns": []})).stdout)
    assert told["turns"] == [] and told["overall"] == "passive" and told["second_coffee"] == "no"


def test_plain_check_and_replay_are_for_people():
    assert "job" in run("check", given="Any openings at your firm?\n").stdout.lower()
    told = run("replay", given="them: Hello\nme: How did you get into this?\n")
    assert told.returncode == 0 and "second coffee" in told.stdout.lower()
    assert run("replay", given="no speaker here\n").returncode == 2


@pytest.mark.parametrize("arguments", [("check", "/nowhere/at/all"), ("dance",), ("check", "--loud"), ("scenes", "lint", "/nowhere")])
def test_bad_usage_ends_with_two_and_a_line(arguments: tuple[str, ...]):
    done = run(*arguments)
    assert done.returncode == 2 and done.stderr.strip()


def test_scenes_are_listed():
    shown = run("scenes").stdout
    assert "coffee" in shown and "event" in shown and "dana" in shown
