from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ContributionKind(TextChoices):
    """What somebody sends or offers."""

    TEXT = "TEXT", _("A text for the paper")
    LETTER = "LETTER", _("A letter to the editors")
    HELP = "HELP", _("An offer to help: to translate, to draw, to distribute")
    MONEY = "MONEY", _("An offer of money")


class ContributionStatus(TextChoices):
    """What became of it."""

    NEW = "NEW", _("New")
    ANSWERED = "ANSWERED", _("Answered")
    DECLINED = "DECLINED", _("Declined")
    TAKEN = "TAKEN", _("Taken as a draft")


# An answered one can still be taken or declined: editors ask back before they decide.
OPEN_STATUSES = (ContributionStatus.NEW, ContributionStatus.ANSWERED)


class ManuscriptFormat(TextChoices):
    """The forms in which a text may be attached. What they are is for core/uploads.py to say."""

    DOCX = "DOCX", _("Word document")
    ODT = "ODT", _("OpenDocument text")
    PDF = "PDF", _("PDF")
    TXT = "TXT", _("Plain text")


MEDIA_TYPES = {
    ManuscriptFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ManuscriptFormat.ODT: "application/vnd.oasis.opendocument.text",
    ManuscriptFormat.PDF: "application/pdf",
    ManuscriptFormat.TXT: "text/plain",
}
