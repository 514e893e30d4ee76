from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urljoin

from django.conf import settings
from django.core.cache import cache
from django.core.paginator import InvalidPage, Paginator
from django.utils.translation import get_language, gettext

from home.feeds.entries import Entry, Feed
from home.feeds.markup import clean_text
from home.feeds.sources import SOURCES, ForPlank, PagesSource, Source
from platform_planks.models import PlankPage

PER_PAGE = 30
# What the stamp does not tell of is never older than this: a PDF that came later, the new address of a linked page.
SECONDS_KEPT = 300


@dataclass(frozen=True)
class FeedLink:
    """A feed as pages name it."""

    title: str
    description: str
    atom: str
    json: str


def feed_of(source: Source, *, form: str, number: str) -> Feed | None:
    """One page of a feed, or None where it has no such page."""
    rows = source.rows()
    paginator = Paginator(rows, PER_PAGE)
    # Where the paginator keeps it once it has counted.
    vars(paginator)["count"], updated = source.measure(rows)
    try:
        page = paginator.page(number)
    except InvalidPage:
        return None

    def words(text: str) -> str:
        return clean_text(text, language=source.language)

    def address_of(page_number: int) -> str:
        query = f"?page={page_number}" if page_number > 1 else ""
        return urljoin(settings.PUBLIC_ADDRESS, f"{source.address(form)}{query}")

    return Feed(
        id=source.id,
        title=words(source.title),
        description=words(source.description),
        language=source.language,
        author=gettext("The Torch"),
        address=address_of(page.number),
        alternate=urljoin(settings.PUBLIC_ADDRESS, source.alternate),
        updated=updated,
        entries=_entries(source, list(page)),
        first=address_of(1),
        last=address_of(paginator.num_pages),
        next=address_of(page.number + 1) if page.has_next() else "",
        previous=address_of(page.number - 1) if page.has_previous() else "",
    )


def _entries(source: Source, rows: list) -> list[Entry]:
    """Kept ready as long as the rows are the same: whoever asks again costs two questions."""
    stamp = sha256(source.stamp(rows).encode()).hexdigest()
    return cache.get_or_set(f"feed:{source.id}:{stamp}", lambda: source.entries(rows), SECONDS_KEPT)


def feed_link(source: PagesSource) -> FeedLink:
    return FeedLink(source.title, source.description, source.address("atom"), source.address("json"))


def feed_links() -> list[FeedLink]:
    """The feeds of the active language that are not of one plank."""
    language = get_language()
    return [feed_link(source(language)) for source in SOURCES.values()]


def feeds_about(page: object, *, languages: list[str]) -> list[FeedLink]:
    """The feeds that the head of a page names: everything, and the one that is about the same as the page."""
    found: list[PagesSource] = []
    for language in languages:
        found.append(SOURCES["everything"](language))
        found += [source(language) for source in SOURCES.values() if source.index and isinstance(page, source.index)]
        if isinstance(page, PlankPage) and page.number is not None:
            found.append(ForPlank(language, page))
    return [feed_link(source) for source in found]
