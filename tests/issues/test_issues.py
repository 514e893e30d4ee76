from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data

from issues.models import ArticlePage, IssuePage
from tests.factories import ArticleFactory, EditionFactory, IssueFactory, UserFactory, in_french
from tests.sessions import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]


@pytest.fixture
def editor(client) -> Client:
    sign_in(client, UserFactory(is_staff=True, is_superuser=True))
    return client


def copy_by_hand(editor: Client, page: Page, *, publish: bool) -> IssuePage:
    """Copy an issue with its pieces as an editor does in the admin."""
    answer = editor.post(
        f"/admin/pages/{page.pk}/copy/",
        {
            "new_title": "Copied",
            "new_slug": "copied",
            "new_parent_page": page.get_parent().pk,
            "copy_subpages": "on",
            **({"publish_copies": "on"} if publish else {}),
        },
    )
    assert answer.status_code == 302
    return IssuePage.objects.get(slug="copied")


def test_number_is_the_address():
    issue = IssueFactory(number=6, title="The harbour stands still")
    assert (issue.slug, issue.get_url()) == ("6", "/en/issues/6/")


def test_changing_the_number_changes_the_address():
    issue = IssueFactory(number=6)
    issue.number = 7
    issue.save_revision().publish()
    assert IssuePage.objects.get(pk=issue.pk).get_url() == "/en/issues/7/"


def test_number_stands_once_in_a_language_and_the_editor_is_told():
    IssueFactory(number=6)
    with pytest.raises(ValidationError) as refusal:
        IssueFactory(number=6)
    assert refusal.value.message_dict["number"] == ["Number 6 exists already. Choose another number."]


def test_editor_who_types_a_number_twice_reads_so_beside_it(editor):
    issue = IssueFactory(number=6)
    facts = {"title": "Another", "slug": "another", "number": 6, "action-publish": "1", **nested_form_data({})}
    answer = editor.post(f"/admin/pages/add/issues/issuepage/{issue.get_parent().pk}/", facts)
    form = answer.context["form"]
    assert form.errors == {"number": ["Number 6 exists already. Choose another number."]}
    assert IssuePage.objects.count() == 1


def test_database_refuses_a_number_twice():
    first, second = IssueFactory(number=6), IssueFactory(number=7)
    with pytest.raises(IntegrityError), transaction.atomic():
        IssuePage.objects.filter(pk=second.pk).update(number=6, number_key=first.number_key)
    second.number = 6
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save(clean=False)


def test_number_belongs_to_the_language_of_the_tree_even_where_nobody_says_which():
    english, french = IssueFactory(number=6), in_french(IssueFactory(number=7))
    added = french.get_parent().add_child(instance=IssuePage(title="Six", number=6))
    assert added.locale == french.locale
    assert english.number_key != IssuePage.objects.get(pk=added.pk).number_key


def test_number_is_the_same_in_the_other_language():
    french = in_french(IssueFactory(number=6))
    assert (french.number, french.slug, french.get_url()) == (6, "6", "/fr/issues/6/")


def test_issue_keeps_its_own_number_when_it_is_saved_again():
    issue = IssueFactory(number=6)
    issue.full_clean()
    issue.save()
    assert IssuePage.objects.get(number=6) == issue


@pytest.mark.parametrize("publish", [False, True])
def test_copied_issue_is_a_draft_without_a_number(editor, publish: bool):
    issue = IssueFactory(number=6)
    ArticleFactory(parent=issue, title="A")
    ArticleFactory(parent=issue, title="B")
    copied = copy_by_hand(editor, issue, publish=publish)
    assert (copied.number, copied.number_key, copied.live) == (None, None, False)
    pieces = ArticlePage.objects.child_of(copied).in_printed_order()
    # Their issue is not with readers, so they are not either.
    assert list(pieces.values_list("position", "title", "live")) == [(1, "A", False), (2, "B", False)]


def test_copied_issue_can_be_copied_again_and_is_published_once_it_has_a_number(editor):
    issue = IssueFactory(number=6)
    copied = copy_by_hand(editor, issue, publish=False)
    copied.copy(update_attrs={"title": "Once more", "slug": "once-more"}, keep_live=False)
    draft = copied.get_latest_revision_as_object()
    assert draft.number is None
    draft.number = 7
    draft.save_revision().publish()
    published = IssuePage.objects.get(pk=copied.pk)
    assert (published.live, published.get_url()) == (True, "/en/issues/7/")


def test_issue_without_a_number_is_not_published():
    issue = IssueFactory(number=6)
    issue.number = None
    with pytest.raises(ValidationError) as refusal:
        issue.full_clean()
    assert list(refusal.value.message_dict) == ["number"]


def test_archive_shows_the_newest_issue_first_and_no_draft(client):
    for number in (2, 10, 3):
        IssueFactory(number=number, title=f"Cover line {number}")
    IssueFactory(number=11, title="Not yet", live=False)
    text = client.get("/en/issues/").content.decode()
    places = [text.index(f"Cover line {number}<") for number in (10, 3, 2)]
    assert places == sorted(places)
    assert "Not yet" not in text


def test_empty_archive_says_so(client):
    index = IssueFactory(live=False).get_parent()
    assert "No issue is published yet." in client.get(index.get_url()).content.decode()


def test_page_tells_readers_of_print_what_they_miss(client):
    issue = IssueFactory(print_note="One table is left out: it was too wide.")
    ArticleFactory(parent=issue, print_status="SHORTENED")
    ArticleFactory(parent=issue, print_status="LEFT_OUT")
    text = client.get(issue.get_url()).content.decode()
    assert "One table is left out: it was too wide." in text
    assert (text.count("Longer here"), text.count("Only here")) == (1, 1)


def test_date_that_is_not_known_is_not_invented(client):
    known, unknown = IssueFactory(date=date(2026, 5, 1)), IssueFactory()
    assert '<time class="issue-line__date" datetime="2026-05-01' in client.get(known.get_url()).content.decode()
    assert "<time" not in client.get(unknown.get_url()).content.decode()


def test_french_page_says_that_the_only_edition_is_english(client):
    french = in_french(IssueFactory(number=6))
    edition = EditionFactory(issue_number=6, language="en")
    text = client.get(french.get_url()).content.decode()
    assert f'href="{edition.get_download_url()}" hreflang="en"' in text
    assert 'PDF · <span lang="en">English</span>' in text.replace("\xa0", " ")
    assert text.count(f'href="{edition.get_download_url()}"') == text.count('hreflang="en" type="application/pdf"')


def test_cover_is_the_link_to_the_pdf_and_its_size_stands_beside_it(client):
    issue = IssueFactory(number=6)
    edition = EditionFactory(issue_number=6, size=2_300_000, page_count=8)
    text = " ".join(client.get(issue.get_url()).content.decode().replace("\xa0", " ").split())
    link = text[text.index(f'<a class="cover" href="{edition.get_download_url()}"') :]
    link = link[: link.index("</a>")]
    assert 'class="cover__picture"' in link
    assert 'PDF · <span lang="en">English</span> · 8 pages · 2.2 MB' in link
