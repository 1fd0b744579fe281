"""The mentor's notes over many rehearsals: nobody reads the same one again while there are others."""

from bot.content.library import world
from flows import play
from flows.judgement import Slip
from flows.mentor import named
from flows.moves import Move
from flows.past import Past, notes_read
from tests.learners.play import rehearse

SCENES = ("coffee", "call", "message", "reconnect", "social", "group", "trusted_contact", "follow_up", "give", "event")
LEARNING = ("pushy", "pushy", "repairing", "passive", "passive", "warm", "balanced", "rambling", "repairing", "balanced")


def past(wordings: tuple[str, ...]) -> Past:
    return Past("coffee", "dana", 738850, wordings=wordings)


def test_thirty_rehearsals_of_somebody_who_learns_repeat_no_note():
    pasts: list[Past] = []
    for number in range(30):
        scene = SCENES[number % len(SCENES)]
        people = play.who_plays(world(), scene)
        history = play.History(heard=notes_read(pasts))
        talk = rehearse(LEARNING[number % len(LEARNING)], scene, people[number * 3 % len(people)], number + 1, history=history)
        pasts.append(past(tuple(turn.note.wording for turn in talk.turns if turn.note)))
    read = [wording for each in pasts for wording in each.wordings]
    assert len(read) > 30
    assert len(read) == len(set(read))


def test_what_was_read_longest_ago_comes_first_and_each_note_once():
    assert notes_read([past(("a", "b")), past(("a", "c"))]) == ("b", "a", "c")
    assert "a" not in notes_read([past(("a",)), *[past(())] * 30])


def test_what_is_pushed_and_asked_in_the_same_words_is_named_as_the_push():
    asked, pushed, apart = Slip(Move.INTRO_ASK, 5, (0, 39)), Slip(Move.PRESSURE, 0, (0, 39)), Slip(Move.PRESSURE, 0, (50, 60))
    assert named((asked, pushed)) is pushed
    assert named((asked, apart)) is asked


def test_no_note_on_a_push_speaks_of_a_refusal_or_of_somebody_else_to_meet():
    untrue = ("introduc", "send you to", "held back", "second time", "twice", "first try")
    assert not [note for note in world().guidance.slips[Move.PRESSURE].notes if any(each in note for each in untrue)]


def test_a_partner_says_the_learners_name_at_most_once_and_never_behind_a_few_words():
    seen = 0
    for partner, seed in [(partner, seed) for partner in ("dana", "ruth", "meilin", "jonas") for seed in range(1, 16)]:
        named_by = [before for before, line in _after_the_name("coffee", partner, seed) if line.startswith("recalls.name[")]
        assert len(named_by) <= 1 and all(len(before.split()) >= 12 for before in named_by)
        seen += len(named_by)
    assert seen


def _after_the_name(scene: str, partner: str, seed: int) -> list[tuple[str, str]]:
    """Each line a partner said to somebody who told their name, with the text of the line before it."""
    lines = world().people[partner].lines
    said = (
        "Hi, I'm Alex, a nurse from Leeds.",
        "How did you get into this line of work?",
        "What do you enjoy most about it?",
        "And what is hard?",
    )
    talk = rehearse(lambda me, limit: said[me.turn % len(said)], scene, partner, seed)
    found: list[tuple[str, str]] = []
    for turn in talk.turns:
        ids = [line.id for line in turn.lines if line.speaker != "scene"]
        found += [(lines.get(before, ""), line) for before, line in zip(["", *ids], ids, strict=False)]
    return found
