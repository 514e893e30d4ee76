from django.utils.text import slugify
from django.utils.translation import gettext, override


def file_name(number: int, kind: str, language: str) -> str:
    """The name under which a reader of this language keeps an export."""
    with override(language):
        return f"{slugify(gettext('The Torch'))}-{number}.{kind.lower()}"
