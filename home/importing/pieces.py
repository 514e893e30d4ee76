"""What a document makes: pages that are not saved yet, each with its key, its parent and what may be there already."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import Q, QuerySet
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from wagtail.models import Page
from wagtail.rich_text import RichText

from core.blocks import video_id
from home.contributions.models import ContributionPage
from home.importing.document import (
    Announcement,
    Article,
    Document,
    Introduction,
    Issue,
    Lead,
    Line,
    Paragraph,
    Plank,
    Statement,
)
from home.importing.shapes import EMAIL, URL
from home.models import BilingualPage, StatementIndexPage, StatementPage
from issues.enums import PrintStatus
from issues.models import ArticlePage, IssueIndexPage, IssuePage
from platform_planks.models import PlankPage, PlatformPage

ISSUES = "issues"
STATEMENTS = "statements"
PLATFORM = Introduction.key
WORK_WITH_US = "work-with-us"
LONGEST_VIDEO_TITLE = 200
ADDRESS = re.compile(f"(?P<url>{URL.pattern})|(?P<email>{EMAIL.pattern})")

type Block = tuple[str, object]


@dataclass(frozen=True)
class Piece:
    """A page to be made."""

    key: str
    page: Page
    # The words of the file that it is made of.
    source: str
    # The pages of its kind that would stand in its way, given its parent.
    rivals: Callable[[Page], QuerySet]
    # The key of the page that it stands under; the front page if empty.
    parent: str = ""
    # Without a body it is never published.
    is_complete: bool = True
    # Rows that a reader should not see before an editor has completed them: for the draft only.
    waiting: list[Block] = field(default_factory=list)


def pieces_of(document: Document) -> Iterator[Piece]:
    """The pages that a document makes, parents first; in the source language, which must be active."""
    if document.introduction or document.planks:
        yield _platform(document.introduction)
    yield from map(_plank, document.planks)
    if document.issues:
        yield Piece(ISSUES, IssueIndexPage(title=gettext("Issues")), "", IssueIndexPage.objects.child_of)
    for issue in sorted(document.issues, key=lambda issue: issue.number):
        yield _issue(issue)
        yield from (_article(article) for note in issue.notes for article in note.articles)
    if document.statements:
        yield Piece(
            STATEMENTS, StatementIndexPage(title=gettext("Statements")), "", StatementIndexPage.objects.child_of
        )
    yield from map(_statement, document.statements)
    if document.invitation:
        yield _invitation(document.invitation)
    yield from map(_bilingual, document.announcements)


def _platform(introduction: Introduction | None) -> Piece:
    heading = introduction.heading if introduction else None
    page = PlatformPage(
        title=heading.text if heading else gettext("Platform"),
        slug="platform",
        body=body_of(introduction.paragraphs if introduction else []),
    )
    return Piece(PLATFORM, page, introduction.source if introduction else "", PlatformPage.objects.child_of)


def _plank(plank: Plank) -> Piece:
    def rivals(platform: Page) -> QuerySet:
        return PlankPage.objects.filter(locale_id=platform.locale_id, number=plank.number)

    # The address is the number for a draft too; the model itself sees to that when a page is published.
    page = PlankPage(title=plank.demand, number=plank.number, slug=str(plank.number), body=body_of(plank.argument))
    return Piece(plank.key, page, plank.source, rivals, parent=PLATFORM)


def _issue(issue: Issue) -> Piece:
    def rivals(index: Page) -> QuerySet:
        return IssuePage.objects.filter(locale_id=index.locale_id, number=issue.number)

    page = IssuePage(title=issue.title, number=issue.number, slug=str(issue.number))
    page.date, page.print_note = issue.date, issue.print_note
    return Piece(issue.key, page, issue.source, rivals, parent=ISSUES)


def _article(article: Article) -> Piece:
    def rivals(issue: Page) -> QuerySet:
        return ArticlePage.objects.child_of(issue).filter(title__iexact=article.title)

    status = PrintStatus.SHORTENED if article.is_shortened else PrintStatus.LEFT_OUT
    page = ArticlePage(title=article.title, print_status=status)
    parent = f"issue:{article.issue_number}"
    return Piece(article.key, page, article.source, rivals, parent=parent, is_complete=False)


def _statement(statement: Statement) -> Piece:
    def rivals(index: Page) -> QuerySet:
        return StatementPage.objects.child_of(index).filter(title__iexact=statement.title)

    page = StatementPage(title=statement.title, body=body_of(statement.body))
    is_complete = bool(statement.body)
    return Piece(statement.key, page, statement.source, rivals, parent=STATEMENTS, is_complete=is_complete)


def _invitation(lines: list[Line]) -> Piece:
    def rivals(home: Page) -> QuerySet:
        # There may be one such page, whatever its address.
        pages = Q(slug=WORK_WITH_US) | Q(pk__in=ContributionPage.objects.child_of(home).values("pk"))
        return home.get_children().filter(pages)

    page = ContributionPage(
        title=gettext("Work with us"), slug=WORK_WITH_US, body=body_of([Paragraph(line) for line in lines])
    )
    return Piece(WORK_WITH_US, page, "\n".join(line.text for line in lines), rivals)


def _bilingual(announcement: Announcement) -> Piece:
    def rivals(home: Page) -> QuerySet:
        return BilingualPage.objects.child_of(home).filter(title__iexact=announcement.title_en)

    page = BilingualPage(
        title=announcement.title_en,
        title_fr=announcement.title_fr,
        summary_en=announcement.summary_en,
        summary_fr=announcement.summary_fr,
        event_date=announcement.date,
        discussed_in_english=announcement.discussed_in_english,
        discussed_in_french=announcement.discussed_in_french,
        rows=list(_rows(announcement)),
    )
    if announcement.is_over:
        page.recording_url = announcement.url
    else:
        page.link = announcement.url
    waiting = [_pair(lead.en, lead.fr) for lead in announcement.leads if is_pair(lead)]
    return Piece(announcement.key, page, announcement.source, rivals, waiting=waiting)


def _rows(announcement: Announcement) -> Iterator[Block]:
    if announcement.date_fr:
        yield _pair(announcement.date_en, announcement.date_fr)
    if announcement.is_over and video_id(announcement.url):
        title = f"{announcement.title_en} / {announcement.title_fr}"
        yield "video", {"url": announcement.url, "title": title[:LONGEST_VIDEO_TITLE]}


def is_pair(lead: Lead) -> bool:
    """It can stand as a row in both languages."""
    return bool(lead.en and lead.fr)


def _pair(english: str, french: str) -> Block:
    return "pair", {"en": RichText(prose([english])), "fr": RichText(prose([french]))}


def body_of(paragraphs: list[Paragraph]) -> list[Block]:
    """The blocks of a body: one of text for each run of paragraphs, headings between them."""
    blocks: list[Block] = []
    for is_heading, run in groupby(paragraphs, key=lambda paragraph: paragraph.is_heading):
        texts = [paragraph.line.text for paragraph in run]
        if is_heading:
            blocks += [("heading", {"text": text, "level": "2"}) for text in texts]
        else:
            blocks.append(("prose", RichText(prose(texts))))
    return blocks


def prose(paragraphs: list[str]) -> str:
    return format_html_join("", "<p>{}</p>", ((_with_links(text),) for text in paragraphs))


def _with_links(text: str) -> SafeString:
    """The text with its addresses as links; everything else is escaped."""
    parts: list[str] = []
    end = 0
    for match in ADDRESS.finditer(text):
        address = match["url"] or f"mailto:{match['email']}"
        parts += [escape(text[end : match.start()]), format_html('<a href="{}">{}</a>', address, match[0])]
        end = match.end()
    return mark_safe("".join([*parts, escape(text[end:])]))  # noqa: S308 - every part is escaped
