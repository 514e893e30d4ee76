from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.images.models import AbstractImage

register = template.Library()


@register.simple_tag
def picture_to_export(image: AbstractImage) -> SafeString:
    """A picture of a block as it is: an EPUB brings its own copy (data-picture), everything else names its address."""
    words = "" if image.decorative else image.contextual_alt_text or image.default_alt_text
    return format_html('<img src="{}" alt="{}" data-picture="{}">', image.file.url, words, image.pk)
