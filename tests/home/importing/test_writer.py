import pytest
from wagtail.blocks import StreamValue
from wagtail.models import Page, Revision

from core.blocks import video_id
from home.contributions.models import ContributionPage
from home.importing.outcomes import NOT_THERE, Outcomes, State
from home.importing.writer import write_document
from home.models import BilingualPage, Contact, HomePage, ImportedPiece, StatementIndexPage, StatementPage
from issues.enums import PrintStatus
from issues.models import ArticlePage, IssueIndexPage, IssuePage
from platform_planks.models import PlankPage, PlatformPage
from tests.home.importing.samples import EVENING, LANTERN, TITLE_EN, TITLE_FR, document_of

pytestmark = pytest.mark.django_db


def write(text: str = LANTERN, *, publish: bool = False, keep: bool = True) -> Outcomes:
    return write_document(document=document_of(text), publish=publish, keep=keep)


def home() -> HomePage:
    return HomePage.objects.get(locale__language_code="en")


def html_of(body: StreamValue) -> list[str]:
    return [str(block.value.source) for block in body if block.block_type == "prose"]


def test_platform_holds_the_introduction_in_one_block() -> None:
    write()
    platform = PlatformPage.objects.child_of(home()).get()
    assert (platform.title, platform.slug) == ("What Would a Ferrymen’s Party Be For?", "platform")
    (prose,) = html_of(platform.body)
    assert prose.count("<p>") == 2


def test_planks_are_numbered_and_escaped() -> None:
    write()
    planks = PlankPage.objects.child_of(PlatformPage.objects.get()).by_number()
    assert [(plank.number, plank.slug, plank.title) for plank in planks] == [
        (1, "1", "Boats that run at night."),
        (2, "2", "No fares for those who go to work."),
        (3, "3", "Bread at the price of flour"),
    ]
    assert "itself &amp; more" in html_of(planks[0].body)[0]
    assert "&lt;b&gt;two&lt;/b&gt;" in html_of(planks[1].body)[0]
    assert planks[0].word_count > 10


def test_issues_have_their_number_and_no_invented_date() -> None:
    write()
    issues = IssuePage.objects.child_of(IssueIndexPage.objects.child_of(home()).get()).order_by("number")
    assert [(issue.number, issue.date, issue.title) for issue in issues] == [
        (1, None, "First issue of The Lantern"),
        (2, None, "Second issue of The Lantern"),
        (3, None, "Third issue of the Lantern"),
    ]
    assert issues[0].print_note.startswith("Two reports were abridged")
    assert "read here" not in issues[0].print_note


def test_articles_stand_empty_under_the_issue_that_names_them() -> None:
    write()
    articles = ArticlePage.objects.child_of(IssuePage.objects.get(number=1)).in_printed_order()
    assert [(article.title, article.print_status, article.position) for article in articles] == [
        ("Who Owns the Ice House", PrintStatus.SHORTENED, 1),
        ("Nine Weeks Without a Bell!", PrintStatus.SHORTENED, 2),
    ]
    assert not any(article.body for article in articles)


def test_statement_bilingual_page_and_contact_are_made() -> None:
    write()
    statement = StatementPage.objects.child_of(StatementIndexPage.objects.child_of(home()).get()).get()
    assert (statement.title, statement.date) == ("Statement on the Fire at Pier Nine", None)
    page = BilingualPage.objects.child_of(home()).get()
    assert (page.title, page.title_fr, page.event_date) == (TITLE_EN, TITLE_FR, None)
    assert page.discussed_in_english
    assert page.discussed_in_french
    assert [row.block_type for row in page.rows] == ["pair", "video"]
    assert str(page.rows[0].value["fr"].source) == "<p>samedi, 12 juin</p>"
    assert video_id(page.recording_url) == video_id(page.rows[1].value["url"]) == "ferry_NIGHT-1"
    contact = Contact.objects.get(locale__language_code="en")
    assert (contact.email, contact.live) == ("desk@lantern.example", False)
    invitation = ContributionPage.objects.child_of(home()).get(slug="work-with-us")
    assert '<a href="mailto:desk@lantern.example">desk@lantern.example</a>' in html_of(invitation.body)[0]


def test_everything_is_a_draft_in_the_source_tree() -> None:
    write()
    made = Page.objects.filter(pk__in=ImportedPiece.objects.exclude(page=None).values("page"))
    assert made.count() == 14
    assert not made.filter(live=True).exists()
    assert not made.exclude(locale__language_code="en").exists()
    assert not made.filter(latest_revision=None).exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_publishing_leaves_drafts_where_a_body_is_missing() -> None:
    write(publish=True)
    drafts = Page.objects.filter(live=False).values_list("title", flat=True)
    assert set(drafts) == {"Who Owns the Ice House", "Nine Weeks Without a Bell!", "Statement on the Fire at Pier Nine"}
    plank = PlankPage.objects.get(number=1)
    assert plank.live_revision == plank.latest_revision
    assert plank.first_published_at is not None
    assert Contact.objects.get().live


def test_a_statement_with_a_body_is_published() -> None:
    write("Statement on Bread\n\nIt is dear, and it need not be.", publish=True)
    assert StatementPage.objects.get().live


@pytest.mark.parametrize("publish", [False, True])
def test_a_link_that_is_lost_waits_in_the_draft(publish: bool) -> None:
    write(EVENING, publish=publish)
    page = BilingualPage.objects.get()
    assert page.live == publish
    assert [row.block_type for row in page.rows] == ["pair", "video"]
    draft = page.get_latest_revision_as_object()
    assert [row.block_type for row in draft.rows] == ["pair", "video", "pair"]
    assert page.has_unpublished_changes


def test_block_ids_of_page_and_revision_are_the_same() -> None:
    write("1) Bread.\nIt is dear.", publish=True)
    plank = PlankPage.objects.get(number=1)
    assert [block.id for block in plank.body] == [block.id for block in plank.get_latest_revision_as_object().body]


def test_without_keeping_nothing_is_changed() -> None:
    before = rows()
    outcomes = write(publish=True, keep=False)
    assert outcomes["plank:1"].state is State.MADE
    assert rows() == before


@pytest.mark.parametrize("publish", [False, True])
def test_a_second_run_changes_nothing(publish: bool) -> None:
    write(publish=publish)
    before = rows()
    outcomes = write(publish=publish)
    assert {outcome.state for outcome in outcomes.values()} == {State.KEPT}
    assert rows() == before


def test_a_later_run_publishes_drafts_that_nobody_touched() -> None:
    write()
    outcomes = write(publish=True)
    assert outcomes["plank:1"].state is State.PUBLISHED
    assert PlankPage.objects.filter(live=True).count() == 3
    assert not ArticlePage.objects.filter(live=True).exists()
    assert [row.block_type for row in BilingualPage.objects.get().rows] == ["pair", "video"]
    before = rows()
    assert write(publish=True)["plank:1"].state is State.KEPT
    assert rows() == before


def test_new_lines_are_imported_beside_old_ones() -> None:
    write()
    outcomes = write("Fourth issue of The Lantern\n\n" + LANTERN)
    assert [key for key, outcome in outcomes.items() if outcome.state is State.MADE] == ["issue:4"]
    assert not {outcome.state for outcome in outcomes.values()} & NOT_THERE


def rows() -> list[object]:
    """What the database holds of pages, their history and the import."""
    pages = Page.objects.order_by("pk").values_list("pk", "live", "title", "path", "numchild", "latest_revision")
    return [
        *pages,
        *Revision.objects.order_by("pk").values_list("pk", "content"),
        *ImportedPiece.objects.order_by("pk").values_list(),
        *Contact.objects.order_by("pk").values_list(),
    ]
