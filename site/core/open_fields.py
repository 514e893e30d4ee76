"""Fields for what strangers type: everything readable comes in, and what cannot be read is told in words."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Word processors leave them behind. Nobody types them, and XML and databases refuse some of them.
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
# They turn the direction of whatever follows. In a line of its own they could disguise what editors see in a list.
TURNS = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
# Half a character, or what stands where one could not be read.
UNREADABLE = re.compile(r"[\ud800-\udfff\ufffd]")


class TypedText(forms.CharField):
    """Text of several lines."""

    widget = forms.Textarea

    def to_python(self, value: object) -> str:
        text = CONTROLS.sub("", LINE_ENDS.sub("\n", str(value or "")))
        if UNREADABLE.search(text):
            raise ValidationError(
                _("Some characters arrived broken (�). Type them again, or send your text as a file."),
                code="unreadable",
            )
        return super().to_python(text)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, object]:
        # Without "maxlength": a browser cuts what is pasted, and does not say so.
        return {}


class TypedLine(TypedText):
    """Text of one line."""

    widget = forms.TextInput

    def to_python(self, value: object) -> str:
        return " ".join(TURNS.sub("", super().to_python(value)).split())


class TypedEmail(TypedLine, forms.EmailField):
    widget = forms.EmailInput
