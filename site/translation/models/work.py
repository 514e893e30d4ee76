"""The work board's rows, and what reviewers decide about whole pages."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision
from wagtail_localize.models import Translation

from translation.enums import WorkState


class WorkItem(models.Model):
    """One page that needs its translation: the board's row, kept in the transaction of each change.

    What it counts could be counted from the engine's rows; the board of two thousand pages needs it ready.
    """

    translation = models.OneToOneField(Translation, on_delete=models.CASCADE, related_name="work")
    # The page in the source language, or None for a snippet. Its translation may not exist before somebody begins.
    page = models.ForeignKey(Page, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(_("title"), max_length=255)
    issue_number = models.PositiveSmallIntegerField(_("issue"), null=True, blank=True)
    press_date = models.DateField(_("press day"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=WorkState, default=WorkState.NEW)
    text_count = models.PositiveIntegerField(_("texts"), default=0)
    missing_count = models.PositiveIntegerField(_("missing"), default=0)
    to_review_count = models.PositiveIntegerField(_("to review"), default=0)
    words_left = models.PositiveIntegerField(_("words left"), default=0)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("in work by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    claimed_at = models.DateTimeField(_("claimed at"), null=True, blank=True)
    # When a reviewer approved the page as a whole. What was written afterwards is not approved with it.
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)
    changed_at = models.DateTimeField(_("changed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("page to translate")
        verbose_name_plural = _("pages to translate")
        indexes = [
            models.Index(fields=["state", "press_date", "id"], name="translation_work_state"),
            models.Index(fields=["issue_number"], name="translation_work_issue"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=WorkState.values), name="translation_work_state_known"),
            models.CheckConstraint(
                condition=Q(missing_count__lte=models.F("text_count")), name="translation_work_missing_within"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Presence(models.Model):
    """Somebody has a page open on the desk. Rows older than a minute mean nothing."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        constraints = [models.UniqueConstraint(fields=["translation", "user"], name="translation_presence_once")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.translation_id}"


class SecondReading(models.Model):
    """Whether translations of a kind of page need a second pair of eyes. Without a row they do."""

    page_type = models.OneToOneField(ContentType, on_delete=models.CASCADE, related_name="+")
    is_required = models.BooleanField(_("a reviewer approves it before readers see it"), default=True)

    class Meta:
        verbose_name = _("second reading")
        verbose_name_plural = _("second readings")

    def __str__(self) -> str:
        return str(self.page_type)


class PublicationException(models.Model):
    """A reviewer's decision to publish one draft although texts of it are missing. It holds for that draft only."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="exceptions")
    revision = models.OneToOneField(Revision, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(_("reason"), max_length=300)
    missing_count = models.PositiveIntegerField(_("texts that were missing"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("exception")
        verbose_name_plural = _("exceptions")

    def __str__(self) -> str:
        return self.reason
