"""What the Checks panel says about a page's other languages (core/content_checks.py)."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import TranslationSource

from core.content_checks import content_check
from core.pages import BasePage
from translation.selectors import versions_of


@content_check(
    BasePage,
    message=_("The translation is missing"),
    advice=_(
        "Readers of the other language get a notice in place of this page. Choose “Translate this page” among the "
        "actions, and publish the translation."
    ),
)
def translation_missing(page: BasePage) -> bool:
    if page.stands_for_every_language or not page.is_in_source_language():
        return False
    return any(code not in versions_of(page) for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE)


@content_check(
    BasePage,
    message=_("The translation is out of date"),
    advice=_(
        "This page was published again after its translation. Choose “Sync translated pages” among the actions, then "
        "check and publish the translation."
    ),
)
def translation_out_of_date(page: BasePage) -> bool:
    if page.stands_for_every_language or not page.is_in_source_language() or page.last_published_at is None:
        return False
    sources = TranslationSource.objects.filter(
        object_id=page.translation_key, locale_id=page.locale_id, translations__enabled=True
    )
    moments = [*sources.values_list("last_updated_at", flat=True)]
    versions = versions_of(page).values()
    moments += [version.last_published_at for version in versions if version.locale_id != page.locale_id]
    return any(moment and moment < page.last_published_at for moment in moments)
