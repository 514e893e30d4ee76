"""Why a round or a request stays as it is, in words for whoever asked."""

from django.utils.translation import gettext_lazy as _

from distribution.distributors.limits import MOST_COPIES


class RoundRefusal(Exception):  # noqa: N818 - a person is refused something; the program works.
    """Nothing was changed. `words` say to the person why, and what to do."""

    words = ""


class RoundNotOpenError(RoundRefusal):
    words = _("This round is not open. Write to your coordinator if you need another number of copies.")


class NotADistributorError(RoundRefusal):
    words = _("Only active distributors can ask for copies. Write to your coordinator.")


class TooManyCopiesError(RoundRefusal):
    words = _("More than %(most)d copies cannot be asked for at once. Write to your coordinator.") % {
        "most": MOST_COPIES
    }


class OtherIssueError(RoundRefusal):
    words = _("This edition is not the one that the round is about. Open the page of the round again.")


class ChangedSinceError(RoundRefusal):
    words = _("Somebody has changed this request since you opened it. Look at it again.")


class ReasonMissingError(RoundRefusal):
    words = _("Say why the number differs from what was asked for: the distributor reads it.")


class AnotherRoundError(RoundRefusal):
    words = _("Another round is open, or this issue has had its round. Close the open one first.")


class TimesDisagreeError(RoundRefusal):
    words = _("A round closes after it opens. Choose a later time for its end.")
