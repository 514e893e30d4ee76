"""The file as numbered lines, or a refusal that says what is wrong with it."""

import re
from pathlib import Path

from django.utils.translation import gettext as _

from home.importing.document import Line
from home.importing.refusals import ImportRefusedError

# The text of a small site. What is larger is another kind of file.
LARGEST_FILE = 1_000_000
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# What no text holds: control characters other than tabs, line ends and form feeds.
CONTROL_CHARACTERS = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
# Not str.splitlines(): an editor's line numbers count these three only.
LINE_END = re.compile(r"\r\n|\n|\r")
# A no-break space is none of these: French sets it on purpose.
RUN_OF_SPACES = re.compile(r"[ \t\v\f\x85\u2028\u2029]+")
# Pasted text carries marks that nobody sees and that strip() leaves.
INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\u00ad"


def read_lines(path: Path) -> list[Line]:
    """The lines of the file that hold text, each with its number; refuses what is no readable text."""
    content = _bytes_of(path)
    if not content.strip():
        raise ImportRefusedError(_("The file %(path)s is empty.") % {"path": path})
    lines = lines_of(_decode(content, path))
    if not lines:
        raise ImportRefusedError(_("The file %(path)s is empty.") % {"path": path})
    return lines


def lines_of(text: str) -> list[Line]:
    """The lines of a text that hold something to read, each with its number."""
    numbered = enumerate(LINE_END.split(text), start=1)
    return [Line(number, visible) for number, line in numbered if (visible := _visible(line))]


def _visible(line: str) -> str:
    text = line.strip()
    while text != (stripped := text.strip(INVISIBLE).strip()):
        text = stripped
    return RUN_OF_SPACES.sub(" ", text)


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise ImportRefusedError(_("There is no file %(path)s.") % {"path": path}) from None
    except IsADirectoryError:
        raise ImportRefusedError(_("%(path)s is a folder. Name a text file.") % {"path": path}) from None
    except OSError as error:
        message = _("The file %(path)s cannot be read: %(reason)s.")
        raise ImportRefusedError(message % {"path": path, "reason": error.strerror}) from error
    if len(content) > LARGEST_FILE:
        message = _("The file %(path)s is too large: at most %(limit)s bytes of text can be imported.")
        raise ImportRefusedError(message % {"path": path, "limit": LARGEST_FILE})
    return content


def _decode(content: bytes, path: Path) -> str:
    message = _("The file %(path)s is not in UTF-8. Save it as UTF-8 and import it again.") % {"path": path}
    if content.startswith(UTF16_MARKS):
        raise ImportRefusedError(message)
    if CONTROL_CHARACTERS.search(content):
        raise ImportRefusedError(_("The file %(path)s is binary, not a text.") % {"path": path})
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        where = _("The first fault is in line %(line)s.") % {"line": line}
        raise ImportRefusedError(f"{message} {where}") from error
