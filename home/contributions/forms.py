from typing import Any, cast

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.open_fields import TypedEmail, TypedLine, TypedText
from core.open_forms import OpenForm
from core.uploads import check_manuscript
from home.contributions.enums import ContributionKind, ManuscriptFormat

LONGEST_TEXT = 100_000


def file_help() -> str:
    return gettext("Word (.docx), OpenDocument (.odt), PDF or plain text (.txt), %(limit)s at most.") % {
        "limit": filesizeformat(settings.MANUSCRIPT_MAX_UPLOAD_SIZE)
    }


class ContributionForm(OpenForm):
    """What readers send to the paper."""

    kind = forms.ChoiceField(
        label=_("What you send"),
        choices=ContributionKind,
        widget=forms.RadioSelect,
        help_text=_("Nothing is paid on this site. If you offer money, we write back and say how it can be given."),
    )
    title = TypedLine(label=_("Title or subject"), required=False, max_length=200)
    text = TypedText(
        label=_("Your text"),
        required=False,
        max_length=LONGEST_TEXT,
        help_text=_("Write it here, or attach it below. What stands here may also be a note to the editors."),
    )
    file = forms.FileField(
        label=_("Your text as a file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(f".{name.lower()}" for name in ManuscriptFormat.values)}),
        help_text=lazy(file_help, str)(),
    )
    name = TypedLine(
        label=_("Your name"),
        required=False,
        max_length=120,
        help_text=_("You need not give one. We print a name only if you tell us to."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = TypedEmail(
        label=_("Your e-mail address"),
        help_text=_("For our answer, and for nothing else."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    file_format = ""

    def __init__(self, *args: Any, reads_files: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._reads_files = reads_files

    def clean_file(self) -> UploadedFile | None:
        file = cast("UploadedFile | None", self.cleaned_data["file"])
        # Looking into a file costs up to two seconds: nobody gets them with a form that will be refused anyhow.
        if file and self._reads_files and self.token_holds():
            self.file_format = check_manuscript(file)
        return file

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        # Where a field has an error of its own, that one comes first.
        if not self.errors.keys() & {"text", "file"} and not (cleaned.get("text") or cleaned.get("file")):
            self.add_error("text", _("Write something here, or attach a file."))
        return cleaned

    def full_clean(self) -> None:
        super().full_clean()
        self._ask_for_the_file_again()

    def refuse(self, message: str) -> None:
        super().refuse(message)
        self._ask_for_the_file_again()

    def _ask_for_the_file_again(self) -> None:
        if self.errors and self.files.get("file") and not self.has_error("file"):
            self.add_error("file", _("Choose your file once more: browsers keep what is typed, but no files."))
