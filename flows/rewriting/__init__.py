"""Rewriting: a draft for somebody real, without what the relationship can't carry, in the sender's own words."""

from flows.rewriting.footing import Footing
from flows.rewriting.judging import Judge, judge_of
from flows.rewriting.known import Known
from flows.rewriting.marks import Mark, Weight, doubts_of, marks_of
from flows.rewriting.matter import Matter
from flows.rewriting.measure import Measure, measure_of
from flows.rewriting.orphans import Orphans
from flows.rewriting.requests import Requests
from flows.rewriting.rewrite import Rewritten, rewrite
from flows.rewriting.standing import Standing
from flows.rewriting.waiting import Waiting
from flows.rewriting.wordings import ASKED, BRIDGES, VOICES, Voice, Wordings

__all__ = [
    "ASKED",
    "BRIDGES",
    "VOICES",
    "Footing",
    "Judge",
    "Known",
    "Mark",
    "Matter",
    "Measure",
    "Orphans",
    "Requests",
    "Rewritten",
    "Standing",
    "Voice",
    "Waiting",
    "Weight",
    "Wordings",
    "doubts_of",
    "judge_of",
    "marks_of",
    "measure_of",
    "rewrite",
]
