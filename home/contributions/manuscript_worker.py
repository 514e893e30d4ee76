"""Turns one text document into plain HTML in a limited process (core/limited_process.py), for manuscripts.py.

The file is its standard input and its format the only argument. It answers with one line, "OK" and the names of what
was left out or a reason, and then the HTML.
"""

import sys
from collections.abc import Iterator
from html import escape
from io import BytesIO
from zipfile import ZipFile

ANSWER = 4 * 1024**2
MAX_PDF_PAGES = 200

OFFICE, TEXT, STYLE, FO, TABLE, DRAW, XLINK = (
    f"{{{name}}}"
    for name in (
        *(f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "text", "style")),
        "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        *(f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("table", "drawing")),
        "http://www.w3.org/1999/xlink",
    )
)
MARKS = {
    (f"{FO}font-weight", "bold"): "b",
    (f"{FO}font-style", "italic"): "i",
    (f"{STYLE}text-position", "super"): "sup",
    (f"{STYLE}text-position", "sub"): "sub",
}
# Remarks between writers, and what tells of the text instead of being it.
UNSEEN = {f"{OFFICE}annotation", f"{TEXT}tracked-changes", f"{TEXT}table-of-content", f"{OFFICE}forms"}


def read_docx(content: bytes, left_out: set[str]) -> str:
    import mammoth

    def drop(_image: object) -> dict[str, str]:
        left_out.add("PICTURES")
        return {}

    result = mammoth.convert_to_html(
        BytesIO(content),
        style_map="p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => h2:fresh",
        convert_image=mammoth.images.img_element(drop),
        external_file_access=False,
    )
    return result.value


def read_odt(content: bytes, left_out: set[str]) -> str:
    from defusedxml.ElementTree import fromstring

    with ZipFile(BytesIO(content)) as archive:
        document = fromstring(archive.read("content.xml"), forbid_dtd=True)
    text = document.find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise ValueError("There is no text.")
    return "".join(OpenDocument(document, left_out).blocks(text))


class OpenDocument:
    """Walks through an OpenDocument text. Emphasis and numbering stand in styles, which are read first."""

    def __init__(self, document, left_out: set[str]) -> None:
        self._left_out = left_out
        self._marks: dict[str, list[str]] = {}
        self._parents: dict[str, str] = {}
        self._numbered = {
            style.get(f"{STYLE}name")
            for style in document.iter(f"{TEXT}list-style")
            if len(style) and style[0].tag == f"{TEXT}list-level-style-number"
        }
        for style in document.iter(f"{STYLE}style"):
            name = style.get(f"{STYLE}name", "")
            self._parents[name] = style.get(f"{STYLE}parent-style-name", "")
            for facts in style.iter(f"{STYLE}text-properties"):
                self._marks[name] = [
                    tag for (key, value), tag in MARKS.items() if facts.get(key, "").split(" ")[0] == value
                ]

    def blocks(self, parent) -> Iterator[str]:
        for element in parent:
            style = element.get(f"{TEXT}style-name", "")
            match element.tag:
                case tag if tag in UNSEEN:
                    continue
                case tag if tag == f"{TEXT}h" or "Title" in (style, self._parents.get(style)):
                    level = element.get(f"{TEXT}outline-level", "1")
                    level = min(int(level), 6) if level.isdecimal() else 1
                    yield f"<h{level}>{self._inline(element)}</h{level}>"
                case tag if tag == f"{TEXT}p":
                    yield f"<p>{self._marked(element, style)}</p>"
                case tag if tag == f"{TEXT}list":
                    name = "ol" if style in self._numbered else "ul"
                    items = "".join(f"<li>{''.join(self.blocks(item))}</li>" for item in element)
                    yield f"<{name}>{items}</{name}>"
                case tag if tag == f"{TABLE}table":
                    rows = (
                        "".join(f"<td>{''.join(self.blocks(cell))}</td>" for cell in row)
                        for row in element.iter(f"{TABLE}table-row")
                    )
                    yield f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
                case _:
                    yield from self.blocks(element)

    def _marked(self, element, style: str) -> str:
        words = self._inline(element)
        for tag in self._marks.get(style, []):
            words = f"<{tag}>{words}</{tag}>"
        return words

    def _inline(self, element) -> str:
        parts = [escape(element.text or "")]
        for child in element:
            parts += [self._inside(child), escape(child.tail or "")]
        return "".join(parts)

    def _inside(self, child) -> str:
        match child.tag:
            case tag if tag in UNSEEN or tag == f"{TEXT}note":
                if tag == f"{TEXT}note":
                    self._left_out.add("NOTES")
                return ""
            case tag if tag == f"{DRAW}frame":
                self._left_out.add("PICTURES")
                return ""
            case tag if tag == f"{TEXT}line-break":
                return "<br>"
            case tag if tag in (f"{TEXT}s", f"{TEXT}tab"):
                return " "
            case tag if tag == f"{TEXT}a":
                return f'<a href="{escape(child.get(f"{XLINK}href", ""))}">{self._inline(child)}</a>'
            case _:
                return self._marked(child, child.get(f"{TEXT}style-name", ""))


def read_pdf(content: bytes, left_out: set[str]) -> str:
    from pypdfium2 import PdfDocument

    left_out.add("LAYOUT")
    document = PdfDocument(content)
    lines: list[str] = []
    for number in range(min(len(document), MAX_PDF_PAGES)):
        lines += document[number].get_textpage().get_text_range().splitlines()
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs_of(lines))


def paragraphs_of(lines: list[str]) -> Iterator[str]:
    """A PDF knows lines only. One that ends a sentence and is clearly shorter than the longest ends a paragraph."""
    full = 0.85 * max(map(len, lines), default=0)
    paragraph: list[str] = []
    for line in (line.strip() for line in lines):
        if line:
            paragraph.append(line)
        is_end = not line or (len(line) < full and line.endswith((".", "!", "?", ":", "”", "»", '"')))
        if is_end and paragraph:
            yield " ".join(paragraph)
            paragraph = []
    if paragraph:
        yield " ".join(paragraph)


READERS = {"DOCX": read_docx, "ODT": read_odt, "PDF": read_pdf}


def main(file_format: str) -> str:
    """The whole answer."""
    left_out: set[str] = set()
    try:
        html = READERS[file_format](sys.stdin.buffer.read(), left_out)
    except MemoryError:
        return "TOO_HEAVY\n"
    except Exception:
        # Readers of broken files raise nearly anything, and none of it helps an editor.
        return "DAMAGED\n"
    if len(html.encode(errors="replace")) > ANSWER - 1000:
        return "TOO_LONG\n"
    return f"{' '.join(['OK', *sorted(left_out)])}\n{html}"


if __name__ == "__main__":
    sys.stdout.buffer.write(main(sys.argv[1]).encode(errors="replace"))
