"""The description of the API: as an OpenAPI document for programs, and as a page for people, both made of the table of operations."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, models_json_schema

from bot.web.api.operations import LISTING, ROOT, Operation
from bot.web.api.shapes import Faults
from bot.web.api.table import OPERATIONS
from bot.web.desk import look

_REF = "#/components/schemas/{model}"
_INTRO = ("intro", "how", "tables", "often", "replays")


@cache
def document() -> dict[str, Any]:
    """The whole API as OpenAPI 3.1."""
    shapes: list[tuple[Any, JsonSchemaMode]] = [(Faults, "validation")]
    shapes += [(each.gives, "serialization") for each in OPERATIONS] + [(each.takes, "validation") for each in OPERATIONS if each.takes]
    names, found = models_json_schema(shapes, ref_template=_REF, schema_generator=GenerateJsonSchema)
    paths: dict[str, dict[str, Any]] = {}
    for each in OPERATIONS:
        paths.setdefault(ROOT + each.path, {})[each.method.lower()] = _operation(each, names)
    return {
        "openapi": "3.1.0",
        "info": {"title": look.said("desk_api.title"), "version": _version(), "description": "\n\n".join(_intro())},
        "servers": [{"url": "/"}],
        "security": [{"key": []}],
        "paths": paths,
        "components": {
            "schemas": found["$defs"],
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer", "description": look.said("desk_api.key")}},
        },
    }


@cache
def described() -> str:
    """The same as a page, with an example of each call."""
    return look.page("api", None, intro=_intro(), operations=[_shown(each) for each in OPERATIONS], root=ROOT)


def _intro() -> list[str]:
    """What is to be known before the first call."""
    return [look.said(f"desk_api.{each}") for each in _INTRO]


def _operation(each: Operation, names: Any) -> dict[str, Any]:
    done = _answer(look.said("desk_api.done"), names[(each.gives, "serialization")])
    if each.table:
        done["content"]["text/csv"] = {"schema": {"type": "string"}}
    told: dict[str, Any] = {"operationId": each.name, "summary": each.summary, "responses": {str(each.status): done}}
    for status, says in _refusals(each).items():
        told["responses"][str(status)] = _answer(says, names[(Faults, "validation")])
    if parameters := _parameters(each):
        told["parameters"] = parameters
    if each.takes:
        told["requestBody"] = {"required": True, "content": {"application/json": {"schema": names[(each.takes, "validation")]}}}
    return told


def _parameters(each: Operation) -> list[dict[str, Any]]:
    found = []
    if "{number}" in each.path:
        schema: dict[str, Any] = {"type": "integer", "minimum": 1}
        found.append({"name": "number", "in": "path", "required": True, "description": look.said("desk_api.number"), "schema": schema})
    for name, (least, most, default) in LISTING.items() if each.lists else ():
        schema = {"type": "integer", "minimum": least, "default": default} | ({"maximum": most} if most else {})
        found.append({"name": name, "in": "query", "required": False, "description": look.said(f"desk_api.{name}"), "schema": schema})
    return found


def _answer(says: str, schema: Any) -> dict[str, Any]:
    return {"description": says, "content": {"application/json": {"schema": schema}}}


def _refusals(each: Operation) -> dict[int, str]:
    """The statuses of a call that is refused."""
    found = {401, 422, 429, 500, 503}
    found |= {403} if each.writes else set()
    found |= {404} if "{number}" in each.path else set()
    found |= {400, 413, 415} if each.takes else set()
    return {status: look.said(f"desk_api.status.{status}") for status in sorted(found)}


def _shown(each: Operation) -> dict[str, Any]:
    """What the page tells of an operation."""
    return {
        "name": each.name,
        "method": each.method,
        "path": each.path,
        "summary": each.summary,
        "takes": _fields(each.takes.model_json_schema()) if each.takes else [],
        "gives": _fields(each.gives.model_json_schema(mode="serialization")),
        "status": each.status,
        "lists": each.lists,
        "table": bool(each.table),
    }


def _fields(schema: dict[str, Any]) -> list[tuple[str, str]]:
    """The fields of a shape, each with its kind: ("name", "text"); of a list, those of its items."""
    definitions = schema.get("$defs", {})
    properties = schema.get("properties", {})
    if "items" in properties and "next" in properties:
        properties = definitions[properties["items"]["items"]["$ref"].rpartition("/")[2]].get("properties", {})
    return [(name, _kind(each)) for name, each in properties.items()]


def _kind(schema: dict[str, Any]) -> str:
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(_kind(each) for each in schema["anyOf"]))
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2].removesuffix("Out").removesuffix("Shape")
    if "enum" in schema:
        return ", ".join(repr(each) for each in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_kind(schema.get('items', {}))}"
    if schema.get("format") == "date-time":
        return "time"
    return {"string": "text", "integer": "number", "number": "number", "boolean": "true or false", "null": "nothing"}.get(
        schema.get("type", ""), "object"
    )


def _version() -> str:
    try:
        return version("second-coffee")
    except PackageNotFoundError:  # run from its folder, not installed
        return "0"
