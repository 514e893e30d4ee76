from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class GlossaryTerm(models.Model):
    """How a word of the movement is said in another language, and how it is not."""

    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+", verbose_name=_("language"))
    term = models.CharField(_("word in the source"), max_length=120)
    translation = models.CharField(_("translation"), max_length=120)
    forbidden = models.TextField(
        _("not to be used"),
        blank=True,
        help_text=_("One variant a line. Whoever writes one is told of the right word."),
    )
    note = models.TextField(_("note"), blank=True, help_text=_("Why, or where it is said otherwise."))
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        constraints = [
            models.UniqueConstraint(
                Lower("term"),
                "locale",
                name="translation_glossary_term_once",
                violation_error_message=_("The glossary has this word already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.term} → {self.translation}"
