"""How a PO file names the place of a text: the translation it belongs to and the engine's path in its page."""

from uuid import UUID

from wagtail_localize.models import Translation

TRANSLATION_HEADER, ISSUE_HEADER = "X-Torch-Translation", "X-Torch-Issue"
# In a comment, because programs give back comments as they were and keep headers for themselves.
VERSION = "version: "


def name_place(translation: Translation, path: str) -> str:
    return f"{translation.uuid}#{path}"


def read_place(name: str) -> tuple[UUID | None, str]:
    """The translation and the path that a file names; None where it names the path alone, as the engine's own does."""
    translation, _sign, path = name.rpartition("#")
    try:
        return (UUID(translation) if translation else None), path
    except ValueError:
        return None, name
