"""Puts pages where they belong, once: what stands already is left as its editors have it."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from core.pages import NumberedMixin
from home.demo.desk import Desk
from home.demo.library import SOURCE
from home.demo.stream import key_of

# Makes the unsaved page in a language.
MakePage = Callable[[str], Page]


class Placer:
    """Places pages by name. A name's translation key finds the page again, whatever an editor made of its address."""

    def __init__(self, desk: Desk, now: datetime) -> None:
        self._desk = desk
        self._now = now
        self._standing: dict[tuple[UUID, str], Page] = {
            (page.translation_key, page.locale.language_code): page
            for page in Page.objects.filter(depth__gt=1).select_related("locale")
        }
        # How many pages of each language are new.
        self.placed: Counter[str] = Counter()

    def place(
        self, name: str, make: MakePage, *, under: Page, published_on: date, languages: Sequence[str] = ()
    ) -> Page:
        """The page with this name in the source language, made and published with its translations where missing.

        Each language is one transaction, so that a load that was killed goes on where it was.
        """
        key = key_of(name)
        moment = min(timezone.make_aware(datetime.combine(published_on, time(9))), self._now)
        page = self._standing.get((key, SOURCE)) or self._publish(key, make, under, moment)
        for language in languages:
            # A page that somebody else put at this address has words of its own: its translation is not ours.
            if page.translation_key == key and (key, language) not in self._standing:
                self._translate(page.specific, make, language, moment)
        return page

    @transaction.atomic
    def _publish(self, key: UUID, make: MakePage, parent: Page, moment: datetime) -> Page:
        draft = make(SOURCE)
        standing = _page_at_address_of(draft, parent)
        if standing:
            return standing
        draft.locale, draft.translation_key = self._desk.source, key
        with disable_reference_index_auto_update():
            # Fresh, because the tree counts its children in the row.
            Page.objects.get(pk=parent.pk).add_child(instance=draft)
            self._desk.publish(draft)
        self._finish(draft, SOURCE, moment)
        return draft

    @transaction.atomic
    def _translate(self, page: Page, make: MakePage, language: str, moment: datetime) -> None:
        with disable_reference_index_auto_update():
            result = self._desk.translate(page, make(language), language)
        if result is not None:
            self._finish(result, language, moment)

    def _finish(self, page: Page, language: str, moment: datetime) -> None:
        # Publishing has set it to now; readers are to see when the piece came out.
        Page.objects.filter(pk=page.pk).update(first_published_at=moment)
        # Once a page instead of at each of its savings: a fifth of the whole load.
        ReferenceIndex.create_or_update_for_object(page)
        self._standing[page.translation_key, language] = page
        self.placed[language] += 1


def _page_at_address_of(draft: Page, parent: Page) -> Page | None:
    slug = str(draft.number) if isinstance(draft, NumberedMixin) else draft.slug
    return Page.objects.child_of(parent).filter(slug=slug).first()
