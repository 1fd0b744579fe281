"""A guess at somebody real, made of pasted words: a partner to rehearse with, who declines what was not pasted."""

from flows.guess.content import Voice, Weave, Weaving
from flows.guess.finding import Finder
from flows.guess.guessing import PRIVATE, called, partner_of
from flows.guess.naming import guesses_in, is_guess, name_of, number_of
from flows.guess.ways import Ways

__all__ = [
    "PRIVATE",
    "Finder",
    "Voice",
    "Ways",
    "Weave",
    "Weaving",
    "called",
    "guesses_in",
    "is_guess",
    "name_of",
    "number_of",
    "partner_of",
]
