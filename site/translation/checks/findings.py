"""What a check is told of a text, and what it says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext_lazy as _

from translation.glossary.terms import Term


class Level(TextChoices):
    """What a finding asks of whoever translates."""

    BLOCKS = "BLOCKS", _("Must be mended")
    # To be mended, or ignored with a reason.
    WARNS = "WARNS", _("Probably wrong")
    ADVISES = "ADVISES", _("Look again")


@dataclass(frozen=True, kw_only=True)
class LinkFacts:
    # True for everything that needs no translation: an address elsewhere, a file.
    has_translation: bool
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class TextFacts:
    """What the words alone do not say."""

    language: str
    # How many characters of plain text fit in; None where all do.
    max_length: int | None = None
    is_plain: bool = False
    # By the id that the engine gives a link within its text: a1, a2.
    links: Mapping[str, LinkFacts] = field(default_factory=dict)
    # The place whose French spaces the site is set to: fr-CA or fr-FR.
    typography: str = "fr-CA"
    terms: Sequence[Term] = ()
    # How the same words are translated at other places.
    other_translations: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Finding:
    code: str
    level: Level
    message: str | Promise
    # The whole text with what was found put right; None where only a person can.
    repair: str | None = None


def _filled(message: str | Promise, values: Mapping[str, object]) -> str:
    return message % values  # ty: ignore[unsupported-operator]


_filled_later = lazy(_filled, str)


def filled(message: str | Promise, **values: object) -> str | Promise:
    """A message with its placeholders, in the language of whoever reads it."""
    return _filled_later(message, values)
