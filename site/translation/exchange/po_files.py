"""The texts of a page, or of every page of an issue, as a PO file."""

import polib
from django.utils.translation import gettext
from wagtail_localize.models import Translation

from translation.desk.page_texts import DeskText, texts_of
from translation.enums import TextState
from translation.exchange.places import ISSUE_HEADER, TRANSLATION_HEADER, VERSION, name_place


def po_of(translations: list[Translation], *, issue_number: int | None = None) -> polib.POFile:
    """All texts of a page, or of an issue's pages one after the other, with what is translated.

    Words are the engine's inline HTML; a text that waits to be reviewed is marked fuzzy.
    """
    first = translations[0]
    # Not wrapped: a paragraph stays one line, which programs wrap as they like.
    file = polib.POFile(wrapwidth=0)
    file.metadata = {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": first.target_locale.language_code,
        "X-Source-Language": first.source.locale.language_code,
    }
    if issue_number is None:
        file.metadata[TRANSLATION_HEADER] = str(first.uuid)
    else:
        file.metadata[ISSUE_HEADER] = str(issue_number)
    for translation in translations:
        file.extend(_entries(translation))
    return file


def _entries(translation: Translation) -> list[polib.POEntry]:
    return [_entry(translation, text) for text in texts_of(translation)]


def _entry(translation: Translation, text: DeskText) -> polib.POEntry:
    about = gettext("%(page)s: %(label)s") % {"page": translation.work.title, "label": text.label}
    is_unsure = bool(text.words) and text.state == TextState.TO_REVIEW
    return polib.POEntry(
        msgctxt=name_place(translation, text.path),
        msgid=text.source,
        msgstr=text.words,
        flags=["fuzzy"] if is_unsure else [],
        previous_msgid=text.earlier if is_unsure and text.earlier else None,
        comment="\n".join([about, f"form: {text.form}", f"{VERSION}{text.version}"]),
    )
