"""Reading a PDF that nobody has to trust: a process of its own does it, with limits (issues/pdf_worker.py)."""

import logging
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext

from core.jobs import JobFailed
from core.limited_process import EndedError, Limits, TooSlowError, run_limited
from issues import pdf_worker

logger = logging.getLogger(__name__)

LIMITS = Limits(seconds=30)


class UnreadablePDF(JobFailed):
    """The PDF cannot be read. The message says why, and what to do."""


@dataclass(frozen=True)
class PDFFacts:
    """What the pages of a PDF tell."""

    page_count: int
    # A JPEG of the first page.
    cover: bytes


def read_pdf(path: str | Path) -> PDFFacts:
    """Count the pages and draw the first one; a PDF that cannot be read raises UnreadablePDF."""
    verdict, _line_end, cover = _ask_worker(path).partition(b"\n")
    word, *page_count = verdict.decode().split()
    if word != "OK":
        raise UnreadablePDF(_in_words(word))
    return PDFFacts(page_count=int(page_count[0]), cover=cover)


def _ask_worker(path: str | Path) -> bytes:
    """What the worker answers; where it did not get so far, the reason in the worker's own manner."""
    with open(path, "rb") as pdf:
        try:
            return run_limited(pdf_worker.__file__, content=pdf, limits=LIMITS)
        except TooSlowError:
            return b"TOO_SLOW"
        except EndedError as end:
            # Out of memory or time, pdfium ends the process by a signal instead of answering.
            if end.by_signal:
                return b"TOO_HEAVY"
            logger.error("The PDF worker failed: %s", end.complaint)
            return b"DAMAGED"


def _in_words(reason: str) -> str:
    match reason:
        case "NOT_PDF":
            return gettext("This file is not a PDF. Export it as PDF and upload it again.")
        case "TRUNCATED":
            return gettext("This PDF breaks off before its end. Export it once more and upload it again.")
        case "ENCRYPTED":
            return gettext("This PDF is protected. Export it without a password and without restrictions.")
        case "TOO_MANY_PAGES":
            return gettext("This PDF has more than %(limit)s pages. Upload one issue as one PDF.") % {
                "limit": pdf_worker.MAX_PAGES
            }
        case "NO_PAGE_SHAPE":
            return gettext("The first page of this PDF is a narrow strip. Put the front page first.")
        case "TOO_SLOW" | "TOO_HEAVY":
            return gettext("Reading this PDF takes too long or too much memory. Export it with simpler pictures.")
        case _:
            return gettext("This PDF is damaged or has no pages. Export it once more and upload it again.")
