"""How a page is passed on: links that need no script, and what another site shows of it."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urljoin

from django.conf import settings
from django.templatetags.static import static
from django.utils.text import Truncator
from django.utils.translation import gettext
from wagtail.images.models import AbstractImage

from core.pages import BasePage
from home.built_in_pages import BuiltInPage
from home.models import SocialPicture, StatementPage
from home.social_pictures.drawing import SIZE
from home.social_pictures.services import is_drawn
from images.selectors import ready_renditions
from issues.models import ArticlePage

# Where workers talk to each other, and each takes a plain link.
SERVICES = {
    "WhatsApp": "https://wa.me/?text={words}%20{address}",
    "Telegram": "https://t.me/share/url?url={address}&text={words}",
    "Facebook": "https://www.facebook.com/sharer/sharer.php?u={address}",
}
DESCRIPTION_LENGTH = 300
# As Open Graph writes them. French is that of the typography.
LOCALES = {"en": "en_US", "fr": settings.TYPOGRAPHY.replace("-", "_")}


@dataclass(frozen=True)
class Service:
    name: str
    address: str


@dataclass(frozen=True)
class Links:
    mail: str
    services: list[Service]


@dataclass(frozen=True)
class Picture:
    address: str
    width: int
    height: int


@dataclass(frozen=True)
class Card:
    """What another site, or a search engine, shows of a page."""

    title: str
    description: str
    kind: str
    published: str
    picture: Picture


def links_to(*, title: str, address: str) -> Links:
    """The links that pass a page on, in the active language."""
    subject = gettext("To read in The Torch: %(title)s") % {"title": title}
    mail = {"subject": subject, "body": f"{title}\r\n\r\n{address}\r\n"}
    return Links(
        # Mail programs take a plus for a plus.
        mail=f"mailto:?{urlencode(mail, quote_via=quote)}",
        services=[
            Service(name, pattern.format(words=quote(title, safe=""), address=quote(address, safe="")))
            for name, pattern in SERVICES.items()
        ],
    )


def card_of(page: BasePage | BuiltInPage, *, language: str, cover: AbstractImage | None = None) -> Card:
    """The card of a page. `cover` is the picture of the issue that it stands in or announces."""
    is_article = isinstance(page, (ArticlePage, StatementPage))
    titles = [page.seo_title or page.title, getattr(page, "title_fr", "")]
    published_at = page.first_published_at if is_article else None
    return Card(
        title=" / ".join(str(title) for title in titles if title),
        description=Truncator(_description_of(page)).chars(DESCRIPTION_LENGTH),
        kind="article" if is_article else "website",
        published=published_at.isoformat() if published_at else "",
        picture=_picture_of(page, cover) or _own_picture(language),
    )


def _description_of(page: BasePage | BuiltInPage) -> str:
    if page.search_description:
        return str(page.search_description)
    words = (getattr(page, name, "") for name in ("lede", "summary", "summary_en", "call_text"))
    return next((text for text in words if text), "")


def _picture_of(page: BasePage | BuiltInPage, cover: AbstractImage | None) -> Picture | None:
    image = getattr(page, "share_image", None)
    if image is None and (drawn := _drawn_picture(page)):
        return drawn
    image = image or _first_picture(page) or cover
    if image is None:
        return None
    # Read from the cache, as those in the text are: no query on a page that somebody has opened before.
    rendition = next(iter(ready_renditions(image, "share").values()), None)
    return Picture(rendition.full_url, rendition.width, rendition.height) if rendition else None


def _drawn_picture(page: BasePage | BuiltInPage) -> Picture | None:
    """What a job has drawn for an issue, a plank or a statement; the other pages are asked nothing."""
    if not (isinstance(page, BasePage) and is_drawn(page)):
        return None
    drawn = SocialPicture.objects.filter(page_id=page.pk).first()
    return drawn and Picture(urljoin(settings.PUBLIC_ADDRESS, drawn.image.url), *SIZE)


def _first_picture(page: BasePage | BuiltInPage) -> AbstractImage | None:
    blocks = getattr(page, "body", None) or getattr(page, "rows", None) or ()
    return next((block.value["image"] for block in blocks if block.block_type == "picture"), None)


def _own_picture(language: str) -> Picture:
    """The paper's own: its name, drawn for it."""
    return Picture(urljoin(settings.PUBLIC_ADDRESS, static(f"brand/share-{language}.png")), 1200, 630)
