"""What stands in the way of a release, and what would make it better. Each finding names where to mend it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.models import Page

from core.content_checks import lede_missing
from core.pages import BasePage, LedeMixin
from issues.content_checks import print_reason_missing, print_status_contradicted, printed_page_missing
from issues.models import ArticlePage, Edition, IssuePage
from issues.releases.enums import TranslationState
from issues.releases.gathering import Gathered, Version
from issues.releases.links import dead_links_of
from translation.selectors import words_have_changed


@dataclass(frozen=True)
class Finding:
    """Something to mend: what it is about, a sentence, and the address where it is mended."""

    subject: str
    message: str
    address: str
    is_blocking: bool


def findings_on(gathered: Gathered, *, without_translations: bool = False) -> list[Finding]:
    """All that is to be said of a release, what blocks it first, in the active language.

    `without_translations` makes advice of what an editor has decided to leave out.
    """
    if gathered.issue is None:
        sentence = gettext("There is no issue of this number. Make it first.")
        return [Finding(gettext("The issue"), sentence, reverse("wagtailadmin_explore_root"), is_blocking=True)]
    pages = [page.get_latest_revision_as_object() for page in gathered.pages_to_release()]
    found = [*_on_issue(pages[0]), *_on_editions(gathered.editions)]
    together = {page.pk: page.get_url() for page in pages}
    for page in pages:
        found += [*_on_page(page, together), *(_on_article(page) if isinstance(page, ArticlePage) else ())]
    for version in gathered.versions:
        found += _on_version(version, is_blocking=not without_translations)
    return sorted(found, key=lambda finding: not finding.is_blocking)


def blocks_of(found: list[Finding]) -> list[Finding]:
    return [finding for finding in found if finding.is_blocking]


def advice_of(found: list[Finding]) -> list[Finding]:
    return [finding for finding in found if not finding.is_blocking]


def _of(page: Page, message: str, *, is_blocking: bool = True) -> Finding:
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return Finding(page.get_admin_display_title(), message, address, is_blocking)


def _on_issue(issue: IssuePage) -> Iterator[Finding]:
    if not issue.get_parent().live:
        yield _of(issue, gettext("The list of issues above it is not published."))
    if issue.date is None:
        yield _of(issue, gettext("It bears no date."), is_blocking=False)
    if not issue.summary.strip():
        yield _of(issue, gettext("It has no summary."), is_blocking=False)


def _on_editions(editions: list[Edition]) -> Iterator[Finding]:
    if not editions:
        sentence = gettext("The printed paper is missing. Add an edition with its PDF.")
        yield Finding(gettext("Editions"), sentence, reverse("editions:add"), is_blocking=True)
        return
    for edition in editions:
        address = reverse("editions:edit", args=[edition.pk])
        if not edition.is_ready:
            sentence = edition.failure_words or gettext("Its PDF is not ready yet.")
            yield Finding(str(edition), sentence, address, is_blocking=True)
        elif not edition.cover_text_confirmed:
            sentence = gettext("Nobody has confirmed the text that says what its cover shows.")
            yield Finding(str(edition), sentence, address, is_blocking=True)
    printed = {edition.language for edition in editions}
    for code, name in settings.LANGUAGES:
        if code not in printed:
            sentence = gettext("There is no printed edition in %(language)s.") % {"language": name}
            yield Finding(gettext("Editions"), sentence, reverse("editions:add"), is_blocking=False)


def _on_page(page: BasePage, together: Mapping[int, str | None]) -> Iterator[Finding]:
    try:
        page.full_clean()
    except ValidationError as error:
        sentence = gettext("It cannot be published as it is: %(faults)s")
        yield _of(page, sentence % {"faults": " ".join(error.messages)})
    if page.go_live_at and page.go_live_at > timezone.now():
        yield _of(page, gettext("It has a publishing date of its own. Take that away: it comes out with the issue."))
    for link in dead_links_of(page, released_with=together):
        yield _of(page, gettext("A link in it leads nowhere: %(link)s") % {"link": link})
    if isinstance(page, LedeMixin) and lede_missing(page):
        yield _of(page, gettext("It has no lede."), is_blocking=False)


def _on_article(article: ArticlePage) -> Iterator[Finding]:
    if printed_page_missing(article):
        sentence = gettext("Nobody has said what print has of it: give the printed page, or say that it was left out.")
        yield _of(article, sentence)
    if print_status_contradicted(article):
        yield _of(article, gettext("It counts as printed whole, yet something is noted as left out."))
    if print_reason_missing(article):
        sentence = gettext("Readers are not told what was left out of print, and why.")
        yield _of(article, sentence, is_blocking=False)


def _on_version(version: Version, *, is_blocking: bool) -> Iterator[Finding]:
    names = {"language": dict(settings.LANGUAGES)[version.language]}
    match version.state:
        case TranslationState.MISSING:
            yield _of(version.source, gettext("It is not translated: %(language)s.") % names, is_blocking=is_blocking)
        case TranslationState.INCOMPLETE:
            sentence = gettext("Texts are missing in the translation: %(language)s.")
            yield _of(version.page or version.source, sentence % names, is_blocking=is_blocking)
        case TranslationState.WAITING:
            sentence = gettext("The translation waits for a reviewer: %(language)s.")
            yield _of(version.page or version.source, sentence % names, is_blocking=is_blocking)
        case TranslationState.READY if _is_older_than_source(version):
            sentence = gettext("The source was changed after it was translated: %(language)s.")
            yield _of(version.page or version.source, sentence % names, is_blocking=False)


def _is_older_than_source(version: Version) -> bool:
    """What would be published of the translation was made from other words than what would be of the source."""
    return version.page is not None and words_have_changed(
        source_revision_id=version.source.latest_revision_id, made_as=version.page.latest_revision_id
    )
