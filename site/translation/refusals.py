"""Why something was not done. Each carries what a person is told, in the active language."""

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class TranslationRefused(Exception):  # noqa: N818 - it reads as the sentence that it is.
    """This translation cannot be recorded as things stand; nothing was changed."""


class StructureDiffers(TranslationRefused):
    """The translation is not made of the same parts as the source."""


class ParentNotTranslated(TranslationRefused):
    """The page above has no translation yet, so this one would have no place."""


class NotForTranslation(TranslationRefused):
    """The page stands for every language, is not in the source language, or an editor has stopped its translation."""


class TranslationIncomplete(TranslationRefused):
    """The engine takes some of the words as not translated, so readers would meet the source language."""


class DeskRefusal(TranslationRefused):
    """Something that the desk does not do now. `words` tells the person why, and what to do."""

    words: str | Promise = ""


class NotBegunError(DeskRefusal):
    words = _("Nobody has begun this page. Take it first.")


class NotAllowedError(DeskRefusal):
    words = _("You may not change this page. Ask a reviewer.")


class LockedError(DeskRefusal):
    words = _("This page is locked, or it is with the reviewers. What you typed is still in the box.")


class SourceChangedError(DeskRefusal):
    words = _("The source of this text was changed while you wrote. What you typed is still in the box.")


class LateSaveError(DeskRefusal):
    words = _("Somebody else has changed this text meanwhile. Compare the two, and save again what is right.")


class MissingTextsError(DeskRefusal):
    words = _("Some texts are missing or wait to be reviewed. The page can be handed in when none is left.")


class FindingsBlockError(DeskRefusal):
    words = _("Some texts cannot be published as they are. They are marked; repair them, and hand the page in again.")


class CannotBeSavedError(DeskRefusal):
    """The page itself refuses the words: an address that is taken, a title that is too long."""

    def __init__(self, error: ValidationError) -> None:
        super().__init__(error)
        self.words = _("The page cannot be saved as it is: %(faults)s") % {"faults": " ".join(error.messages)}


class OwnWorkError(DeskRefusal):
    words = _("You have written this yourself. Somebody else must read it.")


class AlreadyTakenError(DeskRefusal):
    words = _("Somebody else has taken this page. Ask them to hand it back.")


class ReasonMissingError(DeskRefusal):
    words = _("Say why readers should have the page before it is finished. The reason is logged with your name.")


class NothingMissingError(DeskRefusal):
    words = _("Nothing is missing: hand the page in.")


class NotChosenError(DeskRefusal):
    """What was typed or chosen in place of the source's cannot stand there."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class PlaceGoneError(DeskRefusal):
    words = _("The source was changed meanwhile: this file or address is no longer in it.")


class NothingToUndoError(DeskRefusal):
    words = _("There is nothing to undo: nobody has written this text here.")


class UnsavedWordsError(DeskRefusal):
    words = _("What stands in the box is not saved yet. Save it first, or take it back.")


class TooLongError(DeskRefusal):
    words = _("This is far longer than its source, or full of marks. Paste the words of this text only.")


class CorrectedSinceError(DeskRefusal):
    words = _(
        "You have changed texts since the page was handed in. Send it back: whoever hands it in again has read them."
    )


class AlreadyDoneError(DeskRefusal):
    words = _("Nothing has changed since this page was approved.")


class NoReviewersError(DeskRefusal):
    words = _("No reviewers are set for this page. Ask an administrator to give its tree a workflow.")


class SourceNotOutError(DeskRefusal):
    words = _("Readers do not have the source of this page as it is translated. Publish the source first.")
