"""The webhook: Telegram's updates by POST. One that is answered with 200 has been kept."""

from __future__ import annotations

import hmac
import json
import logging

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from telegram import Update

from bot.telegram.carrying import noted
from bot.telegram.carrying.handling import is_away
from bot.telegram.carrying.intake import Intake
from bot.telegram.carrying.logs import bare

LOG = logging.getLogger(__name__)
PATH = "/telegram"
LARGEST = 1 << 20  # bytes; the largest update is a hundredth of it
_HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Webhook:
    """Takes updates in; refuses strangers, the oversized and the misshapen before anything is done about them."""

    def __init__(self, intake: Intake, secret: str) -> None:
        self._intake, self._secret = intake, secret.encode()
        self._away = False

    async def __call__(self, request: Request) -> Response:
        """200 kept, 403 not from Telegram, 413 too large, 400 no update, 503 can't be kept just now: Telegram tries again."""
        if not hmac.compare_digest(request.headers.get(_HEADER, "").encode(), self._secret):
            return Response(status_code=403)
        body = await _within(request, LARGEST)
        if body is None:
            return Response(status_code=413)
        update = _update(body)
        if update is None:
            LOG.warning("a call of the webhook was no update")
            return Response(status_code=400)
        try:
            await self._intake.keep([update])
        except Exception as error:
            return self._refused(error)
        self._away = False
        return Response()

    def _refused(self, error: Exception) -> Response:
        noted.failed("webhook", error)
        if not is_away(error):
            LOG.error("an update could not be kept: %s", bare(error))
        elif not self._away:
            LOG.warning("the database is away (%s); updates are refused until it is back", bare(error))
        self._away = is_away(error)
        return Response(status_code=503, headers={"Retry-After": "1"})


async def _within(request: Request, most: int) -> bytes | None:
    """The body, or nothing if it is larger than it says it may be."""
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > most:
                return None
    except ClientDisconnect:
        return b""
    return bytes(body)


def _update(body: bytes) -> Update | None:
    try:
        data = json.loads(body)
        if not isinstance(data, dict) or type(data.get("update_id")) is not int or not 0 < data["update_id"] < 1 << 62:
            return None
        return Update.de_json(data)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError, OSError):  # OSError: a date beyond all dates
        return None
