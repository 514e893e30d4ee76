"""English that was left in the French."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from translation.checks.findings import Finding, Level, TextFacts, filled
from translation.checks.registry import check_of_french
from translation.inline_html import Tag, pieces_of, plain_text
from translation.typography import french_of

# Words of grammar that are no French words.
ENGLISH_WORDS = """
    about after also and any are at be because been before between but by can could did does each every for from
    had has have he her here him his how i if in into is its just like make many more most much my not of off only
    other our out own said say says she should some such than that the their them then there these they this those
    through to too under until up was we were what when where which while who why will with without would you your
"""
FRENCH_WORDS = """
    au aux avec ce ces cette comme d dans de des du elle elles en entre est et eux il ils j je l la le les leur
    leurs lui ma mais mes mon n ne nos notre nous on ont ou où par pas plus pour qu que qui s sa sans se ses si
    son sont sous sur te tu un une vos votre vous y à
"""
ENGLISH, FRENCH = frozenset(ENGLISH_WORDS.split()), frozenset(FRENCH_WORDS.split())
WORD = re.compile(r"[^\W\d_]+")
# A run breaks at the end of a sentence, at quotation marks and wherever a tag or address stands.
BREAKS = re.compile(r"[.!?…;:«»“”()\n\ufdd1\ufdd2]")
AT_LEAST = 2
SHOWN = 60


@check_of_french
def english_left(_source: str, words: str, _facts: TextFacts) -> Iterator[Finding]:
    runs = [run for part in BREAKS.split(french_of(_without_italics(words))) for run in _english_runs(part)]
    if runs:
        message = filled(_("This looks like English: “%(words)s”."), words=runs[0][:SHOWN])
        yield Finding(code="english-left", level=Level.WARNS, message=message)


def _english_runs(text: str) -> Iterator[str]:
    """Stretches without a French word of grammar that hold at least two English ones."""
    run: list[re.Match[str]] = []
    for found in [*WORD.finditer(text), None]:
        if found and found[0].lower() not in FRENCH:
            run.append(found)
            continue
        places = [place for place, word in enumerate(run) if word[0].lower() in ENGLISH]
        if len(places) >= AT_LEAST:
            part = run[places[0] : places[-1] + 2]
            if not _is_name(part):
                yield text[part[0].start() : part[-1].end()]
        run = []


def _is_name(run: list[re.Match[str]]) -> bool:
    """Titles and organisations keep their names: every word has a capital but those of grammar."""
    others = [word[0] for word in run if word[0].lower() not in ENGLISH]
    return bool(others) and all(word[0].isupper() for word in others)


def _without_italics(html: str) -> str:
    """Titles and words of other languages stand in italics."""
    out: list[str] = []
    depth = 0
    for piece in pieces_of(html):
        if isinstance(piece, Tag) and piece.name in ("i", "em"):
            depth = max(0, depth + (-1 if piece.is_end else 1))
        if isinstance(piece, str) and depth:
            out.append(". " if plain_text(piece).strip() else piece)
        else:
            out.append(piece if isinstance(piece, str) else piece.markup)
    return "".join(out)
