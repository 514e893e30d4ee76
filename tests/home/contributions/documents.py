"""Word and OpenDocument files as small as they can be, and some that were made to do harm."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from core.office_files import MAIN_DOCX, MIMETYPE_ODT
from home.demo.inbox import OFFICE, PACKAGE, WORD_PARTS, WORDML, word_file

HYPERLINK = f"{OFFICE}/hyperlink"
ODT_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    ]
)
STYLES = """
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="T3" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1"/></text:list-style>
"""


def zipped(parts: Mapping[str, str | bytes], *, stored: tuple[str, ...] = ()) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part, ZIP_STORED if name in stored else ZIP_DEFLATED)
    return content.getvalue()


def docx(body: str = "", *, relations: str = "", parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word file with this WordprocessingML in its body."""
    body = body or "<w:p><w:r><w:t>Hello</w:t></w:r></w:p>"
    document = f'<w:document xmlns:w="{WORDML}" xmlns:r="{OFFICE}"><w:body>{body}</w:body></w:document>'
    rels = f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'
    return zipped({**WORD_PARTS, "word/document.xml": document, "word/_rels/document.xml.rels": rels, **(parts or {})})


def relation(target: str, *, kind: str = HYPERLINK, number: int = 1) -> str:
    return f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}" TargetMode="External"/>'


def macro_docx() -> bytes:
    """A .docm that was given the name of a .docx."""
    main = MAIN_DOCX.decode().replace("wordprocessingml.document", "wordprocessingml.document.macroEnabled")
    types = WORD_PARTS["[Content_Types].xml"].replace(MAIN_DOCX.decode(), main)
    return docx(parts={"[Content_Types].xml": types})


def odt(body: str = "", *, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """An OpenDocument text with this in its body; the automatic styles T1 to T3 are bold, italic and raised."""
    body = body or "<text:p>Hello</text:p>"
    content = (
        f'<office:document-content {ODT_SPACES} xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return zipped(
        {"mimetype": MIMETYPE_ODT, "content.xml": content, "META-INF/manifest.xml": manifest, **(parts or {})},
        stored=("mimetype",),
    )


__all__ = ["HYPERLINK", "OFFICE", "docx", "macro_docx", "odt", "relation", "word_file", "zipped"]
