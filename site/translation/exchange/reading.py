"""What a PO file says, before anything of it is believed."""

import re
from dataclasses import dataclass
from uuid import UUID

import polib
from django.utils.translation import gettext_lazy as _

from translation.exchange.places import ISSUE_HEADER, TRANSLATION_HEADER, VERSION, read_place
from translation.refusals import DeskRefusal

# The demo's longest issue has 131. Counted before the file is taken apart.
MAX_ENTRIES = 5_000
ENTRY = re.compile(r"^msgid\s", re.MULTILINE)
VERSION_LINE = re.compile(rf"^{VERSION}(\d{{1,9}})$", re.MULTILINE | re.ASCII)


class UnreadableError(DeskRefusal):
    words = _("This PO file is damaged. Open it in your program, save it once more, and upload it again.")


class TooManyTextsError(DeskRefusal):
    words = _("This file has more texts than an issue can have. Upload the file that you exported here.")


class WrongLanguageError(DeskRefusal):
    words = _("This file is for another language. Upload the one that you exported here.")


class WrongPageError(DeskRefusal):
    words = _("This file belongs to other pages. Open the page or the issue that you exported it from.")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One translated text of a file."""

    # None where the file names only the path.
    translation: UUID | None
    path: str
    source: str
    words: str
    # Of the standing with which it was exported; None where the file does not say.
    version: int | None
    # Marked as to be looked at again, by the desk or by the program.
    is_unsure: bool


@dataclass(frozen=True, kw_only=True)
class Reading:
    entries: list[Entry]
    # How many entries of the file have no translation; they never take one away.
    empty_count: int


def read_po(text: str, *, language: str, translation: UUID | None = None, issue_number: int | None = None) -> Reading:
    """The translated entries of a file for one translation, or for an issue.

    Raises a DeskRefusal for a file that is damaged, too long, or for something else.
    """
    if len(ENTRY.findall(text)) > MAX_ENTRIES:
        raise TooManyTextsError
    try:
        # polib opens what looks like the path of a file; no path begins with an end of line.
        file = polib.pofile(f"\n{text}")
    except (OSError, ValueError, IndexError, AttributeError, TypeError) as error:
        # Its parser has one error of its own (an OSError), and meets what it did not expect with the others.
        raise UnreadableError from error
    _check_headers(file, language, translation, issue_number)
    found: dict[tuple[str, str], Entry] = {}
    empty_count = 0
    for entry in file:
        if entry.obsolete or not entry.msgid:
            continue
        if not entry.msgstr.strip():
            empty_count += 1
            continue
        found.setdefault((entry.msgctxt or "", entry.msgid), _entry(entry))
    return Reading(entries=list(found.values()), empty_count=empty_count)


def _check_headers(file: polib.POFile, language: str, translation: UUID | None, issue_number: int | None) -> None:
    stated = re.split(r"[-_@.]", file.metadata.get("Language", "").strip().lower())[0]
    if stated and stated != language:
        raise WrongLanguageError
    page = file.metadata.get(TRANSLATION_HEADER, "").strip()
    issue = file.metadata.get(ISSUE_HEADER, "").strip()
    if translation is not None and page and page != str(translation):
        raise WrongPageError
    if issue_number is not None and issue and issue != str(issue_number):
        raise WrongPageError


def _entry(entry: polib.POEntry) -> Entry:
    translation, path = read_place(entry.msgctxt or "")
    version = VERSION_LINE.search(entry.comment or "")
    return Entry(
        translation=translation,
        path=path,
        source=entry.msgid,
        words=entry.msgstr,
        version=int(version[1]) if version else None,
        is_unsure=entry.fuzzy,
    )
