"""The folder of content: which documents there are, and what stands in them."""

from functools import cache
from pathlib import Path

from django.conf import settings

from home.demo.facts import SiteFacts, facts_of, translated_facts_of
from home.demo.reader import ContentError, Document, read_document
from home.demo.typed_toml import IsDataclass

SOURCE = settings.LANGUAGE_CODE
OTHERS = tuple(code for code, _name in settings.LANGUAGES if code != SOURCE)
# In place of a language: the document holds all of them.
ALL = ""


class Library:
    """The documents of a folder by name, `issues/6/issue` for instance, and language. Each is read once."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise ContentError(folder, 1, "There is no such folder.")
        self._folder = folder
        self._read = cache(read_document)

    def names(self, pattern: str, language: str = SOURCE) -> list[str]:
        """The names of the documents that match, in order."""
        paths = sorted(self._folder.glob(pattern + _ending(language)))
        return [path.relative_to(self._folder).as_posix().removesuffix(_ending(language)) for path in paths]

    def languages_of(self, name: str) -> list[str]:
        """The other languages that the document has been translated into."""
        return [language for language in OTHERS if self._path(name, language).exists()]

    def document(self, name: str, language: str = SOURCE) -> Document:
        """Raises ContentError where the file is missing or not in the form that README.md describes."""
        path = self._path(name, language)
        if not path.exists():
            raise ContentError(path, 1, "There is no such file.")
        return self._read(path)

    def facts[T: IsDataclass](self, kind: type[T], name: str, language: str = SOURCE) -> T:
        """The facts of a document; a translation takes from the source what both share."""
        if language in (SOURCE, ALL):
            return facts_of(kind, self.document(name, language))
        return translated_facts_of(kind, self.document(name, language), self.document(name))

    def site(self, language: str) -> SiteFacts:
        """The words that belong to no single page. Nothing is shared: each language says all of them."""
        return facts_of(SiteFacts, self.document("site", language))

    def _path(self, name: str, language: str) -> Path:
        return self._folder / f"{name}{_ending(language)}"


def _ending(language: str) -> str:
    return f".{language}.md" if language else ".md"
