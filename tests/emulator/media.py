"""What people send besides text, in the form of Telegram's Message; files are kept and can be downloaded by getFile."""

import base64
from collections.abc import Iterable

from .arguments import Upload
from .records import Json
from .world import World

PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==")
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def photo(world: World, content: bytes) -> Json:
    """A photo in one size."""
    return {"photo": [_kept(world, "photo.png", "image/png", content, "photos") | {"width": 640, "height": 480}]}


def document(world: World, name: str, mime: str, content: bytes) -> Json:
    """A file under its name: resume.pdf, application/pdf."""
    return {"document": _kept(world, name, mime, content, "documents") | {"file_name": name, "mime_type": mime}}


def voice(world: World, seconds: int) -> Json:
    """A voice note of silence."""
    return {"voice": _kept(world, "voice.oga", "audio/ogg", b"OggS" * 50, "voice") | {"duration": seconds, "mime_type": "audio/ogg"}}


def video_note(world: World, seconds: int) -> Json:
    """A round video of nothing."""
    return {"video_note": _kept(world, "note.mp4", "video/mp4", b"mp4" * 50, "video_notes") | {"length": 240, "duration": seconds}}


def sticker(world: World, emoji: str) -> Json:
    """A still sticker that stands for an emoji."""
    body = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False, "emoji": emoji}
    return {"sticker": _kept(world, "sticker.webp", "image/webp", b"RIFF0000WEBP", "stickers") | body}


def poll(question: str, options: Iterable[str]) -> Json:
    """A regular, anonymous poll nobody has voted in."""
    choices = [{"persistent_id": str(place), "text": text, "voter_count": 0} for place, text in enumerate(options)]
    flags = {"is_closed": False, "is_anonymous": True, "allows_multiple_answers": False, "allows_revoting": True, "members_only": False}
    return {"poll": {"id": "1", "question": question, "options": choices, "total_voter_count": 0, "type": "regular"} | flags}


def _kept(world: World, name: str, mime: str, content: bytes, folder: str) -> Json:
    with world.lock:
        kept = world.keep(Upload(name, mime, content), folder)
    return {"file_id": kept.id, "file_unique_id": kept.id[-12:], "file_size": len(content)}
