"""The history of a text: one row for each step."""

from datetime import datetime, timedelta

from wagtail_localize.models import StringTranslation

from translation.enums import ChangeKind
from translation.models import TextChange
from users.models import User

# What one person saves within this time, by autosave for the most part, is one step of the history.
ONE_STEP = timedelta(minutes=10)


def note_change(
    text: StringTranslation, *, kind: ChangeKind, now: datetime, before: str | None = None, user: User | None = None
) -> None:
    """Add a step to the history of a text that has been stored. Without `before`, its words have not changed."""
    place = {"context_id": text.context_id, "source_id": text.translation_of_id, "locale_id": text.locale_id}
    if kind == ChangeKind.WRITTEN:
        latest = TextChange.objects.filter(**place).order_by("-at", "-pk").first()
        if latest and latest.kind == kind and latest.by == user and now - latest.at < ONE_STEP:
            latest.after, latest.at = text.data, now
            latest.save(update_fields=["after", "at"])
            return
    before = text.data if before is None else before
    TextChange.objects.create(**place, kind=kind, before=before, after=text.data, by=user, at=now)
