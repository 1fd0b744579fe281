"""The mentor: at most one note a turn, rare praise, and hints when asked."""

from flows.mentor.hints import hints
from flows.mentor.remark import Remark, remark, walked_off
from flows.mentor.signs import DULL, hides
from flows.mentor.slips import named

__all__ = ["DULL", "Remark", "hides", "hints", "named", "remark", "walked_off"]
