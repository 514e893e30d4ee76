"""What a mistyped word was meant to be: the nearest word that stands in something that can be found."""

from django.db.models import Q
from django.db.models.functions import Length

from search.backends import backend
from search.models import Word
from search.query import Query
from search.words import LONGEST_WORD, SHORTEST_WORD, fold

# Each word that nobody knows costs a question to the database.
MOST_CORRECTED = 3
MOST_CANDIDATES = 1_500


def better_spelled(query: Query) -> Query | None:
    """The question with known words in place of those that stand nowhere, or None where there is nothing to mend."""
    words = {word: fold(word) for word in query.wanted_words()}
    known = Word.objects.filter(language=query.language, folded__in=words.values()).values_list("folded", flat=True)
    unknown = [word for word in words if words[word] not in set(known)]
    nearest = {word: _nearest(words[word], query.language) for word in unknown[:MOST_CORRECTED]}
    better = {word: found for word, found in nearest.items() if found}
    return query.with_words(better) if better else None


def _nearest(folded: str, language: str) -> str:
    """The known word with the fewest slips between it and this one, of such the most frequent; or ""."""
    slips = slips_allowed(folded)
    if not slips:
        return ""
    # A slip seldom spoils both the beginning and the end of a word.
    looks_alike = Q(folded__startswith=folded[:2]) | Q(folded__endswith=folded[-3:]) | backend().looks_like(folded)
    candidates = (
        Word.objects.annotate(length=Length("folded"))
        .filter(
            looks_alike,
            language=language,
            length__gte=len(folded) - slips,
            length__lte=len(folded) + slips,
            entries__gt=0,
        )
        .order_by("-entries", "word")
        .values_list("word", "folded")[:MOST_CANDIDATES]
    )
    distances = [(distance(folded, known, at_most=slips), word) for word, known in candidates]
    # The most frequent stand first, and the first of equals is taken.
    nearest = min(distances, key=lambda found: found[0], default=(slips + 1, ""))
    return nearest[1] if nearest[0] <= slips else ""


def slips_allowed(word: str) -> int:
    """How many slips still leave a word of this length recognisable."""
    if not SHORTEST_WORD < len(word) <= LONGEST_WORD:
        return 0
    return 1 if len(word) < 8 else 2


def distance(one: str, other: str, *, at_most: int) -> int:
    """How many letters were left out, added, changed or swapped with their neighbour (Damerau, 1964).

    More than `at_most` is not counted to its end.
    """
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        here = [row]
        for column, wanted in enumerate(other, start=1):
            cost = min(last[column] + 1, here[column - 1] + 1, last[column - 1] + (letter != wanted))
            is_swapped = row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == wanted
            here.append(min(cost, before_last[column - 2] + 1) if is_swapped else cost)
        if min(here) > at_most and min(last) > at_most:
            return at_most + 1
        before_last, last = last, here
    return last[-1]
