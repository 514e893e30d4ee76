"""Tags: whole and allowed ones, and the emphasis of the source."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from django.utils.functional import Promise, lazy
from django.utils.translation import gettext_lazy as _

from translation.checks.findings import Finding, Level, TextFacts, filled
from translation.checks.registry import check, check_of_markup
from translation.inline_html import TAGS, Tag, mended, pieces_of

KINDS = {
    "b": _("bold"),
    "strong": _("bold"),
    "i": _("italic"),
    "em": _("italic"),
    "sup": _("superscript"),
    "sub": _("subscript"),
    "s": _("struck out"),
    "u": _("underlined"),
    "code": _("code"),
    "br": _("line break"),
}
# A French text may set foreign words in italics and ordinals as 1<sup>er</sup> where English has neither.
FREE_TO_ADD = {"i", "em", "sup", "br"}
# French writes "le 3 mai" for these.
ORDINAL = re.compile(r"(?<=\d)<sup>\s*(?:st|nd|rd|th)\s*</sup>", re.IGNORECASE)


@check_of_markup
def tags_not_allowed(source: str, words: str, facts: TextFacts) -> Iterator[Finding]:
    allowed = _allowed(source, facts)
    names = sorted({piece.name for piece in pieces_of(words) if isinstance(piece, Tag)} - allowed)
    if names:
        message = filled(_("These marks cannot stand here: %(names)s."), names=", ".join(f"<{name}>" for name in names))
        repaired = mended(words, allowed=allowed)
        yield Finding(code="tags-not-allowed", level=Level.BLOCKS, message=message, repair=repaired)


@check_of_markup
def tags_broken(source: str, words: str, facts: TextFacts) -> Iterator[Finding]:
    whole = mended(words)
    if _outline(words) != _outline(whole) or any("<" in piece for piece in pieces_of(words) if isinstance(piece, str)):
        message = _("A mark is not closed, or closed where it was never opened.")
        repaired = mended(words, allowed=_allowed(source, facts))
        yield Finding(code="tags-broken", level=Level.BLOCKS, message=message, repair=repaired)


@check
def emphasis(source: str, words: str, _facts: TextFacts) -> Iterator[Finding]:
    ours, theirs = _kinds(ORDINAL.sub("", source)), _kinds(words)
    if lost := [kind for kind in ours if ours[kind] > theirs[kind]]:
        message = filled(_("The source has more of this than the translation: %(kinds)s."), kinds=_listed(lost))
        yield Finding(code="emphasis-lost", level=Level.WARNS, message=message)
    free = {KINDS[name] for name in FREE_TO_ADD}
    if added := [kind for kind in theirs if theirs[kind] > ours[kind] and kind not in free]:
        message = filled(_("The translation has more of this than the source: %(kinds)s."), kinds=_listed(added))
        yield Finding(code="emphasis-added", level=Level.ADVISES, message=message)


def _allowed(source: str, facts: TextFacts) -> frozenset[str]:
    if not facts.is_plain:
        return TAGS
    # The engine writes the lines of a plain field with <br>.
    return frozenset({"br"}) if "<br" in source else frozenset()


def _outline(html: str) -> list[tuple[str, bool, str]]:
    """Its allowed tags in order, with what else they carry than the id of a link."""
    return [
        (piece.name, piece.is_end and piece.name != "br", _attributes(piece))
        for piece in pieces_of(html)
        if isinstance(piece, Tag) and piece.name in TAGS
    ]


def _attributes(tag: Tag) -> str:
    attributes = re.sub(r"""\s+|["']|/$""", "", tag.attributes)
    return attributes if tag.name == "a" else attributes and "unwanted"


def _kinds(html: str) -> Counter[str | Promise]:
    return Counter(
        KINDS[piece.name]
        for piece in pieces_of(html)
        if isinstance(piece, Tag) and not piece.is_end and piece.name in KINDS
    )


def _join(names: Iterable[str | Promise]) -> str:
    return ", ".join(str(name) for name in names)


_listed = lazy(_join, str)
