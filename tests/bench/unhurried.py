"""`python -m tests.bench.unhurried bot` (or serve, worker): the product without the pauses that Telegram and good manners ask for.

`echo` is the least that the library can do; `--speed 60` keeps the pauses and lets an hour of them pass in a minute. At its end
a process prints where its computing time went.
"""

import argparse
import json
import os
import signal
import sys

from bot.exits import complain
from bot.settings import Unusable
from bot.telegram.carrying import run
from bot.telegram.carrying.pace import Pace, unhurried
from tests.bench.clock import Clock
from tests.bench.sampling import Sampler

SAMPLED = "where the time went: "


def main() -> int:
    """Run until SIGTERM."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=("bot", "serve", "worker", "echo"))
    parser.add_argument("--speed", type=float, default=0)
    chosen = parser.parse_args()
    os.environ.setdefault("LOG_LEVEL", "ERROR")
    with Sampler() as sampler:
        try:
            status = _echo() if chosen.command == "echo" else _product(chosen.command, chosen.speed)
        except Unusable as error:
            return complain(str(error))
    print(SAMPLED + json.dumps(sampler.seconds()))
    return status


def _product(command: str, speed: float) -> int:
    pace = _sped(Clock(speed)) if speed else unhurried()
    run.Pace = run.SharedPace = lambda **_: pace  # type: ignore[assignment,misc]
    return {"bot": run.poll, "serve": run.serve, "worker": run.work}[command]()


def _sped(clock: Clock) -> Pace:
    """The product's own pace by another clock; SIGUSR1 slows that down, so that limits can be told from the machine's."""
    signal.signal(signal.SIGUSR1, lambda *_: clock.slow_down())
    return Pace(sleep=clock.sleep, now=clock.now)


def _echo() -> int:
    from telegram import Update
    from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters

    async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None and update.message.text is not None
        await update.message.reply_text(update.message.text)

    builder = ApplicationBuilder().token(os.environ["TELEGRAM_BOT_TOKEN"]).base_url(os.environ["TELEGRAM_API_BASE_URL"] + "/bot")
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()
    return 0


if __name__ == "__main__":
    sys.exit(main())
