"""What is done with one text on the desk. Without a script each act is a form; with one, saving happens by itself."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.admin import messages
from wagtail_localize.models import StringTranslation

from translation import texts
from translation.comments import comment_on_text, settle_comment
from translation.desk.asked import place_of, said
from translation.desk.page_texts import texts_of
from translation.desk.views import PageView, TranslationView
from translation.ignoring import ignore_finding
from translation.marks import cleaned, from_typed
from translation.models import TextComment
from translation.refusals import DeskRefusal, UnsavedWordsError
from translation.whole_numbers import whole_number


class TextView(TranslationView):
    """Saves one text, and says what became of it."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        place = place_of(request.POST.get("text", ""))
        act = request.POST.get("act", "save")
        if place is None:
            messages.error(request, gettext("This text does not exist any more."))
            return redirect(self.address())
        words = self._words(place)
        try:
            version = self._act(act, place, words)
        except DeskRefusal as refusal:
            return self._refused(refusal, words)
        if wants_json(request):
            return JsonResponse({"version": version, "words": words, "saved": gettext("Saved")})
        return redirect(self.address(self._key_after(act, request.POST["text"])))

    def _act(self, act: str, place: dict[str, int], words: str) -> int:
        if act in ("confirm", "approve", "undo") and words != self._stored(place):
            if act != "confirm":
                raise UnsavedWordsError
            # Corrected and confirmed in one: what was typed counts.
            act = "save"
        common = {"translation": self.translation, **place, "user": self.user, "now": timezone.now()}
        version = whole_number(self.request.POST.get("version", ""))
        match act:
            case "confirm":
                standing = texts.confirm_text(**common, version=version)
            case "approve":
                standing = texts.approve_text(**common, version=version)
            case "undo":
                standing = texts.undo_text(**common, version=version)
            case _:
                standing = texts.write_text(**common, version=version, words=words)
        return standing.version if standing else 0

    def _stored(self, place: dict[str, int]) -> str:
        text = StringTranslation.objects.filter(
            context_id=place["context_id"],
            translation_of_id=place["source_id"],
            locale_id=self.translation.target_locale_id,
        ).first()
        return text.data if text else ""

    def _words(self, place: dict[str, int]) -> str:
        """What was typed, as the engine's inline HTML: a script sends what it shows, a plain form what was typed."""
        segments = self.translation.source.stringsegment_set.filter(
            context_id=place["context_id"], string_id=place["source_id"]
        )
        segment = segments.select_related("string").first()
        source = segment.string.data if segment else ""
        if "html" in self.request.POST and self.request.POST.get("is_html"):
            return cleaned(self.request.POST["html"], source=source)
        return from_typed(self.request.POST.get("typed", ""), source=source)

    def _refused(self, refusal: DeskRefusal, words: str) -> HttpResponse:
        """Say why, and lose nothing that was typed."""
        if wants_json(self.request):
            return JsonResponse({"refused": str(refusal.words)}, status=409)
        view = PageView()
        view.setup(self.request, **self.kwargs)
        view.typed = {"key": self.request.POST.get("text", ""), "words": words, "refused": refusal.words}
        return view.render_to_response(view.get_context_data(), status=409)

    def _key_after(self, act: str, key: str) -> str:
        if act not in ("save_next", "save_next_open", "confirm"):
            return key
        found = texts_of(self.translation)
        at = next((index for index, text in enumerate(found) if text.key == key), 0)
        if act == "save_next":
            return found[at + 1].key if at + 1 < len(found) else key
        return next((text.key for text in [*found[at + 1 :], *found[:at]] if text.is_open), key)


class CommentView(TranslationView):
    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        key = request.POST.get("text", "")
        place = place_of(key)
        words = said(request, "comment", 2000)
        try:
            if settled := whole_number(request.POST.get("settle", "")):
                comment = get_object_or_404(TextComment, pk=settled, translation=self.translation)
                settle_comment(comment=comment, user=self.user, now=timezone.now())
            elif place and words:
                comment_on_text(translation=self.translation, **place, words=words, user=self.user, now=timezone.now())
                messages.success(request, gettext("Your comment reaches whoever wrote the source."))
            else:
                messages.error(request, gettext("Write what you want to say first."))
        except DeskRefusal as refusal:
            messages.error(request, refusal.words)
        return redirect(self.address(key if place else ""))


class IgnoreView(TranslationView):
    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        key = request.POST.get("text", "")
        place = place_of(key)
        reason = said(request, "reason", 300)
        if place and reason:
            try:
                ignore_finding(
                    translation=self.translation,
                    **place,
                    check_code=said(request, "code", 40),
                    reason=reason,
                    user=self.user,
                    now=timezone.now(),
                )
            except DeskRefusal as refusal:
                messages.error(request, refusal.words)
        else:
            messages.error(request, gettext("Say why it is right as it is, in a few words."))
        return redirect(self.address(key if place else ""))


def wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"
