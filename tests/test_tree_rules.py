"""Where every type of page may stand. Changing a rule means changing this table."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.loader import get_template
from django.utils.text import camel_case_to_spaces
from django.utils.translation import override
from wagtail.models import Page, get_page_models
from wagtail_localize.operations import translate_page_subtree

from home.contributions.models import ContributionPage
from home.models import BilingualPage, HomePage, InfoPage, StatementIndexPage, StatementPage
from issues.models import ArticlePage, IssueIndexPage, IssuePage
from platform_planks.models import PlankPage, PlatformPage
from tests.factories import BilingualFactory, PlatformFactory, UserFactory, front_page
from tests.sessions import sign_in

# Type: (parents, children, at most so many under one parent).
RULES: dict[type[Page], tuple[set[type[Page]], set[type[Page]], int | None]] = {
    HomePage: (
        {Page},
        {PlatformPage, IssueIndexPage, StatementIndexPage, InfoPage, ContributionPage, BilingualPage},
        None,
    ),
    PlatformPage: ({HomePage}, {PlankPage}, 1),
    PlankPage: ({PlatformPage}, set(), None),
    IssueIndexPage: ({HomePage}, {IssuePage}, 1),
    IssuePage: ({IssueIndexPage}, {ArticlePage}, None),
    ArticlePage: ({IssuePage}, set(), None),
    StatementIndexPage: ({HomePage}, {StatementPage}, 1),
    StatementPage: ({StatementIndexPage}, set(), None),
    InfoPage: ({HomePage, InfoPage}, {InfoPage}, None),
    ContributionPage: ({HomePage}, set(), 1),
    BilingualPage: ({HomePage}, set(), None),
}
EVERY_TYPE = list(RULES)


def test_every_page_type_stands_in_the_table():
    assert {model for model in get_page_models() if model is not Page} == set(RULES)


@pytest.mark.parametrize("model", EVERY_TYPE)
def test_page_type_stands_exactly_where_the_table_says(model: type[Page]):
    parents, children, _at_most = RULES[model]
    assert set(model.allowed_parent_page_models()) == parents
    assert set(model.allowed_subpage_models()) == children


@pytest.mark.parametrize("model", EVERY_TYPE)
def test_rules_are_said_out_loud(model: type[Page]):
    # An empty list means "none" and is written down; Wagtail takes a missing one for "everything".
    assert "parent_page_types" in vars(model)
    assert "subpage_types" in vars(model)


@pytest.mark.parametrize("model", EVERY_TYPE)
def test_page_that_stands_once_can_stand_once_only(model: type[Page]):
    assert (model.max_count_per_parent, model.max_count) == (RULES[model][2], None)


@pytest.mark.django_db
def test_there_is_no_second_platform_under_a_front_page_and_one_in_each_language():
    english = front_page("en")
    assert PlatformPage.can_create_at(english)
    PlatformFactory(parent=english)
    assert not PlatformPage.can_create_at(english)
    assert PlatformPage.can_create_at(front_page("fr"))


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "is_offered"), [("en", True), ("fr", False)])
def test_bilingual_page_is_created_in_the_source_tree_only(language: str, is_offered: bool):
    assert BilingualPage.can_create_at(front_page(language)) is is_offered


@pytest.mark.django_db
def test_bilingual_page_is_not_moved_into_the_french_tree():
    page = BilingualFactory()
    assert page.can_move_to(front_page("en"))
    assert not page.can_move_to(front_page("fr"))


@pytest.mark.django_db
def test_bilingual_page_is_not_offered_under_the_french_front_page(client):
    sign_in(client, UserFactory(is_staff=True, is_superuser=True))
    offered = client.get(f"/admin/pages/{front_page('fr').pk}/add_subpage/").content.decode()
    assert "/add/home/infopage/" in offered
    assert "/add/home/bilingualpage/" not in offered


@pytest.mark.django_db
@pytest.mark.parametrize("live", [True, False])
def test_bilingual_page_that_comes_by_code_is_refused_in_the_french_tree(live: bool):
    with pytest.raises(ValidationError, match="stands once"):
        BilingualFactory(parent=front_page("fr"), live=live)


@pytest.mark.django_db
def test_translating_everything_makes_no_second_bilingual_page():
    page = BilingualFactory()
    translate_page_subtree(front_page("en").pk, [front_page("fr").locale], None, None)
    assert list(BilingualPage.objects.all()) == [page]


@pytest.mark.parametrize("model", EVERY_TYPE)
def test_every_page_type_has_a_template_of_its_own(model: type[Page]):
    stem = camel_case_to_spaces(model.__name__).replace(" ", "_")
    assert model.template == f"pages/{stem}.html"
    assert Path(get_template(model.template).origin.name).is_relative_to(settings.SITE / "templates")


@pytest.mark.parametrize("model", EVERY_TYPE)
def test_every_page_type_has_a_name_in_both_languages(model: type[Page]):
    def names() -> tuple[str, str]:
        return str(model._meta.verbose_name), str(model._meta.verbose_name_plural)

    with override("en"):
        english = names()
    with override("fr"):
        french = names()
    assert all(english + french)
    # "Plateforme" and "article" alone are nearly the same word in both languages.
    same_word = {ArticlePage}
    assert (french == english) is (model in same_word)
