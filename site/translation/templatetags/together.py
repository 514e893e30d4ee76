from django import template
from wagtail.models import Page

from translation.together import versions_going_along

register = template.Library()


@register.inclusion_tag("translation/going_along.html")
def going_along(page: Page, act: str, destination: Page | None = None) -> dict[str, object]:
    """What happens to the translations of a page that is unpublished, deleted or moved, and the choice to leave them.

    Stands inside the form; translation.middleware reads the answer.
    """
    versions = versions_going_along(page).select_related("locale").specific()
    versions = versions.live() if act == "unpublish" else versions
    stays = act == "move" and destination is not None and not destination.is_root()
    known = {above.locale_id for above in destination.get_translations()} if stays and destination else set()
    return {
        "act": act,
        "versions": [
            {
                "page": version,
                "language": version.locale.get_display_name(),
                "below": version.get_descendant_count(),
                "has_no_place": stays and version.locale_id not in known,
            }
            for version in versions
        ],
        "destination": destination,
    }
