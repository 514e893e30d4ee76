from translation.models.glossary import GlossaryTerm
from translation.models.texts import IgnoredFinding, TextChange, TextComment, TextStanding
from translation.models.words import RevisionWords
from translation.models.work import Presence, PublicationException, SecondReading, WorkItem

__all__ = [
    "GlossaryTerm",
    "IgnoredFinding",
    "Presence",
    "PublicationException",
    "RevisionWords",
    "SecondReading",
    "TextChange",
    "TextComment",
    "TextStanding",
    "WorkItem",
]
