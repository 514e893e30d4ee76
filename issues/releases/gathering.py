"""What belongs to a release: the issue's pages in every language, and its editions."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from wagtail.models import Locale, Page, PageLogEntry, TaskState
from wagtail_localize.models import Translation

from core.pages import BasePage
from core.publication import faults_of
from core.tree import path_above
from issues.models import ArticlePage, Edition, IssuePage
from issues.releases.enums import TranslationState
from translation.models import PublicationException


@dataclass(frozen=True)
class Version:
    """A page of the issue in another language than the source, or the place where it is missing."""

    source: BasePage
    language: str
    page: BasePage | None
    state: TranslationState

    @property
    def is_ready(self) -> bool:
        return self.state == TranslationState.READY


@dataclass(frozen=True)
class Gathered:
    """All of one issue. `sources` begins with the issue itself; its pieces follow in printed order."""

    number: int
    sources: list[BasePage] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)
    editions: list[Edition] = field(default_factory=list)

    @property
    def issue(self) -> BasePage | None:
        return self.sources[0] if self.sources else None

    def rows(self) -> list[dict[str, object]]:
        """Each page of the source with its versions, for a table."""
        alone = [version.source for version in self.versions if version.source == version.page]
        return [
            {"page": source, "versions": [version for version in self.versions if version.source == source]}
            for source in [*self.sources, *alone]
        ]

    @property
    def is_out(self) -> bool:
        """Readers have the issue."""
        return bool(self.issue and self.issue.live)

    def pages_to_release(self) -> list[BasePage]:
        """What a release publishes, parents first: the sources, and the translations that are ready."""
        ready = [version.page for version in self.versions if version.page and version.is_ready]
        issues = [page for page in ready if isinstance(page, IssuePage)]
        # A translated piece whose issue is not translated has no place among readers.
        live = {version.page.path for version in self.versions if version.page and version.page.live}
        places = live | {page.path for page in issues}
        pieces = [page for page in ready if isinstance(page, ArticlePage) and path_above(page) in places]
        return [*self.sources, *issues, *pieces]

    def live_pages(self) -> list[BasePage]:
        """What readers have of it, pieces first."""
        translated = [version.page for version in self.versions if version.page]
        return [page for page in reversed([*self.sources, *translated]) if page.live]


def gather(number: int) -> Gathered:
    """Gather an issue as its editors left it, drafts included."""
    editions = list(Edition.objects.filter(issue_number=number).order_by("language"))
    source = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    issue = IssuePage.objects.filter(number=number, locale=source).select_related("locale").first()
    if issue is None:
        return Gathered(number, editions=editions)
    pieces = ArticlePage.objects.child_of(issue).in_printed_order().select_related("locale")
    sources = [issue, *pieces]
    versions = list(_versions_of(sources))
    return Gathered(number, sources, [*versions, *_pieces_without_source(versions)], editions)


def _versions_of(sources: list[BasePage]) -> Iterable[Version]:
    keys = [page.translation_key for page in sources]
    others = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    pages = Page.objects.filter(translation_key__in=keys, locale__language_code__in=others)
    found = {
        (page.translation_key, page.locale.language_code): page.specific for page in pages.select_related("locale")
    }
    engine = Translation.objects.filter(
        source__object_id__in=keys, target_locale__language_code__in=others, enabled=True
    )
    translations = {
        (row.source.object_id, row.target_locale.language_code): row
        for row in engine.select_related("source", "target_locale")
    }
    for source in sources:
        for code in others:
            place = (source.translation_key, code)
            page = found.get(place)
            yield Version(source, code, page, _state_of(page, translations.get(place)))


def _pieces_without_source(versions: list[Version]) -> Iterable[Version]:
    """Pieces that stand in another language alone, because nobody wrote them in the source or it was deleted."""
    known = {version.page.pk for version in versions if version.page}
    for issue in (version.page for version in versions if isinstance(version.page, IssuePage)):
        pieces = ArticlePage.objects.child_of(issue).in_printed_order().exclude(pk__in=known)
        for piece in pieces.select_related("locale"):
            yield Version(piece, piece.locale.language_code, piece, _state_of(piece, None))


def _state_of(page: BasePage | None, translation: Translation | None) -> TranslationState:
    if page is None or page.alias_of_id:
        return TranslationState.MISSING
    if page.live and not page.has_unpublished_changes:
        return TranslationState.READY
    if _is_incomplete(page, translation):
        return TranslationState.INCOMPLETE
    return TranslationState.READY if _is_approved(page) else TranslationState.WAITING


def _is_incomplete(page: BasePage, translation: Translation | None) -> bool:
    """Publishing its newest draft would be refused, or would lack what the source has got since."""
    if faults_of(page.get_latest_revision_as_object(), revision_id=page.latest_revision_id):
        return True
    if translation is None or PublicationException.objects.filter(revision_id=page.latest_revision_id).exists():
        return False
    total, done = translation.get_progress()
    return done < total


def _is_approved(page: BasePage) -> bool:
    """A reviewer has approved exactly what would be published, or somebody who may publish it has done so before."""
    states = TaskState.objects.filter(workflow_state__in=page.workflow_states, status=TaskState.STATUS_APPROVED)
    publications = PageLogEntry.objects.filter(page_id=page.pk, action="wagtail.publish")
    return any(found.filter(revision_id=page.latest_revision_id).exists() for found in (states, publications))
