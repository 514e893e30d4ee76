"""The printed pages of an edition as pages of the site, though they stand in no tree."""

from dataclasses import dataclass, field
from typing import Self

from django.urls import reverse
from django.utils.translation import gettext, override
from wagtail.models import Site

from issues.models import Edition


@dataclass(frozen=True)
class PaperPage:
    """Looks to base.html like a page of the tree: with a title, an address, and versions in the other languages.

    It is one printed page of an edition, or without a number all of them. Its language is the edition's.
    """

    edition: Edition
    number: int | None = None
    # The same page of the issue's editions in all languages, this one included, by language.
    live_versions: dict[str, Self] = field(default_factory=dict, repr=False, compare=False)
    # Where the language switch leads where there is none.
    addresses_instead: dict[str, str] = field(default_factory=dict)
    seo_title: str = ""
    stands_for_every_language: bool = False

    @property
    def language(self) -> str:
        return self.edition.language

    @property
    def title(self) -> str:
        names = {"page": self.number, "number": self.edition.issue_number}
        with override(self.language):
            if self.number is None:
                return gettext("The printed pages of issue %(number)s") % names
            return gettext("Issue %(number)s, printed page %(page)s") % names

    @property
    def search_description(self) -> str:
        with override(self.language):
            return gettext("The printed paper, page by page, with its text.")

    @property
    def full_url(self) -> str:
        return self.get_full_url()

    def get_url(self) -> str:
        with override(self.language):
            if self.number is None:
                return reverse("printed_pages", args=[self.edition.issue_number])
            return reverse("printed_page", args=[self.edition.issue_number, self.number])

    def get_full_url(self) -> str:
        root_url = next((root.root_url for root in Site.get_site_root_paths()), "")
        return f"{root_url}{self.get_url()}"
