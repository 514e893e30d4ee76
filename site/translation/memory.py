"""What was translated before: the same sentence, similar ones, and every place where a word occurs."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from rapidfuzz import fuzz, process
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

from translation.differences import Piece, word_difference
from translation.inline_html import plain_text
from translation.marked_words import MarkedWords, folded, mark_words
from translation.memory_snapshot import Known, Some, snapshot_of

SAME, SAME_WORDS = 100, 99
PER_PAGE = 20
# Texts of more characters are compared by their words first. A text that is similar letter by letter shares at least
# this part of the similarity in whole words.
LONG, BY_WORDS, NEAREST = 150, 0.6, 100


@dataclass(frozen=True, kw_only=True)
class Match:
    """How a sentence like this one was translated elsewhere."""

    source: str
    words: str
    # 100 is the same, 99 the same words with other marks or links.
    score: int
    page_title: str
    # Where it stands in that page, as the engine names places.
    path: str
    # From the sentence that was translated to the one that is to be.
    difference: list[Piece]


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A translated text in which the words were found, on either side."""

    source: list[MarkedWords]
    words: list[MarkedWords]
    page_title: str
    path: str


def look_up(
    *, source: str, locale: Locale, threshold: int = 70, limit: int = 5, but_not_at: int | None = None
) -> list[Match]:
    """The translations of the same sentence, then of similar ones, best first, each source and translation once.

    `source` is the engine's inline HTML. `but_not_at` is the context of the text itself.
    """
    text = plain_text(source).strip()
    if not text:
        return []
    snapshot = snapshot_of(locale)
    # Others cannot be as similar as asked: two texts share at most the whole of the shorter one.
    shortest, longest = len(text) * threshold / (200 - threshold), len(text) * (200 - threshold) / threshold
    some = snapshot.of_length(shortest, longest)
    if len(text) > LONG:
        code = snapshot.vocabulary.code_to_find(text)
        some = _nearest_by_words(code, some, threshold * BY_WORDS)
    found = process.extract(text, some.texts, scorer=fuzz.ratio, score_cutoff=threshold, limit=limit * 4)
    scored = [(_score(score, source, some.rows[place]), some.rows[place]) for _text, score, place in found]
    return _matches(_best(scored, limit, but_not_at), source)


def _nearest_by_words(code: str, some: Some, threshold: float) -> Some:
    found = process.extract(code, some.codes, scorer=fuzz.ratio, score_cutoff=threshold, limit=NEAREST)
    places = [place for _code, _score, place in found]
    return Some([some.texts[place] for place in places], [], [some.rows[place] for place in places])


def _score(ratio: float, source: str, known: Known) -> int:
    return SAME if known.source == source else min(int(ratio), SAME_WORDS)


def _best(scored: list[tuple[int, Known]], limit: int, but_not_at: int | None) -> list[tuple[int, Known]]:
    best: dict[tuple[str, str], tuple[int, Known]] = {}
    # Of equal ones the newest.
    for score, known in sorted(scored, key=lambda row: (-row[0], -row[1].pk)):
        if but_not_at is None or known.context_id != but_not_at:
            best.setdefault((known.source, known.words), (score, known))
    return list(best.values())[:limit]


def _matches(scored: list[tuple[int, Known]], source: str) -> list[Match]:
    titles = _titles({known.object_id for _score, known in scored})
    return [
        Match(
            source=known.source,
            words=known.words,
            score=score,
            page_title=titles.get(known.object_id, ""),
            path=known.path,
            difference=word_difference(known.source, source),
        )
        for score, known in scored
    ]


def _titles(objects: Iterable[object]) -> dict[object, str]:
    return dict(TranslationSource.objects.filter(object__in=set(objects)).values_list("object_id", "object_repr"))


def concordance(*, query: str, locale: Locale, page: int | str = 1) -> Page:
    """A page of all translated texts with these words in either language, the newest first, as Hits.

    Looks at what readers see: marks within the words, capitals and the kind of apostrophe make no difference.
    """
    wanted = folded(query)
    rows = snapshot_of(locale).rows.values() if wanted else ()
    texts = sorted((known for known in rows if wanted in known.folded), key=lambda known: -known.pk)
    found = Paginator(texts, PER_PAGE).get_page(page)
    titles = _titles({known.object_id for known in found.object_list})
    found.object_list = [
        Hit(
            source=mark_words(known.text, query),
            words=mark_words(plain_text(known.words), query),
            page_title=titles.get(known.object_id, ""),
            path=known.path,
        )
        for known in found.object_list
    ]
    return found
