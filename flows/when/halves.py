"""Whose half six it is: half past six in London, Dublin and Sydney; half past five to a German, so that it is asked about elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.when.clock import Clock
from flows.when.countries import country_of

_HALF_PAST = frozenset(("uk", "ie", "au", "nz"))
_OTHERS = re.compile(  # "half nine, she's Dutch", "with your half I am never sure"
    r"\b(?:german(?:y|s)?|austria(?:n|ns)?|swiss|switzerland|dutch|netherlands|holland|dan(?:ish|e|es)|denmark|swed(?:ish|e|es|en)|norw\w+"
    r"|finn?(?:s|ish|land)?|scandinavian?|pol(?:ish|e|es|and)|czech\w*|slova\w+|sloven\w+|croat\w+|serb\w+|hungar\w+|russian?s?|ukrain\w+"
    r"|estonian?|afrikaans|berlin|munich|vienna|zurich|amsterdam"
    r"|never sure|not sure|unsure|confus\w+|is that|does that|whatever that|which half|half (?:to|before))\b"
)


def by_their_country(times: tuple[Clock, ...], said: str, zone: str) -> tuple[Clock, ...]:
    """The times with their halves past the hour where everybody says it so, and no word of the text speaks of somebody who doesn't."""
    if country_of(zone) not in _HALF_PAST or _OTHERS.search(said):
        return times
    return tuple(replace(clock, is_half=False) for clock in times)
