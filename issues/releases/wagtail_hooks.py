from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from accounts.requests import SessionRequest
from issues.models import ArticlePage, IssuePage
from issues.releases.views import CancelView, CorrectionsView, ReleaseAccess, ReleaseIndexView, ReleaseView, can_release


@hooks.register("register_admin_urls")
def register_release_urls() -> list[URLPattern | URLResolver]:
    patterns = [
        path("", ReleaseIndexView.as_view(), name="index"),
        path("corrections/", CorrectionsView.as_view(), name="corrections"),
        path("<int:number>/", ReleaseView.as_view(), name="release"),
        path("<int:number>/cancel/", CancelView.as_view(), name="cancel"),
    ]
    return [path("releases/", include((patterns, "releases")))]


class ReleasesMenuItem(MenuItem):
    def is_shown(self, request: SessionRequest) -> bool:
        return ReleaseAccess.permission_policy.user_has_permission(request.user, "change")


@hooks.register("register_admin_menu_item")
def register_releases_menu_item() -> MenuItem:
    return ReleasesMenuItem(_("Releases"), reverse("releases:index"), name="releases", icon_name="date", order=245)


@hooks.register("register_page_header_buttons")
def lead_to_release(page: Page, user: object, **_facts: object) -> Iterator[Button]:
    issue = page.specific_deferred
    if isinstance(issue, IssuePage) and can_release(user, issue):
        address = reverse("releases:release", args=[issue.number])
        yield Button(_("Release the issue"), address, icon_name="date", priority=5)


@hooks.register("before_publish_page")
def keep_piece_until_its_issue_is_out(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Tell the editor before the piece itself refuses (ArticlePage.save)."""
    if not isinstance(page, ArticlePage) or page.is_issue_out():
        return None
    messages.warning(
        request,
        gettext("It is saved, and not published: it comes out with its issue. Release the issue, or publish it first."),
    )
    return redirect("wagtailadmin_pages:edit", page.pk)
