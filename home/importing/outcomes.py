"""What became of a piece in this run."""

from dataclasses import dataclass
from enum import Enum, auto

from django.db.models import Model


class State(Enum):
    MADE = auto()
    # A draft of an earlier run that nobody has touched, published now.
    PUBLISHED = auto()
    KEPT = auto()
    # An editor has saved it since.
    EDITED = auto()
    # An editor has taken it offline since.
    UNPUBLISHED = auto()
    # An editor has deleted it since.
    DELETED = auto()
    # It was made of other words than the file holds now.
    TEXT_DIFFERS = auto()
    # Something that the import did not make stands in its place.
    TAKEN = auto()
    # The page that it would stand under is gone.
    NO_PARENT = auto()


CHANGES = frozenset({State.MADE, State.PUBLISHED})
NOT_THERE = frozenset({State.DELETED, State.TAKEN, State.NO_PARENT})


@dataclass(frozen=True)
class Outcome:
    model: type[Model]
    state: State
    is_live: bool = False


type Outcomes = dict[str, Outcome]
