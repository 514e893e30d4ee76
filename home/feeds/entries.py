"""What stands in a feed, whatever it is written as."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5


@dataclass(frozen=True)
class Attachment:
    address: str
    media_type: str
    size: int
    title: str


@dataclass(frozen=True)
class Entry:
    """Something that readers are told of. Words are typeset, addresses absolute."""

    id: str
    address: str
    title: str
    summary: str
    content: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    kind: str = ""
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True)
class Feed:
    """One page of a feed, the newest entries first. The addresses of its neighbours are empty where there are none."""

    id: str
    title: str
    description: str
    language: str
    author: str
    address: str
    alternate: str
    updated: datetime
    entries: list[Entry]
    first: str
    last: str
    next: str
    previous: str


def stable_id(key: UUID, *names: str) -> str:
    """An id that stays when an address, a title or a number changes."""
    return uuid5(key, "/".join(names)).urn
