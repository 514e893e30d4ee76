"""One page of every kind that a reader can meet, as full as its type allows."""

from collections.abc import Callable
from datetime import date, time

from wagtail.models import Page

from home.models import BilingualPage, StatementLeaflet, StatementPlank
from issues.enums import Kind, PrintStatus
from issues.models import ArticleAuthor, ArticlePage, ArticlePlank
from tests.factories.files import DocumentFactory, EditionFactory
from tests.factories.pages import (
    ArticleFactory,
    BilingualFactory,
    ContributionPageFactory,
    InfoFactory,
    IssueFactory,
    PlankFactory,
    StatementFactory,
    front_page,
)
from tests.factories.pictures import PictureFactory


def every_block() -> list[tuple[str, object]]:
    """A body with one block of each kind."""
    picture = {"image": PictureFactory(), "alt_text": "Cranes over the harbour", "decorative": False}
    return [
        ("heading", {"text": "The night shift answers", "level": "2"}),
        ("prose", '<p>At six the gates stayed <b>shut</b>[^1]. See <a href="https://example.org/">the terms</a>.</p>'),
        ("quote", {"text": "We read it aloud.", "attribution": "A checker"}),
        ("picture", {"image": picture, "caption": "The harbour", "credit": "R. Vale"}),
        ("video", {"url": "https://youtu.be/demotorch01", "title": "At the print shop", "poster": picture}),
        ("pdf", {"document": DocumentFactory(), "title": "The agreement", "language": "en"}),
        ("call_out", {"title": "Come on Thursday", "text": "<p>Seven o’clock.</p>"}),
        ("links", {"title": "To read further", "links": [{"text": "Terms", "url": "https://example.org/terms"}]}),
        (
            "table",
            {
                "caption": "Hours of a week",
                "columns": [{"type": "text", "heading": "Shift"}, {"type": "number", "heading": "Hours"}],
                "rows": [{"values": ["Night", "44"]}],
            },
        ),
        ("footnotes", {"notes": ["<p>Minutes of 3 May.</p>"]}),
    ]


def make_article(**facts: object) -> ArticlePage:
    """An article between two neighbours, in an issue that has a PDF, with an author, a plank and every block."""
    issue = IssueFactory(date=date(2026, 5, 1), summary="The harbour stands still.", print_note="A table is left out.")
    EditionFactory(issue_number=issue.number)
    ArticleFactory(parent=issue, title="The piece before")
    article = ArticleFactory(parent=issue, lede="Six gates, one night.", section="Work", body=every_block(), **facts)
    ArticleFactory(parent=issue, title="The piece after")
    ArticleAuthor.objects.create(page=article, name="Ada Vale")
    ArticlePlank.objects.create(page=article, plank=PlankFactory())
    return article


def make_statement() -> Page:
    statement = StatementFactory(date=date(2026, 5, 1), lede="We stand with them.", body=every_block())
    StatementLeaflet.objects.create(page=statement, language="en", document=DocumentFactory())
    StatementPlank.objects.create(page=statement, plank=PlankFactory())
    return statement


def make_event(**facts: object) -> BilingualPage:
    """A bilingual page with a place and an hour."""
    event = {
        "event_date": date(2027, 3, 18),
        "start_time": time(19, 0),
        "end_time": time(20, 30),
        "time_zone": "America/Toronto",
        "place": "Bakers’ hall",
        "link": "https://example.org/join",
        "summary_en": "We talk.",
        "summary_fr": "Nous parlons.",
        "rows": [("pair", {"en": "<p>Doors open at seven.</p>", "fr": "<p>Ouverture à dix-neuf heures.</p>"})],
    }
    return BilingualFactory(**{**event, **facts})


def make_front_page() -> Page:
    """The English front page, with something of each kind on it."""
    make_article()
    make_statement()
    make_event()
    home = front_page()
    home.call_title, home.call_text, home.call_page = "Take part", "Write, translate, distribute.", InfoFactory()
    home.save()
    return home


# Every kind of page that stands in both trees; a bilingual page (make_event) stands at one address for all. All of them
# can be made side by side.
EVERY_KIND: dict[str, Callable[[], Page]] = {
    "front page": make_front_page,
    "platform": lambda: PlankFactory().get_parent().specific,
    "plank": lambda: make_article().plank_references.get().plank,
    "issue index": lambda: make_article().get_parent().get_parent().specific,
    "issue": lambda: make_article().get_parent().specific,
    "article": make_article,
    "letter": lambda: make_article(kind=Kind.LETTER),
    "reprint": lambda: make_article(kind=Kind.REPRINT, source_name="The Bell", source_url="https://example.org/bell"),
    "editorial": lambda: make_article(kind=Kind.EDITORIAL, printed_page=1),
    "shortened article": lambda: make_article(
        print_status=PrintStatus.SHORTENED, words_in_print=400, graphics_left_out=True, print_reason="Too wide."
    ),
    "left-out article": lambda: make_article(print_status=PrintStatus.LEFT_OUT, print_reason="No room."),
    "statement index": lambda: make_statement().get_parent().specific,
    "statement": make_statement,
    "contribution page": lambda: ContributionPageFactory(lede="Write to us.", body=every_block()),
    "info page": lambda: InfoFactory(lede="How we work.", body=every_block()),
}
