"""Pages of the site that stand in no tree."""

from typing import ClassVar

from wagtail.models import Site


class OffTreePage:
    """Looks to base.html like a page of the tree.

    Who extends it adds a title, a search_description, an address (get_url), and live_versions in the other languages.
    """

    seo_title: ClassVar[str] = ""
    stands_for_every_language: ClassVar[bool] = False

    @property
    def full_url(self) -> str:
        return self.get_full_url()

    def get_url(self) -> str:
        raise NotImplementedError

    def get_full_url(self) -> str:
        root_url = next((root.root_url for root in Site.get_site_root_paths()), "")
        return f"{root_url}{self.get_url()}"
