"""Three of wagtail-localize's views, without what would serve English under a French address, and one that it lacks."""

from typing import Never, cast

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views.report import TranslationsReportView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from accounts.requests import SessionRequest
from translation.refusals import TranslationIncomplete
from translation.services import send_to_reviewers
from users.models import User


class UpdateWithoutPublishing(UpdateTranslationsView):
    """Brings new English sentences to the translators.

    The engine's own view offers to publish at once, "in the original language until translated", and asks nobody
    whether they may publish.
    """

    def get_form(self) -> Form:
        form = super().get_form()
        del form.fields["publish_translations"]
        return form

    def form_valid(self, form: Form) -> HttpResponse:
        form.cleaned_data["publish_translations"] = False
        return super().form_valid(form)


class OrderedReport(TranslationsReportView):
    """The report of all translations, in an order: without one, a row may be on two pages of it or on none."""

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().order_by("-pk")


def no_alias_pages(_request: HttpRequest, **_kwargs: object) -> Never:
    """A page that mirrors the English one would be English under a French address (decision 10)."""
    raise PermissionDenied


def hand_in(request: SessionRequest, page: Page) -> HttpResponse:
    """Sends a translation to the reviewers. The engine's editor can only publish, which translators may not."""
    translation = get_object_or_404(
        Translation, source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    )
    user = cast("User", request.user)
    if not page.permissions_for_user(user).can_submit_for_moderation():
        raise PermissionDenied
    try:
        send_to_reviewers(translation=translation, user=user)
    except TranslationIncomplete:
        messages.error(
            request,
            _("Some texts are not translated yet, perhaps under another tab. Translate them, and send the page again."),
        )
    else:
        messages.success(request, _("The page is with the reviewers. They publish it, or tell you what to change."))
    return redirect(request.path)
