import pytest
from django.core.management import call_command
from wagtail.models import Site

from tests.factories import front_page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["https://torch.example.org", "http://127.0.0.1:9000"])
def test_every_migration_puts_the_site_where_the_settings_say(settings, address: str):
    settings.PUBLIC_ADDRESS = address
    call_command("migrate", verbosity=0)
    assert front_page().full_url == f"{address}/en/"


def test_without_a_site_nothing_is_done():
    Site.objects.all().delete()
    call_command("migrate", verbosity=0)
    assert not Site.objects.exists()
