from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What sort of piece stands in an issue."""

    ARTICLE = "ARTICLE", _("Article")
    LETTER = "LETTER", _("Letter")
    REPRINT = "REPRINT", _("Reprint")
    EDITORIAL = "EDITORIAL", _("Editorial")


class PrintStatus(TextChoices):
    """How a piece stands in the printed paper. The web always has the whole of it."""

    WHOLE = "WHOLE", _("Printed whole")
    SHORTENED = "SHORTENED", _("Shortened in print")
    LEFT_OUT = "LEFT_OUT", _("Left out of print")


class AuthorRole(TextChoices):
    """What an author did for a piece."""

    TEXT = "TEXT", _("Text")
    PHOTOGRAPH = "PHOTOGRAPH", _("Photograph")
    ILLUSTRATION = "ILLUSTRATION", _("Illustration")
    TRANSLATION = "TRANSLATION", _("Translation")


class PDFStatus(TextChoices):
    """How far an edition's PDF has come on its way to readers. Only a ready one reaches them."""

    NONE = "NONE", _("No PDF")
    WAITING = "WAITING", _("Waiting to be read")
    READING = "READING", _("Being read")
    READY = "READY", _("Ready")
    FAILED = "FAILED", _("Cannot be read")


class PDFFailure(TextChoices):
    """Why a PDF was not read, and what to do. The limits are those of issues/pdf/."""

    NOT_PDF = "NOT_PDF", _("This file is not a PDF. Export it as PDF and upload it again.")
    TRUNCATED = "TRUNCATED", _("This PDF breaks off before its end. Export it once more and upload it again.")
    ENCRYPTED = "ENCRYPTED", _("This PDF is protected. Export it without a password and without restrictions.")
    DAMAGED = "DAMAGED", _("This PDF is damaged. Export it once more and upload it again.")
    NO_PAGES = "NO_PAGES", _("This PDF has no pages. Export it once more and upload it again.")
    TOO_MANY_PAGES = "TOO_MANY_PAGES", _("This PDF has more than 400 pages. Upload one issue as one PDF.")
    NO_PAGE_SHAPE = (
        "NO_PAGE_SHAPE",
        _("A page of this PDF is a narrow strip or has no size. Give all pages the shape of a page."),
    )
    HUGE_PICTURE = (
        "HUGE_PICTURE",
        _("A picture in this PDF has too many pixels. Scale it down to 300 dots per inch and export the PDF again."),
    )
    TOO_HEAVY = (
        "TOO_HEAVY",
        _("Reading this PDF takes too long or too much memory. Export it with simpler pictures."),
    )
    OUR_FAULT = (
        "OUR_FAULT",
        _("Something went wrong here while this PDF was read. Try again; if it happens again, tell an administrator."),
    )


class ExportKind(TextChoices):
    """As what readers take an issue away."""

    EPUB = "EPUB", "EPUB"
    ZIP = "ZIP", "ZIP"
