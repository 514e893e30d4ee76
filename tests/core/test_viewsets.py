from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import include, path, reverse
from wagtail.admin import urls as wagtailadmin_urls

from core.enums import JobStatus
from core.jobs import JobRun, job
from core.models import Job
from tests.sessions import sign_in

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)

urlpatterns = [path("admin/", include(wagtailadmin_urls))]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]

ran: list[bool] = []


@job()
def note(run: JobRun) -> None:
    ran.append(True)


@pytest.fixture(autouse=True)
def in_process(settings):
    settings.REDIS_URL = ""
    ran.clear()


@pytest.fixture
def administrator(client):
    sign_in(client, get_user_model().objects.create_superuser("admin@example.org"))
    return client


@pytest.fixture
def editor(client):
    """Somebody with every permission that a group can give."""
    person = get_user_model().objects.create_user("editor@example.org", is_staff=True)
    person.user_permissions.set(Permission.objects.all())
    sign_in(client, person)
    return client


def owe(**facts) -> Job:
    return Job.objects.create(**{"function": note.name, "due_at": NOW, **facts})


def fail(failure: str = "ValueError") -> Job:
    return owe(status=JobStatus.FAILED, finished_at=NOW, failure=failure)


def test_administrators_find_the_list_among_the_reports(administrator):
    owe(progress_done=3, progress_total=10)
    fail("JobFailed: The PDF has no pages.")
    fail("WorkerLost")
    fail("ValueError")
    page = unescape(administrator.get(reverse("jobs:index")).content.decode())
    for words in (
        "3 of 10",
        "The PDF has no pages.",
        "The worker was stopped, or the job took too long.",
        "The job was ended by the error ValueError.",
    ):
        assert words in page
    assert reverse("jobs:index") in administrator.get(reverse("wagtailadmin_home")).content.decode()


def test_one_job_is_shown_in_words_and_in_the_site_s_time(administrator, settings):
    settings.TIME_ZONE = "America/New_York"
    shown = owe(arguments={"edition_id": 6, "language": "fr"})
    page = BeautifulSoup(administrator.get(reverse("jobs:inspect", args=[shown.pk])).content, "html.parser")
    values = [value.get_text(strip=True) for value in page.find_all("dd")]
    assert "edition_id=6, language=fr" in values
    assert "May 1, 2026, 8 a.m." in values
    assert "None" not in values


def test_the_list_is_filtered_by_status_and_comes_in_pages(administrator):
    for number in range(51):
        owe(created_at=NOW + timedelta(minutes=number))
    failed = fail()
    first_page = administrator.get(reverse("jobs:index"))
    assert len(first_page.context["object_list"]) == 50
    filtered = administrator.get(reverse("jobs:index_results"), {"status": JobStatus.FAILED})
    assert list(filtered.context["object_list"]) == [failed]


def test_the_list_costs_the_same_number_of_queries_however_long_it_is(administrator, django_assert_num_queries):
    owe()
    administrator.get(reverse("jobs:index"))
    with CaptureQueriesContext(
        connection,
    ) as few:
        administrator.get(reverse("jobs:index"))
    for _ in range(20):
        fail()
    with django_assert_num_queries(len(few)):
        administrator.get(reverse("jobs:index"))


def test_a_failed_job_is_tried_again_by_a_button(administrator, django_capture_on_commit_callbacks):
    failed = fail()
    retry = reverse("jobs:retry", args=[failed.pk])
    assert f'action="{retry}"' in administrator.get(reverse("jobs:inspect", args=[failed.pk])).content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        answer = administrator.post(retry, follow=True)

    assert ran == [True]
    assert "The job will be tried again." in answer.content.decode()
    assert failed.pk in Job.objects.filter(status=JobStatus.DONE).values_list("pk", flat=True)


def test_what_has_not_failed_is_not_tried_again(administrator):
    waiting = owe()
    answer = administrator.post(reverse("jobs:retry", args=[waiting.pk]), follow=True)
    assert "Nothing was done" in answer.content.decode()
    assert ran == []


def test_trying_again_needs_a_post(administrator):
    assert administrator.get(reverse("jobs:retry", args=[fail().pk])).status_code == 405


@pytest.mark.parametrize("view", ["index", "index_results", "inspect", "retry"])
def test_nobody_but_administrators_sees_or_does_anything(editor, view):
    args = [fail().pk] if view in ("inspect", "retry") else []
    address = reverse(f"jobs:{view}", args=args)
    answer = editor.post(address) if view == "retry" else editor.get(address)
    assert answer.status_code == 302
    assert answer.url == reverse("wagtailadmin_home")
    assert Job.objects.failed().count() == len(args)


def test_the_menu_hides_the_list_from_editors(editor):
    assert reverse("jobs:index") not in editor.get(reverse("wagtailadmin_home")).content.decode()
