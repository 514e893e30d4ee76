"""Who may write a translation, and who may approve it. Asked by every service that writes, not only at the door."""

from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import Translation

from translation.refusals import LockedError, NotAllowedError, NotBegunError
from translation.selectors import other_locale
from translation.work import target_of
from users.models import User


def check_may_write(*, translation: Translation, user: User) -> TranslatableMixin:
    """The page or snippet in the other language, if this person may change it now.

    Raises NotBegunError where it does not exist yet, NotAllowedError or LockedError.
    """
    target = target_of(translation)
    if target is None:
        raise NotBegunError
    if not may_translate(user=user, target=target):
        raise NotAllowedError
    if isinstance(target, Page) and target.permissions_for_user(user).page_locked():
        raise LockedError
    return target


def may_translate(*, user: User, target: TranslatableMixin) -> bool:
    """Whether this person may change a page of the other language, or would if nobody had locked it."""
    if isinstance(target, Page):
        return target.permissions_for_user(user).can_edit()
    return user.has_perm(f"{target._meta.app_label}.change_{target._meta.model_name}")


def may_approve(*, user: User, target: TranslatableMixin) -> bool:
    """Whether this person may decide that readers see it."""
    if isinstance(target, Page):
        return target.permissions_for_user(user).can_publish()
    return user.has_perm(f"{target._meta.app_label}.publish_{target._meta.model_name}")


def may_begin(*, user: User, translation: Translation) -> bool:
    """Whether this person may begin a page that does not exist in the other language: the right to change above it."""
    target = target_of(translation)
    if target is not None:
        return may_translate(user=user, target=target)
    source = translation.source.as_instance()
    if not isinstance(source, Page):
        return may_translate(user=user, target=source)
    for above in source.get_ancestors().order_by("-depth"):
        place = above.get_translation_or_none(translation.target_locale)
        if place is not None:
            return place.permissions_for_user(user).can_edit()
    return False


def may_change_source(*, user: User, translation: Translation) -> bool:
    """Whether this person writes the source."""
    return may_translate(user=user, target=translation.source.get_source_instance())


def may_set_second_readings(*, user: User) -> bool:
    """Whether this person decides which pages two people must read: reviewers, who publish in the other language."""
    return may_approve(user=user, target=_front_page_of_other_language())


def _front_page_of_other_language() -> Page:
    return Page.objects.filter(depth=2, locale=other_locale()).order_by("path").first().specific
