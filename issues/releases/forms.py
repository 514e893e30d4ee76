from datetime import datetime
from typing import ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from issues.releases.models import Release

NOW, LATER = "NOW", "LATER"


class MomentInput(forms.DateTimeInput):
    """The browser's own field for a day and a minute: it needs no script."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class OrderForm(forms.ModelForm):
    """When the whole issue comes out, or goes offline."""

    when = forms.ChoiceField(
        label=_("When"),
        choices=[(NOW, _("Now")), (LATER, _("At a minute to come"))],
        initial=NOW,
        widget=forms.RadioSelect,
    )
    moment = forms.DateTimeField(label=_("Day and time"), required=False, widget=MomentInput)

    class Meta:
        model = Release
        fields: ClassVar = ["without_translations"]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        zone = timezone.get_current_timezone_name()
        self.fields["moment"].help_text = _("By the clock of your account: %(zone)s.") % {"zone": zone}

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        moment = cleaned.get("moment")
        if cleaned.get("when") == LATER and "moment" not in self.errors:
            if moment is None:
                self.add_error("moment", _("Say on which day and at what time."))
            elif moment <= timezone.now():
                self.add_error("moment", _("This moment has passed. Choose one to come, or “Now”."))
        return cleaned

    def due_at(self, now: datetime) -> datetime:
        """The moment that was chosen; of a valid form."""
        return self.cleaned_data["moment"] if self.cleaned_data["when"] == LATER else now
