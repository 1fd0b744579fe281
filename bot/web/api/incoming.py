"""What a program sends: its body, its query, and in which form it would have the answer; whatever is wrong is named, all at once."""

from __future__ import annotations

import re
from typing import Any

from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.web.api.operations import LISTING, Operation, Refused, fault

_MOST_FAULTS, _LONGEST_FIELD = 50, 200
_JSON, _CSV = "application/json", "text/csv"
_WEIGHT = re.compile(r"\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*", re.ASCII)


async def body(request: Request, operation: Operation) -> Any:
    """What was sent, checked. Raises Refused with all faults, or HTTPException for what is no JSON in UTF-8 or too much of it."""
    if operation.takes is None:
        return None
    if not _is_json(request):
        raise HTTPException(415)
    raw = await request.body()
    try:
        return operation.takes.model_validate_json(raw, strict=True)
    except ValidationError as error:
        every = error.errors(include_url=False, include_input=False, include_context=False)
    if any(each["type"] == "json_invalid" for each in every):
        raise Refused(400, "no_json")
    faults = [(".".join(map(str, each["loc"]))[:_LONGEST_FIELD], each["msg"]) for each in every[:_MOST_FAULTS]]
    raise Refused(422, "body", *faults)


def checked_query(request: Request, operation: Operation, as_table: bool) -> None:
    """A parameter with a slip in its name would be passed over, and a list read from its beginning again and again. Raises Refused."""
    known = LISTING if operation.lists and not as_table else {}
    unknown = [name for name in dict.fromkeys(request.query_params.keys()) if name not in known]
    if unknown:
        raise Refused(422, "asked", *(fault(name[:_LONGEST_FIELD], "no_parameter") for name in unknown[:_MOST_FAULTS]))


def prefers_table(request: Request) -> bool:
    """Whether the answer had better be CSV: "Accept: text/csv", or "text/csv, application/json;q=0.5"."""
    weights = {}
    for part in ",".join(request.headers.getlist("accept")).split(","):
        kind, *more = part.lower().split(";")
        told = [float(found[1]) for each in more if (found := _WEIGHT.fullmatch(each))]
        weights[kind.strip()] = told[-1] if told else 1.0
    return weights.get(_CSV, 0) > 0 and weights[_CSV] >= weights.get(_JSON, 0)


def _is_json(request: Request) -> bool:
    kind, *more = request.headers.get("content-type", "").lower().split(";")
    named = [value.strip(' "') for name, _, value in (each.partition("=") for each in more) if name.strip() == "charset"]
    is_plain = request.headers.get("content-encoding", "identity").strip().lower() == "identity"
    return kind.strip() == _JSON and all(each in ("utf-8", "utf8") for each in named) and is_plain
