import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Locale

from tests.factories import UserFactory
from tests.sessions import sign_in
from translation.models import GlossaryTerm
from users.models import User

pytestmark = pytest.mark.django_db

LIST, ADD = "/admin/glossary/", "/admin/glossary/new/"


def person(role: str) -> User:
    user = UserFactory()
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def strike(french: Locale) -> GlossaryTerm:
    return GlossaryTerm.objects.create(locale=french, term="strike", translation="grève")


@pytest.mark.parametrize("role", ["Translators", "Reviewers"])
def test_translators_and_reviewers_keep_the_glossary(role: str, client: Client, french: Locale, strike: GlossaryTerm):
    user = person(role)
    sign_in(client, user)
    form = {"locale": french.pk, "term": "shift", "translation": "quart", "forbidden": "chiffre", "note": ""}

    client.post(ADD, form)
    client.post(f"/admin/glossary/edit/{strike.pk}/", {**form, "term": "strike", "translation": "la grève"})

    assert GlossaryTerm.objects.get(term="shift").changed_by == user
    strike.refresh_from_db()
    assert (strike.translation, strike.changed_by) == ("la grève", user)

    client.post(f"/admin/glossary/delete/{strike.pk}/")
    assert not GlossaryTerm.objects.filter(term="strike").exists()


@pytest.mark.parametrize("role", ["Editors", "Coordinators"])
def test_others_do_not(role: str, client: Client, strike: GlossaryTerm):
    sign_in(client, person(role))

    assert client.get(LIST).status_code == 302
    client.post(f"/admin/glossary/delete/{strike.pk}/")
    assert GlossaryTerm.objects.exists()


@pytest.mark.parametrize(("role", "is_there"), [("Translators", True), ("Editors", False)])
def test_the_glossary_is_in_the_menu_of_those_who_keep_it(role: str, is_there: bool, client: Client):
    sign_in(client, person(role))
    assert (f'"url": "{LIST}"' in client.get("/admin/").content.decode()) is is_there


def test_list_is_searched_and_filtered(client: Client, french: Locale, strike: GlossaryTerm):
    german = Locale.objects.create(language_code="de")
    GlossaryTerm.objects.create(locale=french, term="shift", translation="quart")
    GlossaryTerm.objects.create(locale=german, term="shift", translation="Schicht")
    sign_in(client, person("Translators"))

    found = client.get(LIST, {"q": "grèv"}).content.decode()
    assert "grève" in found
    assert "quart" not in found
    found = client.get(LIST, {"locale": german.pk}).content.decode()
    assert "Schicht" in found
    assert "quart" not in found


def test_word_stands_once_and_nothing_is_translated_into_the_source(
    client: Client, english: Locale, french: Locale, strike: GlossaryTerm
):
    sign_in(client, person("Translators"))
    form = {"term": "Strike", "translation": "x", "forbidden": "", "note": ""}

    assert "The glossary has this word already." in client.post(ADD, {**form, "locale": french.pk}).content.decode()
    assert client.post(ADD, {**form, "term": "shift", "locale": english.pk}).status_code == 200
    assert GlossaryTerm.objects.count() == 1
