"""What the Checks panel says about an article and the printed paper (core/content_checks.py)."""

from django.utils.translation import gettext_lazy as _

from core.content_checks import content_check
from issues.enums import PrintStatus
from issues.models import ArticlePage


@content_check(
    ArticlePage,
    message=_("The reason for the cut is missing"),
    advice=_(
        "The piece was shortened in print or left out of it. Under “In the printed paper”, tell readers what was left "
        "out, and why."
    ),
)
def print_reason_missing(article: ArticlePage) -> bool:
    return article.print_status != PrintStatus.WHOLE and not article.print_reason.strip()


@content_check(
    ArticlePage,
    message=_("The printed page is missing"),
    advice=_(
        "The piece counts as printed. Under “In the printed paper”, say on which page it stands, or that it was left "
        "out of print."
    ),
)
def printed_page_missing(article: ArticlePage) -> bool:
    # Every piece is "printed whole" until somebody says otherwise: the page shows that somebody has looked.
    return article.print_status != PrintStatus.LEFT_OUT and article.printed_page is None


@content_check(
    ArticlePage,
    message=_("The print status contradicts itself"),
    advice=_(
        "The piece counts as printed whole, yet something is noted as left out. Under “In the printed paper”, choose "
        "“Shortened in print”, or empty the reason, the words in print and the tick at the graphics."
    ),
)
def print_status_contradicted(article: ArticlePage) -> bool:
    noted = article.print_reason.strip() or article.words_in_print or article.graphics_left_out
    return article.print_status == PrintStatus.WHOLE and bool(noted)
