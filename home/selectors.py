from django.conf import settings
from django.utils import timezone
from wagtail.models import Page

from core.privacy import IS_PRIVATE
from home.models import BilingualPage, HomePage, StatementPage
from home.surroundings import poster_of
from issues.selectors import contents_of, editions_of, newest_issue

# One large and two rows of two.
LEAD_PIECES = 5


def front_page_of(home: HomePage) -> dict[str, object]:
    """What stands on the front page of a language: the newest of each kind."""
    locale_id = home.locale_id
    issue = newest_issue(locale_id=locale_id)
    pieces = [piece for _section, section in contents_of(issue) for piece in section] if issue else []
    call_page = Page.objects.live().exclude(IS_PRIVATE).filter(pk=home.call_page_id).select_related("locale").first()
    return {
        "issue": issue,
        "edition": next(iter(editions_of(issue)), None) if issue else None,
        "pieces": pieces[:LEAD_PIECES],
        "more_pieces": max(0, len(pieces) - LEAD_PIECES),
        "statement": StatementPage.objects.open_to_all().filter(locale_id=locale_id).newest_first().first(),
        "events": BilingualPage.objects.coming(timezone.localdate())[:3],
        "call_page": call_page,
        **poster_of(language=home.locale.language_code),
    }


def bilingual_page(slug: str) -> BilingualPage | None:
    """The live public bilingual page with this address; it stands in the source tree.

    Wagtail's own view asks readers of a private page to sign in. This address is not served by it.
    """
    pages = BilingualPage.objects.live().public()
    return pages.filter(slug=slug, locale__language_code=settings.LANGUAGE_CODE).order_by("pk").first()
