import pytest
from django.core.cache import cache
from wagtail.models import Site

from core.sites import the_site


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    cache.clear()


@pytest.mark.django_db
def test_the_site_is_asked_for_once(django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        assert the_site() == the_site()


@pytest.mark.django_db
def test_a_site_that_moved_is_asked_for_anew() -> None:
    the_site()
    site = Site.objects.get()
    site.hostname = "torch.example.org"
    site.save()
    assert the_site().hostname == "torch.example.org"
