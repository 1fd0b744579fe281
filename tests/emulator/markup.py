"""Text with markup: Telegram's HTML is read strictly, and commands, mentions and links are spotted in plain text."""

import re
from typing import Any

from .refusals import Refusal, refuse

Json = dict[str, Any]

MAX_SOURCE_BYTES = 1 << 15
STYLES = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("span", "tg-spoiler"), "spoiler"),
    **{"a": "text_link", "code": "code", "pre": "pre", "blockquote": "blockquote", "tg-emoji": "custom_emoji"},
}
LITERALS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#x(?P<hex>[0-9a-fA-F]{1,6})|#(?P<dec>[0-9]{1,7})|(?P<name>[a-zA-Z]+));?")
ATTRIBUTE = re.compile(r"""([^\s=>/"']+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([\w.\-]*)(?=[\s>])))?""", re.ASCII)
INVISIBLE = dict.fromkeys(map(ord, "\u1680\u180e\u2000\u200b\u202e\u202f\u205f\u2800\u3000\ufffc\u00a0 \t\n\v\f"))
SPOTTED = re.compile(
    r"(?P<bot_command>(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?)|(?P<email>\b[\w.+-]+@[\w-]+\.[A-Za-z]{2,}\b)"
    r"|(?P<mention>(?<!\w)@\w{4,32})|(?P<url>\bhttps?://[^\s<>\"]+)|(?P<hashtag>(?<!\w)#\w*[^\W\d]\w*)"
)


def units(text: str) -> int:
    """Length in UTF-16 code units, as offsets are counted: 2 for an emoji."""
    return len(text) + sum(character > "\uffff" for character in text)


def read_text(source: str, parse_mode: str, given: list[Json] | None) -> tuple[str, list[Json]]:
    """What a chat shows for `source`, with its entities; `Refusal` where Telegram would answer 400."""
    if _bytes(source) > MAX_SOURCE_BYTES:
        raise refuse("Text is too long")
    mode = parse_mode.lower()
    if mode not in ("", "none", "html"):
        known = mode in ("markdown", "markdownv2")
        raise Refusal(501, f"the emulator does not read {parse_mode}") if known else refuse("Unsupported parse_mode")
    text, entities = read_html(source) if mode == "html" else (source, list(given or ()))
    text, entities = _trimmed(text, entities)
    return text, sorted(entities + spotted(text, entities), key=lambda entity: (entity["offset"], -entity["length"]))


def read_html(source: str) -> tuple[str, list[Json]]:
    """`<b>Dana</b> &amp; you` is "Dana & you" with one bold entity of length 4; a stray `<` is refused with its byte offset."""
    pieces: list[str] = []
    entities: list[Json] = []
    opened: list[tuple[str, Json, int]] = []
    at = length = 0
    while at < len(source):
        if source[at] == "<":
            begin = at
            if source.startswith("/", at + 1):
                at = _close(source, at, opened, entities, length, pieces)
            else:
                tag, attributes, at = _open(source, begin)
                opened.append((tag, attributes | {"_from": len(pieces)}, length))
            continue
        stop = at + 1 if source[at] == "&" else _next_mark(source, at)
        piece = source[at:stop]
        if piece == "&" and (match := REFERENCE.match(source, at)) and (character := _character(match)):
            piece, stop = character, match.end()
        pieces.append(piece)
        length += units(piece)
        at = stop
    if opened:
        raise _unparsed(f'Can\'t find end tag corresponding to start tag "{opened[-1][0]}"')
    return "".join(pieces), entities


def spotted(text: str, taken: list[Json]) -> list[Json]:
    """Entities nobody marked: "/start" is a bot_command at offset 0, length 6. Nothing inside code or links."""
    shut = [(e["offset"], e["offset"] + e["length"]) for e in taken if e["type"] in ("code", "pre", "text_link")]
    found: list[Json] = []
    offset = seen = 0
    for match in SPOTTED.finditer(text):
        offset, seen = offset + units(text[seen : match.start()]), match.start()
        if not any(begin <= offset < end for begin, end in shut):
            found.append({"type": match.lastgroup, "offset": offset, "length": units(match.group())})
    return found


def is_blank(text: str) -> bool:
    """True for "", spaces, and zero-width characters only: Telegram sends no such message."""
    return not text.translate(INVISIBLE)


def _next_mark(source: str, at: int) -> int:
    marks = [place for place in (source.find("<", at), source.find("&", at)) if place >= 0]
    return min(marks, default=len(source))


def _character(match: re.Match[str]) -> str:
    if name := match["name"]:
        return LITERALS.get(name, "")
    code = int(match["hex"], 16) if match["hex"] else int(match["dec"])
    return chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""


def _open(source: str, begin: int) -> tuple[str, Json, int]:
    at = begin + 1
    while at < len(source) and not source[at].isspace() and source[at] != ">":
        at += 1
    place = _bytes(source[:begin])
    if at >= len(source):
        raise _unparsed(f"Unclosed start tag at byte offset {place}")
    tag = source[begin + 1 : at].lower()
    if tag not in STYLES:
        raise _unparsed(f'Unsupported start tag "{tag}" at byte offset {place}')
    attributes: Json = {}
    while True:
        while at < len(source) and source[at].isspace():
            at += 1
        if at >= len(source):
            raise _unparsed(f'Unclosed start tag "{tag}" at byte offset {place}')
        if source[at] == ">":
            break
        match = ATTRIBUTE.match(source, at)
        if match is None:
            raise _unparsed(f'Empty attribute name in the tag "{tag}" at byte offset {place}')
        at = match.end()
        if source.startswith("=", at):
            raise _bad_value(source, begin, at + 1)
        value = next((found for found in match.groups()[1:] if found is not None), "")
        attributes[match[1].lower()] = REFERENCE.sub(lambda found: _character(found) or found.group(), value)
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise _unparsed(f'Tag "span" must have class "tg-spoiler" at byte offset {place}')
    return tag, attributes, at + 1


def _bad_value(source: str, begin: int, at: int) -> Refusal:
    while at < len(source) and source[at].isspace():
        at += 1
    if at >= len(source) or source[at] in "\"'" or re.fullmatch(r"[\w.\-]*", source[at:], re.ASCII):
        return _unparsed(f"Unclosed start tag at byte offset {_bytes(source[:begin])}")
    return _unparsed(f"Unexpected end of name token at byte offset {_bytes(source[:at])}")


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _close(source: str, begin: int, opened: list[tuple[str, Json, int]], entities: list[Json], length: int, pieces: list[str]) -> int:
    place = _bytes(source[:begin])
    if not opened:
        raise _unparsed(f"Unexpected end tag at byte offset {place}")
    end = source.find(">", begin)
    found = source[begin + 2 : end].rstrip().lower() if end >= 0 else " "
    if any(character.isspace() for character in found):
        raise _unparsed(f"Unclosed end tag at byte offset {place}")
    tag, attributes, offset = opened.pop()
    if found and found != tag:
        raise _unparsed(f'Unmatched end tag at byte offset {place}, expected "</{tag}>", found "</{found}>"')
    if length > offset:
        inside = "".join(pieces[attributes["_from"] :])
        entities.extend(_entity(tag, attributes, offset, length - offset, inside, entities))
    return end + 1


def _entity(tag: str, attributes: Json, offset: int, length: int, inside: str, earlier: list[Json]) -> list[Json]:
    entity: Json = {"type": STYLES[tag], "offset": offset, "length": length}
    if tag == "a":
        url = str(attributes.get("href") or inside)
        if not re.match(r"(?:[a-z][a-z0-9+.-]*:)?(?://)?[^\s/]+\.[^\s]+|tg://", url, re.IGNORECASE):
            return []  # a link Telegram cannot use is dropped, its text stays
        entity["url"] = url if "://" in url or url.startswith("mailto:") else f"http://{url}"
    elif tag == "blockquote" and "expandable" in attributes:
        entity["type"] = "expandable_blockquote"
    elif tag == "tg-emoji":
        entity["custom_emoji_id"] = attributes.get("emoji-id", "")
        if not entity["custom_emoji_id"].isdigit():
            raise _unparsed("Invalid custom emoji identifier specified")
    elif tag == "code" and str(attributes.get("class", "")).startswith("language-"):
        entity["_language"] = attributes["class"].removeprefix("language-")
    elif tag == "pre" and earlier and "_language" in earlier[-1] and (earlier[-1]["offset"], earlier[-1]["length"]) == (offset, length):
        entity["language"] = earlier.pop()["_language"]
    return [entity]


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    text = text.replace("\r", "")
    lead = units(text) - units(text.lstrip())
    text = text.strip()
    end = units(text)
    kept: list[Json] = []
    for entity in entities:
        begin = max(entity["offset"] - lead, 0)
        stop = min(entity["offset"] - lead + entity["length"], end)
        if stop > begin:
            kept.append({key: value for key, value in entity.items() if key != "_language"} | {"offset": begin, "length": stop - begin})
    return text, kept


def _unparsed(why: str) -> Refusal:
    return refuse(f"can't parse entities: {why}")
