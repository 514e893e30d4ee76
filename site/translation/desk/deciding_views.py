"""What editors of the source and reviewers decide: whether a change was a typing error, where two must read."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from translation.access import may_change_source, may_set_second_readings
from translation.desk.changes import changes_of
from translation.desk.views import DeskPage, TranslationView
from translation.refusals import DeskRefusal
from translation.second_reading import set_second_readings, translated_page_types
from translation.typing_errors import mark_typing_errors


class ChangesView(TranslationView, DeskPage):
    """The texts whose source was changed after they were translated, and what changed in them."""

    template_name = "translation/changes.html"
    page_title = _("Changes of the source")

    def get_page_subtitle(self) -> str:
        return self.translation.work.title

    def get_context_data(self, **kwargs: object) -> dict:
        translation = self.translation
        return {
            **super().get_context_data(**kwargs),
            "translation": translation,
            "changes": changes_of(translation),
            "may_change_source": may_change_source(user=self.user, translation=translation),
            "source_edit_address": translation.source.get_source_instance_edit_url(),
            "language": translation.target_locale.language_code,
            "language_name": translation.target_locale.get_display_name(),
            "source_language": translation.source.locale.language_code,
        }

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            kept = mark_typing_errors(
                translation=self.translation,
                standing_ids=_ids(request, "typing_error"),
                user=self.user,
                now=timezone.now(),
            )
        except DeskRefusal as refusal:
            messages.error(request, refusal.words)
        else:
            said = ngettext(
                "%(count)s translation stays as it was.", "%(count)s translations stay as they were.", kept
            ) % {"count": kept}
            messages.success(request, said if kept else gettext("Nothing was ticked, or somebody was faster."))
        return redirect("desk:changes", self.translation.pk)


class SecondReadingsView(DeskPage):
    """Which kinds of pages need a second pair of eyes."""

    template_name = "translation/second_readings.html"
    page_title = _("Second readings")

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not may_set_second_readings(user=self.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: object) -> dict:
        return {**super().get_context_data(**kwargs), "page_types": translated_page_types()}

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        set_second_readings(required=_ids(request, "page_type"), user=self.user, now=timezone.now())
        messages.success(request, gettext("Saved. It holds from the next page that is handed in."))
        return redirect(reverse("desk:second_readings"))


def _ids(request: HttpRequest, name: str) -> set[int]:
    digits = (value for value in request.POST.getlist(name) if value.isascii() and value.isdecimal())
    return {int(value) for value in digits if len(value) < 18}
