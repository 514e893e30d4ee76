from django import forms
from django.utils.translation import gettext_lazy as _

from search.query import LONGEST_QUERY
from search.selectors import Choices


class LongSelect(forms.Select):
    """A choice among hundreds. Django renders a template for each of them, which takes longer than the search."""

    template_name = "components/long_select.html"


class SearchForm(forms.Form):
    """A question and what it is limited to. Everything stands in the address, so nothing is kept of it."""

    q = forms.CharField(
        label=_("Words"),
        required=False,
        help_text=_("Other forms of a word are found too. Put words that belong together in quotation marks."),
        widget=forms.TextInput(
            attrs={
                "type": "search",
                "maxlength": LONGEST_QUERY,
                "enterkeyhint": "search",
                "autocomplete": "off",
                "autocapitalize": "none",
            }
        ),
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    issue = forms.TypedChoiceField(label=_("Issue"), required=False, coerce=int, empty_value=None, widget=LongSelect)
    plank = forms.TypedChoiceField(label=_("Plank"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: object, choices: Choices, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("All kinds")), *((kind.value, kind.label) for kind in choices.kinds)]
        self.fields["issue"].choices = [
            ("", _("All issues")),
            *((number, f"{number} · {issue.title}") for number, issue in choices.issues.items()),
        ]
        self.fields["plank"].choices = [
            ("", _("All planks")),
            *((number, f"{number} · {plank.title}") for number, plank in choices.planks.items()),
        ]
