"""Makes the raw blocks of a body (core.blocks.BodyBlock) of the blocks of a file."""

import json
from collections.abc import Callable, Sequence
from uuid import UUID, uuid5

from home.demo import blocks
from home.demo.blocks import Block

# The picture with this name, described and credited so: its primary key.
PictureFinder = Callable[[str, str, str], int]

DEMO = UUID("6f3b7f0c-5b7e-4d39-9d5c-0f1f5d0b9a41")


def key_of(name: str) -> UUID:
    """The id of whatever a name of the demo stands for: the same in every language, and on every run."""
    return uuid5(DEMO, name)


def body_of(name: str, content: Sequence[Block], find_picture: PictureFinder) -> str:
    """The body as JSON. Blocks and list items of every language get the same ids, which is what makes them a pair."""
    return json.dumps([_raw(f"{name}#{place}", block, find_picture) for place, block in enumerate(content)])


def _raw(name: str, block: Block, find_picture: PictureFinder) -> dict[str, object]:
    kind, value = _kind_and_value(name, block, find_picture)
    return {"type": kind, "value": value, "id": str(key_of(name))}


def _kind_and_value(name: str, block: Block, find_picture: PictureFinder) -> tuple[str, object]:
    match block:
        case blocks.Heading(text, level):
            return "heading", {"text": text, "level": str(level)}
        case blocks.Prose(html):
            return "prose", html
        case blocks.Quote(text, attribution):
            return "quote", {"text": text, "attribution": attribution}
        case blocks.Picture(picture, alt, caption, credit):
            image = {"image": find_picture(picture, alt, credit), "alt_text": alt, "decorative": False}
            return "picture", {"image": image, "caption": caption, "credit": credit}
        case blocks.CallOut(text, title):
            return "call_out", {"title": title, "text": text}
        case blocks.Links(items, title):
            links = [{"text": link.text, "page": None, "url": link.url} for link in items]
            return "links", {"title": title, "links": _items(name, links)}
        case blocks.Table(header, rows, caption):
            columns = [{"type": "text", "heading": heading} for heading in header]
            return "table", {"columns": columns, "rows": [{"values": [*row]} for row in rows], "caption": caption}
        case blocks.Video(url, title, picture, caption):
            # The title says what the film shows; the still picture adds nothing for those who do not see it.
            poster = {"image": find_picture(picture, title, ""), "alt_text": "", "decorative": True}
            return "video", {"url": url, "title": title, "poster": poster, "caption": caption}
        case blocks.Footnotes(notes):
            return "footnotes", {"notes": _items(name, notes)}


def _items(name: str, values: Sequence[object]) -> list[dict[str, object]]:
    return [
        {"type": "item", "value": value, "id": str(key_of(f"{name}.{place}"))} for place, value in enumerate(values)
    ]
