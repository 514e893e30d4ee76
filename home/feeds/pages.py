"""Pages as entries of feeds, with as many questions for thirty as for one."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.template.loader import render_to_string
from wagtail.models import Page

from core.pages import BasePage
from core.privacy import IS_PRIVATE
from core.tree import path_above
from home.feeds.bodies import blocks_of
from home.feeds.entries import Attachment, Entry, stable_id
from home.feeds.markup import clean_html, clean_text
from home.models import BilingualPage, StatementPage
from issues.enums import AuthorRole
from issues.models import ArticlePage, Correction, Edition, IssuePage

# By name: words, lists of names, and what the template of the kind shows.
type Facts = dict[str, Any]


def entries_of(pages: Iterable[Page], *, language: str) -> list[Entry]:
    """The entries of these pages, in their order, with the words of one language."""
    pages = list(pages)
    by_kind = defaultdict(list)
    for page in pages:
        by_kind[page.specific_class].append(page.pk)
    entries = {}
    for kind, make in KINDS.items():
        if by_kind[kind]:
            found = list(kind.objects.filter(pk__in=by_kind[kind]).select_related("locale"))
            entries |= {page.pk: _entry(page, language, facts) for page, facts in make(found, language)}
    return [entries[page.pk] for page in pages if page.pk in entries]


def _entry(page: BasePage, language: str, facts: Facts) -> Entry:
    address = page.get_full_url()
    template = f"feeds/{page._meta.model_name.removesuffix('page')}.html"
    html = render_to_string(template, {"page": page, **facts})
    published = page.first_published_at
    return Entry(
        id=stable_id(page.translation_key, language),
        address=address,
        title=clean_text(str(facts.get("title", page.title)), language=language),
        summary=clean_text(str(facts.get("summary", "")), language=language),
        content=clean_html(html, language=language, address=address),
        published=published,
        updated=max(published, page.last_published_at or published),
        authors=tuple(clean_text(name, language=language) for name in facts.get("authors", ())),
        contributors=tuple(clean_text(name, language=language) for name in facts.get("contributors", ())),
        kind=clean_text(str(facts.get("kind", page._meta.verbose_name)), language=language),
        attachments=tuple(facts.get("attachments", ())),
    )


def _articles(pages: list[ArticlePage], language: str) -> Iterable[tuple[ArticlePage, Facts]]:
    by_article = defaultdict(list)
    for author in ArticlePage.authors.rel.related_model.objects.filter(page__in=pages).order_by("sort_order", "pk"):
        by_article[author.page_id].append(author)
    corrections = defaultdict(list)
    for correction in Correction.objects.filter(page__in=pages).order_by("sort_order", "pk"):
        corrections[correction.page_id].append(correction)
    for page, blocks in zip(pages, blocks_of([page.body for page in pages], language=language), strict=True):
        people = by_article[page.pk]
        yield (
            page,
            {
                "blocks": blocks,
                "corrections": corrections[page.pk],
                "summary": page.lede,
                "kind": page.get_kind_display(),
                "authors": [person.name for person in people if person.role == AuthorRole.TEXT],
                "contributors": [person.name for person in people if person.role != AuthorRole.TEXT],
            },
        )


def _statements(pages: list[StatementPage], language: str) -> Iterable[tuple[StatementPage, Facts]]:
    for page, blocks in zip(pages, blocks_of([page.body for page in pages], language=language), strict=True):
        yield page, {"blocks": blocks, "summary": page.lede}


def _issues(pages: list[IssuePage], language: str) -> Iterable[tuple[IssuePage, Facts]]:
    numbers = [page.number for page in pages]
    editions = Edition.objects.ready().filter(issue_number__in=numbers, language=language).with_covers()
    by_number = {edition.issue_number: edition for edition in editions}
    articles = defaultdict(list)
    for article in _articles_under(pages):
        articles[path_above(article)].append(article)
    for page in pages:
        edition = by_number.get(page.number)
        yield (
            page,
            {
                "summary": page.summary,
                "articles": articles[page.path],
                "edition": edition,
                "attachments": [_attachment(page, edition)] if edition else [],
            },
        )


def _articles_under(issues: list[IssuePage]) -> Iterable[ArticlePage]:
    under = ArticlePage.objects.none()
    for issue in issues:
        under |= ArticlePage.objects.child_of(issue)
    return under.live().exclude(IS_PRIVATE).in_printed_order().select_related("locale").defer("body")


def _attachment(page: IssuePage, edition: Edition) -> Attachment:
    root = page.get_full_url().removesuffix(page.get_url())
    title = clean_text(str(edition), language=edition.language)
    return Attachment(f"{root}{edition.get_download_url()}", "application/pdf", edition.size, title)


def _bilingual(pages: list[BilingualPage], language: str) -> Iterable[tuple[BilingualPage, Facts]]:
    for page, blocks in zip(pages, blocks_of([page.rows for page in pages], language=language), strict=True):
        title = {"en": page.title, "fr": page.title_fr}[language]
        summary = {"en": page.summary_en, "fr": page.summary_fr}[language]
        rows = [(block, block.value[language] if block.block_type == "pair" else None) for block in blocks]
        yield page, {"rows": rows, "title": title, "summary": summary}


KINDS: dict[type[Page], Callable] = {
    ArticlePage: _articles,
    StatementPage: _statements,
    IssuePage: _issues,
    BilingualPage: _bilingual,
}
