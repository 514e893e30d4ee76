from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that was sent from another site, or whose page stood open too long.

    The reason is Django's own and in English; it says nothing to the person, so the page does not show it.
    """
    return render(request, "errors/csrf_failure.html", status=403)
