"""How the ear is trained and measured: python -m tests.ear.train, python -m tests.bench.recognise."""
