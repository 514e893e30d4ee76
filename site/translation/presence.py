from datetime import datetime, timedelta

from wagtail_localize.models import Translation

from translation.models import Presence
from users.models import User

PRESENT = timedelta(seconds=60)


def note_presence(*, translation: Translation, user: User, now: datetime) -> list[str]:
    """Say that somebody has a page open on the desk. Returns the names of the others who have."""
    Presence.objects.filter(seen_at__lt=now - PRESENT).delete()
    Presence.objects.update_or_create(translation=translation, user=user, defaults={"seen_at": now})
    others = Presence.objects.filter(translation=translation, seen_at__gte=now - PRESENT).exclude(user=user)
    return [str(presence.user) for presence in others.select_related("user").order_by("pk")]
