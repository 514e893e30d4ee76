"""The list of checks. Each is a small function in a file of its family (findings.py says what it gets and gives)."""

from collections.abc import Callable, Iterable
from types import FunctionType

from translation.checks.findings import Finding, TextFacts
from translation.inline_html import mended
from translation.typography import FRENCH

Check = Callable[[str, str, TextFacts], Iterable[Finding]]

CHECKS: list[Check] = []
# They look at the HTML as it was typed; all others may rely on whole tags.
MARKUP_CHECKS: list[Check] = []


def check[F: FunctionType](run: F) -> F:
    """Let a function of source, words and facts look at every translated text."""
    CHECKS.append(run)
    return run


def check_of_french[F: FunctionType](run: F) -> F:
    """The same for a check that knows the rules of French, and so says nothing of other languages."""
    CHECKS.append(lambda source, words, facts: run(source, words, facts) if facts.language == FRENCH else ())
    return run


def check_of_markup[F: FunctionType](run: F) -> F:
    """The same for a check of the tags themselves."""
    MARKUP_CHECKS.append(run)
    return run


def check_text(*, source: str, words: str, facts: TextFacts) -> list[Finding]:
    """All that can be said of one translated text, what must be mended first.

    Both are the engine's inline HTML. Never raises, whatever was typed: broken tags are a finding. Repairs of the
    others put those right as well.
    """
    findings = [finding for run in MARKUP_CHECKS for finding in run(source, words, facts)]
    whole = mended(words)
    findings += [finding for run in CHECKS for finding in run(source, whole, facts)]
    order = list(type(findings[0].level)) if findings else []
    return sorted(findings, key=lambda finding: order.index(finding.level))


def repair(*, code: str, source: str, words: str, facts: TextFacts) -> str:
    """The words with everything of this code put right that can be; unchanged where there is nothing."""
    for finding in check_text(source=source, words=words, facts=facts):
        if finding.code == code and finding.repair is not None:
            words = finding.repair
            break
    return words
