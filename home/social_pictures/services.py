from hashlib import sha256

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext, override
from wagtail.models import Page

from core.pages import BasePage
from core.storages import delete_after_commit
from home.models import SocialPicture, StatementPage
from home.social_pictures.drawing import Words, draw_social_picture
from issues.models import IssuePage
from platform_planks.models import PlankPage
from translation.typography import typeset_text

DRAWN = (IssuePage, PlankPage, StatementPage)
# Raised by whoever changes the drawing, so that all are drawn anew.
LOOK = 1


def is_drawn(page: Page) -> bool:
    """Whether pages of this kind have a picture of their own."""
    return isinstance(page, DRAWN)


def keep_social_picture(*, page: BasePage) -> None:
    """Draw the picture of an issue, a plank or a statement, unless it shows the page's words already."""
    words = words_of(page)
    if not needs_drawing(page, words):
        return
    content = draw_social_picture(words)
    with transaction.atomic():
        # While it was drawn, the page may have got other words, and they a job that was faster.
        current = Page.objects.select_for_update(of=("self",)).get(pk=page.pk).specific
        if words_of(current) != words:
            return
        picture = SocialPicture.objects.filter(page_id=page.pk).first() or SocialPicture(page_id=page.pk)
        delete_after_commit(picture.image)
        picture.words_digest = digest_of(words)
        picture.image.save(f"{sha256(content).hexdigest()[:24]}.png", ContentFile(content), save=False)
        picture.save()


def needs_drawing(page: BasePage, words: Words) -> bool:
    return not SocialPicture.objects.filter(page_id=page.pk, words_digest=digest_of(words)).exists()


def words_of(page: BasePage) -> Words:
    """What stands on the picture of a page, in its language."""
    language = page.locale.language_code
    number = getattr(page, "number", None)
    date = getattr(page, "date", None)
    with override(language):
        kicker = [_kind(page, number), date_format(date, "DATE_FORMAT") if date else ""]
        return Words(
            paper=gettext("The Torch"),
            kicker=typeset_text(" · ".join(part for part in kicker if part), language=language),
            headline=typeset_text(page.title, language=language),
            numeral="" if number is None else str(number),
        )


def digest_of(words: Words) -> str:
    return sha256(repr((LOOK, words)).encode()).hexdigest()


def _kind(page: BasePage, number: int | None) -> str:
    if isinstance(page, IssuePage):
        return gettext("Issue %(number)s") % {"number": number}
    if isinstance(page, PlankPage):
        return gettext("Plank %(number)s") % {"number": number}
    return gettext("Statement")
