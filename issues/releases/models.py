from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from issues.releases.enums import Act, Failure


class Release(models.Model):
    """What was ordered for a whole issue, in every language, and what came of it.

    Whether the issue is out is never written here: its pages say so. An order stands until it is carried out, is
    cancelled or has failed for good; each has a number of its own, so that the job of an older one finds nothing to do.
    """

    issue_number = models.PositiveSmallIntegerField(_("issue number"), unique=True)
    ordered = models.CharField(_("ordered"), max_length=10, choices=Act, blank=True)
    due_at = models.DateTimeField(_("due at"), null=True, blank=True)
    order_number = models.PositiveIntegerField(default=0)
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    without_translations = models.BooleanField(
        _("Release it without the translations that are not ready"),
        default=False,
        help_text=_("Readers of the other language are told that these pages are not translated yet."),
    )
    failure = models.CharField(_("failure"), max_length=10, choices=Failure, blank=True)
    failed_at = models.DateTimeField(_("failed at"), null=True, blank=True)
    failed_page = models.ForeignKey(Page, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        constraints = [
            models.CheckConstraint(
                condition=Q(ordered="", due_at=None) | Q(ordered__in=Act.values, due_at__isnull=False),
                name="releases_order_has_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(failure="", failed_at=None) | Q(failure__in=Failure.values, failed_at__isnull=False),
                name="releases_failure_has_a_moment",
            ),
        ]

    def settle(self) -> None:
        """No order stands any more, and nothing has failed; the caller saves."""
        self.ordered, self.due_at = "", None
        self.failure, self.failed_at, self.failed_page = "", None, None

    def __str__(self) -> str:
        return gettext("Issue %(number)s") % {"number": self.issue_number}
