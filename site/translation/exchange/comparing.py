"""What a file would change on the desk, text by text, before anything is changed."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import Translation

from translation.desk.page_texts import DeskText, texts_of
from translation.enums import TextState
from translation.exchange.reading import Entry, WrongPageError
from translation.fitting import fitted, is_fit


class RowKind(TextChoices):
    """What a text of the file is to the desk, in the order in which a person should look at them."""

    CONFLICT = "CONFLICT", _("Changed on the desk since the export")
    UNSURE = "UNSURE", _("Marked as unsure in the file")
    CHANGED = "CHANGED", _("Changed in the file")
    NEW = "NEW", _("Not translated on the desk yet")
    UNFIT = "UNFIT", _("Cannot be taken: far longer than its source, or full of markup")
    UNKNOWN = "UNKNOWN", _("Their source does not exist any more")
    UNCHANGED = "UNCHANGED", _("Unchanged")


TAKEN_UNLESS_REFUSED = (RowKind.NEW, RowKind.CHANGED)
OPEN_TO_CHOICE = (RowKind.CONFLICT, RowKind.UNSURE, *TAKEN_UNLESS_REFUSED)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One text of the file beside that of the desk. `source`, `ours` and `theirs` are inline HTML."""

    kind: RowKind
    source: str
    theirs: str
    ours: str = ""
    translation_id: int = 0
    context_id: int = 0
    source_id: int = 0
    # Of the desk's standing now: what the person who decides has seen.
    version: int = 0
    page_title: str = ""
    label: str = ""
    # Markup was taken out or closed: the words may not be all that was meant.
    is_mended: bool = False

    @property
    def is_open_to_choice(self) -> bool:
        return self.kind in OPEN_TO_CHOICE

    @property
    def is_taken_unless_refused(self) -> bool:
        return self.kind in TAKEN_UNLESS_REFUSED

    @property
    def is_confirmed(self) -> bool:
        """The words stay; the file says that they are right for the changed source."""
        return self.kind == RowKind.CHANGED and self.ours == self.theirs


@dataclass(frozen=True, kw_only=True)
class Comparison:
    rows: list[Row]
    # Texts of pages that are not looked at here, in a file for a whole issue.
    elsewhere_count: int = 0

    def of_kind(self, kind: RowKind) -> list[Row]:
        return [row for row in self.rows if row.kind == kind]

    def counts(self) -> Counter[RowKind]:
        return Counter(row.kind for row in self.rows)


def compare(translations: Collection[Translation], entries: Iterable[Entry]) -> Comparison:
    """What these entries would change. Raises WrongPageError where none of them belongs to these translations."""
    by_name = {translation.uuid: translation for translation in translations}
    only = next(iter(translations)) if len(translations) == 1 else None
    texts = {
        (translation.uuid, text.path, text.source): text
        for translation in translations
        for text in texts_of(translation)
    }
    rows, elsewhere_count = [], 0
    for entry in entries:
        translation = by_name.get(entry.translation) if entry.translation else only
        if translation is None:
            elsewhere_count += 1
            continue
        text = texts.get((translation.uuid, entry.path, entry.source))
        rows.append(
            row_of(translation, text, words=entry.words, version=entry.version, is_unsure=entry.is_unsure)
            if text
            else _unknown(translation, entry)
        )
    if elsewhere_count and not rows:
        raise WrongPageError
    return Comparison(rows=rows, elsewhere_count=elsewhere_count)


def row_of(translation: Translation, text: DeskText, *, words: str, version: int | None, is_unsure: bool) -> Row:
    """These words beside what stands on the desk now. `version` is that of the standing for which they were written."""
    fits = is_fit(words, source=text.source)
    theirs = _fitted(text, words) if fits else words
    return Row(
        kind=_kind(text, theirs, version, is_unsure=is_unsure) if fits else RowKind.UNFIT,
        source=text.source,
        theirs=theirs,
        ours=text.words,
        translation_id=translation.pk,
        context_id=text.context_id,
        source_id=text.source_id,
        version=text.version,
        page_title=translation.work.title,
        label=text.label,
        is_mended=fits and text.has_marks and theirs.count("<") < words.count("<"),
    )


def _unknown(translation: Translation, entry: Entry) -> Row:
    return Row(kind=RowKind.UNKNOWN, source=entry.source, theirs=entry.words, page_title=translation.work.title)


def _fitted(text: DeskText, words: str) -> str:
    return words if words == text.words else fitted(words, source=text.source, path=text.path, has_marks=text.has_marks)


def _kind(text: DeskText, theirs: str, version: int | None, *, is_unsure: bool) -> RowKind:
    if not theirs:
        return RowKind.UNFIT
    if text.words == theirs and (text.state != TextState.TO_REVIEW or is_unsure):
        return RowKind.UNCHANGED
    # A file that does not say with which words it was exported may be older than what stands there.
    if text.words and version != text.version:
        return RowKind.CONFLICT
    if is_unsure:
        return RowKind.UNSURE
    return RowKind.CHANGED if text.words else RowKind.NEW
