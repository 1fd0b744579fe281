"""A coach's own partner or scene, as it comes in: read with limits, held against more rules than what comes with the program."""
