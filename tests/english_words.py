"""Finds English of ours in a page that should be French, and makes people who read French."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup, Comment, Doctype
from django.conf import settings
from wagtail.users.models import UserProfile

from core.management.commands.compile_catalogues import catalogues, read
from tests.factories import UserFactory
from users.models import User

FRENCH_CATALOGUE = next(path for path in catalogues() if path.parts[-3] == "fr")
# Names that rows carry, not the interface: titles and texts of English pages and editions, the name of the site.
NAMES = {
    "The Torch",
    "Our platform",
    "Work with us",
    "Write to us",
    "The Torch, issue %(number)s: %(title)s",
    "Front page of The Torch, issue %(number)s.",
}

# What a person reads although it stands between no tags.
READ_TOO = ("alt", "aria-label", "aria-description", "content", "label", "placeholder", "title")
NOT_READ = ("script", "style", "template", "code", "noscript")
# Named placeholders of Python and of templates, and the percent sign that must be written twice.
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%%")
TAG = re.compile(r"<[^>]+>")
WORD = re.compile(r"[^\W\d_]{2,}")
SHORTEST = 12


@dataclass(frozen=True)
class Sentence:
    """An English string of the catalogue that reads otherwise in French."""

    english: str
    # The longest piece without a placeholder: where it is missing, nothing else need be looked for.
    core: str
    pattern: re.Pattern[str]

    def stands_in(self, text: str) -> bool:
        return self.core in text and self.pattern.search(text) is not None


def french_reader(**facts: object) -> User:
    """One of the staff who has chosen French in the admin."""
    user = UserFactory(**facts)
    UserProfile.objects.create(user=user, preferred_language="fr")
    return user


def english_of_ours() -> list[Sentence]:
    return [sentence for sentence in sentences(FRENCH_CATALOGUE) if sentence.english not in NAMES]


def even(text: str) -> str:
    return " ".join(text.split())


def sentences(catalogue: Path) -> Iterator[Sentence]:
    """Every English string of the catalogue that is long enough to be known for one."""
    for entry in read(catalogue):
        translated = {entry.msgstr, *entry.msgstr_plural.values()}
        for english in filter(None, (entry.msgid, entry.msgid_plural)):
            sentence = sentence_of(english)
            if sentence is not None and english not in translated:
                yield sentence


def sentence_of(english: str) -> Sentence | None:
    """What to look for, or None where English alone cannot be told: a lone short word may be French as well."""
    pieces = [re.sub(r"\s+", " ", TAG.sub(" ", piece)) for piece in PLACEHOLDER.split(english)]
    words = WORD.findall(" ".join(pieces))
    if len(words) < 2 and len("".join(words)) < SHORTEST:
        return None
    # What stands for a placeholder at the end is told by its neighbours alone.
    parts = [re.escape(piece) for piece in re.split(r"\0", "\0".join(pieces).strip("\0 "))]
    return Sentence(english, max(pieces, key=len).strip(), re.compile(rf"(?<!\w){'.{1,80}?'.join(parts)}(?!\w)"))


def read_by_people(html: bytes | str) -> str:
    """What a page says in its own language, attributes included; what is marked as English is left out."""
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.find_all([*NOT_READ, lambda tag: tag.get("lang") == settings.LANGUAGE_CODE]):
        element.decompose()
    for comment in soup.find_all(string=lambda string: isinstance(string, Comment | Doctype)):
        comment.extract()
    found = [soup.get_text(" ")]
    for element in soup.find_all(True):
        found += [str(element[name]) for name in READ_TOO if element.get(name)]
        if element.name == "input" and element.get("type") in ("submit", "button"):
            found.append(str(element.get("value", "")))
    return "\n".join(map(even, found))


def english_in(html: bytes | str, known: list[Sentence]) -> set[str]:
    """The English strings of the catalogue that a French page shows."""
    text = read_by_people(html)
    return {sentence.english for sentence in known if sentence.stands_in(text)}
