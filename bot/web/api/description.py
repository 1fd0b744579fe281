"""The description of the API: as an OpenAPI document for programs, and as a page for people, both made of the table of operations."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, models_json_schema

from bot.web.api.operations import A_PART, LARGEST_PART, ROOT, Operation
from bot.web.api.shapes import Faults
from bot.web.api.table import OPERATIONS
from bot.web.desk import look

_REF = "#/components/schemas/{model}"
_LISTS = (("offset", 0, None, "How many to pass over."), ("limit", A_PART, LARGEST_PART, "How many at most."))


@cache
def document() -> dict[str, Any]:
    """The whole API as OpenAPI 3.1."""
    shapes: list[tuple[Any, JsonSchemaMode]] = [(Faults, "serialization")]
    shapes += [(each.gives, "serialization") for each in OPERATIONS] + [(each.takes, "validation") for each in OPERATIONS if each.takes]
    names, found = models_json_schema(shapes, ref_template=_REF, schema_generator=GenerateJsonSchema)
    paths: dict[str, dict[str, Any]] = {}
    for each in OPERATIONS:
        paths.setdefault(ROOT + each.path, {})[each.method.lower()] = _operation(each, names)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Second Coffee: the coach's desk", "version": _version(), "description": look.said("desk_api.intro")},
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
    return look.page("api", None, operations=[_shown(each) for each in OPERATIONS], root=ROOT)


def _operation(each: Operation, names: Any) -> dict[str, Any]:
    told: dict[str, Any] = {
        "operationId": each.name,
        "summary": each.summary,
        "responses": {str(each.status): _answer("Done.", names[(each.gives, "serialization")])},
    }
    for status, says in _refusals(each).items():
        told["responses"][str(status)] = _answer(says, names[(Faults, "serialization")])
    parameters = [{"name": "number", "in": "path", "required": True, "schema": {"type": "integer"}}] if "{number}" in each.path else []
    if each.lists:
        for name, default, most, says in _LISTS:
            schema = {"type": "integer", "minimum": 0, "default": default} | ({"maximum": most} if most else {})
            parameters.append({"name": name, "in": "query", "required": False, "description": says, "schema": schema})
    if parameters:
        told["parameters"] = parameters
    if each.takes:
        told["requestBody"] = {"required": True, "content": {"application/json": {"schema": names[(each.takes, "validation")]}}}
    return told


def _answer(says: str, schema: Any) -> dict[str, Any]:
    return {"description": says, "content": {"application/json": {"schema": schema}}}


def _refusals(each: Operation) -> dict[int, str]:
    """The statuses of a call that is refused."""
    found = {401: look.said("desk_api.status.401"), 429: look.said("desk_api.status.429")}
    if each.writes:
        found[403] = look.said("desk_api.status.403")
    if "{number}" in each.path:
        found[404] = look.said("desk_api.status.404")
    if each.takes or each.lists:
        found[422] = look.said("desk_api.status.422")
    if each.takes:
        found |= {400: look.said("desk_api.status.400"), 413: look.said("desk_api.status.413"), 415: look.said("desk_api.status.415")}
    return dict(sorted(found.items()))


def _shown(each: Operation) -> dict[str, Any]:
    """What the page tells of an operation."""
    return {
        "name": each.name,
        "method": each.method,
        "path": each.path,
        "summary": each.summary,
        "takes": _fields(TypeAdapter(each.takes).json_schema()) if each.takes else [],
        "gives": _fields(TypeAdapter(each.gives).json_schema(mode="serialization")),
        "status": each.status,
        "lists": each.lists,
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
