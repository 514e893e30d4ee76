"""What a form of the desk says, as far as it can be understood."""

from django.http import HttpRequest

from translation.whole_numbers import whole_number


def said(request: HttpRequest, name: str, limit: int) -> str:
    """The words of a field, no longer than they may be, without what a database cannot hold."""
    return request.POST.get(name, "").replace("\0", "").strip()[:limit]


def place_of(key: str) -> dict[str, int] | None:
    """The text that a key of the desk names (DeskText.key)."""
    context, _dash, source = key.partition("-")
    place = {"context_id": whole_number(context), "source_id": whole_number(source)}
    return place if all(place.values()) else None
