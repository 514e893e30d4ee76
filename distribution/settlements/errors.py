"""Why a settlement is not taken, in words for the distributor."""

from django.utils.translation import gettext_lazy as _


class SettlementRefusal(Exception):  # noqa: N818 - a person is refused something; the program works.
    """Nothing was changed. `words` say to the person why, and what to do."""

    words = ""


class NothingReceivedError(SettlementRefusal):
    words = _("No copies of this issue have reached you yet. Say first how many came.")


class MoreLeftThanReceivedError(SettlementRefusal):
    words = _("More copies cannot be left over than you received. Look at the number again.")
