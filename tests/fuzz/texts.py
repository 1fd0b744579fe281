"""Words, values and bytes as nobody in their right mind would send them; half a character, or a hundred thousand of them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

PHRASES = (
    "Hello",
    "How did you get into robotics?",
    "Could you refer me for a job at your company?",
    "Here is my resume.",
    "You owe me that much!!!",
    "Thank you, that helps a lot.",
    "My name is Ada and I work in biology, I'd like to move into teaching.",
    "I can send you the article tomorrow.",
    "Goodbye, it was lovely to meet you.",
    "Könnten Sie mir helfen?",
    "مرحبا",
    "你好,请问",
)
ODD = (
    *("\x00", "\ud800", "\udfff", "\ud83d", "\ufffe", "\uffff", "\ufeff", "\r\n", "\u2028", "\x1b[31m", "\x85", "\t"),
    *("\u202e", "\u202d", "\u2066", "\u2069", "\u200b", "\u200d", "\u2060", "\u00ad", "\u0301", "e\u0301\u0327", "İ", "ß", "ﷺ", "ﬁ"),
    *("👩‍👩‍👧", "🇩🇪", "👍🏽", "1️⃣", "²", "١", "Ⅷ", "½", "𝔞", "Ǆ", "\U000e0041", "\U0010ffff"),
    *("<b>", "</b>", "<a href='x'>", "&amp;", "&#0;", "&lt", "{{ 7*7 }}", "{% for x in y %}", "{#", "%s", "${x}", "'; --", '"', "\\"),
    *("/", "/start", "/forget yes", "@", "#", "http://x", "-", "...", "?", "!", "“", "’", "(", "[", "*", "_", "`", ",", ";", ":", "\n"),
)
NUMBERS = (0, 1, -1, 2, 63, 4096, 1 << 31, -(1 << 31), (1 << 52) + 1, (1 << 62) - 1, 1 << 63, -(1 << 63), 1 << 64, 10**30, -(10**30))

pieces = st.one_of(st.sampled_from(PHRASES), st.sampled_from(ODD), st.text(max_size=8), st.sampled_from(" \n.a1"))


def texts(most: int = 4000) -> st.SearchStrategy[str]:
    """Text up to `most` characters: usually a few pieces of speech and oddities, now and then one of them a thousand times over."""
    few = st.lists(pieces, max_size=8).map(" ".join)
    glued = st.lists(pieces, max_size=8).map("".join)
    again = st.builds(lambda piece, times: (piece * times)[:most], few, st.sampled_from((2, 9, 120, 3000, most)))
    return st.one_of(few, glued, few, st.text(max_size=60), again).map(lambda text: text[:most])


def whole(text: str) -> str:
    """The text without halves of characters, for where there can be none: in bytes of UTF-8."""
    return text.encode("utf-8", "replace").decode("utf-8")


scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from(NUMBERS),
    st.integers(),
    st.floats(),
    texts(200),
    st.sampled_from(("", [], {}, [[]], {"": {}}, [None])),
)
values: st.SearchStrategy[Any] = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3), max_leaves=6
)


def nested(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of all that is in a JSON value, the value itself not counted."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, item in inside for found in ((*path, key), *nested(item, (*path, key)))]


@st.composite
def mutated(draw: st.DrawFn, whole_ones: st.SearchStrategy[Any], most: int = 3) -> Any:
    """A value of which up to `most` places are gone, or hold something else."""
    value = draw(whole_ones)
    for _ in range(draw(st.integers(0, most))):
        if paths := nested(value):
            value = _changed(value, draw(st.sampled_from(paths)), draw(st.booleans()), draw(values))
    return value


def _changed(value: Any, path: tuple[Any, ...], gone: bool, other: Any) -> Any:
    """A copy with what stands at `path` taken out, or replaced."""
    key, *rest = path
    copy = dict(value) if isinstance(value, dict) else list(value)
    if rest:
        copy[key] = _changed(copy[key], tuple(rest), gone, other)
    elif gone:
        del copy[key]
    else:
        copy[key] = other
    return copy
