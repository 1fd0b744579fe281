"""A guess in one's own words is understood, and what is none is not taken for one."""

import pytest

from bot.content.library import hunches
from flows.hunch import SKIP, hunch


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        *(("yes", "yes"), ("Yeah, sure!", "yes"), ("I think so", "yes"), ("I think so, we laughed a lot", "yes"), ("Dana would", "yes")),
        *(("probably", "yes"), ("ye", "yes"), ("Well, I’d say so", "yes")),
        *(("no way", "no"), ("I don’t think so", "no"), ("dont think so", "no"), ("She wouldn't", "no"), ("Probably not", "no")),
        *(("I doubt it", "no"), ("No, not after that", "no"), ("not in a million years", "no"), ("they'd never", "no")),
        *(("maybe", "maybe"), ("no idea", "maybe"), ("Not sure...", "maybe"), ("I'm not so sure", "maybe"), ("50/50", "maybe")),
        *(("yes and no", "maybe"), ("He might", "maybe"), ("I don't know", "maybe")),
        *(("skip", SKIP), ("just show me", SKIP)),
    ],
)
def test_a_guess_is_understood(text: str, meant: str) -> None:
    assert hunch(text, hunches()) == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "erm",
        "Hello?",
        "No worries, see you!",
        "Thanks, that was lovely, bye!",
        "Come on, just pass on my CV. You have the contacts.",
        "x" * 4000,
    ]
    + ["It was nice to meet you and I would love to send you the paper next week"],
)
def test_what_is_said_to_somebody_else_is_no_guess(text: str) -> None:
    assert hunch(text, hunches()) == ""
