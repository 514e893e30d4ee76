"""What is wrong with one translated text: `check_text` says it, and repairs what it can.

One small file holds each family of checks; importing it registers them.
"""

from translation.checks import (
    consistency,
    emptiness,
    ending,
    figures,
    leftovers,
    length,
    links,
    markup,
    spelling,
    vocabulary,
)
from translation.checks.findings import Finding, Level, LinkFacts, TextFacts
from translation.checks.registry import check_text, repair

__all__ = [
    "Finding",
    "Level",
    "LinkFacts",
    "TextFacts",
    "check_text",
    "consistency",
    "emptiness",
    "ending",
    "figures",
    "leftovers",
    "length",
    "links",
    "markup",
    "repair",
    "spelling",
    "vocabulary",
]
