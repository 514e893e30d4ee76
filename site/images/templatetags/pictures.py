from django import template
from django.template import Context
from wagtail.images.models import AbstractImage, ResponsiveImage
from wagtail.images.shortcuts import get_renditions_or_not_found

from core.csp import ADMIN_PATH
from images.selectors import ready_renditions
from images.sizes import SIZES

register = template.Library()


@register.simple_tag(takes_context=True)
def sized_picture(context: Context, image: AbstractImage | None, size: str, **attributes: str) -> ResponsiveImage | str:
    """A picture in one of the declared sizes (images/sizes.py), or nothing while a job still makes it.

    A reader's request never makes a rendition. An editor's preview does: a draft's pictures are nobody's job yet.
    """
    if not image:
        return ""
    if _is_for_editors(context):
        renditions = get_renditions_or_not_found(image, SIZES[size].specs)
    else:
        renditions = ready_renditions(image, size)
    if not renditions:
        return ""
    return ResponsiveImage(renditions, {"sizes": SIZES[size].sizes, **attributes})


def _is_for_editors(context: Context) -> bool:
    # Blocks and components with `only` have it in one of the two places.
    request = getattr(context, "request", None) or context.get("request")
    return request is not None and (getattr(request, "is_preview", False) or request.path.startswith(ADMIN_PATH))
