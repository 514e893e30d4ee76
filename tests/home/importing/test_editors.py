"""What editors did since an import is theirs: no later run touches it."""

from collections.abc import Callable

import pytest
from wagtail.models import Locale, Page, Site

from home.importing.outcomes import Outcomes, State
from home.importing.refusals import ImportRefusedError
from home.importing.writer import write_document
from home.models import Contact, HomePage, InfoPage, StatementPage
from issues.models import ArticlePage, IssueIndexPage, IssuePage
from platform_planks.models import PlankPage, PlatformPage
from tests.home.importing.samples import SMALL, document_of

pytestmark = pytest.mark.django_db


def write(text: str = SMALL, *, publish: bool = False) -> Outcomes:
    return write_document(document=document_of(text), publish=publish)


def home() -> HomePage:
    return HomePage.objects.get(locale__language_code="en")


def add(parent: Page, page: Page) -> Page:
    page.locale = parent.locale
    parent.add_child(instance=page)
    return page


def test_a_draft_on_top_of_a_page_stays() -> None:
    write(publish=True)
    plank = PlankPage.objects.get(number=1)
    plank.title = "Boats, by night"
    plank.save_revision()
    assert write(publish=True)["plank:1"].state is State.EDITED
    plank = PlankPage.objects.get(number=1)
    assert (plank.title, plank.draft_title) == ("Boats that run at night.", "Boats, by night")


def test_a_published_change_stays_and_so_do_a_new_title_and_address() -> None:
    write("Statement on the Fire")
    statement = StatementPage.objects.get()
    statement.title, statement.slug = "On the fire", "on-the-fire"
    statement.save_revision().publish()
    assert write("Statement on the Fire", publish=True)["statement:statement-on-the-fire"].state is State.EDITED
    assert StatementPage.objects.get().slug == "on-the-fire"


def test_a_new_number_of_an_issue_stays() -> None:
    write()
    issue = IssuePage.objects.get(number=2)
    issue.number = 20
    issue.save_revision().publish()
    assert write()["issue:2"].state is State.EDITED
    assert sorted(IssuePage.objects.values_list("number", flat=True)) == [1, 20]


def test_a_page_that_an_editor_took_offline_stays_offline() -> None:
    write(publish=True)
    PlankPage.objects.get(number=2).unpublish()
    assert write(publish=True)["plank:2"].state is State.UNPUBLISHED
    assert not PlankPage.objects.get(number=2).live


def test_a_page_that_an_editor_locked_is_not_published() -> None:
    write()
    PlankPage.objects.filter(number=2).update(locked=True)
    assert write(publish=True)["plank:2"].state is State.KEPT
    assert not PlankPage.objects.get(number=2).live


def test_a_page_that_an_editor_moved_stays_where_it_is() -> None:
    write()
    article = ArticlePage.objects.get(title="Who Owns the Ice House")
    article.move(IssuePage.objects.get(number=2), pos="last-child")
    write(publish=True)
    assert ArticlePage.objects.get(title="Who Owns the Ice House").get_parent().specific.number == 2
    assert ArticlePage.objects.count() == 1


def test_a_page_that_an_editor_deleted_stays_deleted() -> None:
    write(publish=True)
    PlankPage.objects.get(number=2).delete()
    assert write(publish=True)["plank:2"].state is State.DELETED
    assert not PlankPage.objects.filter(number=2).exists()


def test_what_stood_under_a_deleted_page_stays_deleted_and_nothing_new_comes_there() -> None:
    write()
    PlatformPage.objects.get().delete()
    outcomes = write(SMALL.replace("Second issue", "3) A bell.\nIt rings.\n\nSecond issue"))
    assert outcomes["platform"].state is State.DELETED
    assert outcomes["plank:1"].state is State.DELETED
    assert outcomes["plank:3"].state is State.NO_PARENT
    assert not PlankPage.objects.exists()


def test_nothing_is_published_under_a_page_that_is_offline() -> None:
    write()
    IssueIndexPage.objects.get().save_revision()
    write(publish=True)
    assert not IssuePage.objects.filter(live=True).exists()


def test_a_text_that_changed_since_is_not_written_over_the_page() -> None:
    write()
    assert write(SMALL.replace("one hour’s pay", "two hours’ pay"))["plank:2"].state is State.TEXT_DIFFERS
    assert "one hour’s pay" in str(PlankPage.objects.get(number=2).body)


def test_the_contact_address_of_an_editor_stays() -> None:
    write()
    contact = Contact.objects.get()
    contact.email = "office@lantern.example"
    contact.save_revision()
    assert write(publish=True)["contact"].state is State.EDITED
    assert not Contact.objects.get().live


def test_a_contact_address_that_was_deleted_stays_deleted() -> None:
    write()
    Contact.objects.get().delete()
    assert write()["contact"].state is State.DELETED
    assert not Contact.objects.exists()


def make_platform() -> None:
    platform = add(home(), PlatformPage(title="Our platform"))
    add(platform, PlankPage(title="Bells", number=1))


def make_issue() -> None:
    add(add(home(), IssueIndexPage(title="Numbers")), IssuePage(title="The first", number=1))


def make_contact() -> None:
    Contact.objects.create(email="office@lantern.example", locale=Locale.get_default())


@pytest.mark.parametrize(
    ("make", "taken"),
    [
        (make_platform, {"platform", "plank:1"}),
        (make_issue, {"issues", "issue:1"}),
        (make_contact, {"contact"}),
    ],
)
def test_what_stood_there_before_the_import_is_left_alone(make: Callable[[], object], taken: set[str]) -> None:
    make()
    outcomes = write(publish=True)
    assert {key for key, outcome in outcomes.items() if outcome.state is State.TAKEN} == taken
    assert {outcome.state for key, outcome in outcomes.items() if key not in taken} == {State.MADE}


def test_a_page_for_those_who_want_to_help_is_left_alone() -> None:
    page = add(home(), InfoPage(title="Help", slug="work-with-us"))
    outcomes = write("If you can carry a bundle, join us: desk@lantern.example")
    assert {key: outcome.state for key, outcome in outcomes.items()} == {
        "work-with-us": State.TAKEN,
        "contact": State.MADE,
    }
    page.refresh_from_db()
    assert page.title == "Help"


def test_an_address_that_is_taken_by_another_kind_of_page_is_not_used_twice() -> None:
    add(home(), InfoPage(title="About", slug="platform"))
    write()
    assert PlatformPage.objects.get().slug == "what-would-a-ferrymens-party-be-for"


def test_without_a_front_page_nothing_can_be_imported() -> None:
    Site.objects.all().delete()
    home().delete()
    with pytest.raises(ImportRefusedError, match="no front page"):
        write()
