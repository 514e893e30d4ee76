"""What is found of the platform (search/documents.py)."""

from collections.abc import Iterator

from platform_planks.models import PlankPage, PlankReference, PlatformPage
from search.documents import SearchDocument, page_document, search_dependents, search_documents, text_of
from search.enums import Kind


@search_documents(PlatformPage)
def documents_of_platform(platform: PlatformPage) -> Iterator[SearchDocument]:
    yield page_document(
        platform,
        kind=Kind.PLATFORM,
        lede=platform.lede,
        text=text_of(platform.body),
    )


@search_documents(PlankPage)
def documents_of_plank(plank: PlankPage) -> Iterator[SearchDocument]:
    yield page_document(
        plank,
        kind=Kind.PLANK,
        text=text_of(plank.body),
        plank_numbers=frozenset() if plank.number is None else frozenset({plank.number}),
    )


@search_dependents(PlankPage)
def dependents_of_plank(plank: PlankPage) -> Iterator[int]:
    """What argues for a plank is found by its number."""
    for reference in PlankReference.__subclasses__():
        named = reference.objects.filter(plank__translation_key=plank.translation_key)
        yield from named.values_list("page_id", flat=True)
