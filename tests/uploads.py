"""Files as people bring them, good and bad, made in memory."""

import struct
import zlib
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image, ImageCms

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"
HTML = b"<!doctype html><title>Not a PDF</title><script>alert(1)</script>"
# A GIF of some thousand pixels to one reader, a script to another.
GIF_AND_SCRIPT = b"GIF89a/*" + bytes(23) + b"*/=1;alert()"

# Words that stand in the metadata of with_everything_in_it and nowhere in its pixels.
TRACES = [b"Exif", b"ns.adobe.com", b"Photoshop", b"SecretCamera", b"SecretPerson", b"MotionPhoto"]


def upload(content: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def picture(
    picture_format: str = "PNG", *, size: tuple[int, int] = (40, 20), mode: str = "RGB", **options: Any
) -> bytes:
    """A plain picture with its left half red and its right half blue."""
    image = Image.new("RGB", size, "red")
    image.paste("blue", (size[0] // 2, 0, *size))
    content = BytesIO()
    image.convert(mode).save(content, format=picture_format, **options)
    return content.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    facts = Image.Exif()
    facts[ExifTags.Base.Orientation] = orientation
    facts[ExifTags.Base.Make] = "SecretCamera"
    facts.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.MakerNote] = b"SecretCamera"
    facts.get_ifd(ExifTags.IFD.GPSInfo).update(
        {ExifTags.GPS.GPSLatitudeRef: "N", ExifTags.GPS.GPSLatitude: (45.0, 30.0, 0.0)}
    )
    return facts


def with_everything_in_it(*, orientation: int = 6) -> bytes:
    """A JPEG as a phone and an archive make it: position, camera, person, and a film behind the last byte."""
    content = picture(
        "JPEG",
        quality=95,
        exif=exif(orientation),
        xmp=b"<x:xmpmeta>SecretPerson</x:xmpmeta>",
        comment=b"SecretPerson",
        icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    )
    iptc = b"Photoshop 3.0\0SecretPerson"
    segment = b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc
    return content[:2] + segment + content[2:] + b"MotionPhoto"


def png_bomb(width: int = 12_600, height: int = 10_000) -> bytes:
    """126 megapixels in 15 kilobytes: one bit each, all the same."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes((1 + (width + 7) // 8) * height), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def truncated_jpeg() -> bytes:
    content = picture("JPEG", size=(400, 300))
    return content[: len(content) * 2 // 3]
