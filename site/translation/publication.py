"""A page of another language goes before readers only complete, or where a reviewer has decided otherwise."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from wagtail.log_actions import log
from wagtail.models import Revision, TranslatableMixin
from wagtail_localize.models import Translation

from core.publication import objector
from translation.completeness import WordsLeft, source_words_left, texts_in
from translation.enums import TextState
from translation.models import PublicationException
from translation.querysets import standings_of
from translation.refusals import TranslationRefused
from translation.second_reading import is_second_reading_required
from translation.selectors import translation_of
from users.models import User

ALLOWED = "translation.allow_incomplete"


@dataclass(frozen=True)
class WordsUnread:
    """A suggested text that would go before readers."""

    path: str
    words: str


class NothingToAllow(TranslationRefused):
    """Nothing of this draft is left in the source language, or it is no draft of a translation."""


class ReasonMissing(TranslationRefused):
    """An exception is for others to understand, so it says why."""


@objector
def words_of_the_source(instance: Model, revision_id: int | None) -> frozenset[WordsLeft]:
    """The texts left over, without those that a reviewer has let pass in exactly this revision."""
    left = frozenset(source_words_left(instance))
    if not left or revision_id is None:
        return left
    exceptions = PublicationException.objects.filter(revision_id=revision_id).select_related("revision")
    # What stands in the database may have changed since under the same revision: the decision covers what it saw.
    allowed = [source_words_left(exception.revision.as_object()) for exception in exceptions]
    return left.difference(*allowed)


@objector
def words_that_nobody_else_has_read(instance: Model, revision_id: int | None) -> frozenset[WordsUnread]:
    """The suggested texts that stand in this draft, where a second pair of eyes is required."""
    translation = translation_of(instance) if isinstance(instance, TranslatableMixin) else None
    if translation is None or not is_second_reading_required(type(instance)):
        return frozenset()
    suggested = standings_of(translation).filter(state=TextState.SUGGESTED).exclude(text__data="")
    waiting = {(path, words) for path, words in suggested.values_list("text__context__path", "text__data")}
    if not waiting or PublicationException.objects.filter(revision_id=revision_id).exists():
        return frozenset()
    standing = {(segment.path, segment.string.data) for segment in texts_in(instance)}
    return frozenset(WordsUnread(path, words) for path, words in waiting & standing)


@transaction.atomic
def allow_incomplete(*, revision: Revision, user: User, reason: str, now: datetime) -> PublicationException:
    """Let one draft of a translated page go live although texts of it are in the source language.

    Publishes nothing. A later draft needs a decision of its own. Raises PermissionDenied for somebody who may not
    publish the page, ReasonMissing, and NothingToAllow.
    """
    page = revision.as_object()
    if not page.permissions_for_user(user).can_publish():
        raise PermissionDenied
    reason = reason.strip()
    if not reason:
        raise ReasonMissing("An exception needs a reason.")
    translations = Translation.objects.filter(source__object_id=page.translation_key, target_locale_id=page.locale_id)
    translation, left = translations.first(), source_words_left(page)
    if translation is None or not left:
        raise NothingToAllow(f"Nothing of “{page}” is left to translate.")
    facts = {"translation": translation, "reason": reason, "missing_count": len(left), "by": user, "at": now}
    exception, _created = PublicationException.objects.update_or_create(revision=revision, defaults=facts)
    log(
        instance=page,
        action=ALLOWED,
        user=user,
        revision=revision,
        data={"reason": reason, "missing_count": len(left)},
    )
    return exception
