from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.models import Job
from issues.models import ArticlePage, Edition, IssuePage
from issues.releases.enums import Act
from issues.releases.models import Release
from tests.factories import UserFactory
from tests.issues.releases.conftest import NUMBER, MakeFrench
from tests.sessions import sign_in

RELEASE = reverse("releases:release", args=[NUMBER])
NOW = {"act": "RELEASE", "when": "NOW"}


@pytest.fixture
def whole_issue(issue: IssuePage, edition: Edition, french_draft: MakeFrench) -> IssuePage:
    french_draft(issue)
    return issue


@pytest.fixture
def staff(client: Client, db: None) -> Client:
    """An editor, who has no rights in the French tree."""
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Editors"))
    sign_in(client, user)
    return client


def live() -> int:
    return IssuePage.objects.live().filter(number=NUMBER).count()


def test_the_list_shows_every_issue_and_what_is_ordered(staff: Client, whole_issue: IssuePage) -> None:
    Release.objects.create(issue_number=NUMBER, ordered=Act.RELEASE, due_at=timezone.now())
    page = staff.get(reverse("releases:index")).content.decode()
    assert RELEASE in page
    assert "<time" in page


def test_what_blocks_is_listed_with_where_to_mend_it(staff: Client, issue: IssuePage) -> None:
    page = staff.get(RELEASE).content.decode()
    assert "The printed paper is missing." in page
    assert reverse("editions:add") in page


def test_an_editor_releases_now(
    staff: Client, whole_issue: IssuePage, django_capture_on_commit_callbacks: Callable
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        answer = staff.post(RELEASE, NOW, follow=True)
    assert "The issue is being released." in answer.content.decode()
    assert live() == 2


def test_an_editor_releases_later_and_takes_it_back(staff: Client, whole_issue: IssuePage) -> None:
    moment = timezone.localtime(timezone.now() + timedelta(hours=3))
    staff.post(RELEASE, {**NOW, "when": "LATER", "moment": moment.strftime("%Y-%m-%dT%H:%M")})
    release = Release.objects.get()
    assert release.due_at == moment.replace(second=0, microsecond=0)
    assert "Take the order back" in staff.get(RELEASE).content.decode()
    answer = staff.post(reverse("releases:cancel", args=[NUMBER]), follow=True)
    assert "The order is taken back." in answer.content.decode()
    answer = staff.post(reverse("releases:cancel", args=[NUMBER]), follow=True)
    assert "There was no order any more." in answer.content.decode()


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [("", "Say on which day"), ("2020-01-01T08:00", "This moment has passed."), ("soon", "Enter a valid date/time.")],
)
def test_a_moment_that_is_none_is_refused_and_nothing_typed_is_lost(
    staff: Client, whole_issue: IssuePage, moment: str, sentence: str
) -> None:
    answer = staff.post(RELEASE, {**NOW, "when": "LATER", "moment": moment, "without_translations": "on"})
    assert sentence in answer.content.decode()
    form = answer.context["form"]
    assert (form["when"].value(), form["moment"].value(), form["without_translations"].value()) == (
        "LATER",
        moment,
        True,
    )
    assert not Release.objects.exists()


def test_an_order_whose_job_is_lost_says_so(staff: Client, whole_issue: IssuePage) -> None:
    staff.post(RELEASE, NOW)
    assert "It is being done." in staff.get(RELEASE).content.decode()
    Job.objects.all().delete()
    assert "nobody is trying any more" in staff.get(RELEASE).content.decode()


def test_a_blocked_issue_is_not_released(staff: Client, issue: IssuePage) -> None:
    page = staff.post(RELEASE, NOW).content.decode()
    assert "The issue cannot come out yet." in page
    assert live() == 0


def test_the_second_click_orders_nothing_more(staff: Client, whole_issue: IssuePage) -> None:
    staff.post(RELEASE, NOW)
    answer = staff.post(RELEASE, NOW, follow=True)
    assert "something is ordered for this issue already" in answer.content.decode()
    assert Release.objects.get().order_number == 1


def test_an_act_that_nobody_knows_is_refused(staff: Client, whole_issue: IssuePage) -> None:
    assert staff.post(RELEASE, {**NOW, "act": "BURN"}).status_code == 400
    assert not Release.objects.exists()


def test_a_number_without_an_issue_is_not_found(staff: Client) -> None:
    assert staff.get(reverse("releases:release", args=[99]), follow=True).status_code == 404


@pytest.mark.parametrize("role", ["Translators", "Reviewers", "Coordinators"])
def test_nobody_else_releases(client: Client, whole_issue: IssuePage, role: str) -> None:
    user = UserFactory()
    user.groups.add(Group.objects.get(name=role))
    sign_in(client, user)
    client.post(RELEASE, NOW)
    assert live() == 0
    assert not Release.objects.exists()


def test_a_piece_is_not_published_before_its_issue(staff: Client, add_article: Callable[..., ArticlePage]) -> None:
    article = add_article()
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    form = staff.get(edit).context["form"]
    typed = {
        "title": "Typed on press day",
        "slug": article.slug,
        "kind": "ARTICLE",
        "print_status": "WHOLE",
        "body-count": "0",
        **{f"{name}-TOTAL_FORMS": "0" for name in form.formsets},
        **{f"{name}-INITIAL_FORMS": "0" for name in form.formsets},
        "action-publish": "action-publish",
    }
    answer = staff.post(edit, typed, follow=True)
    assert "it comes out with its issue" in answer.content.decode()
    article.refresh_from_db()
    assert not article.live
    assert article.get_latest_revision_as_object().title == "Typed on press day"
