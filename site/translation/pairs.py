"""Which translated words belong to which words of the source."""

from collections import Counter
from collections.abc import Iterable

from bs4 import BeautifulSoup
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.types import BaseValue

from translation.refusals import StructureDiffers

# Where a text of the source stands: the path of its field or block, and the words themselves, because the engine keeps
# one translation for equal words within a path.
Place = tuple[str, str]


def pair_words(source: Iterable[BaseValue], translated: Iterable[BaseValue]) -> dict[Place, str]:
    """The translated words of every text of the source, paired by path and by order within the path.

    Raises StructureDiffers where a text has no counterpart in the other language, where something that is not words
    (an address, a picture, the frame of paragraphs and lists) is not the same, or where equal words are translated in
    two ways within one path, which the engine cannot keep.
    """
    source, translated = list(source), list(translated)
    ours, theirs = _texts(source), _texts(translated)
    for place, text in ours.items():
        if place not in theirs or not theirs[place].render_text().strip():
            raise StructureDiffers(f"Nothing translates {_quoted(text)} ({_spoken(place)}).")
    for place, text in theirs.items():
        if place not in ours:
            raise StructureDiffers(f"The source has nothing that {_quoted(text)} would translate ({_spoken(place)}).")
    _check_frames(source, translated)
    pairs: dict[Place, str] = {}
    for place, text in ours.items():
        words = _with_links_of(text, theirs[place])
        if pairs.setdefault((text.path, text.string.data), words) != words:
            raise StructureDiffers(f"{_quoted(text)} stands twice in {text.path}, with two translations.")
    return pairs


def _texts(segments: list[BaseValue]) -> dict[tuple[str, int], StringSegmentValue]:
    """The texts by path and order within it: the paragraphs of one rich text share a path."""
    counts: Counter[str] = Counter()
    texts = {}
    for segment in segments:
        if isinstance(segment, StringSegmentValue):
            counts[segment.path] += 1
            texts[segment.path, counts[segment.path]] = segment
    return texts


def _check_frames(source: list[BaseValue], translated: list[BaseValue]) -> None:
    # What the translation leaves out it takes over from the source; what it has must be the same.
    ours, theirs = _frames(source), _frames(translated)
    for path, frame in theirs.items():
        if frame != ours.get(path):
            raise StructureDiffers(f"{path} is {ours.get(path)!r} in the source and {frame!r} in the translation.")


def _frames(segments: list[BaseValue]) -> dict[str, object]:
    """What the engine takes over from the source: the template of a rich text, the target of a link, a picture."""
    frames: dict[str, object] = {}
    for segment in segments:
        if isinstance(segment, TemplateSegmentValue):
            frames[segment.path] = segment.template
        elif isinstance(segment, OverridableSegmentValue):
            frames[segment.path] = segment.data
    return frames


def _with_links_of(source: StringSegmentValue, translated: StringSegmentValue) -> str:
    """The translated words, each link under the id that the engine gave it in the source.

    The engine numbers links as they come and keeps their addresses apart. Another language may name two links in
    another order; by number alone they would swap their addresses.
    """
    free = dict(source.attrs or {})
    if free == (translated.attrs or {}):
        return translated.string.data
    soup = BeautifulSoup(translated.string.data, "html.parser")
    for link in soup.find_all(id=True):
        wanted = (translated.attrs or {})[link["id"]]
        found = next((link_id for link_id, attributes in free.items() if attributes == wanted), None)
        if found is None:
            raise StructureDiffers(f"{_quoted(source)} has no link with {wanted}.")
        del free[found]
        link["id"] = found
    if free:
        raise StructureDiffers(f"The translation of {_quoted(source)} lacks its link with {next(iter(free.values()))}.")
    return str(soup)


def _quoted(text: StringSegmentValue) -> str:
    words = text.render_text()
    return f"“{words[:60]}…”" if len(words) > 60 else f"“{words}”"


def _spoken(place: tuple[str, int]) -> str:
    path, order = place
    return f"{path}, text {order}"
