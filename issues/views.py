from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from core.pagination import paginate
from core.ranged_files import open_private, send_file
from issues.downloads import count_download, is_download
from issues.models import Edition, IssuePage, PrintedPage
from issues.models.printed_pages import PICTURES
from issues.selectors import articles_on, edition_for_readers, paper_page
from translation.middleware import same_in_every_language


@same_in_every_language
@require_safe
def edition_pdf(request: HttpRequest, number: int, language: str, name: str) -> HttpResponseBase:
    """The PDF of an edition, once its issue is published for everybody in some language."""
    edition = edition_for_readers(number=number, language=language)
    if edition is None:
        raise Http404
    if name != edition.file_name:
        return redirect(edition.get_download_url())
    response = send_file(
        request,
        open_private(edition.published_pdf.name),
        etag=edition.published_digest,
        content_type="application/pdf",
        # Asked for anew each time, so that a corrected paper is seen at once and every download is counted.
        cache_control="public, no-cache",
        download_as=edition.file_name,
    )
    if is_download(request, response):
        count_download(edition_id=edition.pk, day=timezone.localdate())
    return response


@same_in_every_language
@require_safe
def page_picture(
    request: HttpRequest, number: int, language: str, digest: str, page: int, picture: str
) -> HttpResponseBase:
    """A picture of a printed page. Its address says what is in it: another PDF has other addresses."""
    edition = edition_for_readers(number=number, language=language)
    if edition is None or picture not in PICTURES:
        raise Http404
    printed = edition.printed_pages.filter(number=page, digest=digest).defer("text").first()
    if printed is None:
        raise Http404
    return send_file(
        request,
        open_private(printed.picture_name(picture)),
        etag=f"{digest}-{page}-{picture}",
        content_type=f"image/{picture.partition('-')[0]}",
        cache_control="public, max-age=31536000, immutable",
    )


@require_safe
def printed_pages(request: HttpRequest, number: int) -> HttpResponse:
    """All printed pages of the edition in the language of the address."""
    edition = edition_for_readers(number=number, language=get_language())
    if edition is None:
        return _no_edition(request, number)
    pages = paginate(edition.printed_pages.defer("text").order_by("number"), request)
    for page in pages:
        page.edition = edition
    facts = {"page": paper_page(edition), "edition": edition, "printed_pages": pages}
    return render(request, "pages/printed_pages.html", {**facts, "issue": _issue_of(edition)})


@require_safe
def printed_page(request: HttpRequest, number: int, page: int) -> HttpResponse:
    """One printed page of the edition in the language of the address: its picture, its words, what stands on it."""
    edition = edition_for_readers(number=number, language=get_language())
    if edition is None:
        return _no_edition(request, number)
    printed = edition.printed_pages.filter(number=page).first()
    if printed is None:
        raise Http404
    printed.edition = edition
    facts = {
        "page": paper_page(edition, page),
        "edition": edition,
        "printed_page": printed,
        "large_url": printed.get_picture_url("webp-1600"),
        "previous_page": _neighbour(printed, -1),
        "next_page": _neighbour(printed, 1),
        "articles": articles_on(edition, page),
        "issue": _issue_of(edition),
    }
    return render(request, "pages/printed_page.html", facts)


def _neighbour(printed: PrintedPage, step: int) -> PrintedPage | None:
    number = printed.number + step
    is_there = 1 <= number <= printed.edition.page_count
    return PrintedPage(edition=printed.edition, number=number) if is_there else None


def _issue_of(edition: Edition) -> IssuePage | None:
    issues = IssuePage.objects.live().filter(number=edition.issue_number, locale__language_code=edition.language)
    return issues.select_related("locale").first()


def _no_edition(request: HttpRequest, number: int) -> HttpResponse:
    """Say that this issue was not printed in this language, and lead to what there is. Never show another language."""
    printed = Edition.objects.ready().filter(issue_number=number).own_language_first(get_language()).first()
    if printed is None or edition_for_readers(number=number, language=printed.language) is None:
        raise Http404
    facts = {"edition": printed, "number": number}
    return render(request, "pages/no_edition.html", facts, status=404)
