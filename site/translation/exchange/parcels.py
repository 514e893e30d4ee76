"""What a file brings, on its way through the browser from the dry run to the confirmation: signed, kept nowhere."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core import signing
from django.utils.translation import gettext_lazy as _

from translation.exchange.comparing import Row
from translation.refusals import DeskRefusal
from users.models import User

SALT = "translation.exchange"
MAX_AGE_SECONDS = 24 * 60 * 60
# Django refuses a form of more than 2.5 MB.
MAX_LETTERS = 2_000_000


class TooMuchError(DeskRefusal):
    words = _("This is too much for one file. Export and import its pages one by one.")


class ParcelLostError(DeskRefusal):
    words = _("What you looked at is a day old, or was not yours. Upload the file again.")


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """One text on its way: where it goes, which version it replaces, its words."""

    translation_id: int
    context_id: int
    source_id: int
    version: int
    words: str


def pack(rows: Iterable[Row], *, user: User, place: str) -> str:
    """Sign what a person may choose, for this person at this place (the address of the page they look at).

    Raises TooMuchError where a browser could not send it back.
    """
    parcels = [
        (row.translation_id, row.context_id, row.source_id, row.version, row.theirs)
        for row in rows
        if row.is_open_to_choice
    ]
    packed = signing.dumps({"user": user.pk, "place": place, "rows": parcels}, salt=SALT, compress=True)
    if len(packed) > MAX_LETTERS:
        raise TooMuchError
    return packed


def unpack(packed: str, *, user: User, place: str) -> list[Parcel]:
    """Raises ParcelLostError for what was not signed here, for somebody else or for another place, or is a day old."""
    try:
        found = signing.loads(packed, salt=SALT, max_age=MAX_AGE_SECONDS)
    except signing.BadSignature as error:
        raise ParcelLostError from error
    if found["user"] != user.pk or found["place"] != place:
        raise ParcelLostError
    fields = ("translation_id", "context_id", "source_id", "version", "words")
    return [Parcel(**dict(zip(fields, row, strict=True))) for row in found["rows"]]
