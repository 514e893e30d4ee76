"""Which feeds there are. A new one is a class here and a line in SOURCES."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar, Protocol
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext, override
from wagtail.models import Page
from wagtail.query import PageQuerySet

from core.privacy import IS_PRIVATE
from home.feeds.corrections import entry_of_correction, moment_of
from home.feeds.entries import Entry, stable_id
from home.feeds.pages import entries_of
from home.models import BilingualPage, StatementIndexPage, StatementPage
from issues.models import ArticlePage, Correction, IssueIndexPage, IssuePage
from issues.querysets import CorrectionQuerySet
from platform_planks.models import PlankPage, PlankReference

# What the ids of feeds are made of, chosen once and never changed.
FEEDS = UUID("6f1f4bf1-4d0c-4a4e-9a8d-6f0d2b8f3c55")
# An empty feed has to say when it changed: before there was anything.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class Source(Protocol):
    """What one feed is about, in one language."""

    @property
    def language(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def alternate(self) -> str:
        """The path of the page that shows the same to people."""
        ...

    def address(self, form: str) -> str:
        """The path of the feed itself."""
        ...

    def rows(self) -> QuerySet:
        """What the entries are made of, the newest first."""
        ...

    def measure(self, rows: QuerySet) -> tuple[int, datetime]:
        """How many rows there are, and when the newest of them changed."""
        ...

    def stamp(self, rows: list) -> str:
        """Something that differs when these rows do."""
        ...

    def entries(self, rows: list) -> list[Entry]: ...


@dataclass(frozen=True)
class PagesSource:
    """A feed of pages that were published, live and open to everybody, in one language."""

    language: str
    name: ClassVar[str] = ""
    kinds: ClassVar[tuple[type[Page], ...]] = ()
    # Bilingual pages stand in the source tree only, and speak every language.
    of_every_language: ClassVar[tuple[type[Page], ...]] = ()
    index: ClassVar[type[Page] | None] = None

    @property
    def id(self) -> str:
        return stable_id(FEEDS, self.name, self.language)

    @property
    def title(self) -> str:
        raise NotImplementedError

    @property
    def description(self) -> str:
        raise NotImplementedError

    @property
    def alternate(self) -> str:
        index = self.index and self.index.objects.live().public().filter(locale__language_code=self.language).first()
        return index.get_url() if index else f"/{self.language}/"

    def address(self, form: str) -> str:
        with override(self.language):
            return reverse(f"{form}_feed", args=[self.name])

    def rows(self) -> PageQuerySet:
        spoken = Q(locale__language_code=self.language)
        if self.of_every_language:
            spoken |= Page.objects.all().type_q(*self.of_every_language)
        return (
            Page.objects.live()
            .exclude(IS_PRIVATE)
            .type(*self.kinds, *self.of_every_language)
            .filter(spoken, first_published_at__isnull=False)
            .order_by("-first_published_at", "-pk")
        )

    def entries(self, rows: list[Page]) -> list[Entry]:
        return entries_of(rows, language=self.language)

    def measure(self, rows: QuerySet) -> tuple[int, datetime]:
        facts = rows.order_by().aggregate(count=Count("pk"), newest=Max("last_published_at"))
        return facts["count"], facts["newest"] or NEVER

    def stamp(self, rows: list[Page]) -> str:
        return "/".join(f"{page.pk} {page.url_path} {page.last_published_at}" for page in rows)


class Everything(PagesSource):
    name = "everything"
    kinds = (IssuePage, ArticlePage, StatementPage)
    of_every_language = (BilingualPage,)

    @property
    def title(self) -> str:
        return gettext("The Torch: everything")

    @property
    def description(self) -> str:
        return gettext("Each issue, article, statement and event, in full.")


class Issues(PagesSource):
    name = "issues"
    kinds = (IssuePage,)
    index = IssueIndexPage

    @property
    def title(self) -> str:
        return gettext("The Torch: issues")

    @property
    def description(self) -> str:
        return gettext("Each new issue with its contents and the printed paper as a PDF.")


class Statements(PagesSource):
    name = "statements"
    kinds = (StatementPage,)
    index = StatementIndexPage

    @property
    def title(self) -> str:
        return gettext("The Torch: statements")

    @property
    def description(self) -> str:
        return gettext("Each statement, in full, on the day that it comes out.")


class Corrections(PagesSource):
    """What was wrong in pieces that readers have, and is mended."""

    name = "corrections"
    kinds = (ArticlePage,)

    @property
    def title(self) -> str:
        return gettext("The Torch: corrections")

    @property
    def description(self) -> str:
        return gettext("What was wrong in a piece, and what is right.")

    def rows(self) -> CorrectionQuerySet:
        pieces = super().rows().values("pk")
        return Correction.objects.filter(page__in=pieces).select_related("page__locale").order_by("-date", "-pk")

    def entries(self, rows: list[Correction]) -> list[Entry]:
        return [entry_of_correction(row, language=self.language) for row in rows]

    def measure(self, rows: QuerySet) -> tuple[int, datetime]:
        newest = {"newest": Max("date"), "published": Max("page__last_published_at")}
        facts = rows.order_by().aggregate(count=Count("pk"), **newest)
        corrected_at = moment_of(facts["newest"]) if facts["newest"] else NEVER
        return facts["count"], max(corrected_at, facts["published"] or NEVER)

    def stamp(self, rows: list[Correction]) -> str:
        return "/".join(
            f"{row.pk} {row.date} {row.text} {row.page.title} {row.page.url_path} {row.page.last_published_at}"
            for row in rows
        )


@dataclass(frozen=True)
class ForPlank(PagesSource):
    """What argues for one plank."""

    plank: PlankPage
    kinds = (ArticlePage, StatementPage)

    @property
    def id(self) -> str:
        return stable_id(self.plank.translation_key, "feed", self.language)

    @property
    def title(self) -> str:
        facts = {"number": self.plank.number, "demand": self.plank.title}
        return gettext("The Torch, plank %(number)s: %(demand)s") % facts

    @property
    def description(self) -> str:
        return gettext("The articles and statements that argue for plank %(number)s.") % {"number": self.plank.number}

    @property
    def alternate(self) -> str:
        return self.plank.get_url()

    def address(self, form: str) -> str:
        with override(self.language):
            return reverse(f"{form}_plank_feed", args=[self.plank.number])

    def rows(self) -> PageQuerySet:
        arguing = Q(pk__in=[])
        for reference in PlankReference.__subclasses__():
            key = self.plank.translation_key
            arguing |= Q(pk__in=reference.objects.filter(plank__translation_key=key).values("page"))
        return super().rows().filter(arguing)


SOURCES: dict[str, type[PagesSource]] = {
    source.name: source for source in (Everything, Issues, Statements, Corrections)
}


def source_named(name: str, *, language: str) -> Source | None:
    return SOURCES[name](language) if name in SOURCES else None


def source_for_plank(number: int, *, language: str) -> Source | None:
    """The feed of a plank that stands in this language for everybody to read."""
    planks = PlankPage.objects.live().public().filter(locale__language_code=language)
    plank = planks.filter(number=number).select_related("locale").first()
    return ForPlank(language, plank) if plank else None
