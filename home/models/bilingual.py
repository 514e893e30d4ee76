import zoneinfo
from datetime import datetime, time, timedelta
from typing import ClassVar, Never

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from core.blocks import PROSE_FEATURES, PictureBlock, VideoBlock
from core.pages import BasePage
from home.querysets import BilingualManager


def time_zones() -> list[tuple[str, str]]:
    """The names of the world's time zones, for a choice in a form."""
    return [(name, name.replace("_", " ")) for name in sorted(zoneinfo.available_timezones()) if "/" in name]


class PairBlock(blocks.StructBlock):
    """The same words in English and in French, shown beside each other."""

    en = blocks.RichTextBlock(label=_("In English"), features=PROSE_FEATURES)
    fr = blocks.RichTextBlock(label=_("In French"), features=PROSE_FEATURES)

    class Meta:
        label = _("Row in both languages")
        icon = "globe"
        template = "blocks/pair_block.html"
        preview_value: ClassVar = {"en": "<p>Doors open at seven.</p>", "fr": "<p>Ouverture à dix-neuf heures.</p>"}
        description = _("English and French beside each other.")


class BilingualPage(BasePage):
    """One page at one address that carries both languages beside each other; often an event.

    It stands once, in the source tree, and is never translated. Besides French typography it is the only place that
    knows which two languages there are.
    """

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = []
    template = "pages/bilingual_page.html"

    title_fr = models.CharField(_("title in French"), max_length=255)
    summary_en = models.TextField(_("summary in English"), max_length=600, blank=True)
    summary_fr = models.TextField(_("summary in French"), max_length=600, blank=True)
    rows = StreamField(
        [("pair", PairBlock()), ("picture", PictureBlock()), ("video", VideoBlock())],
        verbose_name=_("rows"),
        blank=True,
    )
    event_date = models.DateField(_("date of the event"), null=True, blank=True)
    start_time = models.TimeField(_("from"), null=True, blank=True)
    end_time = models.TimeField(_("until"), null=True, blank=True)
    time_zone = models.CharField(
        _("time zone"),
        max_length=60,
        blank=True,
        choices=time_zones,
        help_text=_("The one that the times are meant in."),
    )
    place = models.CharField(_("place"), max_length=200, blank=True)
    link = models.URLField(_("link to take part"), blank=True)
    recording_url = models.URLField(_("address of the recording"), blank=True)
    discussed_in_english = models.BooleanField(_("discussion in English"), default=False)
    discussed_in_french = models.BooleanField(_("discussion in French"), default=False)

    stands_for_every_language = True
    # Nothing here is ever handed to the translation engine.
    translatable_fields: ClassVar = []

    search_fields: ClassVar = [
        *BasePage.search_fields,
        index.SearchField("title_fr"),
        index.SearchField("summary_en"),
        index.SearchField("summary_fr"),
        index.SearchField("rows"),
    ]

    content_panels: ClassVar = [
        FieldPanel("title", heading=_("Title in English")),
        FieldPanel("title_fr"),
        FieldPanel("summary_en"),
        FieldPanel("summary_fr"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("event_date"), FieldPanel("start_time"), FieldPanel("end_time")]),
                FieldPanel("time_zone"),
                FieldPanel("place"),
                FieldPanel("link"),
                FieldRowPanel([FieldPanel("discussed_in_english"), FieldPanel("discussed_in_french")]),
                FieldPanel("recording_url"),
            ],
            heading=_("Event"),
        ),
        FieldPanel("rows"),
    ]

    objects = BilingualManager()

    class Meta:
        verbose_name = _("bilingual page")
        verbose_name_plural = _("bilingual pages")
        indexes = [models.Index(fields=["event_date"])]

    def clean(self) -> None:
        super().clean()
        if self.start_time and not (self.event_date and self.time_zone):
            raise ValidationError({"start_time": _("A time needs its date and time zone: fill in both.")})
        if self.end_time and not self.start_time:
            raise ValidationError({"end_time": _("Say when it begins too.")})
        self._check_tree()

    def minimal_clean(self) -> None:
        # Drafts too: the translation engine would make one in the other tree.
        super().minimal_clean()
        self._check_tree()

    def _check_tree(self) -> None:
        if self.locale_id and not self.is_in_source_language():
            raise ValidationError(_("A bilingual page stands once, under the English front page. Create it there."))

    @classmethod
    def can_exist_under(cls, parent: Page) -> bool:
        return super().can_exist_under(parent) and parent.locale.language_code == settings.LANGUAGE_CODE

    def copy_for_translation(self, *args: object, **kwargs: object) -> Never:
        # The translation engine passes over a page that refuses; the check of clean() would come after the copy.
        raise ValidationError(_("A bilingual page carries both languages already. It is never translated."))

    def get_url_parts(self, request: object = None) -> tuple[int, str, str] | None:
        parts = super().get_url_parts(request)
        if parts is None:
            return None
        site_id, root_url, _path = parts
        return site_id, root_url, reverse("bilingual_page", args=[self.slug])

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        # The tree gives it an address under its language too: that one leads here.
        own_address = self.get_url(request)
        if request.path != own_address:
            return redirect(own_address, permanent=True)
        return super().serve(request, *args, **kwargs)

    @property
    def title_for_readers(self) -> str:
        """The title in the active language, for lists."""
        return self.title_fr if get_language() == "fr" else self.title

    @property
    def starts_at(self) -> datetime | None:
        """The moment it begins, or None where date or time are not given."""
        return self._moment(self.start_time)

    @property
    def ends_at(self) -> datetime | None:
        start, end = self.starts_at, self._moment(self.end_time)
        is_after_midnight = start and end and end <= start
        return end + timedelta(days=1) if is_after_midnight else end

    def _moment(self, clock_time: time | None) -> datetime | None:
        if self.event_date is None or clock_time is None or not self.time_zone:
            return None
        return datetime.combine(self.event_date, clock_time, tzinfo=zoneinfo.ZoneInfo(self.time_zone))
