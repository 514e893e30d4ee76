from typing import Any

from django.core.files.uploadedfile import UploadedFile
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from core.uploads import clean_upload


class CheckedPictureField(WagtailImageField):
    """Wagtail's picture field behind our own check.

    The check comes first because Wagtail's opens whatever it gets, and ends in a server error on what Pillow
    cannot read: a form's clean_file would come too late.
    """

    def to_python(self, data: UploadedFile | None) -> UploadedFile | None:
        return super().to_python(clean_upload(data) if data else None)


class TorchImageForm(BaseImageForm):
    """The form behind every door through which a picture enters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Not declared on the class: a declared field stays even in those of Wagtail's forms that leave the file out.
        if stock := self.fields.get("file"):
            self.fields["file"] = CheckedPictureField(label=stock.label, required=stock.required, widget=stock.widget)
