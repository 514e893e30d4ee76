import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page, PageViewRestriction, get_page_models

from core.pages import BasePage, NumberedMixin, count_words
from tests.factories import (
    ArticleFactory,
    InfoFactory,
    IssueFactory,
    PlankFactory,
    StatementFactory,
    UserFactory,
    body_of,
    front_page,
    in_french,
)
from tests.sessions import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client) -> Client:
    sign_in(client, UserFactory(is_staff=True, is_superuser=True))
    return client


def test_every_page_is_a_page_of_the_site():
    assert [model for model in get_page_models() if not issubclass(model, BasePage)] == [Page]


def test_page_knows_whether_it_is_in_the_source_language():
    page = InfoFactory()
    assert page.is_in_source_language()
    assert not in_french(page).is_in_source_language()


@pytest.mark.parametrize("page_type", ["home/infopage", "home/bilingualpage"])
def test_editor_s_form_has_no_switch_that_nobody_reads(editor, page_type: str):
    form = editor.get(f"/admin/pages/add/{page_type}/{front_page().pk}/").content.decode()
    assert 'name="share_image"' in form
    assert 'name="show_in_menus"' not in form


@pytest.mark.parametrize("make", [InfoFactory, StatementFactory, ArticleFactory])
def test_lede_is_part_of_the_form_and_has_an_end(editor, make):
    page = make(lede="One sentence.")
    form = BeautifulSoup(editor.get(f"/admin/pages/{page.pk}/edit/").content, "html.parser")
    field = form.select_one("textarea[name=lede]")
    assert (field.get_text(strip=True), field["maxlength"]) == ("One sentence.", "600")


def test_body_of_nothing_has_no_words():
    assert count_words(InfoFactory().body) == 0
    assert InfoFactory(body=body_of("")).word_count == 0


@pytest.mark.parametrize("make", [InfoFactory, StatementFactory, PlankFactory])
def test_words_of_a_body_are_counted_when_it_is_saved(make):
    page = make(body=body_of("At six, the gates stayed shut."))
    assert type(page).objects.get(pk=page.pk).word_count == 6


def test_number_goes_before_a_slug_that_somebody_typed():
    assert PlankFactory(number=4, slug="typed").slug == "4"


@pytest.mark.parametrize("model", NumberedMixin.__subclasses__())
def test_number_comes_from_the_source_and_is_typed_in_no_other_language(model: type[NumberedMixin]):
    fields = {field.field_name: field.is_overridable(model()) for field in model.override_translatable_fields}
    assert fields == {"number": False, "slug": False}


def test_number_is_free_again_when_its_page_is_deleted():
    PlankFactory(number=4).delete()
    assert PlankFactory(number=4).number_key == f"{front_page().locale_id}:4"


def test_numbers_of_issues_and_planks_do_not_disturb_each_other():
    issue, plank = ArticleFactory().get_parent().specific, PlankFactory(number=999)
    issue.number = 999
    issue.full_clean()
    issue.save()
    assert (issue.slug, plank.slug) == ("999", "999")


@pytest.mark.parametrize("make", [PlankFactory, IssueFactory])
def test_editor_sees_a_draft_that_has_no_number_yet(make):
    draft = make(number=None, title="Bread for all", slug="bread", live=False)
    answer = draft.make_preview_request()
    assert answer.status_code == 200
    assert "Bread for all" in answer.render().content.decode()


def test_restriction_of_a_page_above_holds_for_those_below_and_no_other(django_assert_num_queries):
    above = InfoFactory()
    below, beside = InfoFactory(parent=above), InfoFactory()
    restriction = PageViewRestriction.objects.create(page=above, restriction_type=PageViewRestriction.LOGIN)
    with django_assert_num_queries(2):
        assert list(below.get_view_restrictions()) == [restriction]
        assert list(above.get_view_restrictions()) == [restriction]
    assert list(beside.get_view_restrictions()) == []
    assert list(front_page().get_view_restrictions()) == []


@pytest.mark.parametrize("restricted", ["root", "front page", "above", "itself", "below"])
def test_restrictions_are_those_that_wagtail_finds(restricted: str):
    above = InfoFactory()
    page = InfoFactory(parent=above)
    pages = {
        "root": Page.objects.get(depth=1),
        "front page": front_page(),
        "above": above,
        "itself": page,
        "below": InfoFactory(parent=page),
    }
    PageViewRestriction.objects.create(page=pages[restricted], restriction_type=PageViewRestriction.LOGIN)
    assert list(page.get_view_restrictions()) == list(Page.get_view_restrictions(page))
    assert page.get_view_restrictions().exists() is (restricted != "below")
