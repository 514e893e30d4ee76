"""The pages that may be named where readers see them."""

from typing import Self

from wagtail.models import PageQuerySet


class OpenPagesQuerySet(PageQuerySet):
    def open_to_all(self) -> Self:
        """The live pages that everybody may read: what may be named anywhere."""
        # Imported here because it asks of models, which stand on this.
        from core.privacy import IS_PRIVATE

        return self.live().exclude(IS_PRIVATE)

    def open_with_parent(self) -> Self:
        """The live pages that all may read who read the page above: what may be named there and among its children."""
        return self.live().filter(view_restrictions=None)
