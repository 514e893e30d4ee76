"""What the translation engine's own views would do, and do not do here."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail_localize.models import Translation, TranslationSource

from issues.models import ArticlePage
from tests.factories import ArticleFactory, UserFactory, in_french
from tests.sessions import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def french() -> ArticlePage:
    """A French article of which the English has been sent to the translators."""
    english = ArticleFactory(title="Six gates")
    french = in_french(english, title="Six barrières")
    source, _created = TranslationSource.update_or_create_from_instance(english)
    Translation.objects.create(source=source, target_locale=french.locale, enabled=True)
    return french


@pytest.fixture
def translator(client: Client) -> Client:
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Translators"))
    sign_in(client, user)
    return client


def test_a_page_is_never_made_an_alias(client, french):
    sign_in(client, UserFactory(is_superuser=True))
    answer = client.post(f"/admin/localize/page/{french.pk}/convert_to_alias/")
    assert (answer.status_code, answer.url) == (302, "/admin/")
    editor = client.get(f"/admin/pages/{french.pk}/edit/", follow=True)
    assert "localize-convert-to-alias" not in editor.content.decode()


@pytest.mark.parametrize("address", ["reports/translations/", "reports/translations/results/"])
def test_report_of_translations_is_in_an_order(translator, french, address):
    # Warnings are errors here: Django warns of pages of a list without an order.
    answer = translator.get(f"/admin/localize/{address}")
    assert "Six gates" in answer.content.decode()
