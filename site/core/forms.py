from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from wagtail.documents.forms import BaseDocumentForm

from core.uploads import check_pdf, safe_name


class CheckedDocumentForm(BaseDocumentForm):
    """The form behind every door through which a document enters. A document is a PDF."""

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        if "file" in self.changed_data:
            file.name = safe_name(file.name, ".pdf")
            try:
                check_pdf(file)
            except ValidationError as error:
                # Added, not raised: without a file Wagtail's model would complain of its extension as well.
                self.add_error("file", error)
        return file
