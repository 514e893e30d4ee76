"""What changed in a source since it was translated, as editors look at it."""

from dataclasses import dataclass

from wagtail_localize.models import Translation

from translation.desk.page_texts import texts_of
from translation.differences import Piece, word_difference
from translation.typing_errors import changed_texts


@dataclass(frozen=True, kw_only=True)
class Change:
    standing_id: int
    # Names the text on the desk.
    key: str
    label: str
    # Inline HTML.
    earlier: str
    source: str
    words: str
    # Empty where only a mark or a link was changed.
    difference: list[Piece]


def changes_of(translation: Translation) -> list[Change]:
    """The texts that wait to be reviewed because their source was changed, in reading order."""
    standings = changed_texts(translation)
    labels = {text.key: text.label for text in texts_of(translation)} if standings else {}
    found = []
    for standing in standings:
        text = standing.text
        key = f"{text.context_id}-{text.translation_of_id}"
        earlier, source = standing.earlier_source.data, text.translation_of.data
        found.append(
            Change(
                standing_id=standing.pk,
                key=key,
                label=labels.get(key, ""),
                earlier=earlier,
                source=source,
                words=text.data,
                difference=word_difference(earlier, source),
            )
        )
    return found
