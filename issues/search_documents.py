"""What is found of the issues: the pieces, the issues themselves, and their printed pages (search/documents.py)."""

from collections.abc import Iterator

from wagtail.models import Page

from issues.models import ArticlePage, Edition, IssuePage, PrintedPage
from issues.selectors import issue_of
from platform_planks.selectors import numbers_named_by
from search.documents import SearchDocument, page_document, search_dependents, search_documents, text_of
from search.enums import Kind


@search_documents(ArticlePage)
def documents_of_article(article: ArticlePage) -> Iterator[SearchDocument]:
    issue = issue_of(article)
    yield page_document(
        article,
        kind=Kind.ARTICLE,
        lede=article.lede,
        text="\n".join([text_of(article.body), *(author.name for author in article.authors.all())]),
        date=issue.date,
        issue_number=issue.number,
        printed_page=article.printed_page,
        plank_numbers=numbers_named_by(article.plank_references.all()),
    )


@search_documents(IssuePage)
def documents_of_issue(issue: IssuePage) -> Iterator[SearchDocument]:
    """The issue, and each page of its edition in the same language: they come and go with it."""
    language = issue.locale.language_code
    yield page_document(
        issue,
        kind=Kind.ISSUE,
        lede=issue.summary,
        text=issue.print_note,
        date=issue.date,
        issue_number=issue.number,
    )
    editions = Edition.objects.ready().filter(issue_number=issue.number, language=language)
    for printed in PrintedPage.objects.filter(edition__in=editions).select_related("edition").order_by("number"):
        yield SearchDocument(
            key=f"printed:{printed.pk}",
            language=language,
            kind=Kind.PRINTED_PAGE,
            url=printed.get_url(),
            text=printed.text,
            date=issue.date,
            issue_number=issue.number,
            printed_page=printed.number,
        )


@search_dependents(IssuePage)
def dependents_of_issue(issue: IssuePage) -> Iterator[int]:
    """Its pieces bear its number and date."""
    yield from Page.objects.child_of(issue).live().values_list("pk", flat=True)
