"""Whatever comes in, nothing breaks; `python -m tests.fuzz --inputs 1000000` tries for longer than the tests do."""
