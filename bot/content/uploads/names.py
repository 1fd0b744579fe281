"""Names of things within a file: topics, states, scenes. They become parts of line ids, so they hold no dots and no brackets."""

from __future__ import annotations

import re

NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
