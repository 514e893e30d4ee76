"""Why a print run stays as it is, in words for whoever asked."""

from django.utils.translation import gettext_lazy as _


class PrintRunRefusal(Exception):  # noqa: N818 - a person is refused something; the program works.
    """Nothing was changed. `words` say to the person why, and what to do."""

    words = ""


class NoCopiesError(PrintRunRefusal):
    words = _("Give a number of copies, one at least.")


class NoPriceError(PrintRunRefusal):
    words = _("The printer’s offer has no price for so few copies. Order more, or add a price step.")


class RunIsOverError(PrintRunRefusal):
    words = _("This print run is complete or was cancelled. Order another one.")


class CopiesCameError(PrintRunRefusal):
    words = _("Copies of this print run have come already. Say that it is complete instead.")


class TakenBackError(PrintRunRefusal):
    words = _("This receipt has been taken back already. Look at the page again.")
