"""The same words of the source, translated otherwise at another place."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from translation.checks.findings import Finding, Level, TextFacts, filled
from translation.checks.registry import check
from translation.inline_html import link_ids, mended, plain_text
from translation.typography import typeset_text


@check
def translated_two_ways(_source: str, words: str, facts: TextFacts) -> Iterator[Finding]:
    ours = _as_read(words, facts.language)
    others = {_as_read(other, facts.language): other for other in facts.other_translations}
    others.pop("", None)
    if not ours or not others or ours in others:
        return
    [shown, *more] = others
    message = filled(_("Elsewhere the same words are translated: “%(other)s”."), other=shown)
    repair = None if more else _usable(others[shown], words)
    yield Finding(code="two-ways", level=Level.ADVISES, message=message, repair=repair)


def _as_read(html: str, language: str) -> str:
    return " ".join(typeset_text(plain_text(html), language=language).split())


def _usable(other: str, words: str) -> str | None:
    return other if mended(other) == other and set(link_ids(other)) == set(link_ids(words)) else None
