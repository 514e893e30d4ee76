"""Every size in which a picture is shown, declared once: jobs make them, templates name them (docs/decisions/0018)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """The renditions among which a browser chooses, the smallest first."""

    specs: tuple[str, ...]
    # How wide the picture stands on a page, as CSS says it.
    sizes: str = ""


def _webp(*widths: int) -> tuple[str, ...]:
    return tuple(f"format-webp|width-{width}" for width in widths)


SIZES = {
    "body": Size(_webp(400, 800, 1200), "(min-width: 50rem) 42rem, 92vw"),
    "cover": Size(_webp(320, 640, 960), "(min-width: 60rem) 32rem, 92vw"),
    "thumb": Size(_webp(320, 640), "(min-width: 60rem) 20rem, 92vw"),
    # For other sites: not all of them read newer formats.
    "share": Size(("width-1200|format-jpeg|jpegquality-70",)),
}
# A picture may stand in a text here and be what other sites show there: each gets all of them.
ALL_SPECS = tuple(dict.fromkeys(spec for size in SIZES.values() for spec in size.specs))
