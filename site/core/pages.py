"""What every page shares, and the mixins that bring their fields and panels together."""

import math
from datetime import date
from typing import ClassVar

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.db.models import QuerySet
from django.urls import is_valid_path
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet
from wagtail_localize.fields import SynchronizedField

from core.blocks import BodyBlock
from core.copying import CopyForm
from core.publication import GuardedPublication
from core.tree import paths_down_to

DEPTH_UNDER_FRONT_PAGE = 3


class AliasRefusedError(PermissionDenied):
    """A page that mirrors another would be its words at a second address, or under the address of another language."""


class BasePage(GuardedPublication, Page):
    """A page of the site. Every page type is one of these, over Wagtail's own page."""

    share_image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("picture for sharing"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown where somebody shares this page. Left empty, the page's first picture is used."),
    )

    promote_panels: ClassVar = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description"), FieldPanel("share_image")],
            heading=_("Address and search"),
        ),
    ]
    # The site's menus are snippets, so "show in menus" would promise something that nobody reads.
    show_in_menus_default = False
    copy_form_class = CopyForm
    # True where one page carries every language at one address (home.BilingualPage).
    stands_for_every_language = False
    # The plain texts that readers find above the body, in their order: what stands beside its translation.
    texts_above_body: ClassVar[tuple[str, ...]] = ()
    # The live versions by language code, where whoever found the page has found them too (translation/selectors.py).
    live_versions: dict[str, Page] | None = None
    # Who may not read it, where whoever found the page has asked for that too.
    known_restrictions: list[PageViewRestriction] | None = None

    class Meta:
        abstract = True

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction] | list[PageViewRestriction]:
        if self.known_restrictions is not None:
            return self.known_restrictions
        # One query where Wagtail needs two: the paths of the pages above are the beginnings of this one's. Wagtail
        # looks after aliases too, which this site never has (docs/decisions/0002-languages-and-addresses.md).
        return PageViewRestriction.objects.filter(page__path__in=paths_down_to(self))

    def pages_listed(self) -> PageQuerySet:
        """The pages that readers find listed on this one, in their order: pieces of an issue, planks of a platform."""
        return Page.objects.none()

    def save(self, *args: object, **kwargs: object) -> None:
        if self.alias_of_id and (self._state.adding or self.live):
            raise AliasRefusedError
        super().save(*args, **kwargs)

    def update_aliases(self, *args: object, **kwargs: object) -> None:
        """An alias from before this rule follows no more: publishing its source must not fail over it."""

    def clean(self) -> None:
        super().clean()
        self._check_address()

    def minimal_clean(self) -> None:
        super().minimal_clean()
        self._check_address()

    def _check_address(self) -> None:
        """Refuse an address that the site itself answers: readers would never see the page."""
        # Those stand beside the pages under a front page. A page that is being created does not know its place yet.
        if self.depth not in (None, DEPTH_UNDER_FRONT_PAGE) or self.locale_id is None:
            return
        language = self.locale.language_code
        with override(language):
            match = is_valid_path(f"/{language}/{self.slug}/")
        if match and match.url_name != "page":
            message = _("The site itself has a page at “%(slug)s”. Choose another address.")
            raise ValidationError({"slug": ValidationError(message, params={"slug": self.slug})})

    def press_place(self) -> tuple[int | None, date | None]:
        """The number of the issue that it belongs to, and the day on which it is printed, for those who plan work."""
        return None, None

    def is_in_source_language(self) -> bool:
        return self.locale.language_code == settings.LANGUAGE_CODE


class LedeMixin(models.Model):
    """A short text above the body, shown in lists too."""

    lede = models.TextField(
        _("lede"),
        blank=True,
        max_length=600,
        help_text=_("One or two sentences under the title. Readers see them in lists and search results too."),
    )
    lede_panels: ClassVar = [FieldPanel("lede")]
    texts_above_body: ClassVar[tuple[str, ...]] = ("lede",)

    class Meta:
        abstract = True


WORDS_PER_MINUTE = 230


class BodyMixin(models.Model):
    """A body of blocks, and its length in words, counted when the page is saved."""

    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)
    word_count = models.PositiveIntegerField(_("words"), default=0, editable=False)
    body_panels: ClassVar = [FieldPanel("body")]

    class Meta:
        abstract = True

    def save(self, *args: object, **kwargs: object) -> None:
        self.word_count = count_words(self.body)
        super().save(*args, **kwargs)

    def reading_minutes(self) -> int:
        """How many minutes the body takes to read, rounded up.

        Brysbaert (2019, Journal of Memory and Language 109) finds 238 words a minute for adults who read English
        non-fiction silently, and that other languages differ by the number of words they need for the same message.
        French needs slightly more of them, so one figure a little below his serves both languages.
        """
        return math.ceil(self.word_count / WORDS_PER_MINUTE)


def count_words(body: StreamValue) -> int:
    """The number of words in a body, markup left out."""
    return sum(len(strip_tags(str(text)).split()) for text in body.stream_block.get_searchable_content(body))


class NumberedMixin(models.Model):
    """A number that is the page's address and stands once in each language.

    Two pages of one language never share a number: the database holds `number_key` unique, because the language
    itself stands in another table. A copied page starts without one.
    """

    number = models.PositiveSmallIntegerField(_("number"), null=True, help_text=_("It becomes the page's address."))
    number_key = models.CharField(max_length=40, unique=True, null=True, editable=False)
    exclude_fields_in_copy: ClassVar = ["number", "number_key"]
    number_panels: ClassVar = [FieldPanel("number")]
    # The number is the same in every language, and so is the address that is made of it.
    override_translatable_fields: ClassVar = [
        SynchronizedField("number", overridable=False),
        SynchronizedField("slug", overridable=False),
    ]

    class Meta:
        abstract = True

    def _number_key(self) -> str | None:
        return None if self.number is None else f"{self.locale_id}:{self.number}"

    def _take_slug_from_number(self) -> None:
        if self.number is not None:
            self.slug = str(self.number)

    # Both before Wagtail makes a slug of the title: one when a page is checked, one when a draft is saved.
    def full_clean(self, *args: object, **kwargs: object) -> None:
        self._take_slug_from_number()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        self._take_slug_from_number()
        self._check_number()
        super().minimal_clean()

    def clean(self) -> None:
        # Before Wagtail finds that the slug, which no editor typed, is taken.
        self._check_number()
        super().clean()

    def _check_number(self) -> None:
        if self.number is None or self.locale_id is None:
            return
        if type(self).objects.filter(number_key=self._number_key()).exclude(pk=self.pk).exists():
            message = _("Number %(number)s exists already. Choose another number.")
            raise ValidationError({"number": ValidationError(message, params={"number": self.number})})

    def save(self, *args: object, **kwargs: object) -> None:
        if self.locale_id is None:
            # Wagtail fills it in later, too late for the key.
            self.locale = self.get_default_locale()
        if self._state.adding and self.number is None:
            # A copy that somebody wanted published at once. It has no address before it has a number.
            self.live, self.has_unpublished_changes = False, True
        self.number_key = self._number_key()
        super().save(*args, **kwargs)
