"""A call's arguments, whichever way they came: query string, form, multipart or JSON."""

import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from .refusals import refuse

BOUNDARY = re.compile(rb'boundary="?([^";]+)"?')
DISPOSITION = re.compile(r'\b(name|filename)="((?:[^"\\]|\\.)*)"')


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call: `curve.png`, image/png, its bytes."""

    name: str
    mime: str
    content: bytes


@dataclass(slots=True)
class Arguments:
    """Named values, still as they came ("5" or 5), read by what the method expects of them."""

    fields: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The value as text, "" when absent."""
        value = self.fields.get(name)
        return "" if value is None else value if isinstance(value, str) else json.dumps(value)

    def number(self, name: str, default: int = 0, low: int = -(2**62), high: int = 2**62) -> int:
        """The value as a whole number held within low and high; `default` for anything that is no number."""
        try:
            value = int(float(self.text(name)))
        except ValueError:
            value = default
        return min(max(value, low), high)

    def flag(self, name: str) -> bool:
        """True for true, "true", "True", "yes" and "1"."""
        return self.text(name).lower() in ("true", "yes", "1")

    def tree(self, name: str, called: str) -> Any:
        """The value as JSON, None when absent; "can't parse `called` JSON object" when it is none."""
        value = self.fields.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError as fault:
            raise refuse(f"Can't parse {called} JSON object") from fault

    def file(self, name: str) -> Upload | str | None:
        """The uploaded file, also by `attach://other_field`; a file_id or address stays a text."""
        value = self.text(name)
        if value.startswith("attach://"):
            name = value.removeprefix("attach://")
        return self.files.get(name) or value or None


def read_arguments(body: bytes, content_type: str, query: str) -> Arguments:
    """Arguments of one HTTP request; a body that cannot be read is 400."""
    arguments = Arguments(dict(parse_qsl(query, keep_blank_values=True)))
    kind = content_type.split(";")[0].strip().lower()
    if kind == "application/json" and body:
        try:
            given = json.loads(body)
        except ValueError as fault:
            raise refuse("Can't parse JSON object") from fault
        arguments.fields.update(given if isinstance(given, dict) else {})
    elif kind == "multipart/form-data":
        _read_multipart(body, content_type, arguments)
    elif body:
        arguments.fields.update(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, errors="replace"))
    return arguments


def _read_multipart(body: bytes, content_type: str, arguments: Arguments) -> None:
    match = BOUNDARY.search(content_type.encode())
    if match is None:
        raise refuse("boundary of multipart/form-data is missing")
    for part in (b"\r\n" + body).split(b"\r\n--" + match[1])[1:-1]:
        head, _, content = part.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        headers = dict(line.split(": ", 1) for line in head.decode("utf-8", "replace").split("\r\n") if ": " in line)
        headers = {name.lower(): value for name, value in headers.items()}
        names = dict(DISPOSITION.findall(headers.get("content-disposition", "")))
        if "filename" in names:
            mime = headers.get("content-type", "application/octet-stream")
            arguments.files[names.get("name", "")] = Upload(names["filename"], mime, content)
        else:
            arguments.fields[names.get("name", "")] = content.decode("utf-8", "replace")
