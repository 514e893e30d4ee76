"""What translators are told of an issue and its pieces (site/translation/desk/notices.py)."""

from django.db.models import Model
from django.utils.translation import gettext
from wagtail.models import Locale

from issues.models import ArticlePage, Edition, IssuePage
from issues.selectors import issue_of
from translation.desk.notices import desk_notice


@desk_notice
def edition_missing(page: Model, locale: Locale) -> str | None:
    """Readers of an issue are offered every edition that is ready, each with its language (editions_of)."""
    if not isinstance(page, IssuePage):
        return None
    languages = list(Edition.objects.ready().filter(issue_number=page.number).values_list("language", flat=True))
    if locale.language_code in languages:
        return None
    if languages:
        return gettext(
            "There is no PDF of this issue in the language of the translation yet: its readers are offered the one in "
            "the other language, and told so."
        )
    return gettext("No PDF of this issue is ready in any language: readers are offered none.")


@desk_notice
def issue_not_begun(page: Model, locale: Locale) -> str | None:
    if not isinstance(page, ArticlePage) or issue_of(page).has_translation(locale):
        return None
    return gettext(
        "The issue of this piece is not begun in the language of the translation yet. It begins when somebody takes "
        "this page, and is to be translated too."
    )
