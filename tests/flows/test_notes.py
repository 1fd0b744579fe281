"""The mentor's notes over many rehearsals: nobody reads the same one again while there are others."""

from bot.content.library import world
from flows import play
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
