from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput

from issues.models import IssuePage
from users.models import User

# A draft belongs into an issue that is being made, or into one of the last.
RECENT_ISSUES = 12


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Your answer"),
        max_length=10_000,
        widget=AdminAutoHeightTextInput,
        help_text=_("It is sent as it stands here, between a greeting and the signature of the editors."),
    )


class DeclineForm(forms.Form):
    answer = forms.CharField(
        label=_("A sentence of your own"),
        required=False,
        max_length=10_000,
        widget=AdminAutoHeightTextInput,
        help_text=_("The letter thanks the person and says that the paper will not use it. Add why, if you like."),
    )


class IssueField(forms.ModelChoiceField):
    def label_from_instance(self, obj: IssuePage) -> str:
        return gettext("%(number)s. %(title)s") % {"number": obj.number, "title": obj.get_admin_display_title()}


class TakeForm(forms.Form):
    issue = IssueField(
        label=_("Issue"),
        queryset=IssuePage.objects.none(),
        empty_label=None,
        error_messages={"required": _("There is no issue that you may add to. Make one first.")},
    )

    def __init__(self, *args: object, user: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        issues = IssuePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).newest_first()[:RECENT_ISSUES]
        allowed = [issue.pk for issue in issues if issue.permissions_for_user(user).can_add_subpage()]
        self.fields["issue"].queryset = IssuePage.objects.filter(pk__in=allowed).newest_first()
        self.initial.setdefault("issue", allowed[0] if allowed else None)
