from hashlib import sha256

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from core.ranged_files import open_private, send_file
from issues.enums import ExportKind
from issues.exports.articles import article_as_markdown
from issues.exports.contents import piece_of
from issues.exports.names import file_name
from issues.exports.selectors import CONTENT_TYPES
from issues.models import ArticlePage, IssueExport, IssuePage
from translation.selectors import page_at


@require_safe
def issue_export(request: HttpRequest, number: int, name: str) -> HttpResponseBase:
    """An issue as EPUB in the language of the address, or as ZIP in all of them, while readers may have it."""
    language = get_language() or ""
    kind = ExportKind.ZIP if name.endswith(".zip") else ExportKind.EPUB
    export = _find(number, kind, "" if kind == ExportKind.ZIP else language)
    if name != file_name(number, kind, language):
        return redirect("issue_export", number, file_name(number, kind, language))
    return send_file(
        request,
        # A job may have stored another since it was looked up.
        open_private(export.file.name),
        etag=export.sha256,
        content_type=CONTENT_TYPES[kind],
        # Kept by whoever likes, and asked about each time: an issue may be withdrawn.
        cache_control="public, no-cache",
        download_as=name,
    )


@require_safe
def article_markdown(request: HttpRequest, path: str) -> HttpResponseBase:
    """An article as Markdown, beside its page: the same address with `.md` instead of the last slash."""
    article = page_at(f"{path}/", language=get_language() or "")
    if not isinstance(article, ArticlePage) or article.get_view_restrictions():
        raise Http404
    text = article_as_markdown(piece_of(article)).encode()
    etag = f'"{sha256(text).hexdigest()}"'
    answer = HttpResponse(text, content_type="text/markdown; charset=utf-8")
    answer.headers["Content-Disposition"] = content_disposition_header(False, f"{article.slug}.md") or "inline"
    answer.headers["ETag"] = etag
    # The page itself is what should be found.
    answer.headers["X-Robots-Tag"] = "noindex"
    answer.headers["Link"] = f'<{article.full_url}>; rel="canonical"'
    return get_conditional_response(request, etag=etag, response=answer) or answer


def _find(number: int, kind: ExportKind, language: str) -> IssueExport:
    languages = [language] if language else [code for code, _name in settings.LANGUAGES]
    issues = IssuePage.objects.filter(number=number, locale__language_code__in=languages).live().public()
    export = IssueExport.objects.filter(issue_number=number, kind=kind, language=language).first()
    if export is None or not issues.exists():
        raise Http404
    return export
