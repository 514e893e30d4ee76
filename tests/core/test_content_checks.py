import json

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.test import RequestFactory
from django.utils.translation import override
from wagtail.admin.userbar import AdminItem, ContentCheckerItem, apply_userbar_hooks
from wagtail.models import Locale

from core.content_checks import CHECKS, NOTHING, PAGE, EditorsChecks, lede_missing
from home.models import HomePage, InfoPage

# A page asks for its content type as soon as it is made.
pytestmark = pytest.mark.django_db


def rules_for(page: object) -> dict[str, dict]:
    rules = EditorsChecks(page, in_editor=False).get_axe_custom_rules(RequestFactory().get("/"))
    return {rule["id"]: rule for rule in rules}


@pytest.mark.parametrize(("lede", "is_missing"), [("", True), (" \n", True), ("Six gates.", False)])
def test_lede_of_nothing_is_missing(lede: str, is_missing: bool):
    assert lede_missing(InfoPage(lede=lede)) is is_missing


def test_every_check_has_a_name_of_its_own_and_says_what_to_do():
    assert len({check.name for check in CHECKS}) == len(CHECKS) >= 6
    assert {check.name for check in CHECKS}.isdisjoint(ContentCheckerItem.axe_run_only)
    assert all(str(check.advice).endswith(".") for check in CHECKS)


@pytest.mark.parametrize(("lede", "selector"), [("", PAGE), ("We print.", NOTHING)])
def test_rule_looks_for_something_only_where_something_is_missing(lede: str, selector: str):
    assert rules_for(InfoPage(lede=lede, locale=Locale.get_default()))["lede-missing"]["selector"] == selector


def test_page_of_another_type_is_not_found_at_fault():
    for page in (None, HomePage(locale=Locale.get_default())):
        assert rules_for(page)["lede-missing"]["selector"] == NOTHING


def test_wagtail_s_own_checks_stay():
    ours, wagtails = EditorsChecks(None, in_editor=True), ContentCheckerItem()
    request = RequestFactory().get("/")
    assert set(wagtails.axe_run_only) < set(ours.get_axe_run_only(request))
    assert "heading-order" in ours.get_axe_run_only(request)
    assert all(check in ours.get_axe_custom_checks(request) for check in wagtails.axe_custom_checks)


def test_messages_are_in_the_editor_s_language():
    request = RequestFactory().get("/")
    texts = {}
    for language in ("en", "fr"):
        with override(language):
            configuration = EditorsChecks(None, in_editor=True).get_axe_configuration(request)
            texts[language] = json.loads(json.dumps(configuration, cls=DjangoJSONEncoder))["messages"]["lede-missing"]
    assert texts["en"]["error_name"] == "The lede is missing"
    assert texts["fr"]["error_name"] != texts["en"]["error_name"]


@pytest.mark.parametrize("in_editor", [True, False])
def test_our_checker_stands_in_wagtail_s_place(in_editor: bool):
    items = [AdminItem(), ContentCheckerItem(in_editor=in_editor)]
    page = InfoPage()
    apply_userbar_hooks(RequestFactory().get("/"), items, page)
    admin, checker = items
    assert isinstance(admin, AdminItem)
    assert isinstance(checker, EditorsChecks)
    assert (checker.page, checker.in_editor) == (page, in_editor)
