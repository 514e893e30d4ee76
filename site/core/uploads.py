"""The one place that decides which files come in. Every upload door calls it, and none trusts a name.

A check says yes or raises a ValidationError in words for the person at the door. What is stored of a picture is
never the upload but what clean_picture makes of it: new bytes, in which only the picture itself is left.
"""

import codecs
import re
from collections.abc import Generator
from contextlib import contextmanager
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO, NamedTuple, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps
from PIL.AvifImagePlugin import AvifImageFile
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile, get_sampling
from PIL.WebPImagePlugin import WebPImageFile

from core.office_files import check_office_file


class PictureFormat(NamedTuple):
    extension: str
    max_pixels: int


# Measured on 50 million pixels: cleaning takes 0.5 GB as JPEG or PNG, but 1.2 GB as WebP and 1.6 GB as AVIF.
PICTURE_FORMATS = {
    "JPEG": PictureFormat(".jpg", 50_000_000),
    "PNG": PictureFormat(".png", 50_000_000),
    "WEBP": PictureFormat(".webp", 25_000_000),
    "AVIF": PictureFormat(".avif", 25_000_000),
}

# The last line of a PDF. Only blanks may follow, so that nothing hides behind the end.
PDF_END = re.compile(rb"startxref\s+\d+\s+%%EOF[\s\0]*\Z")
PDF_END_BYTES = 2048

# What stands in no text: control characters other than tabs, line ends and page ends.
BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

# What every PO file has: an entry, and the place for its translation.
PO_ENTRY = re.compile(r'^msgid\s+".*"\s*$(?s:.*?)^msgstr(?:\[0\])?\s+"', re.MULTILINE)


def check_pdf(file: File) -> None:
    """Refuse what is not a whole PDF from its first byte to its last.

    The pages are not read here: that is a job's work, in a process with limits of its own.
    """
    _check_size(file, settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)
    file.seek(0)
    start = file.read(8)
    file.seek(max(0, file.size - PDF_END_BYTES))
    end = file.read()
    file.seek(0)
    # Viewers look for the header in the first kilobyte; what stands before it may be a web page or a script.
    if not re.match(rb"%PDF-\d\.\d", start):
        raise ValidationError(_("This file is not a PDF. Export it as PDF and upload it again."), code="not_pdf")
    if not PDF_END.search(end):
        raise ValidationError(
            _("This PDF is not complete. Export it once more, wait until it is done, and upload it again."),
            code="truncated",
        )


def check_manuscript(file: File) -> str:
    """Refuse what is not a text document without macros; the format of one that may come in, "DOCX" for instance.

    The name must agree with the content: a document that calls itself something else was made to deceive.
    """
    _check_size(file, settings.MANUSCRIPT_MAX_UPLOAD_SIZE)
    file.seek(0)
    content = file.read()
    file.seek(0)
    found = _manuscript_format(content)
    if PurePosixPath(file.name or "").suffix.lower() != f".{found.lower()}":
        raise ValidationError(
            _("Choose a Word (.docx), OpenDocument (.odt), PDF or plain text (.txt) file. Others we cannot open."),
            code="not_manuscript",
        )
    if found == "PDF":
        check_pdf(file)
    elif found != "TXT":
        check_office_file(content)
    elif read_plain_text(content) is None:
        raise ValidationError(
            _("This text file cannot be read. Save it as plain text in UTF-8 and send it again."), code="not_text"
        )
    return found


def _manuscript_format(content: bytes) -> str:
    if content.startswith(b"%PDF-"):
        return "PDF"
    if content.startswith(b"PK"):
        return "ODT" if b"mimetypeapplication/vnd.oasis.opendocument.text" in content[:100] else "DOCX"
    return "TXT"


def read_plain_text(content: bytes) -> str | None:
    """The text in a plain file, or None if it is none. Old programs write UTF-16 or the alphabet of Western Europe."""
    is_utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ["utf-16"] if is_utf16 else ["utf-8-sig", "cp1252"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if BINARY.search(text) else text
    return None


def check_po(file: File) -> str:
    """Refuse what is not a PO file in UTF-8; the text in it. What its entries say is judged by those who use them."""
    _check_size(file, settings.PO_MAX_UPLOAD_SIZE)
    file.seek(0)
    content = file.read()
    file.seek(0)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    if BINARY.search(text) or not PO_ENTRY.search(text):
        raise ValidationError(
            _("This is not a PO file. Choose the file that you exported here and translated; it ends in .po."),
            code="not_po",
        )
    return text


def check_picture(file: File) -> None:
    """Refuse what is not a whole, still picture of a moderate size. Only what clean_picture returns may be stored."""
    _decode(file)


def clean_picture(file: File) -> SimpleUploadedFile:
    """The picture upright and without position, camera data and comments, under a safe name.

    Its format and its colour profile stay. It raises what check_picture raises.
    """
    image = _decode(file)
    with _refusing_what_is_damaged():
        ImageOps.exif_transpose(image, in_place=True)
        options = _saving_options(image, file)
        # Pillow's savers fall back to what stands in info: nothing may be left there but the transparent colour.
        image.info = {key: value for key, value in image.info.items() if key == "transparency"}
        content = BytesIO()
        image.save(content, format=_format(image), **options)
    name = safe_name(file.name or "", PICTURE_FORMATS[_format(image)].extension)
    return SimpleUploadedFile(name, content.getvalue(), Image.MIME[_format(image)])


def clean_upload(upload: UploadedFile) -> UploadedFile:
    """The same upload with the cleaned picture in it.

    Wagtail's multiple upload keeps the upload itself, not what the form made of it, while a text is missing.
    """
    cleaned = clean_picture(upload)
    upload.seek(0)
    upload.truncate()
    upload.write(cleaned.read())
    upload.seek(0)
    upload.name, upload.content_type = cleaned.name, cleaned.content_type
    upload.size = cleaned.size  # ty: ignore[invalid-assignment] -- Django's uploads set it too.
    return upload


def safe_name(name: str, extension: str) -> str:
    """A file name of plain letters, digits and hyphens: no paths, no control characters, no text turned around."""
    stem = slugify(PurePosixPath(name.replace("\\", "/")).stem)[:60].strip("-_")
    return f"{stem or 'file'}{extension}"


def _decode(file: File) -> ImageFile:
    """The picture, decoded. The header is judged first: a bomb never gets as far as its pixels."""
    _check_size(file, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)
    file.seek(0)
    try:
        image = Image.open(cast(IO[bytes], file), formats=tuple(PICTURE_FORMATS))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        # Pillow's own limits, 89 and 179 million pixels, are above all of ours.
        raise _too_many_pixels(max(kind.max_pixels for kind in PICTURE_FORMATS.values())) from error
    except Exception as error:
        # Pillow raises nearly anything on bytes that were made to break it.
        raise ValidationError(
            _("This file is not a picture that we can show. Save it as JPEG, PNG, WebP or AVIF and upload it again."),
            code="not_picture",
        ) from error
    finally:
        file.seek(0)
    max_pixels = PICTURE_FORMATS[_format(image)].max_pixels
    if image.width * image.height > max_pixels:
        raise _too_many_pixels(max_pixels)
    if _format(image) != "JPEG" and getattr(image, "is_animated", False):
        raise ValidationError(
            _("This picture moves. Save one frame of it as a still picture and upload that."), code="animated"
        )
    with _refusing_what_is_damaged():
        image.load()
    file.seek(0)
    return image


def _format(image: ImageFile) -> str:
    # Pillow's MPO is a JPEG as some phones write it: more pictures stand behind the first, often with positions.
    return "JPEG" if image.format == "MPO" else str(image.format)


def _saving_options(image: ImageFile, file: File) -> dict[str, object]:
    """What keeps a picture saved again as good as it was."""
    options: dict[str, object] = {"icc_profile": image.info.get("icc_profile")}
    match image:
        case JpegImageFile():
            # The same tables and sampling lose next to nothing the second time.
            options |= {"qtables": image.quantization, "subsampling": get_sampling(image)}
        case WebPImageFile():
            # The name of the first chunk of pixels. Where it is found by chance, the file is merely larger.
            file.seek(0)
            options |= {"lossless": b"VP8L" in file.read(4096), "quality": 85, "method": 2}
            file.seek(0)
        case AvifImageFile():
            # At the default speed a large picture takes longer than a worker may.
            options |= {"quality": 85, "speed": 9}
    return options


def _check_size(file: File, limit: int) -> None:
    if not file.size:
        raise ValidationError(_("This file is empty. Choose another one."), code="empty")
    if file.size > limit:
        raise ValidationError(
            _("This file has %(size)s; at most %(limit)s are possible. Make it smaller and upload it again."),
            code="too_large",
            params={"size": filesizeformat(file.size), "limit": filesizeformat(limit)},
        )


def _too_many_pixels(limit: int) -> ValidationError:
    return ValidationError(
        _("This picture has more than %(limit)s million pixels. Scale it down and upload it again."),
        code="too_many_pixels",
        params={"limit": limit // 1_000_000},
    )


@contextmanager
def _refusing_what_is_damaged() -> Generator[None]:
    try:
        yield
    except Exception as error:
        # Again nearly anything: a truncated file, a codec's own error, no memory.
        raise ValidationError(
            _("This picture is damaged or not complete. Open it, save it once more, and upload it again."),
            code="damaged",
        ) from error
