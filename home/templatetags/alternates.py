from django import template

from home.alternates import default_address_of
from translation.templatetags.languages import Version

register = template.Library()


@register.simple_tag
def default_address(page: object, versions: list[Version]) -> str:
    """The address of a page for readers of any other language."""
    return default_address_of(page, {version.code: version.full_url for version in versions if version.exists})
