"""`python -m tests.bench` runs them all; `python -m tests.bench.turn` and so on run one."""

from . import learners, start, turn

for bench in (start, turn, learners):
    print(f"\n{bench.__doc__.splitlines()[0]}")
    bench.main()
