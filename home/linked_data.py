"""What search engines are told of a page as data: schema.org, as JSON-LD."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from wagtail.models import Page

from core.pages import BasePage
from core.tree import paths_down_to
from home.models import BilingualPage, HomePage, StatementPage
from home.surroundings import trunk_of
from issues.enums import AuthorRole, PrintStatus
from issues.models import ArticleAuthor, ArticlePage, Edition, IssueIndexPage, IssuePage
from translation.typography import typeset_text

type Data = dict[str, object]
# Nothing of these can end the element that the data stands in, or begin another.
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True)
class Surrounding:
    """What whoever shows a page has found already, so that its data asks the database for nothing."""

    language: str
    picture: str = ""
    versions: dict[str, str] = field(default_factory=dict)
    issue: IssuePage | None = None
    editions: tuple[Edition, ...] = ()
    authors: tuple[ArticleAuthor, ...] = ()
    pieces: tuple[ArticlePage, ...] = ()


def linked_data_of(page: BasePage, around: Surrounding) -> list[Data]:
    """Everything that can be said of a page as data."""
    about = [make(page, around) for kind, make in KINDS.items() if isinstance(page, kind)]
    return [_without_empty(data) for data in (*about, _breadcrumbs(page, around)) if data]


def as_script(data: list[Data]) -> SafeString:
    """The data as an element. It is no script that would run, so the strict policy has nothing against it."""
    if not data:
        return mark_safe("")
    text = json.dumps({"@context": "https://schema.org", "@graph": data}, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 (see ESCAPES)


def _periodical(_page: Page, around: Surrounding) -> Data:
    return {
        "@type": "Periodical",
        "@id": _paper_id(around.language),
        "name": gettext("The Torch"),
        "url": _absolute(f"/{around.language}/"),
        "inLanguage": around.language,
        "publisher": _publisher(),
    }


def _issue(page: IssuePage, around: Surrounding) -> Data:
    return {
        **_issue_in_short(page, around),
        "description": _words(page.summary, around),
        "image": around.picture,
        "inLanguage": around.language,
        "isPartOf": _periodical(page, around),
        "hasPart": [
            {"@type": "NewsArticle", "headline": _words(piece.title, around), "url": piece.get_full_url()}
            for piece in around.pieces
        ],
        "encoding": [
            {
                "@type": "MediaObject",
                "contentUrl": _absolute(edition.get_download_url()),
                "encodingFormat": "application/pdf",
                "inLanguage": edition.language,
            }
            for edition in around.editions
        ],
        **_translations(page, around),
    }


def _issue_in_short(issue: IssuePage, around: Surrounding) -> Data:
    return {
        "@type": "PublicationIssue",
        "@id": f"{issue.get_full_url()}#issue",
        "name": _words(issue.title, around),
        "issueNumber": str(issue.number),
        "datePublished": issue.date.isoformat() if issue.date else "",
        "url": issue.get_full_url(),
    }


def _article(page: ArticlePage, around: Surrounding) -> Data:
    is_printed = page.print_status != PrintStatus.LEFT_OUT
    issue = around.issue if around.issue and around.issue.live else None
    return {
        **_text(page, around, "NewsArticle"),
        "isPartOf": {**_without_empty(_issue_in_short(issue, around)), "isPartOf": {"@id": _paper_id(around.language)}}
        if issue
        else {},
        "articleSection": _words(page.section, around),
        "printPage": str(page.printed_page) if is_printed and page.printed_page else "",
        "printEdition": _edition_name(around) if is_printed else "",
        "author": [_person(person.name) for person in around.authors if person.role == AuthorRole.TEXT] or _publisher(),
        "translator": [_person(person.name) for person in around.authors if person.role == AuthorRole.TRANSLATION],
        "contributor": [
            _person(person.name)
            for person in around.authors
            if person.role in (AuthorRole.PHOTOGRAPH, AuthorRole.ILLUSTRATION)
        ],
        "isBasedOn": page.source_url,
    }


def _statement(page: StatementPage, around: Surrounding) -> Data:
    data = {**_text(page, around, "Article"), "author": _publisher()}
    return {**data, "datePublished": page.date.isoformat()} if page.date else data


def _text(page: ArticlePage | StatementPage, around: Surrounding, kind: str) -> Data:
    address = page.get_full_url()
    return {
        "@type": kind,
        "@id": f"{address}#text",
        "headline": _words(page.title, around),
        "description": _words(page.lede, around),
        "url": address,
        "mainEntityOfPage": address,
        "inLanguage": around.language,
        "datePublished": _moment(page.first_published_at),
        "dateModified": _moment(page.last_published_at),
        "wordCount": page.word_count,
        "image": around.picture,
        "publisher": _publisher(),
        **_translations(page, around),
    }


def _event(page: BilingualPage, around: Surrounding) -> Data:
    if page.event_date is None:
        return {}
    places = [{"@type": "Place", "name": page.place, "address": page.place}] if page.place else []
    links = [{"@type": "VirtualLocation", "url": page.link}] if page.link else []
    mode = {(True, False): "Offline", (False, True): "Online"}.get((bool(places), bool(links)), "Mixed")
    starts_at = page.starts_at
    return {
        "@type": "Event",
        "@id": f"{page.get_full_url()}#event",
        "name": page.title,
        "alternateName": typeset_text(page.title_fr, language="fr"),
        "description": page.summary_en,
        "url": page.get_full_url(),
        "inLanguage": [code for code, _name in settings.LANGUAGES],
        "startDate": starts_at.isoformat() if starts_at else page.event_date.isoformat(),
        "endDate": _moment(page.ends_at),
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode" if places or links else "",
        "location": [*places, *links],
        "image": around.picture,
        "organizer": _publisher(),
    }


def _breadcrumbs(page: Page, around: Surrounding) -> Data:
    """The way to a page from the front page down the tree. Pages that are not live have no part in it."""
    if page.depth is None or isinstance(page, HomePage):
        return {}
    crumbs = [*_above(page, around), (str(page.title), page.get_full_url() or "")]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": _words(title, around), "item": address}
            for position, (title, address) in enumerate(crumbs, start=1)
        ],
    }


def _above(page: Page, around: Surrounding) -> Iterable[tuple[str, str]]:
    trunk = trunk_of(language=around.language)
    # Without the root, and the page itself.
    paths = paths_down_to(page)[1:-1]
    known = {path: trunk[path] for path in paths if path in trunk}
    if around.issue and around.issue.live:
        known[around.issue.path] = (around.issue.title, around.issue.get_full_url())
    elif around.issue is None and len(paths) > len(known):
        missing = Page.objects.live().filter(path__in=set(paths) - set(known)).select_related("locale")
        known |= {found.path: (found.title, found.get_full_url()) for found in missing}
    return [known[path] for path in paths if path in known]


def _translations(page: BasePage, around: Surrounding) -> Data:
    """A translation names its source, and the source its translations."""
    others = {code: address for code, address in around.versions.items() if code != around.language}
    source = settings.LANGUAGE_CODE
    if around.language != source:
        return {"translationOfWork": _work(source, others[source])} if source in others else {}
    return {"workTranslation": [_work(code, address) for code, address in others.items()]}


def _work(language: str, address: str) -> Data:
    return {"@type": "CreativeWork", "url": address, "inLanguage": language}


def _edition_name(around: Surrounding) -> str:
    own = next((edition for edition in around.editions if edition.language == around.language), None)
    return str(own) if own else ""


def _person(name: str) -> Data:
    return {"@type": "Person", "name": name}


def _publisher() -> Data:
    return {"@type": "Organization", "name": gettext("The Torch"), "url": f"{settings.PUBLIC_ADDRESS}/"}


def _paper_id(language: str) -> str:
    return _absolute(f"/{language}/#paper")


def _absolute(path: str) -> str:
    return urljoin(settings.PUBLIC_ADDRESS, path)


def _words(text: str, around: Surrounding) -> str:
    return typeset_text(text, language=around.language)


def _moment(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _without_empty(data: Data) -> Data:
    return {name: value for name, value in data.items() if value}


KINDS = {
    HomePage: _periodical,
    IssueIndexPage: _periodical,
    IssuePage: _issue,
    ArticlePage: _article,
    StatementPage: _statement,
    BilingualPage: _event,
}
