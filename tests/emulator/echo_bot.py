"""The smallest honest bot, for trying the emulator and kill -9: it answers with what was said and acknowledges afterwards."""

import asyncio
import os

from telegram import Bot


async def echo() -> None:
    """Poll for ever, one update after the other."""
    bot = Bot(os.environ["TELEGRAM_BOT_TOKEN"], base_url=os.environ["TELEGRAM_API_BASE_URL"] + "/bot")
    offset = 0
    async with bot:
        while True:
            for update in await bot.get_updates(offset=offset, timeout=10):
                if update.message and update.message.text:
                    await bot.send_message(update.message.chat_id, update.message.text)
                offset = update.update_id + 1


if __name__ == "__main__":
    asyncio.run(echo())
