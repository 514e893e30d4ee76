"""The printed pages of an edition as pages of the site, though they stand in no tree."""

from dataclasses import dataclass, field
from typing import Self

from django.urls import reverse
from django.utils.translation import gettext, override

from core.off_tree import OffTreePage
from issues.models import Edition


@dataclass(frozen=True)
class PaperPage(OffTreePage):
    """One printed page of an edition, or without a number all of them. Its language is the edition's."""

    edition: Edition
    number: int | None = None
    # The same page of the issue's editions in all languages, this one included, by language.
    live_versions: dict[str, Self] = field(default_factory=dict, repr=False, compare=False)
    # Where the language switch leads where there is none.
    addresses_instead: dict[str, str] = field(default_factory=dict)

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

    def get_url(self) -> str:
        with override(self.language):
            if self.number is None:
                return reverse("printed_pages", args=[self.edition.issue_number])
            return reverse("printed_page", args=[self.edition.issue_number, self.number])
