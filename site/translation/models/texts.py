"""What the translation engine does not know of a text: who approved it, what it was before, what is said of it.

A text is a place in a page (the engine's context) and the words of the source there (its string). Its translation is
the engine's StringTranslation.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail_localize.models import String, StringTranslation, Translation, TranslationContext

from translation.enums import ChangeKind, TextState


class TextStanding(models.Model):
    """How far one translated text is, and who answers for it."""

    text = models.OneToOneField(StringTranslation, on_delete=models.CASCADE, related_name="standing")
    state = models.CharField(_("state"), max_length=10, choices=TextState, default=TextState.SUGGESTED)
    # Counts every write, so that a late one from another window is noticed instead of overwriting.
    version = models.PositiveIntegerField(default=1)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    written_at = models.DateTimeField(_("written at"), null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)
    # While it waits to be reviewed: the source for which it was written, and what it was worth there.
    earlier_source = models.ForeignKey(String, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    earlier_state = models.CharField(max_length=10, choices=TextState, blank=True)

    class Meta:
        verbose_name = _("standing of a text")
        verbose_name_plural = _("standings of texts")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=TextState.values), name="translation_standing_state_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()}: {self.text_id}"


class TextAtPlace(models.Model):
    """Something about a text that outlives its translation: it names the place and the words of the source."""

    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    context = models.ForeignKey(TranslationContext, on_delete=models.CASCADE, related_name="+")
    source = models.ForeignKey(String, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(_("at"))

    class Meta:
        abstract = True


class TextChange(TextAtPlace):
    """One step in the history of a text; undoing is a step of its own.

    A step is never altered, but for the words that its own writer goes on typing (translation/texts.py, ONE_STEP).
    """

    kind = models.CharField(_("kind"), max_length=12, choices=ChangeKind)
    before = models.TextField(_("before"), blank=True)
    after = models.TextField(_("after"), blank=True)

    class Meta:
        verbose_name = _("change of a text")
        verbose_name_plural = _("changes of texts")
        indexes = [models.Index(fields=["context", "locale", "-at"], name="translation_change_place")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.context_id}"


class TextComment(TextAtPlace):
    """What a translator or an editor says about a text. It reaches whoever writes the source."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="comments")
    words = models.TextField(_("comment"), max_length=2000)
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("comment on a text")
        verbose_name_plural = _("comments on texts")
        indexes = [models.Index(fields=["translation", "settled_at"], name="translation_comment_open")]

    def __str__(self) -> str:
        return self.words[:60]


class IgnoredFinding(TextAtPlace):
    """A check that somebody has overruled for exactly these translated words, and why."""

    check_code = models.CharField(_("check"), max_length=40)
    words = models.TextField(_("translated words"))
    reason = models.CharField(_("reason"), max_length=300)

    class Meta:
        verbose_name = _("ignored finding")
        verbose_name_plural = _("ignored findings")
        indexes = [models.Index(fields=["context", "locale"], name="translation_ignored_place")]

    def __str__(self) -> str:
        return f"{self.check_code}: {self.reason}"
