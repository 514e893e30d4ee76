"""A file, a picture or an address of its own for the translation. Each is a form; addresses need no script."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.admin import messages

from translation.desk.views import PageView, TranslationView
from translation.overrides import choose_instead, use_the_source
from translation.refusals import DeskRefusal
from translation.whole_numbers import whole_number


class FileView(TranslationView):
    """Saves what stands in place of the source's file or address, or takes it back."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        segment_id = whole_number(request.POST.get("segment", ""))
        place = {"translation": self.translation, "segment_id": segment_id}
        value = request.POST.get("value", "")
        by = {"user": self.user, "now": timezone.now()}
        try:
            if request.POST.get("act") == "source":
                use_the_source(**place, **by)
                messages.success(
                    request, gettext("The translation has what the source has, once the page is approved.")
                )
            else:
                choose_instead(**place, **by, value=value)
                messages.success(request, gettext("Saved. Hand the page in: readers have it once it is approved."))
        except DeskRefusal as refusal:
            return self._refused(refusal, segment_id, value)
        return redirect(f"{self.address()}#desk-file-{segment_id}")

    def _refused(self, refusal: DeskRefusal, segment_id: int, value: str) -> HttpResponse:
        """Say why, and lose nothing that was typed."""
        messages.error(self.request, refusal.words)
        view = PageView()
        view.setup(self.request, **self.kwargs)
        view.refused_file = {"segment_id": segment_id, "value": value, "words": refusal.words}
        return view.render_to_response(view.get_context_data(), status=409)
