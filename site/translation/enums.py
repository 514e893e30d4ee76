from enum import Enum, auto

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TextState(TextChoices):
    """How far one translated text is. A text that nobody has translated has no row, and so no state."""

    SUGGESTED = "SUGGESTED", _("Suggested")
    # Carried over from an earlier source: it may say something that the source does not say any more.
    TO_REVIEW = "TO_REVIEW", _("To review")
    APPROVED = "APPROVED", _("Approved")


class WorkState(TextChoices):
    """How far a whole page is, in the order in which the board asks for work."""

    TO_REVIEW = "TO_REVIEW", _("To review")
    NEW = "NEW", _("New")
    IN_WORK = "IN_WORK", _("In work")
    WAITING = "WAITING", _("Waiting for approval")
    DONE = "DONE", _("Done")


class ChangeKind(TextChoices):
    """What happened to a text, as its history names it."""

    WRITTEN = "WRITTEN", _("Written")
    CONFIRMED = "CONFIRMED", _("Confirmed as it was")
    APPROVED = "APPROVED", _("Approved")
    CARRIED_OVER = "CARRIED_OVER", _("Carried over to a changed source")
    TYPO_ONLY = "TYPO_ONLY", _("Kept: only a typing error was mended in the source")
    UNDONE = "UNDONE", _("Undone")
    IMPORTED = "IMPORTED", _("Imported from a PO file")


class FileKind(Enum):
    """What stands in a page beside its words."""

    DOCUMENT = auto()
    PICTURE = auto()
    ADDRESS = auto()
    # Leads to the reader's own language by itself.
    PAGE = auto()
    # Of a file: it goes with the file.
    LANGUAGE = auto()
    # The same in every language.
    FIXED = auto()


# What somebody has written at a place, and can undo there.
WRITING = (ChangeKind.WRITTEN, ChangeKind.IMPORTED, ChangeKind.UNDONE)
