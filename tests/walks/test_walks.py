"""Every walk still reads as it was written, and what it claims is true."""

from pathlib import Path

import pytest

from .walk import files, played


@pytest.mark.parametrize("file", list(files()), ids=lambda file: file.stem)
def test_the_walk_is_true(file: Path):
    walk = played(file)
    assert not walk.faults
    assert walk.text == file.read_text("utf-8").splitlines(), "the transcript changed: read it, then `python -m tests.walks --write`"
