"""The picture of an edition's front page, and the words for those who do not see it."""

import secrets
from io import BytesIO

from django.core.files.base import ContentFile
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext, override
from wagtail.utils.file import hash_filelike

from core.storages import delete_after_commit
from images.models import TorchImage
from issues.models import ArticlePage, Edition, IssuePage

# So many headlines stand on a front page.
HEADLINES = 4


def keep_made_cover(edition: Edition, jpeg: bytes) -> TorchImage:
    """The picture of the edition's first page: the same row as long as there is one, with a new file if it changed."""
    cover = edition.made_cover or TorchImage()
    with override(edition.language):
        names = {"number": edition.issue_number, "language": edition.get_language_display()}
        title = gettext("Cover of issue %(number)s (%(language)s)") % names
        alternative_text = gettext("Front page of The Torch, issue %(number)s (%(language)s).") % names
    digest = hash_filelike(BytesIO(jpeg))
    if (cover.file_hash, cover.title) == (digest, title):
        # An editor may have said better what it shows.
        return cover
    delete_after_commit(cover.file)
    cover.title, cover.alternative_text = title, alternative_text
    # Media are open to everybody, and the issue may still be a draft: nobody must guess the address.
    name = f"cover-{edition.issue_number}-{edition.language}-{secrets.token_hex(8)}.jpg"
    cover.file = ContentFile(jpeg, name=name)
    cover.file_size, cover.file_hash = len(jpeg), digest
    cover.save()
    cover.renditions.all().delete()
    return cover


def propose_cover_text(edition: Edition) -> str:
    """What the cover probably shows: the paper, its number and date, and its first headlines, in its own language.

    An editor looks at the cover and confirms it, or says it better.
    """
    issue = IssuePage.objects.filter(number=edition.issue_number, locale__language_code=edition.language).first()
    with override(edition.language):
        if issue and issue.date:
            names = {"number": edition.issue_number, "date": date_format(issue.date)}
            text = gettext("Front page of The Torch, issue %(number)s, %(date)s.") % names
        else:
            text = gettext("Front page of The Torch, issue %(number)s.") % {"number": edition.issue_number}
        headlines = _headlines_of(issue) if issue else []
        if headlines:
            words = ngettext("Headline: %(headlines)s.", "Headlines: %(headlines)s.", len(headlines))
            text += " " + words % {"headlines": "; ".join(headlines)}
    limit = Edition._meta.get_field("cover_text").max_length
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def _headlines_of(issue: IssuePage) -> list[str]:
    """Those of the first page if somebody has said which they are, else the issue's own line."""
    articles = ArticlePage.objects.child_of(issue).in_printed_order()
    return list(articles.filter(printed_page=1).values_list("title", flat=True)[:HEADLINES]) or [issue.title]
