"""Delivery by webhook: one POST at a time, in order, repeated until it is answered with 2xx."""

import asyncio
import json
import time
from typing import Any

import httpx

from .arguments import Arguments
from .refusals import Refusal
from .server import BotApi

PAUSES = (0.1, 0.2, 0.5, 1.0, 2.0)  # seconds between tries; Telegram's are longer
IDLE = 0.01


async def deliver(api: BotApi) -> None:
    """Deliver for as long as the server lives, on loopback, so without certificates; idle while no webhook is set."""
    failures = 0
    async with httpx.AsyncClient(timeout=10, trust_env=False, verify=False) as client:
        while not api.closing.is_set():
            hook, head = api.world.webhook, api.world.updates.head(1)
            if not hook or not head:
                await asyncio.sleep(IDLE if hook else IDLE * 10)
                continue
            fault = await _post(api, client, hook, head[0])
            if not fault:
                failures = 0
                api.world.updates.settle(json.loads(head[0])["update_id"])
                continue
            hook.update(last_error_date=int(time.time()), last_error_message=fault)
            await asyncio.sleep(PAUSES[min(failures, len(PAUSES) - 1)])
            failures += 1


async def _post(api: BotApi, client: httpx.AsyncClient, hook: dict[str, Any], update: str) -> str:
    headers = {"Content-Type": "application/json"}
    if hook["secret"]:
        headers["X-Telegram-Bot-Api-Secret-Token"] = hook["secret"]
    try:
        response = await client.post(hook["url"], content=update, headers=headers)
    except httpx.HTTPError as fault:
        return f"Connection failed: {type(fault).__name__}"
    if not response.is_success:
        return f"Wrong response from the webhook: {response.status_code} {response.reason_phrase}"
    _perform_answer(api, response)
    return ""


def _perform_answer(api: BotApi, response: httpx.Response) -> None:
    try:
        answer = response.json()
    except ValueError:
        return
    if not isinstance(answer, dict) or "method" not in answer:
        return
    arguments = Arguments({name: value for name, value in answer.items() if name != "method"})
    call = api.calls.begin(answer["method"], arguments.number("chat_id") or None, arguments.fields, {})
    try:
        call.result = api.perform(answer["method"], arguments)
        call.happened = True
        api.calls.end(call, "200")
    except Refusal as refusal:
        call.refused = refusal.description
        api.calls.end(call, str(refusal.code))
