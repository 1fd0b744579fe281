"""The table of days: one row a way to write one, its pattern and the rule that says which day it is."""

from flows.when.rules.dates import DATES
from flows.when.rules.distances import DISTANCES
from flows.when.rules.named import NAMED
from flows.when.rules.pieces import Rule
from flows.when.rules.weekdays import WEEKDAYS

RULES = (*DATES, *WEEKDAYS, *DISTANCES, *NAMED)  # in this order: a row reads what those before it left

__all__ = ["RULES", "Rule"]
