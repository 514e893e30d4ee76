"""What is found, and the words that stand in it. The words' own indexes are made by migration 0002."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from search.enums import Kind
from search.querysets import SearchEntryQuerySet


class SearchEntry(models.Model):
    """Something that a reader can find, in one language: a copy of the words, kept in step by jobs.

    Nothing stands here only: `rebuild_search` makes all of it anew.
    """

    key = models.CharField(max_length=60, unique=True)
    # Whose being live and public decides; for a printed page, its issue's.
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    kind = models.CharField(max_length=12, choices=Kind)
    # Percent-encoded, a slug is up to nine times as long as it was typed.
    url = models.TextField()
    title = models.CharField(max_length=255, blank=True)
    lede = models.TextField(blank=True)
    text = models.TextField(blank=True)
    date = models.DateField(null=True)
    issue_number = models.PositiveSmallIntegerField(null=True)
    printed_page = models.PositiveSmallIntegerField(null=True)

    objects = SearchEntryQuerySet.as_manager()

    # Editors must not read "used once" beside every page.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        indexes = [
            models.Index(fields=["language", "kind"], name="search_entry_kind"),
            models.Index(fields=["language", "issue_number", "printed_page"], name="search_entry_printed"),
        ]

    def __str__(self) -> str:
        return self.key


class SearchEntryPlank(models.Model):
    """This entry argues for the plank of that number."""

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="planks")
    number = models.PositiveSmallIntegerField()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["number", "entry"], name="search_entry_plank_once")]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.number}"


class Word(models.Model):
    """A word that stands in some entries, so that a mistyped one leads to it."""

    language = models.CharField(max_length=10)
    # As it is written, and without case and accents.
    word = models.CharField(max_length=40)
    folded = models.CharField(max_length=60, db_index=True)
    # In how many entries; of two words that are as near, the more frequent was meant.
    entries = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "word"], name="search_word_once")]

    def __str__(self) -> str:
        return self.word
