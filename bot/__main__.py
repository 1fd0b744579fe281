"""`python -m bot` is the command `second-coffee`."""

from bot.cli import main

raise SystemExit(main())
