"""Why a distributor stays as they are, in words for whoever asked."""

from django.utils.translation import gettext_lazy as _


class DistributorRefusal(Exception):  # noqa: N818 - a person is refused something; the program works.
    """Nothing was changed. `words` say to the person why, and what to do."""

    words = ""


class NotPossibleNowError(DistributorRefusal):
    words = _("Somebody has changed this distributor meanwhile. Look at the page again.")


class DayIsOverError(DistributorRefusal):
    words = _("Choose a day that is still to come.")


class CopiesOutOfBoundsError(DistributorRefusal):
    words = _("A standing order is for at least one copy. Write to your coordinator if you need very many.")


class ReasonNeededError(DistributorRefusal):
    words = _("Say why you have to see this contact: the distributor may read it.")
