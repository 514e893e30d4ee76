"""The releases in the admin: a list of issues, and one page for each with what stands in its way."""

from typing import ClassVar

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from accounts.requests import SessionRequest
from core.pagination import paginate
from issues.models import IssuePage
from issues.releases.enums import Act
from issues.releases.findings import advice_of, blocks_of, findings_on
from issues.releases.forms import OrderForm
from issues.releases.gathering import Gathered, gather
from issues.releases.models import Release
from issues.releases.selectors import by_issue, is_being_done, issues_with_releases
from issues.releases.services import AlreadyOrderedError, ReleaseBlockedError, cancel, order
from issues.selectors import corrections_to_print


class ReleaseAccess(PermissionCheckedMixin):
    permission_policy = ModelPermissionPolicy(Release)
    permission_required = "change"


class ReleasePage(ReleaseAccess, WagtailAdminTemplateMixin, TemplateView):
    """A page of the admin about releases, below their list."""

    header_icon = "date"

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("releases:index"), "label": gettext("Releases")},
            {"url": "", "label": self.get_page_subtitle() or self.page_title},
        ]


class ReleaseIndexView(ReleasePage):
    """All issues, the newest first, and whether readers have them."""

    template_name = "releases/index.html"
    page_title = _("Releases")

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: object) -> dict:
        issues = paginate(issues_with_releases(), self.request)
        return {**super().get_context_data(**kwargs), "issues": issues}


class ReleaseView(ReleasePage):
    """One issue: what belongs to it, what blocks it, and the button."""

    template_name = "releases/release.html"
    page_title = _("Release")

    def get_page_subtitle(self) -> str:
        return gettext("Issue %(number)s") % {"number": self.number}

    @property
    def number(self) -> int:
        return self.kwargs["number"]

    @cached_property
    def gathered(self) -> Gathered:
        gathered = gather(self.number)
        if gathered.issue is None:
            raise Http404
        return gathered

    @cached_property
    def release(self) -> Release:
        return Release.objects.select_related("ordered_by", "failed_page").filter(
            issue_number=self.number
        ).first() or Release(issue_number=self.number)

    def get_context_data(self, **kwargs: object) -> dict:
        form = kwargs.get("form") or OrderForm(instance=self.release)
        found = findings_on(self.gathered, without_translations=self.release.without_translations)
        return {
            **super().get_context_data(**kwargs),
            "release": self.release,
            "gathered": self.gathered,
            "rows": self.gathered.rows(),
            "form": form,
            "blocks": blocks_of(found),
            "advice": advice_of(found),
            "changed": [page for page in self.gathered.pages_to_release() if page.has_unpublished_changes],
            "is_overdue": bool(self.release.due_at and self.release.due_at <= timezone.now()),
            "is_being_done": is_being_done(self.release),
        }

    def post(self, request: SessionRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.POST.get("act") not in Act.values:
            raise BadRequest
        form = OrderForm(request.POST, instance=self.release)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        now = timezone.now()
        try:
            ordered = order(
                issue_number=self.gathered.number,
                act=Act(request.POST["act"]),
                due_at=form.due_at(now),
                user=request.user,
                without_translations=form.cleaned_data["without_translations"],
            )
        except AlreadyOrderedError:
            messages.warning(request, _("Nothing was done: something is ordered for this issue already."))
            return redirect("releases:release", self.number)
        except ReleaseBlockedError:
            messages.error(request, _("The issue cannot come out yet. Mend what is listed first."))
            return self.render_to_response(self.get_context_data(form=form))
        messages.success(request, _said_of(ordered, is_now=form.due_at(now) == now))
        return redirect("releases:release", self.number)


def _said_of(ordered: Release, *, is_now: bool) -> str:
    if not is_now:
        return gettext("It is ordered. You can close this page.")
    if ordered.ordered == Act.RELEASE:
        return gettext("The issue is being released.")
    return gettext("The issue is being taken offline.")


class CorrectionsView(ReleasePage):
    """What the next printed number has to correct, issue by issue."""

    template_name = "releases/corrections.html"
    page_title = _("Corrections to print")
    header_icon = "clipboard-list"

    def get_context_data(self, **kwargs: object) -> dict:
        corrections = paginate(corrections_to_print(), self.request)
        return {
            **super().get_context_data(**kwargs),
            "corrections": corrections,
            "issues": by_issue(corrections.object_list),
        }


class CancelView(ReleaseAccess, View):
    """Takes an order back."""

    http_method_names: ClassVar[list[str]] = ["post"]

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        release = Release.objects.filter(issue_number=number).first()
        if release and cancel(release=release):
            messages.success(request, _("The order is taken back."))
        else:
            messages.warning(request, _("There was no order any more."))
        return redirect("releases:release", number)


def can_release(user: object, issue: IssuePage) -> bool:
    """Whether somebody may open the release of an issue."""
    return issue.number is not None and ReleaseAccess.permission_policy.user_has_permission(user, "change")
