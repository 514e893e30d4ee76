"""What editors see of the editions: a list, a form, and the printed paper itself before readers have it."""

from typing import ClassVar

from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest
from django.template.defaultfilters import filesizeformat
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import BaseObjectMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log

from core.deletion import DeletedByPost
from issues.forms import EditionForm
from issues.models import Edition
from issues.services import delete_edition


def pages_in_words(edition: Edition) -> str:
    """Empty until the PDF has been read."""
    return str(edition.page_count or "")


def size_in_words(edition: Edition) -> str:
    return filesizeformat(edition.size) if edition.size else ""


class EditionPDFView(PermissionCheckedMixin, BaseObjectMixin, View):
    """The PDF for those who work on it, published or not."""

    any_permission_required: ClassVar[list[str]] = ["add", "change", "delete"]
    http_method_names: ClassVar[list[str]] = ["get", "head"]

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> FileResponse:
        if not self.object.pdf:
            raise Http404
        # Never shown inside the admin's pages: nobody has looked yet at what it may do there.
        return FileResponse(
            self.object.pdf.open("rb"),
            as_attachment=True,
            filename=self.object.file_name,
            content_type="application/pdf",
        )


class EditionDeleteView(DeletedByPost, generic.DeleteView):
    def delete_action(self) -> None:
        with transaction.atomic():
            log(instance=self.object, action="wagtail.delete", user=self.request.user, deleted=True)
            delete_edition(edition=self.object)


class EditionViewSet(ModelViewSet):
    model = Edition
    name = "editions"
    icon = "doc-full"
    menu_label = _("Editions")
    menu_order = 250
    add_to_admin_menu = True
    # A copy would share its file with the original.
    copy_view_enabled = False
    delete_view_class = EditionDeleteView
    edit_handler = ObjectList(Edition.panels, base_form_class=EditionForm)
    ordering = ("-issue_number", "language")
    list_per_page = 50
    list_filter: ClassVar[list[str]] = ["language"]
    list_display: ClassVar[list[str | Column]] = [
        "issue_number",
        "language",
        Column("pages", label=_("Pages"), accessor=pages_in_words, sort_key="page_count"),
        Column("size", label=_("Size"), accessor=size_in_words, sort_key="size"),
    ]

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("pdf/<int:pk>/", self.construct_view(EditionPDFView), name="pdf"),
        ]
