"""Rewriting: a draft for somebody real, without what the relationship can't carry, in the sender's own words."""

from flows.rewriting.marks import Mark, Weight, marks_of
from flows.rewriting.measure import Measure, measure_of
from flows.rewriting.rewrite import Judge, Rewritten, rewrite
from flows.rewriting.wordings import ASKED, BRIDGES, VOICES, Voice, Wordings

__all__ = [
    "ASKED",
    "BRIDGES",
    "VOICES",
    "Judge",
    "Mark",
    "Measure",
    "Rewritten",
    "Voice",
    "Weight",
    "Wordings",
    "marks_of",
    "measure_of",
    "rewrite",
]
