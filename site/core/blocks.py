"""The blocks of a body: what an article, a statement, a plank's argument or an information page is made of."""

import re
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock
from wagtail_localize.segments import OverridableSegmentValue

from core.table_block import TableBlock

PROSE_FEATURES = ["bold", "italic", "superscript", "subscript", "ol", "ul", "link", "document-link"]
NOTE_FEATURES = ["bold", "italic", "superscript", "link"]


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Heading"), max_length=200)
    level = blocks.ChoiceBlock(
        choices=[("2", _("Section heading")), ("3", _("Heading inside a section"))],
        default="2",
        label=_("Level"),
        search_index=False,  # It would be found, and counted, as words of the text.
    )

    class Meta:
        label = _("Heading")
        icon = "title"
        template = "blocks/heading_block.html"
        preview_value: ClassVar = {"text": "The night shift answers", "level": "2"}
        description = _("Divides a long text. The title of the page stands above it already.")


class ProseBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"features": PROSE_FEATURES, **kwargs})

    class Meta:
        label = _("Text")
        icon = "pilcrow"
        template = "blocks/prose_block.html"
        preview_value = "<p>At six the gates stayed shut, and for once it was <b>our</b> doing.</p>"
        description = _("Paragraphs and lists. Write [^1] where footnote 1 belongs.")


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quotation"), help_text=_("Without quotation marks: the page sets them."))
    attribution = blocks.CharBlock(label=_("Who said it"), required=False, max_length=200)

    class Meta:
        label = _("Quotation")
        icon = "openquote"
        template = "blocks/quote_block.html"
        preview_value: ClassVar = {"text": "We read the contract aloud, twice.", "attribution": "A checker, Pier 9"}
        description = _("Somebody's words, set large.")


class PictureBlock(blocks.StructBlock):
    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=400)
    credit = blocks.CharBlock(
        label=_("Credit"),
        required=False,
        max_length=200,
        help_text=_("Who made the picture. Left empty, the picture's own credit is shown."),
    )

    class Meta:
        label = _("Picture")
        icon = "image"
        template = "blocks/picture_block.html"
        description = _("A picture with its caption and who made it.")

    def get_preview_value(self) -> object:
        return self.normalize({"image": newest_picture(), "caption": "The harbour before the first shift."})


VIDEO_HOSTS = {"www.youtube.com", "youtube.com", "m.youtube.com", "youtu.be", "www.youtube-nocookie.com"}
# Other paths on these hosts are lists, channels and the like.
VIDEO_PATHS = {"embed", "live", "shorts", "v"}


def video_id(url: str) -> str:
    """The id of a YouTube video in any of the forms its address takes, or "" for another address."""
    parts = urlsplit(url)
    if parts.hostname not in VIDEO_HOSTS:
        return ""
    *folders, found = parts.path.strip("/").split("/")
    if parts.hostname != "youtu.be" and not folders and found == "watch":
        found = parse_qs(parts.query).get("v", [""])[0]
    elif parts.hostname != "youtu.be" and not (len(folders) == 1 and folders[0] in VIDEO_PATHS):
        return ""
    return found if re.fullmatch(r"[A-Za-z0-9_-]+", found) else ""


class VideoValue(blocks.StructValue):
    @property
    def frame_address(self) -> str:
        """Where the video plays without cookies; framed only after the reader's click."""
        return f"https://www.youtube-nocookie.com/embed/{video_id(self['url'])}?autoplay=1"


class VideoBlock(blocks.StructBlock):
    url = blocks.URLBlock(label=_("Address of the video"), help_text=_("On YouTube."))
    title = blocks.CharBlock(label=_("Title"), max_length=200)
    poster = ImageBlock(
        label=_("Still picture"),
        required=False,
        help_text=_("Shown until the reader starts the video. Nothing is fetched from elsewhere before that."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=400)

    class Meta:
        label = _("Video")
        icon = "media"
        template = "blocks/video_block.html"
        value_class = VideoValue
        preview_value: ClassVar = {
            "url": "https://www.youtube.com/watch?v=demotorch01",
            "title": "An evening at the print shop",
        }
        description = _("A video that starts only when the reader asks for it.")

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        if not video_id(cleaned["url"]):
            message = _("This is not the address of a YouTube video. Copy it from the video's own page.")
            raise blocks.StructBlockValidationError(block_errors={"url": ValidationError(message)})
        return cleaned


class PDFValue(blocks.StructValue):
    @property
    def language_name(self) -> str:
        return dict(settings.LANGUAGES)[self["language"]]


class LanguageBlock(blocks.ChoiceBlock):
    """The language of something chosen beside it: where a translation has another file, it has that one's language."""

    def get_translatable_segments(self, value: str) -> list[OverridableSegmentValue]:
        return [OverridableSegmentValue("", value)]

    def restore_translated_segments(self, _value: str, segments: list[OverridableSegmentValue]) -> str:
        return segments[0].data


class PDFBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("PDF"))
    title = blocks.CharBlock(label=_("Title"), max_length=200)
    language = LanguageBlock(
        choices=settings.LANGUAGES,
        default=settings.LANGUAGE_CODE,
        label=_("Language of the PDF"),
        help_text=_("Readers of another language are told."),
        search_index=False,
    )

    class Meta:
        label = _("PDF")
        icon = "doc-full"
        template = "blocks/pdf_block.html"
        value_class = PDFValue
        description = _("A file to download, with its language and size.")

    def get_preview_value(self) -> object:
        document = get_document_model().objects.order_by("-pk").first()
        return self.normalize(
            {"document": document, "title": "The agreement of 1974", "language": settings.LANGUAGE_CODE}
        )


class CallOutBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=PROSE_FEATURES)

    class Meta:
        label = _("Call-out")
        icon = "warning"
        template = "blocks/call_out_block.html"
        preview_value: ClassVar = {"title": "Come on Thursday", "text": "<p>Seven o’clock, at the bakers’ hall.</p>"}
        description = _("A box that stands out: demands, a date, how to help.")


class LinkBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Text"), max_length=200)
    page = blocks.PageChooserBlock(label=_("Page of this site"), required=False)
    url = blocks.URLBlock(label=_("Other address"), required=False)

    class Meta:
        label = _("Link")
        icon = "link"

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("url")):
            message = _("Choose a page of this site or type another address: one of the two.")
            raise blocks.StructBlockValidationError(non_block_errors=[message])
        return cleaned


class LinkListBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    links = blocks.ListBlock(LinkBlock(), label=_("Links"))

    class Meta:
        label = _("List of links")
        icon = "list-ul"
        template = "blocks/link_list_block.html"
        preview_value: ClassVar = {
            "title": "To read further",
            "links": [{"text": "The agreement of 1974", "url": "https://example.org/agreement"}],
        }
        description = _("Where to read further.")


class FootnotesBlock(blocks.StructBlock):
    notes = blocks.ListBlock(blocks.RichTextBlock(features=NOTE_FEATURES), label=_("Notes"))

    class Meta:
        label = _("Footnotes")
        icon = "list-ol"
        template = "blocks/footnotes_block.html"
        preview_value: ClassVar = {"notes": ["<p>Minutes of the meeting of 3 May.</p>"]}
        description = _("The first note belongs to [^1] in the text, the second to [^2], and so on.")


class BodyBlock(blocks.StreamBlock):
    """A body of text with everything that may stand in it."""

    heading = HeadingBlock()
    prose = ProseBlock()
    quote = QuoteBlock()
    picture = PictureBlock()
    video = VideoBlock()
    pdf = PDFBlock()
    call_out = CallOutBlock()
    links = LinkListBlock()
    table = TableBlock()
    footnotes = FootnotesBlock()

    class Meta:
        block_counts: ClassVar = {"footnotes": {"max_num": 1}}
        template = "blocks/body_block.html"


def newest_picture() -> object:
    """The newest picture of the library for previews of blocks, or None."""
    return get_image_model().objects.order_by("-pk").first()
