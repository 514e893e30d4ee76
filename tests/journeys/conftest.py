"""A reader with Debian's Chromium, and a newspaper to read."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from playwright.sync_api import Browser, BrowserContext, Route, sync_playwright
from playwright.sync_api import Page as Tab
from wagtail.models import Page
from wagtail.users.models import UserProfile

from home.models import HomePage, Menu, MenuItem
from issues.models import ArticlePage, ArticlePlank
from platform_planks.models import PlankPage
from tests.factories import ContributionPageFactory, UserFactory, front_page, in_french, make_front_page
from tests.sessions import session_cookie

CHROMIUM = Path("/usr/bin/chromium")
# Without these, Chromium calls home at every start.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Wagtail's checker writes into the console, as an error, what it found, and that it was asked anew before it was done.
SAID_BY_CHECKS = ("axe.run results", "Axe is already running")
# Tells of what the policy forbade, as an error in the console.
TELL_OF_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => {
    console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
});
"""


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed: apt-get install chromium")
    # Playwright keeps an event loop in this thread, in which Django would refuse to ask the database.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@dataclass
class Reader:
    """A tab, what went wrong in it, and whom else it asked for something."""

    tab: Tab
    address: str
    complaints: list[str] = field(default_factory=list)
    foreign_hosts: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        self.tab.goto(f"{self.address}{path}")

    @property
    def path(self) -> str:
        return urlsplit(self.tab.url).path

    @property
    def heading(self) -> str:
        return self.tab.locator("h1").inner_text().strip()

    @property
    def language(self) -> str:
        return self.tab.locator("html").get_attribute("lang")

    def answer(self, route: Route) -> None:
        """Let requests to the site through; nobody else is ever reached."""
        if route.request.url.startswith((self.address, "data:", "blob:")):
            return route.continue_()
        self.foreign_hosts.append(urlsplit(route.request.url).hostname or "")
        return route.fulfill(body="<!doctype html><title>Elsewhere</title>", content_type="text/html")


@pytest.fixture
def make_reader(chromium: Browser, live_server) -> Iterator[Callable[..., Reader]]:
    contexts: list[BrowserContext] = []

    def make(**options: object) -> Reader:
        context = chromium.new_context(**options)
        contexts.append(context)
        context.add_init_script(TELL_OF_VIOLATIONS)
        reader = Reader(context.new_page(), live_server.url)
        context.route("**/*", reader.answer)
        reader.tab.on("console", lambda line: line.type == "error" and reader.complaints.append(line.text))
        reader.tab.on("pageerror", lambda error: reader.complaints.append(str(error)))
        return reader

    with answered_requests() as wait_for_answers:
        yield make
        for context in contexts:
            context.close()
        # A request that is still being answered would hold the tables that the next step empties.
        wait_for_answers()


@contextmanager
def answered_requests() -> Iterator[Callable[[], None]]:
    """Gives a function that waits until the server has answered all it was asked, ten seconds at most."""
    open_requests, changed = [], Condition()

    def begin(**_facts: object) -> None:
        with changed:
            open_requests.append(1)

    def end(**_facts: object) -> None:
        with changed:
            open_requests[:1] = []
            changed.notify_all()

    def wait() -> None:
        with changed:
            changed.wait_for(lambda: not open_requests, timeout=10)

    request_started.connect(begin)
    request_finished.connect(end)
    try:
        yield wait
    finally:
        request_started.disconnect(begin)
        request_finished.disconnect(end)


@pytest.fixture
def trees(django_db_setup: Path, transactional_db: None) -> None:
    """The database as the migrations leave it: two trees, roles, a workflow. Each journey empties it afterwards."""
    if not HomePage.objects.exists():
        # Django has made content types and permissions anew after it emptied the database, under other numbers.
        call_command("flush", interactive=False, inhibit_post_migrate=True, verbosity=0)
        call_command("loaddata", django_db_setup, verbosity=0)


@pytest.fixture
def newspaper(trees: None) -> dict[str, Page]:
    """A page of each type in English, by type; all of them are translated."""
    make_front_page()
    ContributionPageFactory(slug="work-with-us")
    article = ArticlePage.objects.get(title="The piece before").get_next_sibling().specific
    after = ArticlePage.objects.get(title="The piece after")
    ArticlePlank.objects.create(page=after, plank=PlankPage.objects.order_by("number").first())
    pages = [page.specific for page in Page.objects.filter(locale__language_code="en", depth__gt=1)]
    for page in pages:
        if not page.stands_for_every_language:
            in_french(page)
    for language in ("en", "fr"):
        make_menu(language, [page for page in pages if page.depth == 3])
    return {page.specific_class.__name__: page for page in [*pages, article]}


def make_menu(language: str, pages: list[Page]) -> None:
    locale = front_page(language).locale
    menu = Menu(place=Menu.Place.MASTHEAD, locale=locale)
    menu.items = [MenuItem(text=page.title, page=page, locale=locale) for page in pages]
    menu.save()


@pytest.fixture
def make_member(trees: None, make_reader: Callable[..., Reader]) -> Callable[..., Reader]:
    """Somebody of the staff, signed in with both factors, whose admin speaks one of the languages."""

    def make(role: str, *, language: str = "en", **options: object) -> Reader:
        user = UserFactory(first_name="Ada", last_name="Vale", is_superuser=role == "Administrators")
        user.groups.add(Group.objects.get(name=role))
        UserProfile.objects.create(user=user, preferred_language=language)
        member = make_reader(**{"viewport": {"width": 1400, "height": 1000}, **options})
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session_cookie(user), "url": member.address}
        member.tab.context.add_cookies([cookie])
        return member

    return make
