"""What is found of statements, of information and of bilingual pages (search/documents.py)."""

from collections.abc import Iterator

from home.models import BilingualPage, InfoPage, StatementPage
from platform_planks.selectors import numbers_named_by
from search.documents import SearchDocument, page_document, page_key, search_documents, text_of, words_of
from search.enums import Kind


@search_documents(StatementPage)
def documents_of_statement(statement: StatementPage) -> Iterator[SearchDocument]:
    yield page_document(
        statement,
        kind=Kind.STATEMENT,
        lede=statement.lede,
        text=text_of(statement.body),
        date=statement.date,
        plank_numbers=numbers_named_by(statement.plank_references.all()),
    )


@search_documents(InfoPage)
def documents_of_information(page: InfoPage) -> Iterator[SearchDocument]:
    yield page_document(
        page,
        kind=Kind.INFO,
        lede=page.lede,
        text=text_of(page.body),
    )


@search_documents(BilingualPage)
def documents_of_bilingual_page(page: BilingualPage) -> Iterator[SearchDocument]:
    """One for each language, with its own words, at the one address."""
    titles = {"en": page.title, "fr": page.title_fr}
    ledes = {"en": page.summary_en, "fr": page.summary_fr}
    for language, title in titles.items():
        yield SearchDocument(
            key=page_key(page, language),
            language=language,
            kind=Kind.BILINGUAL,
            url=page.get_url(),
            title=title,
            lede=ledes[language],
            text="\n".join(_words(page, language)),
            date=page.event_date,
        )


def _words(page: BilingualPage, language: str) -> Iterator[str]:
    """The rows in one language. Captions and titles of videos stand once, for both."""
    if page.place:
        yield page.place
    for row in page.rows:
        if row.block_type == "pair":
            yield words_of(row.block.child_blocks[language], row.value[language])
        else:
            yield words_of(row.block, row.value)
