import pytest
from django.core.cache import cache
from wagtail.models import Site

from core.sites import KEY, the_site


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    cache.clear()


@pytest.mark.django_db
def test_the_site_is_asked_for_once(django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        assert the_site() == the_site()


@pytest.mark.django_db
def test_a_site_that_moved_is_asked_for_anew_after_the_commit(django_capture_on_commit_callbacks) -> None:
    site = Site.objects.get()
    site.hostname = "torch.example.org"
    with django_capture_on_commit_callbacks(execute=True):
        site.save()
        # Another process reads what stands before the commit.
        cache.set(KEY, Site(hostname="old.example.org"))
    assert the_site().hostname == "torch.example.org"
