"""All pages that anybody may read, in one language and for people: what the site map shows."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count
from django.http import HttpRequest
from wagtail.models import Page
from wagtail.query import PageQuerySet

from core.pagination import paginate
from core.tree import PATH_ABOVE
from home.models import BilingualPage, StatementIndexPage, StatementPage
from issues.models import ArticlePage, IssueIndexPage, IssuePage
from platform_planks.models import PlankPage, PlatformPage

FRONT_PAGE_DEPTH = 2
# Every other type of page stands under “About the paper”, those that are yet to be invented too.
LISTED_APART = (
    PlatformPage,
    PlankPage,
    IssueIndexPage,
    IssuePage,
    ArticlePage,
    StatementIndexPage,
    StatementPage,
    BilingualPage,
)


@dataclass(frozen=True)
class Branch:
    """A page and those that stand under it."""

    page: Page
    branches: list["Branch"] = field(default_factory=list)


def site_map_of(*, language: str, request: HttpRequest) -> dict[str, object]:
    """What the site map shows on the page that `?page=` asks for: each list goes on there until it ends."""
    public = Page.objects.live().public()
    in_language = public.filter(locale__language_code=language)
    lists = {
        "planks": PlankPage.objects.filter(pk__in=in_language).by_number(),
        "issues": IssuePage.objects.filter(pk__in=in_language).newest_first(),
        "statements": StatementPage.objects.filter(pk__in=in_language).newest_first(),
        "information": in_language.filter(depth__gt=FRONT_PAGE_DEPTH).not_type(*LISTED_APART).order_by("path"),
        "bilingual": BilingualPage.objects.filter(pk__in=public).past_first(),
    }
    paginated = {name: paginate(queryset, request) for name, queryset in lists.items()}
    longest = max(paginated.values(), key=lambda found: found.paginator.num_pages)
    # A list that has ended already answers with its last page.
    shown = {name: list(found) if found.number == longest.number else [] for name, found in paginated.items()}
    heads = {page.specific_class: page for page in in_language.type(PlatformPage, IssueIndexPage, StatementIndexPage)}
    return {
        **shown,
        "platform": heads.get(PlatformPage),
        "issue_index": heads.get(IssueIndexPage),
        "statement_index": heads.get(StatementIndexPage),
        "issues": _with_number_of_articles(shown["issues"], in_language),
        "information": branches_of(shown["information"]),
        "list_page": longest,
    }


def branches_of(pages: Iterable[Page]) -> list[Branch]:
    """Pages in the order of the tree as branches. One whose parent is not among them stands for itself."""
    roots: list[Branch] = []
    above: list[Branch] = []
    for page in pages:
        while above and not page.path.startswith(above[-1].page.path):
            above.pop()
        branch = Branch(page)
        (above[-1].branches if above else roots).append(branch)
        above.append(branch)
    return roots


def _with_number_of_articles(issues: list[IssuePage], public: PageQuerySet) -> list[tuple[IssuePage, int]]:
    counts = dict(
        ArticlePage.objects.filter(pk__in=public)
        .annotate(issue_path=PATH_ABOVE)
        .filter(issue_path__in=[issue.path for issue in issues])
        .values_list("issue_path")
        .annotate(count=Count("pk"))
        .order_by("issue_path")
    )
    return [(issue, counts.get(issue.path, 0)) for issue in issues]
