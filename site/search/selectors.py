"""What a reader gets for a question: the one function that views and benches call, and what they may filter by."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import PageViewRestriction

from search.backends import MOST_RESULTS, Filters, backend
from search.enums import Kind
from search.extracts import Extract, Marker
from search.models import SearchEntry
from search.query import Query, parse
from search.querysets import SearchEntryQuerySet, kinds_in
from search.spelling import better_spelled


@dataclass(frozen=True)
class Head:
    """An issue, a plank or the platform, by which results are limited or grouped."""

    title: str
    url: str
    date: date | None


@dataclass(frozen=True)
class Choices:
    """What can be filtered by in one language, and where a reader may go who finds nothing."""

    kinds: tuple[Kind, ...] = ()
    # By number, the newest first.
    issues: dict[int, Head] = field(default_factory=dict)
    planks: dict[int, Head] = field(default_factory=dict)
    platform: Head | None = None


@dataclass(frozen=True)
class Elsewhere:
    """How many answers there are in another language, and where they stand."""

    code: str
    name: str
    count: int
    url: str


@dataclass(frozen=True)
class Answer:
    """The ids of what was found, the best first, and what was really looked for."""

    ids: Sequence[int]
    query: Query
    is_corrected: bool = False
    elsewhere: tuple[Elsewhere, ...] = ()
    # How many there would be without the filters, where these let nothing through.
    unfiltered: int = 0

    @property
    def is_more(self) -> bool:
        """There may be more than are shown."""
        return len(self.ids) == MOST_RESULTS


@dataclass(frozen=True)
class Result:
    entry: SearchEntry
    title: Extract
    extract: Extract
    # The pieces that stand on a printed page.
    pieces: tuple[SearchEntry, ...] = ()


@dataclass(frozen=True)
class Group:
    """The results of one issue, or those that stand in none."""

    issue_number: int | None
    issue: Head | None
    results: list[Result] = field(default_factory=list)


def private_paths() -> tuple[str, ...]:
    """Below which pages not everybody may read."""
    return tuple(PageViewRestriction.objects.order_by("page__path").values_list("page__path", flat=True))


def choices_in(*, language: str, private_paths: Iterable[str]) -> Choices:
    """What there is in one language: the kinds, the issues and the planks."""
    heads = SearchEntry.objects.visible(language=language, private_paths=private_paths).filter(
        kind__in=[Kind.ISSUE, Kind.PLANK, Kind.PLATFORM]
    )
    issues: dict[int, Head] = {}
    planks: dict[int, Head] = {}
    platform = None
    # Values and not entries: there may be hundreds of issues.
    rows = heads.order_by("-issue_number", "planks__number", "pk")
    for kind, issue, plank, *facts in rows.values_list(
        "kind", "issue_number", "planks__number", "title", "url", "date"
    ):
        if kind == Kind.PLATFORM:
            platform = Head(*facts)
        elif kind == Kind.ISSUE and issue is not None:
            issues[issue] = Head(*facts)
        elif kind == Kind.PLANK and plank is not None:
            planks[plank] = Head(*facts)
    return Choices(kinds=kinds_in(language), issues=issues, planks=planks, platform=platform)


def find(*, query: Query, filters: Filters, exactly: bool = False) -> Answer:
    """Look a question up. Where it finds nothing, mend mistyped words, unless it is meant exactly so."""
    ids = backend().find(query, filters)
    if ids:
        return Answer(ids, query)
    better = None if exactly else better_spelled(query)
    ids = backend().find(better, filters) if better else []
    if better and ids:
        return Answer(ids, better, is_corrected=True)
    return Answer([], query, elsewhere=tuple(_elsewhere(query, filters)), unfiltered=_unfiltered(query, filters))


def groups_of(ids: Sequence[int], *, query: Query, choices: Choices, private_paths: Iterable[str]) -> list[Group]:
    """The results with these ids by issue, the issue of the best one first, as they stand on one page of results."""
    visible = SearchEntry.objects.visible(language=query.language, private_paths=private_paths)
    entries = visible.in_bulk(ids)
    pieces = _pieces_beside(entries.values(), visible)
    marker = Marker(query)
    groups: dict[int | None, Group] = {}
    # An entry that was taken offline a moment ago is in the ids alone.
    for entry in (entries[entry_id] for entry_id in ids if entry_id in entries):
        number = entry.issue_number
        group = groups.setdefault(number, Group(number, choices.issues.get(number or 0)))
        group.results.append(
            Result(
                entry=entry,
                title=marker.marked(entry.title),
                extract=marker.extract(entry.lede, entry.text),
                pieces=tuple(pieces.get((number, entry.printed_page), ())) if is_printed_page(entry) else (),
            )
        )
    return list(groups.values())


def is_printed_page(entry: SearchEntry) -> bool:
    return entry.kind == Kind.PRINTED_PAGE


def _pieces_beside(
    entries: Iterable[SearchEntry], visible: SearchEntryQuerySet
) -> dict[tuple[int | None, int | None], list[SearchEntry]]:
    """The pieces that stand on the printed pages among these entries, by numbers of issue and page."""
    places = {(entry.issue_number, entry.printed_page) for entry in entries if is_printed_page(entry)}
    if not places:
        return {}
    pieces = visible.filter(kind=Kind.ARTICLE).on_printed_pages(places).defer("lede", "text").order_by("pk")
    found: dict[tuple[int | None, int | None], list[SearchEntry]] = {}
    for piece in pieces:
        found.setdefault((piece.issue_number, piece.printed_page), []).append(piece)
    return found


def _elsewhere(query: Query, filters: Filters) -> Iterator[Elsewhere]:
    for code, name in settings.LANGUAGES:
        if code == query.language:
            continue
        translated = parse(query.typed, language=code)
        count = (
            len(backend().find(translated, Filters(language=code, private_paths=filters.private_paths)))
            if translated
            else 0
        )
        if count:
            with override(code):
                yield Elsewhere(code, name, count, f"{reverse('search')}?{urlencode({'q': query.typed})}")


def _unfiltered(query: Query, filters: Filters) -> int:
    if not filters.are_chosen:
        return 0
    return len(backend().find(query, replace(filters, kind="", issue=None, plank=None)))
