from django.conf import settings
from django.db.models import QuerySet
from wagtail.models import GroupPagePermission, Locale, Page, PageViewRestriction, Site, TranslatableMixin
from wagtail.query import PageQuerySet
from wagtail_localize.models import Translation, TranslationSource

from core.pages import BasePage
from core.tree import paths_down_to
from translation.models import RevisionWords
from users.models import User


def page_at(path: str, *, language: str) -> BasePage | None:
    """The live page at this path of one language's tree.

    Asks for the whole path at once, and for the page's other languages with it. Wagtail walks down to a page with two
    queries a level, because its pages may route on their own; ours never do.
    """
    roots = {root.language_code: root.root_path for root in Site.get_site_root_paths()}
    if language not in roots:
        return None
    url_path = f"{roots[language]}{path}"
    keys = Page.objects.filter(url_path=url_path).values("translation_key")
    versions = _by_language(Page.objects.filter(translation_key__in=keys))
    page = versions.get(language)
    if page is None or page.url_path != url_path:
        return None
    paths = {path for version in versions.values() for path in paths_down_to(version)}
    restrictions = PageViewRestriction.objects.filter(page__path__in=paths).select_related("page")
    page.specific.locale = page.locale
    page.specific.known_restrictions = [found for found in restrictions if page.path.startswith(found.page.path)]
    # No page names a version that not everybody may read.
    page.specific.live_versions = {
        code: version
        for code, version in versions.items()
        if not any(version.path.startswith(found.page.path) for found in restrictions)
    }
    return page.specific


def page_in_another_language(path: str, *, other_than: str) -> BasePage | None:
    """The live public page that stands at this path in another language's tree, the source language first."""
    codes = [code for code, _name in settings.LANGUAGES if code != other_than]
    for code in sorted(codes, key=lambda code: code != settings.LANGUAGE_CODE):
        page = page_at(path, language=code)
        if page and not page.get_view_restrictions():
            return page
    return None


def versions_of(page: Page) -> dict[str, Page]:
    """The live versions of a page, by language code; of a page that readers opened, only those open to everybody."""
    known = getattr(page, "live_versions", None)
    return _by_language(page.get_translations(inclusive=True)) if known is None else known


def other_locale() -> Locale:
    """The language that is translated into. The site has two; code that needs only one asks here which."""
    return Locale.objects.exclude(language_code=settings.LANGUAGE_CODE).get(
        language_code__in=[code for code, _name in settings.LANGUAGES]
    )


def translation_of(target: TranslatableMixin) -> Translation | None:
    """The engine's record of the translation that makes this page or snippet, or None where it is nobody's."""
    return (
        Translation.objects.filter(
            source__object_id=target.translation_key, target_locale_id=target.locale_id, enabled=True
        )
        .select_related("source", "target_locale")
        .first()
    )


def newer_draft_of(source: TranslationSource) -> bool:
    """Whether the source was saved after the translators got it."""
    saved_at = getattr(source.get_source_instance(), "latest_revision_created_at", None)
    return bool(saved_at and saved_at > source.last_updated_at)


def translators() -> QuerySet[User]:
    """Everybody who may change pages of the other language, by address: translators and reviewers."""
    rights = GroupPagePermission.objects.filter(
        permission__codename="change_page", page__locale__language_code=other_locale().language_code
    )
    return User.objects.filter(is_active=True, groups__in=rights.values("group")).distinct().order_by("email")


def _by_language(pages: PageQuerySet) -> dict[str, Page]:
    return {page.locale.language_code: page for page in pages.live().select_related("locale")}


def translation_follows(source: Page, translated: Page) -> bool:
    """Readers have words in the source that have changed since those were translated that they have here."""
    return words_have_changed(source_revision_id=source.live_revision_id, made_as=translated.live_revision_id)


def words_have_changed(*, source_revision_id: int | None, made_as: int | None) -> bool:
    """A version of the source says something else than what a version of its translation was made from.

    Not of versions whose words nobody noted: no reader is told what may not be true.
    """
    rows = RevisionWords.objects.filter(revision_id__in=[source_revision_id, made_as]).select_related("revision")
    noted = {words.revision_id: words for words in rows.defer("revision__content")}
    source, translated = noted.get(source_revision_id), noted.get(made_as)
    if source is None or translated is None or translated.translated_from in ("", source.digest):
        return False
    # Translators have the newest draft of the source: their work may be ahead of what readers have.
    drafts = RevisionWords.objects.filter(
        revision__base_content_type_id=source.revision.base_content_type_id,
        revision__object_id=source.revision.object_id,
        revision_id__gt=source.revision_id,
    )
    return not drafts.filter(digest=translated.translated_from).exists()
