"""What a place of a page can hold of the words that somebody gives it."""

from django.utils.text import slugify

from translation.marks import cleaned

# French is longer than English, but not five times: more is pasted by mistake, or made to harm.
TIMES_LETTERS, MORE_LETTERS = 5, 1_000
TIMES_TAGS, MORE_TAGS = 3, 20


def is_fit(words: str, *, source: str) -> bool:
    """Whether the words are of a size that can be a translation of the source."""
    return len(words) <= MORE_LETTERS + TIMES_LETTERS * len(source) and words.count("<") <= (
        MORE_TAGS + TIMES_TAGS * source.count("<")
    )


def fitted(words: str, *, source: str, path: str, has_marks: bool) -> str:
    """The words as this place can hold them, as the engine's inline HTML. A rich text has marks; a field has lines."""
    clean = cleaned(words, source=source)
    if path.split(".")[-1] == "slug":
        return slugify(clean)
    return clean if has_marks else cleaned(clean, source="", marks=frozenset())
