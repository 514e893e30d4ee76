from collections.abc import Sequence

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PER_PAGE = 24


def paginate(found: QuerySet | Sequence, request: HttpRequest, *, per_page: int = PER_PAGE) -> Page:
    """The page of a list that `?page=` asks for; the nearest one for a number that does not exist."""
    return Paginator(found, per_page).get_page(request.GET.get("page"))
