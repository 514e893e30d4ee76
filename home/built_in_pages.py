"""Pages whose words ship with the code, because they say what the code does. They stand in every language."""

from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site


@dataclass(frozen=True)
class BuiltInPage:
    """Looks to base.html like a page of the tree: with a title, an address, and versions in the other languages."""

    # Of its address in home/urls.py and of its template.
    name: str
    title: str | Promise
    search_description: str | Promise
    language: str = settings.LANGUAGE_CODE
    seo_title: str = ""
    # When somebody last compared the words with what the code does.
    reviewed_on: date | None = None
    stands_for_every_language: bool = False

    @property
    def template(self) -> str:
        return f"pages/{self.name}.html"

    @property
    def live_versions(self) -> dict[str, "BuiltInPage"]:
        return {code: replace(self, language=code) for code, _name in settings.LANGUAGES}

    @property
    def full_url(self) -> str:
        return self.get_full_url()

    def get_url(self) -> str:
        with override(self.language):
            return reverse(self.name)

    def get_full_url(self) -> str:
        root_url = next((root.root_url for root in Site.get_site_root_paths()), "")
        return f"{root_url}{self.get_url()}"


SITE_MAP = BuiltInPage(
    name="site_map",
    title=_("Site map"),
    search_description=_("Every page of this site: the platform, the issues, the statements and all the rest."),
)
ACCESSIBILITY = BuiltInPage(
    name="accessibility",
    title=_("Accessibility"),
    search_description=_("What we do so that everybody can read this paper, what does not work yet, and whom to tell."),
    reviewed_on=date(2026, 11, 22),
)
PRIVACY = BuiltInPage(
    name="privacy",
    title=_("Privacy"),
    search_description=_("What this site keeps about whom, for how long, and how to have it deleted."),
    reviewed_on=date(2026, 11, 22),
)
FEEDS = BuiltInPage(
    name="feeds",
    title=_("Feeds"),
    search_description=_("Everything that is new in this paper, brought to you by a program of your choice."),
)
BUILT_IN_PAGES = {page.name: page for page in (SITE_MAP, FEEDS, ACCESSIBILITY, PRIVACY)}


def in_active_language(page: BuiltInPage) -> BuiltInPage:
    return replace(page, language=get_language())
