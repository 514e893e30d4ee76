"""Two versions of a page as rows: which words of one language stand beside which of the other.

Blocks belong together by their id. Inside a rich text the n-th paragraph of one language is the n-th of the other,
because the translation engine gives both one template.
"""

import re
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from bs4 import BeautifulSoup, NavigableString, Tag
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override
from wagtail.blocks import RichTextBlock, StreamValue

type Block = StreamValue.StreamChild
LISTS = ("ol", "ul")
# The footnotes of both languages stand on one page: a mark leads to the note of its own.
NOTE = re.compile(r'(\b(?:id="|href="#))((?:mark|note)-\d+")')
# Two tables with one caption, "2026" say, would be landmarks of one name.
TABLE = '<div class="table" tabindex="0" role="region"'
# What is the same in every language stands once, across both columns: by block type, what makes two of them the same.
SHOWN_ONCE: dict[str, Callable[[Block], object]] = {
    "picture": lambda block: block.value["image"] and block.value["image"].pk,
    "video": lambda block: block.value["url"],
}


@dataclass(frozen=True)
class Row:
    """Words that belong together, in the order of the languages asked for. A side that is None lacks them."""

    # Its own address on the page: made of the block's id, so that it stays when a paragraph is added above.
    anchor: str
    # The type of the block, for its look.
    kind: str
    sides: tuple[SafeString | None, SafeString | None]
    # What both share, above them.
    across: str = ""
    # What numbers it in place of its order.
    number: str = ""


def align[T](
    source: Iterable[T], translated: Iterable[T], *, key: Callable[[T], Hashable]
) -> list[tuple[T | None, T | None]]:
    """Pairs of what has the same key, in the order of the source; None on the side that lacks it.

    What only the translation has stands behind what it followed there.
    """
    theirs = {key(item): item for item in translated}
    ours = {key(item): item for item in source}
    alone: dict[Hashable | None, list[T]] = {}
    before = None
    for name, item in theirs.items():
        if name in ours:
            before = name
        else:
            alone.setdefault(before, []).append(item)
    pairs: list[tuple[T | None, T | None]] = [(None, item) for item in alone.get(None, ())]
    for name, item in ours.items():
        pairs.append((item, theirs.get(name)))
        pairs += [(None, other) for other in alone.get(name, ())]
    return pairs


def paragraphs(html: str) -> list[tuple[str, SafeString]]:
    """The children of a rendered rich text, one by one, each with the name of its element: a list item by item."""
    soup = BeautifulSoup(html, "html.parser")
    found = []
    for child in (soup.find(class_="prose") or soup).children:
        if isinstance(child, Tag) and child.name in LISTS:
            items = child.find_all("li", recursive=False)
            found += [(f"{child.name} li", _as_list(child.name, place, item)) for place, item in enumerate(items, 1)]
        elif isinstance(child, Tag):
            found.append((child.name, _html(child)))
        elif type(child) is NavigableString and child.strip():
            found.append(("p", format_html("<p>{}</p>", str(child))))
    return found


def beside(ours: str, theirs: str) -> list[tuple[SafeString, SafeString]]:
    """The paragraphs of two rich texts beside each other.

    Where they are not built alike, because one of them has a paragraph more, nobody knows which belongs to which: the
    texts then stand beside each other as wholes.
    """
    left, right = paragraphs(ours), paragraphs(theirs)
    if [name for name, _html in left] != [name for name, _html in right]:
        return [(_joined(left), _joined(right))]
    pairs = [(one, other) for (_name, one), (_same, other) in zip(left, right, strict=True)]
    return [pair for pair in pairs if any(BeautifulSoup(html, "html.parser").get_text(strip=True) for html in pair)]


def rows_of(pairs: Iterable[tuple[Block | None, Block | None]], *, languages: tuple[str, str]) -> list[Row]:
    """The rows of blocks that belong together, each side rendered in its language."""
    return [row for ours, theirs in pairs for row in _rows_of_pair(ours, theirs, languages)]


def _rows_of_pair(ours: Block | None, theirs: Block | None, languages: tuple[str, str]) -> list[Row]:
    block = ours or theirs
    if block is None:
        return []
    anchor, kind = f"b-{str(block.id)[:8]}", block.block_type.replace("_", "-")
    if ours and theirs and _is_shown_once(ours, theirs):
        return _row_across(anchor, ours, theirs, languages)
    left, right = _rendered(ours, languages[0]), _rendered(theirs, languages[1])
    if not isinstance(block.block, RichTextBlock):
        return [Row(anchor, kind, (left, right))]
    if left is None or right is None:
        alone = paragraphs(left or right or "")
        pieces = [(left and html, right and html) for _name, html in alone]
    else:
        pieces = beside(left, right)
    return [
        Row(f"{anchor}-{place}", kind, (_as_prose(one), _as_prose(other)))
        for place, (one, other) in enumerate(pieces, start=1)
    ]


def _rendered(block: Block | None, language: str) -> SafeString | None:
    if block is None:
        return None
    with override(language):
        html = NOTE.sub(rf"\1{language}-\2", block.render())
    return mark_safe(html.replace(TABLE, TABLE.replace("region", "group")))  # noqa: S308 (a block's own template)


def _is_shown_once(ours: Block, theirs: Block) -> bool:
    same = SHOWN_ONCE.get(ours.block_type)
    return same is not None and same(ours) is not None and same(ours) == same(theirs)


def _row_across(anchor: str, ours: Block, theirs: Block, languages: tuple[str, str]) -> list[Row]:
    """What is shown, once, in the first language; under it what each language says of it."""
    without_words = type(ours.value)(ours.block, {**ours.value, "caption": ""})
    with override(languages[0]):
        across = mark_safe(ours.block.render(without_words))  # noqa: S308 (a block's own template)
    # A picture that a job still makes has no words either.
    return [Row(anchor, ours.block_type, (_said_of(ours), _said_of(theirs)), across)] if across.strip() else []


def _said_of(block: Block) -> SafeString:
    words = [(block.value[name],) for name in ("title", "caption") if block.value.get(name)]
    return format_html_join("", '<p class="picture__caption">{}</p>', words)


def _as_list(name: str, place: int, item: Tag) -> SafeString:
    start = format_html(' start="{}"', place) if name == "ol" and place > 1 else ""
    return format_html("<{}{}>{}</{}>", name, start, _html(item), name)


def _as_prose(html: SafeString | None) -> SafeString | None:
    return None if html is None else format_html('<div class="prose">{}</div>', html)


def _joined(pieces: list[tuple[str, SafeString]]) -> SafeString:
    return format_html_join("", "{}", ((html,) for _name, html in pieces))


def _html(element: Tag) -> SafeString:
    # It was safe before it was taken apart.
    return mark_safe(str(element))  # noqa: S308
