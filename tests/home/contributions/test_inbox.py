"""What editors see of contributions, what they do with them, and that nobody else sees anything."""

from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from core import fields
from home.contributions.enums import ContributionKind, ContributionStatus, ManuscriptFormat
from home.contributions.models import Contribution
from issues.models import ArticlePage
from tests.factories import ContributionFactory, IssueFactory, UserFactory, in_french
from tests.home.contributions.documents import word_file
from tests.sessions import sign_in

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
LIST = "contributions:index"
ACTIONS = ["answer", "decline", "take"]


def address(name: str, contribution: Contribution) -> str:
    return reverse(f"contributions:{name}", args=[contribution.pk])


def soup_of(answer) -> BeautifulSoup:
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def said(answer) -> str:
    return unescape(" ".join(BeautifulSoup(answer.content, "html.parser").select_one(".messages").get_text().split()))


def test_the_newest_come_first_in_pages(desk):
    for number in range(30):
        ContributionFactory(title=f"Text {number}", received_at=NOW + timedelta(minutes=number))
    listed = desk.get(reverse(LIST)).context["object_list"]
    assert [contribution.title for contribution in listed[:2]] == ["Text 29", "Text 28"]
    assert len(listed) == 25


@pytest.mark.parametrize(
    "query", [{"status": ContributionStatus.ANSWERED}, {"kind": ContributionKind.HELP}, {"language": "fr"}]
)
def test_the_list_is_filtered(desk, query: dict):
    closed_at = NOW if "status" in query else None
    wanted = ContributionFactory(closed_at=closed_at, **query)
    ContributionFactory()
    assert list(desk.get(reverse("contributions:index_results"), query).context["object_list"]) == [wanted]


def test_a_list_decrypts_the_titles_that_it_shows_and_no_more(desk, monkeypatch):
    for number in range(30):
        ContributionFactory(title=f"Text {number}")
    desk.get(reverse(LIST))
    decrypted = []

    def decrypt(token: str) -> str:
        decrypted.append(token)
        return "decrypted"

    monkeypatch.setattr(fields, "decrypt", decrypt)
    desk.get(reverse(LIST))
    assert len(decrypted) == 25


def test_a_longer_list_asks_the_database_no_more(desk):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            desk.get(reverse(LIST))
        return len(captured)

    ContributionFactory()
    queries()
    few = queries()
    for _ in range(10):
        ContributionFactory()
    assert queries() == few


def test_one_is_shown_whole_and_escaped(desk):
    shown = ContributionFactory(
        text="One <script>alert(1)</script>\n\nTwo", manuscript=(b"Hello", ManuscriptFormat.TXT)
    )
    soup = soup_of(desk.get(address("inspect", shown)))
    values = [" ".join(value.get_text(" ", strip=True).split()) for value in soup.select("main dd")]
    for words in ("Tamsin Holloway", "tamsin.holloway@example.org", "Four degrees below", "English", "New"):
        assert words in values
    assert "One <script>alert(1)</script> Two" in values
    assert soup.find("a", href=address("file", shown))
    assert "None" not in values
    links = {link["href"] for link in soup.select("main a.button")}
    assert links == {address(name, shown) for name in ACTIONS}


@pytest.mark.parametrize(
    ("status", "offered"),
    [
        (ContributionStatus.ANSWERED, {"decline", "take"}),
        (ContributionStatus.DECLINED, set()),
        (ContributionStatus.TAKEN, set()),
    ],
)
def test_only_what_can_still_be_done_is_offered(desk, status: ContributionStatus, offered: set[str]):
    shown = ContributionFactory(status=status, closed_at=NOW)
    links = {link["href"] for link in soup_of(desk.get(address("inspect", shown))).select("main a.button")}
    assert links == {address(name, shown) for name in offered}


def test_a_file_is_saved_and_never_shown(desk):
    shown = ContributionFactory(manuscript=(b"<script>alert(1)</script>", ManuscriptFormat.TXT))
    answer = desk.get(address("file", shown))
    assert answer.content == b"<script>alert(1)</script>"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="contribution-{shown.alias}.txt"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"] == "text/plain"
    assert "no-store" in answer.headers["Cache-Control"]
    assert desk.get(address("file", ContributionFactory()), follow=True).status_code == 404


def test_an_answer_is_sent_in_one_go(desk, django_capture_on_commit_callbacks, mailoutbox):
    contribution = ContributionFactory(language="fr")
    form = soup_of(desk.get(address("answer", contribution)))
    assert "The person wrote in French" in form.get_text()
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(address("answer", contribution), {"answer": "Merci, Tamsin."}, follow=True)
    assert "The answer is on its way." in said(answer)
    assert "Merci, Tamsin." in mailoutbox[0].body


def test_an_empty_answer_is_not_sent(desk):
    contribution = ContributionFactory()
    assert "This field is required." in soup_of(desk.post(address("answer", contribution), {})).get_text()
    assert Contribution.objects.waiting().exists()


def test_a_refusal_needs_no_words(desk, django_capture_on_commit_callbacks, mailoutbox):
    contribution = ContributionFactory()
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(address("decline", contribution), {"answer": ""}, follow=True)
    assert "kind letter" in said(answer)
    assert len(mailoutbox) == 1


def test_a_draft_is_made_under_the_newest_issue_and_opened(desk):
    IssueFactory(number=5)
    newest = IssueFactory(number=6, live=False)
    in_french(IssueFactory(number=4))
    contribution = ContributionFactory(
        title="", manuscript=(word_file(("# The gloves", "They have not come.")), ManuscriptFormat.DOCX)
    )
    chosen = soup_of(desk.get(address("take", contribution))).select("[name=issue] option")
    assert [option.get_text(strip=True).partition(".")[0] for option in chosen] == ["6", "5", "4"]
    assert [option["value"] for option in chosen if option.has_attr("selected")] == [str(newest.pk)]
    answer = desk.post(address("take", contribution), {"issue": newest.pk}, follow=True)
    page = ArticlePage.objects.get()
    assert answer.redirect_chain[-1][0] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert (page.title, page.live, page.get_parent().pk) == ("The gloves", False, newest.pk)
    assert "They have not come." in answer.content.decode()
    assert "Nobody reads it before you publish it." in said(answer)
    assert "written in" not in said(answer)


def test_whoever_takes_a_french_text_is_told_to_translate_it(desk):
    issue = IssueFactory()
    contribution = ContributionFactory(language="fr", manuscript=(b"rubbish", ManuscriptFormat.DOCX))
    words = said(desk.post(address("take", contribution), {"issue": issue.pk}, follow=True))
    assert "It is written in French: put it into English before you publish it." in words
    assert "The draft is empty" in words


def test_without_an_issue_it_is_said_what_to_do(desk):
    contribution = ContributionFactory()
    assert "Make one first." in soup_of(desk.post(address("take", contribution), {})).get_text()
    assert Contribution.objects.waiting().exists()


@pytest.mark.parametrize("action", ACTIONS)
def test_whoever_comes_second_is_told(desk, action: str):
    issue = IssueFactory()
    contribution = ContributionFactory()
    for _ in range(2):
        answer = desk.post(address(action, contribution), {"answer": "Thanks.", "issue": issue.pk}, follow=True)
    assert "somebody has dealt with it already" in said(answer)
    assert ArticlePage.objects.count() == (1 if action == "take" else 0)
    assert ModelLogEntry.objects.count() == 1


def test_deleting_asks_first_and_is_logged_by_number(desk, django_capture_on_commit_callbacks):
    contribution = ContributionFactory(manuscript=(b"Hello", ManuscriptFormat.TXT))
    storage, name = contribution.file.storage, contribution.file.name
    soup_of(desk.get(address("delete", contribution)))
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(address("delete", contribution))
    assert not Contribution.objects.exists()
    assert not storage.exists(name)
    entry = ModelLogEntry.objects.get()
    assert (entry.label, entry.data) == (str(contribution), {})


def test_the_first_page_of_the_admin_says_how_many_wait(desk):
    ContributionFactory(status=ContributionStatus.ANSWERED, closed_at=NOW)
    for _ in range(2):
        ContributionFactory()
    soup = soup_of(desk.get(reverse("wagtailadmin_home")))
    link = soup.find("a", href=f"{reverse(LIST)}?status=NEW")
    assert link.get_text(strip=True) == "2 contributions wait"
    assert reverse(LIST) in str(soup.select_one("#wagtail-sidebar-props"))


def test_the_history_of_the_site_leads_to_what_was_done(client, desk, editor):
    contribution = ContributionFactory()
    desk.post(address("decline", contribution), {"answer": ""})
    sign_in(client, UserFactory(is_superuser=True))
    history = soup_of(client.get(reverse("wagtailadmin_reports:site_history")))
    assert history.find("a", href=address("inspect", contribution))
    assert "Tamsin" not in history.get_text()


@pytest.mark.parametrize("role", ["Translators", "Reviewers", "Coordinators"])
def test_other_roles_see_nothing(client, role: str):
    user = UserFactory()
    user.groups.add(Group.objects.get(name=role))
    sign_in(client, user)
    contribution = ContributionFactory(manuscript=(b"Hello", ManuscriptFormat.TXT))
    addresses = [reverse(LIST), reverse("contributions:index_results")]
    addresses += [address(name, contribution) for name in ["inspect", "file", "delete", *ACTIONS]]
    for closed in addresses:
        for answer in (client.get(closed), client.post(closed, {"answer": "x"})):
            assert (answer.status_code, answer.url) == (302, reverse("wagtailadmin_home"))
    assert Contribution.objects.waiting().count() == 1
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse(LIST) not in home


def test_who_is_not_signed_in_is_asked_to(client):
    contribution = ContributionFactory(manuscript=(b"Hello", ManuscriptFormat.TXT))
    answer = client.get(address("file", contribution))
    assert answer.status_code == 302
    assert "login" in answer.url


def test_nothing_is_added_or_edited_by_hand(client):
    sign_in(client, UserFactory(is_superuser=True))
    contribution = ContributionFactory()
    soup = soup_of(client.get(reverse(LIST)))
    links = {link["href"] for link in soup.select("main a[href]")}
    assert address("inspect", contribution) in links
    assert not [link for link in links if "/edit/" in link or "/add/" in link or "/new/" in link]


def test_deleting_has_one_way_that_takes_the_file_too(desk):
    contribution = ContributionFactory(manuscript=(b"The gloves have not come.", ManuscriptFormat.TXT))
    assert desk.delete(f"/admin/contributions/delete/{contribution.pk}/").status_code == 405
    assert Contribution.objects.filter(pk=contribution.pk).exists()
