"""Letters to staff about a release; at six in the morning nobody looks at the admin."""

from accounts.selectors import language_of
from core.mail import Letter, letter
from issues.releases.models import Release


@letter
def release_failed(*, release_id: int, order_number: int) -> Letter | None:
    """To whoever gave the order, unless it was given anew meanwhile."""
    release = (
        Release.objects.filter(pk=release_id, order_number=order_number, ordered_by__is_active=True)
        .exclude(failure="")
        .select_related("ordered_by")
        .first()
    )
    if release is None:
        return None
    return Letter(
        to=release.ordered_by.email,
        language=language_of(release.ordered_by),
        template="release_failed",
        context={"release": release},
    )
