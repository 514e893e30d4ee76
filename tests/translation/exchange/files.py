"""PO files as a translator's program gives them back."""

from collections.abc import Mapping

import polib
from wagtail_localize.models import Translation

from translation.desk.board import translation_on_desk
from translation.exchange.po_files import po_of


def exported(translation: Translation) -> polib.POFile:
    return polib.pofile(str(po_of([translation_on_desk(translation.pk)])))


def entry(file: polib.POFile, source: str) -> polib.POEntry:
    return next(found for found in file if found.msgid == source)


def with_words(file: polib.POFile, words: Mapping[str, str]) -> polib.POFile:
    for source, translated in words.items():
        entry(file, source).msgstr = translated
    return file
