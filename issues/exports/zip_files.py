"""ZIP files whose bytes depend on nothing but what is in them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.db.models.fields.files import FieldFile

from core.digests import digest_of_parts

# The oldest moment that a ZIP can name. The files themselves say when they are from.
MOMENT = (1980, 1, 1, 0, 0, 0)
UNIX = 3
READABLE = 0o100644 << 16
# Packed already: packing again takes time and saves nothing.
PACKED = (".avif", ".epub", ".jpeg", ".jpg", ".pdf", ".png", ".webp", ".woff2")


@dataclass(frozen=True)
class Entry:
    """A file in a ZIP. A stored file is read piece by piece: the PDFs of an issue may be larger than the memory."""

    name: str
    content: bytes | FieldFile

    def chunks(self) -> Iterator[bytes]:
        if isinstance(self.content, bytes):
            yield self.content
            return
        with self.content.open("rb") as file:
            yield from file.chunks()

    def checksum(self) -> str:
        return digest_of_parts(self.chunks())


def write_zip(entries: Iterable[Entry], file: IO[bytes], *, first_stored: bool = False) -> None:
    """Write a ZIP of these files in this order. `first_stored` leaves the first unpacked, as an EPUB wants its type."""
    with ZipFile(file, "w") as archive:
        for place, entry in enumerate(entries):
            info = ZipInfo(entry.name, MOMENT)
            info.create_system, info.external_attr = UNIX, READABLE
            stored = (place == 0 and first_stored) or entry.name.lower().endswith(PACKED)
            info.compress_type = ZIP_STORED if stored else ZIP_DEFLATED
            with archive.open(info, "w") as target:
                for chunk in entry.chunks():
                    target.write(chunk)
