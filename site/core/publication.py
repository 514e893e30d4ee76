"""What may not come before readers yet, whichever door it goes through: an editor, a schedule, an approval, a release.

Apps above say what stands in the way of a draft, in a file that their AppConfig imports:

    @objector
    def words_left(instance: models.Model, revision_id: int | None) -> frozenset[Hashable]: ...
"""

from collections.abc import Callable, Collection, Hashable

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Revision

from users.models import User

KEPT_BACK = "core.keep_back"

Faults = frozenset[Hashable]
# What is at fault in this draft. The revision is the one that is being published: a decision about it may excuse some.
Objector = Callable[[models.Model, int | None], Faults]

_objectors: list[Objector] = []


class StaysAsItIsError(PermissionDenied):
    """Readers would get what they must not see yet in place of what they have; nothing was changed."""


def objector[F: Objector](function: F) -> F:
    """Ask this function before anything goes live."""
    _objectors.append(function)
    return function


def faults_of(instance: models.Model, *, revision_id: int | None = None) -> Faults:
    """What stands in the way of this draft; nothing where it may go live."""
    return frozenset().union(*(find(instance, revision_id) for find in _objectors))


class GuardedPublication(models.Model):
    """Goes live only where nobody objects. Before DraftStateMixin, and before Page, in the bases.

    A draft that may not go live stays one. What readers have already stays as it is: publishing is kept back and
    logged, so that a bulk action, a schedule or a release goes on with its other pages; any other way raises
    StaysAsItIsError.
    """

    class Meta:
        abstract = True

    def publish(
        self,
        revision: Revision,
        user: User | None = None,
        changed: bool = True,
        log_action: bool | str = True,
        previous_revision: Revision | None = None,
        skip_permission_checks: bool = False,
    ) -> None:
        draft = revision.as_object()
        if not _waits_for_its_hour(draft) and faults_of(draft, revision_id=revision.pk):
            self._keep_back(revision, user)
            return
        super().publish(
            revision,
            user=user,
            changed=changed,
            log_action=log_action,
            previous_revision=previous_revision,
            skip_permission_checks=skip_permission_checks,
        )

    def save(self, *args: object, **kwargs: object) -> None:
        fields = kwargs.get("update_fields")
        if self.live and (not isinstance(fields, Collection) or "live" in fields):
            self._guard()
        super().save(*args, **kwargs)

    def _guard(self) -> None:
        found = faults_of(self, revision_id=self.live_revision_id)
        if not found:
            return
        standing = type(self)._default_manager.filter(pk=self.pk, live=True).first()
        if standing is None:
            self._stay_draft()
        elif not found <= faults_of(standing):
            raise StaysAsItIsError

    def _stay_draft(self) -> None:
        self.live, self.has_unpublished_changes, self.live_revision = False, True, None
        # It was not published now either.
        before = type(self)._default_manager.filter(pk=self.pk).first()
        self.first_published_at = before and before.first_published_at
        self.last_published_at = before and before.last_published_at

    def _keep_back(self, revision: Revision, user: User | None) -> None:
        if revision.approved_go_live_at:
            # The schedule would come back to it every time.
            revision.approved_go_live_at = None
            revision.save(update_fields=["approved_go_live_at"])
        log(instance=self, action=KEPT_BACK, user=user, revision=revision)


def _waits_for_its_hour(draft: models.Model) -> bool:
    """Publishing it only notes the hour at which it goes live; then it is asked again."""
    return bool(draft.go_live_at and draft.go_live_at > timezone.now())
