"""What a job may be told: ids. Never the thing itself, which may have changed, and never personal data."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

type Id = int | UUID | date | bool | str

# Short, ASCII and without "@" or spaces, so that no address and no sentence passes. The colon marks UUIDs and dates.
_CODE = re.compile(r"[A-Za-z0-9_./-]{1,100}")


def encode_ids(ids: Mapping[str, Id]) -> dict[str, int | str]:
    """Turn ids into what the outbox stores; anything that is not an id raises TypeError."""
    return {name: _encode(name, value) for name, value in ids.items()}


def decode_ids(arguments: Mapping[str, int | str]) -> dict[str, Id]:
    """Turn what the outbox stores back into the ids that were given."""
    return {name: _decode(value) for name, value in arguments.items()}


def check_code(name: str, value: object) -> str:
    """The value, if it is a short code; anything else raises TypeError."""
    if isinstance(value, str) and _CODE.fullmatch(value):
        return value
    # The value stays out of the message: it may be what must not be written down.
    raise TypeError(f"{name!r} is not an id: a job takes numbers, UUIDs, dates and short ASCII codes.")


def _encode(name: str, value: Id) -> int | str:
    match value:
        case int():
            return value
        case UUID():
            return f"uuid:{value}"
        case date() if not isinstance(value, datetime):
            return f"date:{value.isoformat()}"
    return check_code(name, value)


def _decode(value: int | str) -> Id:
    match str(value).partition(":"):
        case ("uuid", ":", text):
            return UUID(text)
        case ("date", ":", text):
            return date.fromisoformat(text)
    return value
