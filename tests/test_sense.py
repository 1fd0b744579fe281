"""The sense of questions: what is shipped fits the content, near things are near, and a question finds the very fact."""

import json

import numpy as np

from bot.content.library import world
from bot.content.sense import load_sense
from flows.sense import WIDTH, key_of
from tests.sense.__main__ import HERE, sentences


def test_almost_every_sentence_of_the_content_is_known_beforehand():
    """`python -m tests.sense` makes them known again; a few new ones are computed when they are first asked about."""
    known = set(load_sense()._keys.tolist())
    every = sentences()
    assert sum(key_of(each) in known for each in every) >= 0.9 * len(every)


def test_a_question_is_nearer_to_its_answer_than_to_another_in_the_same_words():
    asked, answer, other = load_sense().vectors(
        [
            "Is your back gone, from the lifting?",
            "I lifted for years and my spine knows it.",
            "The lift in our building is broken, at the back.",
        ]
    )
    assert asked @ answer > asked @ other


def test_vectors_are_of_length_one_alone_or_many_at_a_time():
    sense, said = load_sense(), ["Who taught you?", "", "🙂", "Where did you grow up, and did you like it there as a child?"]
    many, alone = sense.vectors(said), np.concatenate([sense.vectors([each]) for each in said])
    assert many.shape == (len(said), WIDTH)
    assert np.allclose(np.linalg.norm(many, axis=1), 1, atol=1e-3)
    assert (np.sum(many * alone, axis=1) > 0.99).all()


def test_a_question_finds_the_fact_that_answers_it_alone():
    found = world().people["amadou"].index.asked("Six winters! What was the first one like?")
    assert [(each.topic, each.fact) for each in found] == [("season", 1)]


def test_a_question_about_the_partner_that_nothing_answers_is_declined_as_their_own():
    from tests.questions.asked import reply

    assert reply("kev", "Did you ever collect stamps, or coins, or the like?").declines


def test_the_network_has_a_vector_for_every_piece_of_its_own_vocabulary():
    pieces = (HERE / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
    assert len(pieces) == json.loads((HERE / "card.json").read_text(encoding="utf-8"))["pieces"]
    assert load_sense().computed([pieces[-1].strip("#")]).shape == (1, WIDTH)
