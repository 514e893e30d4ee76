"""ZIP files whose bytes depend on nothing but what is in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

# The oldest moment that a ZIP can name. The files themselves say when they are from.
MOMENT = (1980, 1, 1, 0, 0, 0)
UNIX = 3
READABLE = 0o100644 << 16
# Packed already: packing again takes time and saves nothing.
PACKED = (".avif", ".epub", ".jpeg", ".jpg", ".pdf", ".png", ".webp", ".woff2")


@dataclass(frozen=True)
class Entry:
    """A file in a ZIP."""

    name: str
    content: bytes


def zip_of(entries: Iterable[Entry], *, first_stored: bool = False) -> bytes:
    """A ZIP of these files in this order. `first_stored` leaves the first unpacked, as an EPUB wants its type."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for place, entry in enumerate(entries):
            info = ZipInfo(entry.name, MOMENT)
            info.create_system, info.external_attr = UNIX, READABLE
            stored = (place == 0 and first_stored) or entry.name.lower().endswith(PACKED)
            info.compress_type = ZIP_STORED if stored else ZIP_DEFLATED
            archive.writestr(info, entry.content)
    return file.getvalue()
