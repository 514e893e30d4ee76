class TranslationRefused(Exception):  # noqa: N818 - it reads as the sentence that it is.
    """This translation cannot be recorded as things stand; nothing was changed."""


class StructureDiffers(TranslationRefused):
    """The translation is not made of the same parts as the source."""


class ParentNotTranslated(TranslationRefused):
    """The page above has no translation yet, so this one would have no place."""


class TranslationIncomplete(TranslationRefused):
    """The engine takes some of the words as not translated, so readers would meet the source language."""
