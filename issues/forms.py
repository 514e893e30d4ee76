from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.db.models.fields.files import FieldFile
from django.forms import ClearableFileInput
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from core.uploads import check_pdf
from issues.covers import propose_cover_text
from issues.models import Edition
from issues.services import keep_edition


@dataclass(frozen=True)
class KeptPDF:
    """A kept file as Django's widget shows it: a name that is a link."""

    name: str
    url: str

    def __str__(self) -> str:
        return self.name


class PDFInput(ClearableFileInput):
    """The upload of an edition's PDF. What is kept is linked for editors: a private file has no address of its own."""

    template_name = "issues/pdf_input.html"
    initial_text = _("Now")
    input_text = _("Replace it with")
    clear_checkbox_label = _("Remove it")

    def is_initial(self, value: object) -> bool:
        return isinstance(value, FieldFile) and bool(value)

    def format_value(self, value: object) -> KeptPDF | None:
        if not isinstance(value, FieldFile) or not value:
            return None
        return KeptPDF(name=value.instance.file_name, url=reverse("editions:pdf", args=[value.instance.pk]))


class EditionForm(WagtailAdminModelForm):
    """An edition, and the door through which its PDF enters.

    As long as nobody has written what the cover shows, the form proposes it. A proposal is kept only when it is
    confirmed: until then a better one may come, when the articles do.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pdf"].widget = PDFInput(attrs={"accept": "application/pdf"})
        self._proposal = ""
        if self.instance.pk and not self.instance.cover_text:
            self._proposal = propose_cover_text(self.instance)
            self.initial["cover_text"] = self._proposal

    def clean_pdf(self) -> UploadedFile | FieldFile | bool:
        pdf = self.cleaned_data["pdf"]
        if pdf and "pdf" in self.changed_data:
            check_pdf(pdf)
        return pdf

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        if not cleaned.get("cover_text_confirmed") and cleaned.get("cover_text") == self._proposal:
            cleaned["cover_text"] = ""
        return cleaned

    def save(self, commit: bool = True) -> Edition:
        edition = super().save(commit=False)
        if commit:
            keep_edition(edition=edition)
        return edition
