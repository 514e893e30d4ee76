"""How the translation of a page begins: a draft in the tree of the other language, made once, parents first."""

from datetime import datetime

from django.db import transaction
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import Translation

from core.pages import BasePage
from translation.refusals import NotForTranslation
from translation.selectors import other_locale
from translation.sources import take_newest_source
from users.models import User


@transaction.atomic
def start_translation(*, source_page: BasePage | TranslatableMixin, user: User | None, now: datetime) -> Translation:
    """Bring the newest draft of a page to the translators, and make its page in the other language where it has none.

    The pages above are started first. A page that exists already keeps every word. A snippet has nothing above it.
    Raises NotForTranslation.
    """
    locale = other_locale()
    if getattr(source_page, "stands_for_every_language", False) or source_page.locale_id == locale.pk:
        raise NotForTranslation(f"“{source_page}” is not translated.")
    if isinstance(source_page, Page):
        # Two people who start the same page, or two pages of one parent, would take the same place in the tree.
        parent = Page.objects.select_for_update().get(pk=source_page.get_parent().pk)
        if not parent.is_root() and not parent.has_translation(locale):
            start_translation(source_page=parent.specific, user=user, now=now)
    taken = take_newest_source(instance=source_page, now=now)
    translation = next((found for found in taken if found.target_locale_id == locale.pk), None)
    if translation is None:
        raise NotForTranslation(f"An editor has stopped the translation of “{source_page}”.")
    if not source_page.has_translation(locale):
        # Not save_target: it would put alias pages where a page above has no translation.
        translation.source.create_or_update_translation(
            locale, user=user, publish=False, copy_parent_pages=False, fallback=True
        )
    return translation
