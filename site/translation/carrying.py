"""Which earlier text each new text of a source comes from, when the source has changed.

The engine keys a translation by the exact words and their place: a changed letter or a moved paragraph would lose it.
This module only compares; translation/sources.py acts on what it says.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

# Paragraphs less alike than this, of 100, are two different ones when their places do not tell.
ALIKE = 60
# What is shorter, in characters, is no recognisable part of a longer text.
PART_LENGTH = 25


@dataclass(frozen=True)
class Place:
    """A text of a source: where it stands (the engine's path of a field or block) and its words."""

    path: str
    words: str


def origins(earlier: Sequence[Place], now: Sequence[Place], *, translated: Collection[Place]) -> dict[Place, Place]:
    """The earlier text for each one of now that has no translation of its own and comes from one that has.

    Both sequences are in reading order. `translated` names every text, of these or of older sources, that has a
    translation. First come equal words that moved to another place; then what was changed where it stood; last what
    was changed and moved (a block split in two, two merged). An earlier text gives its translation to one changed
    text at most.
    """
    found: dict[Place, Place] = {}
    by_words = {place.words: place for place in translated}
    # Where equal words stand in several places, those of the latest source know best.
    by_words.update({place.words: place for place in earlier if place in translated})
    wanting = []
    for place in dict.fromkeys(now):
        if place in translated:
            continue
        if place.words in by_words:
            found[place] = by_words[place.words]
        else:
            wanting.append(place)
    standing = set(now)
    free = [place for place in dict.fromkeys(earlier) if place in translated and place not in standing]
    words_now = {place.words for place in now}
    # What merely moved has been found; its translation is not needed for another text.
    free = [place for place in free if place.words not in words_now]
    for new, old in [*_changed_in_place(earlier, now), *_changed_and_moved(free, wanting)]:
        if new in wanting and old in free:
            found[new] = old
            wanting.remove(new)
            free.remove(old)
    return found


def _changed_in_place(earlier: Sequence[Place], now: Sequence[Place]) -> list[tuple[Place, Place]]:
    """Pairs (now, earlier) within one path: texts between the same neighbours, whatever became of their words."""
    before, after = _by_path(earlier), _by_path(now)
    pairs = []
    for path, new in after.items():
        old = before.get(path, [])
        matcher = SequenceMatcher(None, [place.words for place in old], [place.words for place in new], autojunk=False)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            if tag != "replace":
                continue
            if i2 - i1 == j2 - j1:
                pairs += zip(new[j1:j2], old[i1:i2], strict=True)
            else:
                pairs += _most_alike(new[j1:j2], old[i1:i2], least=0)
    return pairs


def _changed_and_moved(free: Sequence[Place], wanting: Sequence[Place]) -> list[tuple[Place, Place]]:
    return _most_alike(wanting, free, least=ALIKE)


def _most_alike(new: Sequence[Place], old: Sequence[Place], *, least: float) -> list[tuple[Place, Place]]:
    """Pairs, the most alike first. Each text may be named several times: whoever takes one leaves the rest."""
    scored = [(_likeness(new_place, old_place), new_place, old_place) for new_place in new for old_place in old]
    return [(new_place, old_place) for score, new_place, old_place in sorted(scored, key=_by_score) if score >= least]


def _by_score(row: tuple[float, Place, Place]) -> float:
    return -row[0]


def _likeness(new: Place, old: Place) -> float:
    """From 0 to 100. Half of a paragraph that was split is a part of it: as alike as can be."""
    whole = fuzz.ratio(new.words, old.words)
    if min(len(new.words), len(old.words)) < PART_LENGTH:
        # Any long text has a short word in it.
        return whole
    return max(whole, fuzz.partial_ratio(new.words, old.words))


def _by_path(places: Sequence[Place]) -> dict[str, list[Place]]:
    grouped = defaultdict(list)
    for place in dict.fromkeys(places):
        grouped[place.path].append(place)
    return grouped
