"""The bodies of many pages at once: what one page asks of the database for each of its blocks, all ask together."""

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.html import format_html
from wagtail.blocks import BoundBlock, StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.models import Page
from wagtail.rich_text import RichText, expand_db_html
from wagtail.rich_text.rewriters import LinkRewriter

from images.models import TorchImage, TorchRendition
from images.sizes import ALL_SPECS

# Unicode gives this character to nobody: between two texts that are looked through as one.
BETWEEN = "\ufdd1"


def blocks_of(streams: Sequence[StreamValue], *, language: str) -> list[list[BoundBlock]]:
    """The blocks of each of these streams of one type, with links resolved and renditions found."""
    if not streams:
        return []
    # Wagtail fetches what a kind of block needs once for a whole stream: so they become one.
    raw = [block for stream in streams for block in stream.raw_data]
    blocks = list(StreamValue(streams[0].stream_block, raw, is_lazy=True))
    values = [value for block in blocks for value in _values_in(block.value)]
    _find_renditions(values)
    _resolve_links(values, language)
    parts, start = [], 0
    for stream in streams:
        parts.append(blocks[start : start + len(stream)])
        start += len(stream)
    return parts


def _values_in(value: object) -> Iterator[object]:
    """A value and all those inside it."""
    yield value
    inner: Iterable[object] = ()
    if isinstance(value, StructValue):
        inner = value.values()
    elif isinstance(value, ListValue):
        inner = value
    for part in inner:
        yield from _values_in(part)


def _find_renditions(values: list[object]) -> None:
    pictures = [value for value in values if isinstance(value, TorchImage)]
    ready = TorchRendition.objects.filter(filter_spec__in=ALL_SPECS)
    # A picture that stands twice is one object in a stream, and each needs its own list.
    prefetch_related_objects(pictures, Prefetch("renditions", ready, to_attr="prefetched_renditions"))


def _resolve_links(values: list[object], language: str) -> None:
    """Links in rich text name pages and documents by id. Looked up for all texts together, they become addresses."""
    texts = [value for value in values if isinstance(value, RichText)]
    joined = BETWEEN.join(text.source.replace(BETWEEN, "") for text in texts)
    # Wagtail's own rule for pages asks three questions for each link to a page of another language.
    to_pages = LinkRewriter(bulk_rules={"page": lambda links: _page_links(links, language)}, reference_extractors={})
    for text, html in zip(texts, expand_db_html(to_pages(joined)).split(BETWEEN), strict=False):
        # Expanded again when it is shown, which finds nothing more to do.
        text.source = html


def _page_links(links: list[dict[str, str]], language: str) -> list[str]:
    """Where links to pages lead: to the live version in this language, or else to the page that was named."""
    ids = {int(link["id"]) for link in links if link.get("id", "").isdecimal()}
    keys = Page.objects.filter(pk__in=ids).values("translation_key")
    pages = list(Page.objects.filter(translation_key__in=keys).select_related("locale"))
    by_id = {str(page.pk): page for page in pages}
    spoken = {page.translation_key: page for page in pages if page.live and page.locale.language_code == language}
    found = [by_id.get(link.get("id", "")) for link in links]
    return [_link(spoken.get(page.translation_key, page)) if page else "<a>" for page in found]


def _link(page: Page) -> str:
    # Its own class, for its kind of address, without the fields of that class, which would be one more query.
    specific = page.specific_deferred
    specific.locale = page.locale
    return format_html('<a href="{}">', specific.get_url() or "")
