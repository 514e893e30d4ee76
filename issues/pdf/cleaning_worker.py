"""Makes the copy of a PDF that readers get, in a limited process: without anything that acts, hides or names somebody.

Called with a title and a language. The PDF is its standard input; it answers with one line, "OK <pages>" and then the
copy, ordered so that a browser can show the first page early; or with the reason why there is none. The same PDF gives
the same bytes.
"""

import re
import sys
from typing import BinaryIO

from pikepdf import (
    Array,
    Dictionary,
    Name,
    Object,
    ObjectStreamMode,
    Page,
    PasswordError,
    Pdf,
    PdfError,
    Stream,
    StreamDecodeLevel,
    open,
)

# A small newspaper has 4 pages, a thick one 80.
MAX_PAGES = 400
# pdfium draws pictures line by line, 130 million pixels in 240 MB; JPEG 2000 it unpacks whole, 12 million in 220 MB,
# and where it cannot it leaves the picture out in silence.
MAX_PIXELS = 130_000_000
MAX_JPX_PIXELS = 12_000_000
# Viewers look for both within the first and the last kilobyte.
EDGE = 1024

# What a catalogue and a page may have. All else goes: scripts, forms, attachments, portfolios, signatures, private data
# of the program that made the file, and whatever the next version of the format invents.
CATALOGUE_KEYS = {
    *("/Type", "/Version", "/Pages", "/PageLabels", "/PageLayout", "/Outlines", "/Dests"),
    *("/StructTreeRoot", "/MarkInfo", "/OCProperties"),
}
PAGE_KEYS = {
    *("/Type", "/Parent", "/Resources", "/Contents", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox"),
    *("/Rotate", "/UserUnit", "/Group", "/Annots", "/StructParents", "/Tabs"),
}
LINK_KEYS = {
    "/Type",
    "/Subtype",
    "/Rect",
    "/Border",
    "/BS",
    "/C",
    "/H",
    "/F",
    "/QuadPoints",
    "/A",
    "/Dest",
    "/StructParent",
}
# What an action may be: a jump inside the file, or an address of the web.
GO_TO, URI = "/GoTo", "/URI"
ACTIONS = {
    *("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/ResetForm", "/GoToR", "/GoToE", "/GoToDp", "/Thread"),
    *(
        "/Rendition",
        "/Movie",
        "/Sound",
        "/Hide",
        "/Named",
        "/SetOCGState",
        "/Trans",
        "/GoTo3DView",
        "/RichMediaExecute",
    ),
    *(GO_TO, URI, "/ECMAScript"),
}
WEB_ADDRESS = re.compile(rb"https?://[\x21-\x7e]+", re.IGNORECASE)
# They may stand in any object, and in none of them does a page need them.
NEEDLESS_KEYS = {"/Metadata", "/PieceInfo", "/LastModified"}
# A stream whose content stands in another file, pictures for another printer, pages of another file.
ELSEWHERE_KEYS = {"/F", "/FFilter", "/FDecodeParms", "/OPI", "/Ref"}
HIDING_TYPES = {"/Filespec", "/F", "/EmbeddedFile", "/Metadata", "/Sig"}


class Refused(Exception):  # noqa: N818 - it reads as the sentence that it is.
    """There is no copy; the message is the reason's code, a PDFFailure."""


def check_edges(file: BinaryIO) -> None:
    """Refuse what does not begin and end as a PDF: libraries mend a torn file in silence, and leave pages out."""
    if b"%PDF-" not in file.read(EDGE):
        raise Refused("NOT_PDF")
    size = file.seek(0, 2)
    file.seek(max(0, size - EDGE))
    if b"%%EOF" not in file.read():
        raise Refused("TRUNCATED")
    file.seek(0)


def open_whole(file: BinaryIO) -> Pdf:
    check_edges(file)
    try:
        pdf = open(file, attempt_recovery=False, suppress_warnings=True)
        page_count = len(pdf.pages)
    except PasswordError as error:
        raise Refused("ENCRYPTED") from error
    except PdfError as error:
        raise Refused("DAMAGED") from error
    # A file that opens without a password may still forbid printing and copying.
    if pdf.is_encrypted:
        raise Refused("ENCRYPTED")
    if page_count == 0:
        raise Refused("NO_PAGES")
    if page_count > MAX_PAGES:
        raise Refused("TOO_MANY_PAGES")
    return pdf


def clean(pdf: Pdf, *, title: str, language: str) -> None:
    for page in pdf.pages:
        clean_page(page)
    keep_only(pdf.Root, CATALOGUE_KEYS)
    for key in set(pdf.trailer.keys()) - {"/Root", "/Size", "/ID"}:
        del pdf.trailer[key]
    # An object that nothing leads to any more is not written. One that something else leads to is emptied.
    for held in pdf.objects:
        clean_object(held)
    pdf.Root.Lang = language
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.docinfo["/Title"] = title


def clean_page(page: Page) -> None:
    keep_only(page.obj, PAGE_KEYS)
    notes = page.obj.get("/Annots")
    if notes is None:
        return
    links = []
    for note in notes if isinstance(notes, Array) else ():
        if isinstance(note, Dictionary) and note.get("/Subtype") == Name.Link:
            keep_only(note, LINK_KEYS)
            links.append(note)
        else:
            # The tree of a tagged PDF may lead to it as well.
            empty(note)
    page.obj.Annots = Array(links)


def clean_object(held: Object) -> None:
    """Clean an object and what stands inside it; what it only leads to is another object."""
    if isinstance(held, Array):
        inside = list(held)
    elif isinstance(held, (Dictionary, Stream)):
        if hides(held) or acts(held):
            empty(held)
            return
        for key in NEEDLESS_KEYS & set(held.keys()):
            del held[key]
        if isinstance(held, Stream):
            clean_stream(held)
        inside = [value for _key, value in held.items()]
    else:
        return
    for value in inside:
        if isinstance(value, Object) and not value.is_indirect:
            clean_object(value)


def clean_stream(stream: Stream) -> None:
    for key in ELSEWHERE_KEYS & set(stream.keys()):
        del stream[key]
    if stream.get("/Subtype") != Name.Image:
        return
    filters = stream.get("/Filter")
    names = [str(name) for name in filters] if isinstance(filters, Array) else [str(filters)]
    pixels = int(stream.get("/Width", 0)) * int(stream.get("/Height", 0))
    if pixels > (MAX_JPX_PIXELS if "/JPXDecode" in names else MAX_PIXELS):
        raise Refused("HUGE_PICTURE")
    if names == ["/DCTDecode"]:
        jpeg = stream.read_raw_bytes()
        bare = bare_jpeg(jpeg)
        if bare != jpeg:
            packing = stream.get("/DecodeParms")
            stream.write(bare, filter=Name.DCTDecode, decode_parms=packing if isinstance(packing, Dictionary) else None)


def hides(held: Object) -> bool:
    """Holds a file, or says something about a person or a program."""
    return str(held.get("/Type")) in HIDING_TYPES or ("/EF" in held and ("/F" in held or "/UF" in held))


def acts(held: Object) -> bool:
    """Does something when the file is opened or clicked, other than lead to a page or an address of the web."""
    kind = str(held.get("/S"))
    if kind not in ACTIONS:
        return False
    if "/Next" in held:
        del held["/Next"]
    if kind == URI:
        address = held.get("/URI")
        return address is None or not WEB_ADDRESS.fullmatch(bytes(address))
    return kind != GO_TO


def keep_only(held: Object, keys: set[str]) -> None:
    for key in set(held.keys()) - keys:
        del held[key]


def empty(held: Object) -> None:
    if isinstance(held, Stream):
        held.write(b"")
    if isinstance(held, (Dictionary, Stream)):
        keep_only(held, {"/Length"})


def bare_jpeg(jpeg: bytes) -> bytes:
    """A JPEG without its comments and the data of its camera. How its colours are meant stays."""
    if not jpeg.startswith(b"\xff\xd8"):
        return jpeg
    kept, place = [b"\xff\xd8"], 2
    while place + 4 <= len(jpeg) and jpeg[place] == 0xFF:
        marker = jpeg[place + 1]
        # The pixels begin: no more segments that could be told apart without reading them.
        if marker == 0xDA:
            break
        end = place + 2 + int.from_bytes(jpeg[place + 2 : place + 4])
        # JFIF's and Adobe's own segments; all other application segments and comments go.
        if marker in (0xE0, 0xEE) or not (0xE0 <= marker <= 0xEF or marker == 0xFE):
            kept.append(jpeg[place:end])
        place = end
    return b"".join(kept) + jpeg[place:]


def main(file: BinaryIO, answer: BinaryIO, title: str, language: str) -> None:
    try:
        with open_whole(file) as pdf:
            page_count = len(pdf.pages)
            clean(pdf, title=title, language=language)
            answer.write(b"OK %d\n" % page_count)
            # Packed streams stay as they are: a bomb among them is never unpacked here.
            pdf.save(
                answer,
                linearize=True,
                deterministic_id=True,
                stream_decode_level=StreamDecodeLevel.none,
                object_stream_mode=ObjectStreamMode.generate,
            )
    except (Refused, MemoryError) as reason:
        answer.seek(0)
        answer.truncate()
        answer.write(f"{reason if isinstance(reason, Refused) else 'TOO_HEAVY'}\n".encode())


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer, *sys.argv[1:])
