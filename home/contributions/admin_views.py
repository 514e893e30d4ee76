"""What an editor decides about a contribution: three small forms, one decision each."""

from collections.abc import Callable
from typing import ClassVar

from django.conf import settings
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.translation import get_language_info, gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic.edit import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from home.contributions.admin_forms import AnswerForm, DeclineForm, TakeForm
from home.contributions.manuscripts import read_manuscript, remark_in_words
from home.contributions.models import Contribution
from home.contributions.services import (
    AlreadyHandledError,
    answer_contribution,
    decline_contribution,
    take_as_draft,
)


class ActionView(PermissionCheckedMixin, WagtailAdminTemplateMixin, BaseObjectMixin, FormView):
    """A form and the decision that it sends; whoever comes second is told so."""

    permission_required = "change"
    template_name = "contributions/act.html"
    object: Contribution

    def get_page_subtitle(self) -> str:
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("contributions:index"), "label": gettext("Inbox")},
            {"url": self.inspect_url, "label": str(self.object)},
            {"url": "", "label": self.page_title},
        ]

    @property
    def inspect_url(self) -> str:
        return reverse("contributions:inspect", args=[self.object.pk])

    @cached_property
    def language_name(self) -> str:
        return get_language_info(self.object.language)["name_translated"]

    def get_context_data(self, **kwargs: object) -> dict:
        return {
            **super().get_context_data(**kwargs),
            "submit_button_label": self.page_title,
            "action_url": self.request.path,
        }

    def form_valid(self, form: Form) -> HttpResponse:
        try:
            return self.decide(form)
        except AlreadyHandledError:
            messages.warning(self.request, _("Nothing was done: somebody has dealt with it already."))
            return redirect(self.inspect_url)

    def decide(self, form: Form) -> HttpResponse:
        raise NotImplementedError


class LetterView(ActionView):
    """An action that ends in a letter with the editor's own words."""

    # The service that does it.
    write: ClassVar[Callable[..., None]]
    success_message: ClassVar[Promise]

    @property
    def explanation(self) -> str:
        return gettext("The person wrote in %(language)s and gets a letter in %(language)s.") % {
            "language": self.language_name
        }

    def decide(self, form: Form) -> HttpResponse:
        self.write(
            contribution=self.object, answer=form.cleaned_data["answer"], user=self.request.user, now=timezone.now()
        )
        messages.success(self.request, self.success_message)
        return redirect("contributions:index")


class AnswerView(LetterView):
    page_title = _("Answer")
    form_class = AnswerForm
    write = staticmethod(answer_contribution)
    success_message = _("The answer is on its way.")


class DeclineView(LetterView):
    page_title = _("Decline")
    form_class = DeclineForm
    write = staticmethod(decline_contribution)
    success_message = _("The person gets a kind letter.")


class TakeView(ActionView):
    page_title = _("Take as a draft")
    form_class = TakeForm

    @property
    def explanation(self) -> str:
        return gettext("It becomes an unpublished piece of the issue, and you go on in the editor.")

    def get_form_kwargs(self) -> dict:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def decide(self, form: Form) -> HttpResponse:
        # Read before the transaction: a large file takes seconds, and nobody else may have to wait for them.
        manuscript = read_manuscript(self.object)
        page = take_as_draft(
            contribution=self.object,
            manuscript=manuscript,
            issue=form.cleaned_data["issue"],
            user=self.request.user,
            now=timezone.now(),
        )
        messages.success(self.request, _("The draft is made. Nobody reads it before you publish it."))
        for remark in manuscript.remarks:
            messages.warning(self.request, remark_in_words(remark))
        if self.object.language != settings.LANGUAGE_CODE:
            sentence = _("It is written in %(language)s: put it into %(source)s before you publish it.")
            names = {
                "language": self.language_name,
                "source": get_language_info(settings.LANGUAGE_CODE)["name_translated"],
            }
            messages.warning(self.request, sentence % names)
        return redirect("wagtailadmin_pages:edit", page.pk)
