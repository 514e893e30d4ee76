"""The desk in the admin: the work board, a page with its texts, and what is done with the page as a whole."""

from typing import cast

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail_localize.models import Translation

from core.pagination import paginate
from translation.access import may_approve, may_begin, may_change_source, may_set_second_readings
from translation.desk.board import (
    OPEN_STATES,
    counts_by_state,
    issues_on_board,
    items_on_board,
    translation_on_desk,
    words_left,
)
from translation.desk.notices import notices_for
from translation.desk.page_files import files_of, media_of
from translation.desk.page_texts import DeskText, texts_of
from translation.desk.text_panel import TextPanel, panel_for
from translation.enums import WorkState
from translation.presence import note_presence
from translation.selectors import newer_draft_of
from translation.work import target_of
from users.models import User


class DeskAccess(View):
    """Those who may submit translations: translators, reviewers, editors. Each act asks for its own right besides."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not self.user.has_perm("wagtail_localize.submit_translation"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def user(self) -> User:
        return cast("User", self.request.user)


class DeskPage(DeskAccess, WagtailAdminTemplateMixin, TemplateView):
    header_icon = "wagtail-localize-language"

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        here = {"url": "", "label": self.get_page_subtitle() or self.page_title}
        return [*self.breadcrumbs_items, {"url": reverse("desk:board"), "label": gettext("Translation")}, here]


class BoardView(DeskPage):
    """Every page that needs its translation, the nearest press day first."""

    template_name = "translation/board.html"
    page_title = _("Work board")

    def get_context_data(self, **kwargs: object) -> dict:
        asked = self.request.GET
        state = asked.get("state", "") if asked.get("state") in WorkState.values else ""
        number = int(asked["issue"]) if asked.get("issue", "").isdecimal() and len(asked["issue"]) < 5 else None
        is_mine = "mine" in asked
        found = items_on_board(state=state, issue_number=number, mine=self.user if is_mine else None)
        counts = counts_by_state()
        query = self.request.GET.copy()
        query.pop("page", None)
        return {
            **super().get_context_data(**kwargs),
            "items": paginate(found, self.request, per_page=50),
            "tabs": [(value, WorkState(value).label, counts.get(value, 0)) for value in [*OPEN_STATES, WorkState.DONE]],
            "open_count": sum(counts.get(value, 0) for value in OPEN_STATES),
            "words_left": words_left(),
            "issues": issues_on_board(),
            "may_set_second_readings": may_set_second_readings(user=self.user),
            "source_language": settings.LANGUAGE_CODE,
            "state": state,
            "issue_number": number,
            "is_mine": is_mine,
            "query": query.urlencode(),
        }


class TranslationView(DeskAccess):
    """A view of one translation, named in its address."""

    @cached_property
    def translation(self) -> Translation:
        translation = translation_on_desk(self.kwargs["pk"])
        if translation is None:
            raise Http404
        return translation

    @cached_property
    def target(self) -> object:
        return target_of(self.translation)

    def address(self, key: str = "") -> str:
        address = reverse("desk:page", args=[self.translation.pk])
        return f"{address}?text={key}#text-{key}" if key else address


class PageView(TranslationView, DeskPage):
    """One page: source and translation beside each other, and one text in work."""

    template_name = "translation/page.html"
    page_title = _("Translation")
    # What a refused save wants shown again: the key of its text, what was typed, why.
    typed: dict[str, object] | None = None
    # The same of a file or an address: its segment, what was typed, why it is refused.
    refused_file: dict[str, object] | None = None

    def get_page_subtitle(self) -> str:
        return self.translation.work.title

    def get_context_data(self, **kwargs: object) -> dict:
        translation, target = self.translation, self.target
        texts = texts_of(translation)
        active = self._active(texts)
        others = note_presence(translation=translation, user=self.user, now=timezone.now())
        page = target if isinstance(target, Page) else None
        files = files_of(translation, refused=self.refused_file)
        return {
            **super().get_context_data(**kwargs),
            "translation": translation,
            "files": files,
            "media": media_of(files),
            "notices": notices_for(translation),
            "work": translation.work,
            "target": target,
            "is_begun": target is not None,
            "texts": texts,
            "active": active,
            "panel": self._panel(active, texts),
            "typed": self.typed,
            # The text that somebody wrote for has gone from the source: the words are shown, in no other text's box.
            "left_over": self.typed if self.typed and active and self.typed["key"] != active.key else None,
            "others_in_words": presence_in_words(others),
            "may_change_source": may_change_source(user=self.user, translation=translation),
            "newer_draft": newer_draft_of(translation.source),
            "may_begin": may_begin(user=self.user, translation=translation),
            "may_approve": target is not None and may_approve(user=self.user, target=target),
            "is_with_reviewers": bool(page and page.workflow_in_progress),
            "is_locked": bool(page and page.permissions_for_user(self.user).page_locked()),
            "source_edit_address": translation.source.get_source_instance_edit_url(),
            "language": translation.target_locale.language_code,
            "language_name": translation.target_locale.get_display_name(),
            "source_language": translation.source.locale.language_code,
            "source_language_name": translation.source.locale.get_display_name(),
        }

    def _active(self, texts: list[DeskText]) -> DeskText | None:
        asked = self.typed["key"] if self.typed else self.request.GET.get("text", "")
        chosen = next((text for text in texts if text.key == asked), None)
        return chosen or next((text for text in texts if text.is_open), None) or (texts[0] if texts else None)

    def _panel(self, active: DeskText | None, texts: list[DeskText]) -> TextPanel | None:
        if active is None:
            return None
        typed = self.typed if self.typed and self.typed["key"] == active.key else None
        return panel_for(self.translation, active, texts, typed=typed)


class PresenceView(TranslationView):
    """Asked by the script of an open page every now and then."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> JsonResponse:
        others = note_presence(translation=self.translation, user=self.user, now=timezone.now())
        return JsonResponse({"others": presence_in_words(others)})


def presence_in_words(others: list[str]) -> str:
    if not others:
        return ""
    return gettext("Also on this page: %(names)s") % {"names": ", ".join(others)}
