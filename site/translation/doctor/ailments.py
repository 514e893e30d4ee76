"""What an illness is: how it is found, what is said of it, and how it is mended where that can be done safely."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from wagtail.models import Page


@dataclass(frozen=True)
class Ailment:
    """One thing that is wrong with one page."""

    code: str
    page: Page
    words: str | Promise
    is_mendable: bool


@dataclass(frozen=True)
class Illness:
    """A kind of ailment. `mend` says whether it could be mended; without one, people decide."""

    code: str
    words: str | Promise
    find: Callable[[], Iterable[Page]]
    mend: Callable[[Page], bool] | None = None

    def look(self) -> Iterator[Ailment]:
        for page in self.find():
            yield Ailment(self.code, page, self.words, is_mendable=self.mend is not None)
