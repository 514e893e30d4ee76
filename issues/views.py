from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from issues.models import Edition, IssuePage


@require_safe
def edition_pdf(request: HttpRequest, number: int, language: str, name: str) -> FileResponse:
    """The PDF of an edition, once its issue is published for everybody in some language."""
    edition = Edition.objects.filter(issue_number=number, language=language).exclude(pdf="").first()
    if edition is None or not IssuePage.objects.live().public().filter(number=number).exists():
        raise Http404
    if name != edition.file_name:
        return redirect(edition.get_download_url())
    return FileResponse(
        edition.pdf.open("rb"), as_attachment=True, filename=edition.file_name, content_type="application/pdf"
    )
