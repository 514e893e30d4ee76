"""What editors see of the editions: a list, a form, and the printed paper itself before readers have it."""

from datetime import timedelta
from typing import ClassVar

from django.db import transaction
from django.db.models import ProtectedError, QuerySet, Sum
from django.forms import Form
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat, floatformat
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin import messages
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import BaseObjectMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log

from core.deletion import DeletedByPost
from issues.enums import PDFStatus
from issues.forms import EditionForm
from issues.models import Edition
from issues.selectors import is_being_read
from issues.services import delete_edition, try_again

# So many days are shown beside an edition; the total counts all of them.
DAYS_SHOWN = 30


def status_in_words(edition: Edition) -> str:
    """How far the PDF is on its way to readers, and while it is being read, on which page."""
    if edition.pdf_status == PDFStatus.READING and edition.page_count:
        names = {"page": min(edition.pages_read + 1, edition.page_count), "count": edition.page_count}
        return gettext("Being read: page %(page)s of %(count)s") % names
    return edition.get_pdf_status_display()


def downloads_in_words(edition: Edition) -> str:
    return floatformat(edition.download_total, "0g") if edition.download_total else ""


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


class EditionIndexView(generic.IndexView):
    def get_base_queryset(self) -> QuerySet[Edition]:
        return super().get_base_queryset().with_downloads()


class EditionEditView(generic.EditView):
    """The form, and above it where the PDF stands and how often readers downloaded it."""

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return {**super().get_context_data(**kwargs), **standing_of(self.object), **self._downloads()}

    def _downloads(self) -> dict[str, object]:
        first_day = timezone.localdate() - timedelta(days=DAYS_SHOWN - 1)
        counts = self.object.download_counts
        return {
            "downloads": counts.since(first_day),
            "download_total": counts.aggregate(total=Sum("count"))["total"] or 0,
            "days_shown": DAYS_SHOWN,
        }


class EditionStandingView(PermissionCheckedMixin, BaseObjectMixin, View):
    """Where the PDF stands, as a piece of the form's page, which asks for it anew (static/js/standing.js)."""

    any_permission_required: ClassVar[list[str]] = ["add", "change", "delete"]
    http_method_names: ClassVar[list[str]] = ["get", "head"]

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return render(request, "issues/edition_standing.html", {"object": self.object, **standing_of(self.object)})


class EditionTryAgainView(PermissionCheckedMixin, BaseObjectMixin, View):
    """Reads a PDF once more that could not be read."""

    permission_required = "change"
    http_method_names: ClassVar[list[str]] = ["post"]

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if try_again(edition=self.object):
            messages.success(request, _("The PDF will be read again. Look here in a minute."))
        else:
            messages.warning(request, _("Nothing was done: there is no PDF, or it has been read."))
        return redirect("editions:edit", self.object.pk)


def standing_of(edition: Edition) -> dict[str, object]:
    is_unfinished = edition.pdf_status in (PDFStatus.WAITING, PDFStatus.READING)
    return {
        "standing": status_in_words(edition),
        "is_unfinished": is_unfinished,
        # What nobody works on any more can be tried again, too: its worker may have been killed once too often.
        "can_try_again": edition.pdf_status == PDFStatus.FAILED or (is_unfinished and not is_being_read(edition)),
    }


class EditionDeleteView(DeletedByPost, generic.DeleteView):
    def form_valid(self, form: Form) -> HttpResponse:
        try:
            return super().form_valid(form)
        except ProtectedError:
            # Another app has counted copies of it, and its foreign keys say so.
            messages.error(self.request, _("This edition stays: its copies have been counted and sent."))
            return redirect("editions:edit", self.object.pk)

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
    index_view_class = EditionIndexView
    edit_view_class = EditionEditView
    edit_template_name = "issues/edition_edit.html"
    delete_view_class = EditionDeleteView
    edit_handler = ObjectList(Edition.panels, base_form_class=EditionForm)
    ordering = ("-issue_number", "language")
    list_per_page = 50
    list_filter: ClassVar[list[str]] = ["language"]
    list_display: ClassVar[list[str | Column]] = [
        "issue_number",
        "language",
        StatusTagColumn(
            "pdf_status",
            label=_("PDF"),
            accessor=status_in_words,
            primary=lambda edition: edition.pdf_status == PDFStatus.READY,
            sort_key="pdf_status",
        ),
        Column("pages", label=_("Pages"), accessor=pages_in_words, sort_key="page_count"),
        Column("size", label=_("Size"), accessor=size_in_words, sort_key="size"),
        Column("downloads", label=_("Downloads"), accessor=downloads_in_words, sort_key="download_total"),
    ]

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("pdf/<int:pk>/", self.construct_view(EditionPDFView), name="pdf"),
            path("standing/<int:pk>/", self.construct_view(EditionStandingView), name="standing"),
            path("try-again/<int:pk>/", self.construct_view(EditionTryAgainView), name="try_again"),
        ]
