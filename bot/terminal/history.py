"""What was typed before, walked through with up and down."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class History:
    """Lines in order; the one being typed waits behind them and comes back unharmed."""

    lines: list[str] = field(default_factory=list)
    _at: int = 0
    _typing: str = ""

    def add(self, line: str) -> None:
        """Remember `line`, unless it is the same as the last one."""
        if line.strip() and self.lines[-1:] != [line]:
            self.lines.append(line)
        self._at, self._typing = len(self.lines), ""

    def step(self, by: int, typed: str) -> str:
        """The line `by` steps away (-1: earlier); `typed` is what stands in the input now."""
        if self._at == len(self.lines):
            self._typing = typed
        self._at = max(0, min(len(self.lines), self._at + by))
        return self.lines[self._at] if self._at < len(self.lines) else self._typing
