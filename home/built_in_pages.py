"""Pages whose words ship with the code, because they say what the code does. They stand in every language."""

from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from core.off_tree import OffTreePage


@dataclass(frozen=True)
class BuiltInPage(OffTreePage):
    """A page of the same words in every language."""

    # Of its address in home/urls.py and of its template.
    name: str
    title: str | Promise
    search_description: str | Promise
    language: str = settings.LANGUAGE_CODE
    # When somebody last compared the words with what the code does.
    reviewed_on: date | None = None

    @property
    def template(self) -> str:
        return f"pages/{self.name}.html"

    @property
    def live_versions(self) -> dict[str, "BuiltInPage"]:
        return {code: replace(self, language=code) for code, _name in settings.LANGUAGES}

    def get_url(self) -> str:
        with override(self.language):
            return reverse(self.name)


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
