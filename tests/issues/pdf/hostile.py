"""PDFs that somebody made to harm, to spy or to break a reader, built by pikepdf and by hand."""

import zlib
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image

from tests.issues.pdfs import TABLOID, pdf

# What must not be found in any object of the copy that readers get.
TRACES = (
    b"app.alert",
    b"calc.exe",
    b"payroll",
    b"Tamsin Holloway",
    b"PRESS-MAC-07",
    b"GPS of the office",
    b"file:///",
    b"secret.example.net",
)


def saved(document: pikepdf.Pdf) -> bytes:
    content = BytesIO()
    document.save(content, static_id=True)
    return content.getvalue()


def pdf_full_of_traps() -> bytes:
    """Scripts, actions, forms, attachments, and what names a person or a machine, in every place that a PDF has."""
    document = pikepdf.open(BytesIO(pdf(pages=2)))
    root, page = document.Root, document.pages[0]
    script = Dictionary(S=Name.JavaScript, JS=b"app.alert('hello')")
    launch = document.make_indirect(Dictionary(S=Name.Launch, F=b"calc.exe"))
    attachment = document.make_indirect(
        Dictionary(Type=Name.Filespec, F=b"payroll.xlsx", EF=Dictionary(F=Stream(document, b"payroll of March")))
    )
    root.OpenAction = script
    root.AA = Dictionary(WC=script, DS=launch)
    root.Names = Dictionary(
        JavaScript=Dictionary(Names=Array([b"start", script])),
        EmbeddedFiles=Dictionary(Names=Array([b"payroll.xlsx", attachment])),
    )
    root.AF = Array([attachment])
    root.Metadata = metadata = Stream(document, b"<x:xmpmeta>Tamsin Holloway on PRESS-MAC-07</x:xmpmeta>")
    metadata.Type = Name.Metadata
    root.PieceInfo = Dictionary(Tool=Dictionary(Private=b"PRESS-MAC-07"))
    widget = document.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=b"Tamsin Holloway", AA=Dictionary(K=script))
    )
    root.AcroForm = Dictionary(Fields=Array([widget]), XFA=Stream(document, b"app.alert"))
    page.AA = Dictionary(O=script)
    page.PieceInfo = root.PieceInfo
    page.Annots = Array([widget, *_links(document, launch, script), _file_note(document, attachment)])
    # A tagged PDF leads to its notes by a second way.
    root.StructTreeRoot = Dictionary(K=Dictionary(S=Name.Form, K=Dictionary(Type=Name.OBJR, Obj=widget)))
    root.Outlines = Dictionary(First=document.make_indirect(Dictionary(Title=b"Page 1", A=script)))
    document.docinfo["/Author"] = "Tamsin Holloway"
    document.docinfo["/Producer"] = "PRESS-MAC-07"
    page.Resources.XObject = Dictionary(Photo=_photograph(document))
    page.contents_add(b"q 100 0 0 100 50 50 cm /Photo Do Q")
    return saved(document)


def _links(document: pikepdf.Pdf, launch: Dictionary, script: Dictionary) -> list[Dictionary]:
    def link(action: Dictionary) -> Dictionary:
        return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 90, 20]), A=action)

    good = Dictionary(S=Name.URI, URI=b"https://example.org/join", Next=launch)
    return [
        document.make_indirect(link(action))
        for action in (good, Dictionary(S=Name.URI, URI=b"file:///etc/passwd"), launch, script, _form_action())
    ]


def _form_action() -> Dictionary:
    return Dictionary(S=Name.SubmitForm, F=Dictionary(FS=Name.URL, F=b"https://secret.example.net/"))


def _file_note(document: pikepdf.Pdf, attachment: Dictionary) -> Dictionary:
    return document.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, FS=attachment))


def _photograph(document: pikepdf.Pdf) -> Stream:
    """A picture as a camera writes it: with where and by whom it was taken."""
    content = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "GPS of the office"
    Image.new("RGB", (40, 40), "#b3001b").save(content, "JPEG", exif=exif, comment=b"Tamsin Holloway")
    photograph = Stream(document, b"")
    photograph.write(content.getvalue(), filter=Name.DCTDecode)
    photograph.update(_picture_facts(40, 40))
    photograph.Metadata = Stream(document, b"PRESS-MAC-07")
    return photograph


def _picture_facts(width: int, height: int) -> dict[str, object]:
    return {
        "/Type": Name.XObject,
        "/Subtype": Name.Image,
        "/Width": width,
        "/Height": height,
        "/ColorSpace": Name.DeviceRGB,
        "/BitsPerComponent": 8,
    }


def pdf_of_picture(width: int, height: int) -> bytes:
    """One page with one picture of a single colour: few bytes, many pixels."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=TABLOID)
    packer = zlib.compressobj(9)
    rows = [packer.compress(b"\x60\x10\x10" * width) for _row in range(height)]
    picture = Stream(document, b"")
    picture.write(b"".join([*rows, packer.flush()]), filter=Name.FlateDecode)
    picture.update(_picture_facts(width, height))
    page.Resources = Dictionary(XObject=Dictionary(Picture=picture))
    page.Contents = document.make_stream(b"q 792 0 0 1224 0 0 cm /Picture Do Q")
    return saved(document)


def pdf_of_unpacked_picture(width: int, height: int) -> bytes:
    """One page with a picture that says it is JPEG 2000, and how large."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=TABLOID)
    picture = Stream(document, b"")
    picture.write(b"\0\0\0\x0cjP  \r\n\x87\n", filter=Name.JPXDecode)
    picture.update(_picture_facts(width, height))
    page.Resources = Dictionary(XObject=Dictionary(Picture=picture))
    page.Contents = document.make_stream(b"q 792 0 0 1224 0 0 cm /Picture Do Q")
    return saved(document)


def polyglot() -> bytes:
    """A web page to a browser that guesses, a PDF to a viewer that looks for its header."""
    return b"<html><script>app.alert(1)</script><!--\n" + pdf() + b"\n-->\n%%EOF\n"


def pdf_with_a_bomb_for_a_table() -> bytes:
    """The table of its objects is a stream of zeros that unpacks to a gigabyte."""
    packer = zlib.compressobj(9)
    million = bytes(2**20)
    packed = b"".join([*(packer.compress(million) for _million in range(1024)), packer.flush()])
    header = b"%PDF-1.7\n"
    facts = b"<</Type/XRef/Size 9/W[1 4 2]/Root 2 0 R/Filter/FlateDecode/Length %d>>" % len(packed)
    table = b"1 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (facts, packed)
    return header + table + b"startxref\n%d\n%%%%EOF\n" % len(header)
