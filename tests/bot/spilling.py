"""A program in which everything spills what it should keep: run by test_logs, which reads what comes out."""

import asyncio
import gc
import logging
import sys
import threading
import warnings

import httpx
import sqlalchemy
from sqlalchemy.exc import OperationalError

from bot.telegram.carrying import logs

TOKEN, PASSWORD, SORROW = "123456:AAF-a-token/nobody", "pass word+sonst", "my-secret-sorrow"
URL = f"https://127.0.0.1:1/bot{TOKEN}/getMe"


def refused() -> OperationalError:
    return OperationalError("INSERT INTO turns VALUES (?)", {"text": SORROW}, Exception(f"near {SORROW} for {PASSWORD}"))


def raises(*_: object) -> None:
    raise refused()


class Leaving:
    def __del__(self) -> None:
        raises()


async def spill() -> None:
    task = asyncio.create_task(asyncio.to_thread(raises), name=SORROW)
    await asyncio.wait([task])
    del task
    gc.collect()
    asyncio.get_running_loop().call_soon(raises, SORROW, URL)
    asyncio.get_running_loop().create_future().set_exception(RuntimeError(SORROW))
    async with httpx.AsyncClient() as client:
        try:
            await client.get(URL)
        except httpx.HTTPError:
            logging.getLogger("bot.telegram").exception("telling %s", URL)
            logging.getLogger("telegram.ext").exception(f"Error while getting {URL}: {SORROW}")
    await asyncio.sleep(0.05)
    gc.collect()


logs.set_up("DEBUG", TOKEN, PASSWORD)
for name in "httpx httpcore telegram procrastinate sqlalchemy sqlalchemy.engine psycopg psycopg.pool uvicorn.error".split():
    logger = logging.getLogger(name)
    logger.setLevel(logging.DEBUG)
    logger.debug("asking %s", URL)
    logger.info(f"asked {URL}: {SORROW}")
    logger.warning("said %s to %r in %d tries", SORROW, URL, 3)
    logger.error(f"Job handle[12](text={SORROW}) ended with status: Error")
    logger.error(refused())
    logger.error("%(this)s in %(that)s", {"this": SORROW, "that": refused()})
    logger.error("one %s too many", SORROW, PASSWORD)
    try:
        raises()
    except OperationalError:
        logger.exception("Exception in ASGI application\n")
ours = logging.getLogger("bot.telegram.somewhere")
ours.info("the address is %s", sqlalchemy.URL.create("postgresql", "coach", PASSWORD, "db").render_as_string(False))
ours.info("the password is %s", PASSWORD)
ours.warning("a line\nthat would be two")
warnings.warn(SORROW, stacklevel=1)
Leaving()
thread = threading.Thread(target=raises, name=SORROW)
thread.start()
thread.join()
asyncio.run(spill())
sys.stderr.flush()
raise RuntimeError(f"{SORROW} {URL} {PASSWORD}")
