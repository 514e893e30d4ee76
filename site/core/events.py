"""What core tells the apps above it. Lower apps announce, higher ones listen; neither imports the other."""

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction
from django.dispatch import Signal

# What readers see has changed. Caches, feeds, search and pictures listen.
#   page_ids: frozenset[int]     the pages that changed, moved, came or went; some may not exist any more
#   languages: frozenset[str]    the languages of those pages, "en" or "fr"
# Sent after the commit, and perhaps more than once for one change: listeners start a job rather than work here.
pages_changed = Signal()

# The keys of personal data are being changed (rotate_field_keys), and encrypted fields are done. Whoever keeps
# encrypted text elsewhere encrypts it again with core.encryption.renew, and returns a sentence that says how much.
keys_rotated = Signal()


# What is announced while somebody gathers it: page ids and languages.
_gathered: ContextVar[tuple[set[int], set[str]] | None] = ContextVar("gathered", default=None)


def announce_pages_changed(*, page_ids: Iterable[int], languages: Iterable[str]) -> None:
    """Send pages_changed after the commit. A listener that fails is logged by Django and stops nobody."""
    pages, spoken = frozenset(page_ids), frozenset(languages)
    if gathered := _gathered.get():
        gathered[0].update(pages)
        gathered[1].update(spoken)
    elif pages:
        transaction.on_commit(lambda: pages_changed.send_robust(sender=None, page_ids=pages, languages=spoken))


@contextmanager
def announced_together() -> Generator[None]:
    """Announce once what is announced inside; nothing if it ends in an error, for then nothing has changed.

    Belongs into the transaction that makes the changes.
    """
    page_ids: set[int] = set()
    languages: set[str] = set()
    token = _gathered.set((page_ids, languages))
    try:
        yield
    finally:
        _gathered.reset(token)
    announce_pages_changed(page_ids=page_ids, languages=languages)
