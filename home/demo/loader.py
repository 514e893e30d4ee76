"""Turns a folder of content into a bilingual site, and says what it does."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from django.utils import timezone
from django.utils.translation import get_language_info
from wagtail.models import Page

from home.demo.desk import Desk
from home.demo.facts import BilingualFacts, IssueFacts, StatementFacts
from home.demo.gallery import Draw, Gallery
from home.demo.library import ALL, SOURCE, Library
from home.demo.pages import PageMaker
from home.demo.placing import MakePage, Placer
from home.demo.press import Press, print_editions, print_leaflets
from home.demo.surroundings import Surrounder
from home.models import HomePage, StatementPage

ANNOUNCED = timedelta(days=30)
A_SEASON = timedelta(days=91)


@dataclass(frozen=True)
class Issue:
    number: int
    folder: str
    document: str
    published_on: date


class Loader:
    """Loads one folder. Run again, it makes only what is missing and changes nothing that stands."""

    def __init__(self, library: Library, *, desk: Desk, now: datetime, draw: Draw, press: Press) -> None:
        self._library = library
        self._desk = desk
        self._press = press
        self._today = timezone.localdate(now)
        self._planks: dict[int, int] = {}
        self._make = PageMaker(library, Gallery(draw), self._planks, self._today)
        self._placer = Placer(desk, now)
        self._reported: Counter[str] = Counter()
        # The pages in the source language, by name.
        self.pages: dict[str, Page] = {"home": HomePage.objects.get(locale=desk.source)}

    def load(self) -> None:
        """Make the whole site. Raises ContentError for a file that cannot be read; what was made before it stays."""
        issues = list(self._issues())
        began_on = min((issue.published_on for issue in issues), default=self._today)
        self._load_platform(began_on)
        self._load_issues(issues, began_on)
        self._load_statements(began_on)
        for name in self._library.names("info/*"):
            self._place(name, partial(self._make.information, name), "home", began_on)
        self._report("Information pages")
        for name in self._library.names("bilingual/*", ALL):
            self._load_bilingual(name)
        self._report("Bilingual pages")
        Surrounder(self._desk, self._library, self.pages).surround()

    def _load_platform(self, began_on: date) -> None:
        languages = self._library.languages_of("platform/introduction")
        self._place("platform", self._make.platform, "home", began_on, languages)
        for name in self._library.names("platform/[0-9]*"):
            plank = self._place(name, partial(self._make.plank, name), "platform", began_on)
            # An editor may have given the plank another number; the files mean the one that they know.
            self._planks[int(name.rpartition("/")[2])] = plank.pk
        self._report("Platform")

    def _load_issues(self, issues: Sequence[Issue], began_on: date) -> None:
        self._place("issues", self._make.issue_index, "home", began_on, self._library.languages_of("site"))
        self._report("List of issues")
        for issue in issues:
            make = partial(self._make.issue, issue.document)
            languages = self._library.languages_of(issue.document)
            self._place(issue.folder, make, "issues", issue.published_on, languages)
            for name in self._library.names(f"{issue.folder}/[0-9]*"):
                self._place(name, partial(self._make.article, name), issue.folder, issue.published_on)
            self._report(f"Issue {issue.number}")
        for edition in print_editions(self._press, [(issue.number, issue.document) for issue in issues]):
            self._desk.say(f"{edition}: printed.")

    def _load_statements(self, began_on: date) -> None:
        self._place("statements", self._make.statement_index, "home", began_on, self._library.languages_of("site"))
        self._report("List of statements")
        dates = {
            name: self._library.facts(StatementFacts, name).date or began_on
            for name in self._library.names("statements/*")
        }
        newest = max(dates, key=lambda name: dates[name], default="")
        for name, published_on in dates.items():
            make = self._make_newest_statement if name == newest else self._make.statement
            self._place(name, partial(make, name), "statements", published_on)
        self._report("Statements")

    def _make_newest_statement(self, name: str, language: str) -> StatementPage:
        """The statement that stands on top of every page and is handed out as a leaflet."""
        page = self._make.statement(name, language, on_top=True)
        if language == SOURCE:
            languages = [SOURCE, *self._library.languages_of(name)]
            titles = {code: self._library.facts(StatementFacts, name, code).title for code in languages}
            page.leaflets = print_leaflets(self._press, name, titles)
        return page

    def _load_bilingual(self, name: str) -> None:
        starts_at = self._library.facts(BilingualFacts, name, ALL).starts_at
        held_on = datetime.fromisoformat(starts_at).date() if starts_at else self._today
        self._place(name, lambda _language: self._make.bilingual(name), "home", held_on - ANNOUNCED, languages=())

    def _place(
        self, name: str, make: MakePage, under: str, published_on: date, languages: Sequence[str] | None = None
    ) -> Page:
        """Place a page; its translations are those of the document with its name, unless they are given."""
        if languages is None:
            languages = self._library.languages_of(name)
        parent = self.pages[under]
        page = self._placer.place(name, make, under=parent, published_on=published_on, languages=languages)
        self.pages[name] = page
        return page

    def _issues(self) -> Iterator[Issue]:
        """The issues by number. One that bears no date came out a season after the one before."""
        documents = self._library.names("issues/*/issue")
        facts = {document: self._library.facts(IssueFacts, document) for document in documents}
        published_on = self._today - A_SEASON
        for document in sorted(documents, key=lambda document: facts[document].number):
            published_on = facts[document].date or published_on + A_SEASON
            yield Issue(facts[document].number, document.rpartition("/")[0], document, published_on)

    def _report(self, what: str) -> None:
        """Say which pages are new since the last report, if any are."""
        new = self._placer.placed - self._reported
        self._reported = Counter(self._placer.placed)
        if new:
            counts = " and ".join(f"{new[code]} in {get_language_info(code)['name']}" for code in new)
            self._desk.say(f"{what}: {counts} published.")
