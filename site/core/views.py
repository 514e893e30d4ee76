from errno import ENAMETOOLONG

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.static import serve


def serve_media(request: HttpRequest, path: str) -> HttpResponseBase:
    """A public file. Under an address that no file could have, there is none."""
    try:
        return serve(request, path, document_root=settings.MEDIA_ROOT)
    except SuspiciousFileOperation as error:
        raise Http404 from error
    except OSError as error:
        if error.errno != ENAMETOOLONG:
            raise
        raise Http404 from error


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that was sent from another site, or whose page stood open too long.

    The reason is Django's own and in English; it says nothing to the person, so the page does not show it.
    """
    return render(request, "errors/csrf_failure.html", status=403)
