"""Corrections as entries of a feed."""

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.html import linebreaks
from django.utils.translation import gettext

from home.feeds.entries import Entry, stable_id
from home.feeds.markup import clean_html, clean_text
from issues.models import Correction


def entry_of_correction(correction: Correction, *, language: str) -> Entry:
    """A correction with the piece that it mends."""
    article = correction.page
    address = f"{article.get_full_url()}#corrections"
    title = gettext("Corrected: %(title)s") % {"title": article.title}
    corrected_at = moment_of(correction.date)
    published_at = article.last_published_at
    return Entry(
        id=stable_id(correction.translation_key, language),
        address=address,
        title=clean_text(title, language=language),
        summary="",
        content=clean_html(linebreaks(correction.text, autoescape=True), language=language, address=address),
        published=corrected_at,
        # Its day may be over when it comes out.
        updated=max(corrected_at, published_at) if published_at else corrected_at,
        kind=clean_text(gettext("Correction"), language=language),
    )


def moment_of(day: date) -> datetime:
    """The beginning of a day where the newspaper is: feeds know moments, corrections days."""
    return datetime.combine(day, time.min, tzinfo=timezone.get_default_timezone())
