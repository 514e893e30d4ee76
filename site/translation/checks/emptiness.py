"""A text that has no translation, although the engine counts it as translated."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from translation.checks.findings import Finding, Level, TextFacts
from translation.checks.registry import check
from translation.inline_html import plain_text


@check
def empty(source: str, words: str, _facts: TextFacts) -> Iterator[Finding]:
    if plain_text(source).strip() and not plain_text(words).strip():
        message = _("There is no translation. Readers would find nothing here.")
        yield Finding(code="empty", level=Level.BLOCKS, message=message)


@check
def unchanged(source: str, words: str, _facts: TextFacts) -> Iterator[Finding]:
    text = plain_text(source).strip()
    if text == plain_text(words).strip() and any(character.isalpha() for character in text):
        message = _("This is the source, word for word. If it is the same in both languages, say so.")
        yield Finding(code="unchanged", level=Level.WARNS, message=message)
