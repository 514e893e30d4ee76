"""The inbox: what editors see of contributions, and what they do with them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models, transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.defaultfilters import linebreaks_filter
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.admin_url_finder import ModelAdminURLFinder
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import BaseObjectMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log
from wagtail.permission_policies import ModelPermissionPolicy

from core.deletion import DeletedByPost
from home.contributions.admin_views import AnswerView, DeclineView, TakeView
from home.contributions.enums import MEDIA_TYPES, ContributionStatus, ManuscriptFormat
from home.contributions.models import Contribution
from home.contributions.querysets import ContributionQuerySet
from home.contributions.services import delete_contribution


class NobodyAdds(ModelPermissionPolicy):
    """Contributions come from readers. Not even administrators add one by hand."""

    def user_has_permission(self, user: AbstractUser, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: AbstractUser, actions: Iterable[str]) -> bool:
        return super().user_has_any_permission(user, set(actions) - {"add"})


class InboxView(generic.IndexView):
    page_title = _("Inbox")

    def get_base_queryset(self) -> ContributionQuerySet:
        return super().get_base_queryset().for_a_list()

    def get_edit_url(self, instance: Contribution) -> None:
        """What people sent is read and dealt with, but never edited."""


@dataclass(frozen=True)
class Action:
    label: str
    url: str


class ContributionInspectView(generic.InspectView):
    page_title = _("From the inbox")

    def get_edit_url(self) -> None:
        """As in the list."""

    @property
    def actions(self) -> list[Action]:
        """What can be done with it now."""
        if not self.user_has_permission("change"):
            return []
        possible = [
            (gettext("Take as a draft"), "take", self.object.is_open),
            (gettext("Answer"), "answer", self.object.status == ContributionStatus.NEW),
            (gettext("Decline"), "decline", self.object.is_open),
        ]
        return [
            Action(label, reverse(f"contributions:{name}", args=[self.object.pk]))
            for label, name, is_possible in possible
            if is_possible
        ]

    def get_fields_context(self) -> list[dict[str, object]]:
        return [shown for shown in super().get_fields_context() if shown["value"] != ""]

    def get_field_display_value(self, field_name: str, field: models.Field | None) -> object:
        value = super().get_field_display_value(field_name, field)
        # Wagtail shows a moment in UTC here and nothing as "None".
        if isinstance(value, datetime):
            return timezone.localtime(value)
        return "" if value is None else value

    def get_text_display_value(self) -> SafeString:
        return _paragraphs(self.object.text)

    def get_answer_display_value(self) -> SafeString:
        return _paragraphs(self.object.answer)

    def get_email_display_value(self) -> SafeString:
        return format_html('<a href="mailto:{0}">{0}</a>', self.object.email)

    def get_file_display_value(self) -> str:
        if not self.object.file:
            return ""
        address = reverse("contributions:file", args=[self.object.pk])
        return format_html('<a href="{}">{}</a>', address, self.object.download_name)

    def get_page_display_value(self) -> str:
        if not self.object.page:
            return ""
        address = reverse("wagtailadmin_pages:edit", args=[self.object.page_id])
        return format_html('<a href="{}">{}</a>', address, self.object.page.get_admin_display_title())


def _paragraphs(text: str) -> SafeString:
    # Each stands for itself, whichever way its letters run.
    return format_html('<div dir="auto">{}</div>', linebreaks_filter(text)) if text else SafeString()


class ContributionFileView(PermissionCheckedMixin, BaseObjectMixin, View):
    """The attached file, for those who may read the rest."""

    any_permission_required: ClassVar[list[str]] = ["change", "delete", "view"]
    http_method_names: ClassVar[list[str]] = ["get", "head"]

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not self.object.file:
            raise Http404
        # Saved, never shown: nobody knows who sent it.
        return HttpResponse(
            self.object.read_file(),
            content_type=MEDIA_TYPES[ManuscriptFormat(self.object.file_format)],
            headers={
                "Content-Disposition": f'attachment; filename="{self.object.download_name}"',
                "X-Content-Type-Options": "nosniff",
                "Cache-Control": "no-store",
            },
        )


class ContributionDeleteView(DeletedByPost, generic.DeleteView):
    success_message = _("It is deleted, and so are the sender’s address and file.")

    def get_usage_url(self) -> None:
        """Nothing refers to a contribution."""

    def delete_action(self) -> None:
        with transaction.atomic():
            log(instance=self.object, action="wagtail.delete", user=self.request.user, deleted=True)
            delete_contribution(contribution=self.object)


class ContributionURLFinder(ModelAdminURLFinder):
    """Where reports of the admin lead to: Wagtail expects an edit view."""

    edit_url_name = "contributions:inspect"


class ContributionViewSet(ModelViewSet):
    model = Contribution
    name = "contributions"
    icon = "mail"
    menu_label = _("Inbox")
    menu_order = 240
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = InboxView
    inspect_view_class = ContributionInspectView
    inspect_template_name = "contributions/inspect.html"
    delete_view_class = ContributionDeleteView
    url_finder_class = ContributionURLFinder
    # Nothing is edited, but a viewset wants to know the fields of its forms.
    form_fields: ClassVar[list[str]] = ["kind"]
    inspect_view_fields: ClassVar[list[str]] = [
        "kind",
        "status",
        "language",
        "received_at",
        "name",
        "email",
        "title",
        "text",
        "file",
        "answer",
        "closed_at",
        "handled_by",
        "page",
    ]
    ordering = ("-received_at", "-pk")
    list_per_page = 25
    list_filter: ClassVar[list[str]] = ["status", "kind", "language"]
    list_display: ClassVar[list[str | Column]] = [
        "alias",
        Column("title", label=_("Title"), accessor="title"),
        "kind",
        "language",
        StatusTagColumn(
            "status",
            label=_("Status"),
            accessor="get_status_display",
            primary=lambda contribution: contribution.status == ContributionStatus.NEW,
        ),
        DateColumn("received_at", label=_("Received"), sort_key="received_at"),
    ]

    def get_permissions_to_register(self) -> QuerySet:
        # Nobody adds a contribution here.
        return super().get_permissions_to_register().exclude(codename="add_contribution")

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("inspect/<int:pk>/", self.inspect_view, name="inspect"),
            path("file/<int:pk>/", self.construct_view(ContributionFileView), name="file"),
            path("answer/<int:pk>/", self.construct_view(AnswerView), name="answer"),
            path("decline/<int:pk>/", self.construct_view(DeclineView), name="decline"),
            path("take/<int:pk>/", self.construct_view(TakeView), name="take"),
            path("delete/<int:pk>/", self.delete_view, name="delete"),
        ]
