"""What stands in an export: the live, public pieces of an issue in one language, in printed order."""

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from bs4 import BeautifulSoup
from django.conf import settings

from issues.exports.plain_html import plain_html
from issues.models import ArticlePage, Edition, IssuePage
from issues.selectors import editions_of, issue_of
from platform_planks.models import PlankPage
from translation.typography import typeset_text


@dataclass(frozen=True)
class Piece:
    """An article with what its exports need."""

    article: ArticlePage
    issue: IssuePage
    language: str

    @cached_property
    def html(self) -> BeautifulSoup:
        return plain_html(self.article, language=self.language)

    @cached_property
    def planks(self) -> list[PlankPage]:
        article = self.article
        return list(PlankPage.objects.named_by(article.plank_references.all(), locale_id=article.locale_id))

    def typeset(self, words: str) -> str:
        return typeset_text(words, language=self.language)


@dataclass(frozen=True)
class IssueContents:
    """An issue in one language."""

    issue: IssuePage
    language: str
    pieces: tuple[Piece, ...]
    editions: tuple[Edition, ...]

    @property
    def sections(self) -> list[tuple[str, list[Piece]]]:
        """Neighbours with the same heading stand together."""
        return [(name, list(pieces)) for name, pieces in groupby(self.pieces, key=lambda piece: piece.article.section)]

    def typeset(self, words: str) -> str:
        return typeset_text(words, language=self.language)


def piece_of(article: ArticlePage) -> Piece:
    return Piece(article=article, issue=issue_of(article), language=article.locale.language_code)


def contents_to_export(number: int) -> dict[str, IssueContents]:
    """The issue with this number in each language in which it is live and public, by language code."""
    issues = IssuePage.objects.live().public().filter(number=number).select_related("locale")
    by_language = {issue.locale.language_code: issue for issue in issues}
    return {code: _contents(by_language[code], code) for code, _name in settings.LANGUAGES if code in by_language}


def _contents(issue: IssuePage, language: str) -> IssueContents:
    articles = ArticlePage.objects.child_of(issue).live().public().in_printed_order().with_authors()
    articles = articles.prefetch_related("corrections").select_related("locale")
    return IssueContents(
        issue=issue,
        language=language,
        pieces=tuple(Piece(article=article, issue=issue, language=language) for article in articles),
        editions=tuple(editions_of(issue)),
    )
