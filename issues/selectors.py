from collections.abc import Iterable
from itertools import groupby

from django.conf import settings

from core.models import Job
from issues.models import ArticlePage, Correction, Edition, IssuePage
from issues.printed_paper import PaperPage
from issues.querysets import ArticleQuerySet, CorrectionQuerySet


def edition_for_readers(*, number: int, language: str) -> Edition | None:
    """The edition that readers may have: ready, and its issue published for everybody in some language."""
    edition = Edition.objects.ready().filter(issue_number=number, language=language).with_covers().first()
    if edition is None or not IssuePage.objects.live().public().filter(number=number).exists():
        return None
    return edition


def is_being_read(edition: Edition) -> bool:
    """A job for its PDF is owed or runs."""
    from issues.jobs import read_edition_pdf

    jobs = Job.objects.unfinished().filter(function=read_edition_pdf.name)
    return jobs.filter(arguments={"edition_id": edition.pk}).exists()


def paper_page(edition: Edition, number: int | None = None) -> PaperPage:
    """One printed page of an edition, or all of them, with the ways to the same page in the other languages."""
    others = Edition.objects.ready().filter(issue_number=edition.issue_number, page_count__gte=number or 1)
    versions = {other.language: PaperPage(other, number) for other in others}
    issues = IssuePage.objects.live().filter(number=edition.issue_number).select_related("locale")
    addresses = {code: f"/{code}/" for code, _name in settings.LANGUAGES}
    addresses |= {issue.locale.language_code: issue.get_url() for issue in issues}
    return PaperPage(edition, number, live_versions=versions, addresses_instead=addresses)


def articles_on(edition: Edition, number: int) -> list[ArticlePage]:
    """The live pieces that begin on a printed page, in the language of the edition."""
    issue = IssuePage.objects.live().public().filter(number=edition.issue_number)
    issue = issue.filter(locale__language_code=edition.language).first()
    if issue is None:
        return []
    articles = ArticlePage.objects.child_of(issue).open_with_parent().in_printed_order()
    return list(articles.filter(printed_page=number).defer("body"))


def printed_page_of(article: ArticlePage, editions: Iterable[Edition]) -> str:
    """Where a piece can be read as it was printed: the address of its page in the edition of its own language."""
    if article.printed_page is None:
        return ""
    language = article.locale.language_code
    for edition in editions:
        if edition.language == language and article.printed_page <= edition.page_count:
            return PaperPage(edition, article.printed_page).get_url()
    return ""


def editions_of(issue: IssuePage) -> list[Edition]:
    """The printed editions of an issue that readers may have, the one in the page's own language first."""
    language = issue.locale.language_code
    # No renditions: there are one or two covers, and Wagtail keeps their renditions in the cache.
    return list(
        Edition.objects.ready()
        .filter(issue_number=issue.number)
        .own_language_first(language)
        .with_downloads()
        .select_related("chosen_cover", "made_cover")
    )


def with_editions(issues: Iterable[IssuePage]) -> list[tuple[IssuePage, Edition | None]]:
    """Each issue with the edition whose cover stands for it: in its own language if there is one."""
    issues = list(issues)
    if not issues:
        return []
    language = issues[0].locale.language_code
    editions: dict[int, Edition] = {}
    numbers = [issue.number for issue in issues]
    for edition in Edition.objects.ready().filter(issue_number__in=numbers).own_language_first(language).with_covers():
        editions.setdefault(edition.issue_number, edition)
    return [(issue, editions.get(issue.number)) for issue in issues]


def newest_issue(*, locale_id: int) -> IssuePage | None:
    """The live issue with the highest number in one language that everybody may read."""
    return IssuePage.objects.open_to_all().filter(locale_id=locale_id).newest_first().select_related("locale").first()


def issue_of(article: ArticlePage) -> IssuePage:
    """The issue that a piece stands in, live or not."""
    return IssuePage.objects.parent_of(article).select_related("locale").get()


def contents_of(issue: IssuePage) -> list[tuple[str, list[ArticlePage]]]:
    """The live pieces of an issue in printed order, as sections: neighbours with the same heading stand together."""
    articles = pieces_of(issue).with_authors()
    return [(section, list(pieces)) for section, pieces in groupby(articles, key=lambda article: article.section)]


def pieces_of(issue: IssuePage) -> ArticleQuerySet:
    """The live pieces of an issue in printed order, without their bodies."""
    return ArticlePage.objects.child_of(issue).open_with_parent().in_printed_order().defer("body")


def corrections_of(issue: IssuePage) -> list[Correction]:
    """What was corrected in the live pieces of an issue, with the pieces, in printed order."""
    return list(Correction.objects.of_pieces_open_with_issue().in_issue(issue).select_related("page__locale"))


def corrections_to_print() -> CorrectionQuerySet:
    """The corrections that the next printed number owes its readers, in every language, each with its piece."""
    return Correction.objects.of_live_pieces().to_print().select_related("page__locale")


def neighbours_of(article: ArticlePage) -> tuple[ArticlePage | None, ArticlePage | None]:
    """The live pieces before and after this one in its issue."""
    siblings = ArticlePage.objects.sibling_of(article, inclusive=True)
    # Whoever reads a private piece finds on from it.
    pieces = (siblings.open_with_parent() | siblings.live().filter(pk=article.pk)).in_printed_order()
    pieces = list(pieces.only("title", "url_path"))
    here = next((place for place, piece in enumerate(pieces) if piece.pk == article.pk), None)
    if here is None:
        return None, None
    before, after = pieces[:here], pieces[here + 1 :]
    return before[-1] if before else None, after[0] if after else None
