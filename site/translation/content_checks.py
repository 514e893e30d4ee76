"""What the Checks panel says about a page's other languages (core/content_checks.py)."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from core.content_checks import content_check
from core.pages import BasePage
from translation.selectors import translation_follows, versions_of


@content_check(
    BasePage,
    message=_("The translation is missing"),
    advice=_(
        "Readers of the other language get a notice in place of this page. It stands on the translators’ board; they "
        "translate it and hand it in."
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
        "Words of this page have changed since they were translated. The translators have them on their board. If you "
        "mended a typing error only, say so under “Changes of the source”."
    ),
)
def translation_out_of_date(page: BasePage) -> bool:
    if page.stands_for_every_language or not page.is_in_source_language():
        return False
    versions = versions_of(page).values()
    return any(translation_follows(page, version) for version in versions if version.locale_id != page.locale_id)
