"""Doors of Wagtail and of the translation engine through which words of the source language would get out, or a
translator's work be lost. Each is closed here with a sentence that says what to do; the rule itself stands deeper
(core/publication.py, core/pages.py)."""

from collections.abc import Iterable
from typing import Never

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.views.submit_translations import (
    SubmitPageTranslationView,
    SubmitSnippetTranslationView,
    SubmitTranslationView,
)

from accounts.requests import SessionRequest
from core.jobs import start
from core.publication import Faults, faults_of
from translation.desk.views import DeskAccess
from translation.jobs import translate_pages_below
from translation.publication import WordsUnread
from translation.refusals import TranslationRefused
from translation.selectors import translation_of
from translation.sources import take_newest_source
from translation.starting import start_translation
from translation.work import recount


class SubmitToDesk(SubmitTranslationView):
    """Begins the translation of a page or snippet, and in the background of the pages below it.

    The engine's own takes the first saved row in place of the newest draft, fills gaps above with alias pages, and
    walks the tree in one long transaction.
    """

    @transaction.atomic
    def form_valid(self, form: Form) -> HttpResponse:
        user, now = self.request.user, timezone.now()
        try:
            translation = start_translation(source_page=self.object, user=user, now=now)
        except TranslationRefused:
            messages.error(
                self.request,
                gettext("This page is not translated: it stands for every language, or its translation was stopped."),
            )
            return redirect(self.get_success_url() or self.get_default_success_url())
        if form.cleaned_data["include_subtree"]:
            key = f"translate-below/{self.object.pk}"
            start(translate_pages_below, unique_key=key, page_id=self.object.pk, user_id=user.pk)
            messages.success(self.request, gettext("The page is with the translators; those below it follow shortly."))
        else:
            messages.success(self.request, gettext("The page is with the translators."))
        return redirect(self.get_success_url() or self.get_default_success_url(translation.get_target_instance()))


class SubmitPage(SubmitToDesk, SubmitPageTranslationView):
    pass


class SubmitSnippet(SubmitToDesk, SubmitSnippetTranslationView):
    pass


class SyncOnTheDesk(DeskAccess):
    """Leads to the desk, which has the newest draft of the source after a POST, and says on a GET that there is one.

    The engine's own takes what was published, loses the translation of every changed text, and offers to publish at
    once "in the original language until translated".
    """

    http_method_names = ("get", "post")

    def get(self, _request: HttpRequest, translation_source_id: int) -> HttpResponse:
        return self._desk(get_object_or_404(TranslationSource, pk=translation_source_id))

    def post(self, _request: HttpRequest, translation_source_id: int) -> HttpResponse:
        source = get_object_or_404(TranslationSource, pk=translation_source_id)
        take_newest_source(instance=source.get_source_instance(), now=timezone.now())
        messages.success(self.request, gettext("This is the newest draft of the source. What changed in it is marked."))
        return self._desk(source)

    def _desk(self, source: TranslationSource) -> HttpResponse:
        translation = source.translations.filter(enabled=True).order_by("pk").first()
        return redirect("desk:board") if translation is None else to_desk(translation)


def to_desk(translation: Translation) -> HttpResponse:
    if not hasattr(translation, "work"):
        recount(translation=translation, now=timezone.now())
    return redirect("desk:page", translation.pk)


def on_the_desk(target: TranslatableMixin) -> HttpResponse | None:
    """Leads whoever edits a translated page to the desk; None for one that nobody translates from another language."""
    translation = translation_of(target)
    return None if translation is None else to_desk(translation)


def only_on_the_desk(request: HttpRequest, translation_id: int, **_kwargs: object) -> Never:
    """The engine's editor, PO files and machine write past every check, lock and history of the desk."""
    desk = messages.button(reverse("desk:page", args=[translation_id]), gettext("Open the desk"))
    messages.error(request, gettext("Translations are written on the desk, where nothing is lost."), buttons=[desk])
    raise PermissionDenied


def no_stopping(request: HttpRequest, **_kwargs: object) -> Never:
    """A page whose translation is stopped is nobody's: its new source reaches no translator."""
    messages.error(request, gettext("Translations are not stopped. To take the page away, unpublish or delete it."))
    raise PermissionDenied


def no_restarting(request: HttpRequest) -> None:
    """The engine would write its old texts over what an editor has typed since."""
    if request.method == "POST" and "localize-restart-translation" in request.POST:
        messages.error(
            request,
            gettext(
                "This translation was stopped and edited by hand. Starting it again here would overwrite the edits: "
                "ask an administrator to run translation_doctor --mend, which keeps them."
            ),
        )
        raise PermissionDenied


def keep_draft(request: SessionRequest, instance: Model) -> HttpResponse | None:
    """Tell an editor before the page itself refuses."""
    go_live_at = getattr(instance, "go_live_at", None)
    if go_live_at and go_live_at > timezone.now():
        return None
    left = faults_of(instance, revision_id=instance.latest_revision_id)
    if not left:
        return None
    messages.error(request, _say_what_is_left(left))
    return redirect(AdminURLFinder(request.user).get_edit_url(instance) or "wagtailadmin_home")


def tell_what_was_kept_back(request: HttpRequest, pages: Iterable[Page]) -> None:
    """After a bulk action, which says that all of them were published."""
    drafts = Page.objects.filter(pk__in=[page.pk for page in pages], has_unpublished_changes=True)
    for draft in drafts:
        left = faults_of(draft.get_latest_revision_as_object(), revision_id=draft.latest_revision_id)
        if left:
            title = draft.get_admin_display_title()
            sentence = gettext("“%(title)s” was not published: %(count)s of its texts are not translated.")
            messages.error(request, sentence % {"title": title, "count": len(left)})


def _say_what_is_left(faults: Faults) -> str:
    count = len(faults)
    if all(isinstance(fault, WordsUnread) for fault in faults):
        sentence = ngettext(
            "It is not published: nobody else has read %(count)s text of it. Hand it in on the translators’ desk.",
            "It is not published: nobody else has read %(count)s texts of it. Hand it in on the translators’ desk.",
            count,
        )
        return sentence % {"count": count}
    sentence = ngettext(
        "It is not published: %(count)s text is still in the source language. Translate it, or ask a reviewer to "
        "allow an exception.",
        "It is not published: %(count)s texts are still in the source language. Translate them, or ask a reviewer to "
        "allow an exception.",
        count,
    )
    return sentence % {"count": count}
