"""A translation that does not fit into its field: on PostgreSQL saving the page would fail."""

from collections.abc import Iterator

from django.utils.translation import ngettext_lazy

from translation.checks.findings import Finding, Level, TextFacts, filled
from translation.checks.registry import check
from translation.inline_html import plain_text


@check
def too_long(_source: str, words: str, facts: TextFacts) -> Iterator[Finding]:
    if facts.max_length is None:
        return
    excess = len(plain_text(words)) - facts.max_length
    if excess > 0:
        message = ngettext_lazy(
            "This is %(excess)s character too long: %(limit)s fit in.",
            "This is %(excess)s characters too long: %(limit)s fit in.",
            "excess",
        )
        message = filled(message, excess=excess, limit=facts.max_length)
        yield Finding(code="too-long", level=Level.BLOCKS, message=message)
