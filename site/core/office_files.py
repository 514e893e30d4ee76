"""What a Word or OpenDocument file holds, judged part by part before any of it is read (called by core/uploads.py)."""

import re
from io import BytesIO
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MAX_PARTS = 2000
# What Python unpacks is never more than the directory says. A novel of 300 pages has 5 MB of XML in 100,000 elements;
# without a limit, 90 kB could keep a process busy for a minute.
MAX_BYTES = 100 * 1024**2
MAX_XML_BYTES = 16 * 1024**2
MAX_ELEMENTS = 500_000
END_OF_ZIP = 22

MIMETYPE_ODT = b"application/vnd.oasis.opendocument.text"
MAIN_DOCX = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# Programs: macros of both families, ActiveX, and other programs' objects.
PROGRAMS = re.compile(
    r"vbaProject|vbaData|/activeX/|oleObject|/embeddings/.*\.(?:bin|exe|com|scr|js|vbs|docm|xlsm)$|^Basic/.+|^Scripts/.+",
    re.IGNORECASE,
)
MACRO = re.compile(r"^(?:vnd\.sun\.star\.script|macro|javascript|vbscript):", re.IGNORECASE)
# Links are clicked; pictures, templates and frames from elsewhere are fetched when an editor opens the file.
REMOTE = re.compile(r"^(?:https?|ftp|mhtml|smb):|^\\\\|^//|^file://[^/]", re.IGNORECASE)


def check_office_file(content: bytes) -> None:
    """Refuse what is not a whole .docx or .odt without programs. Raises ValidationError in words for the person."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            _check_directory(archive, content)
            if "word/document.xml" in archive.namelist():
                _check_docx(archive)
            else:
                _check_odt(archive)
    except ValidationError:
        raise
    except Exception as error:
        # The zip reader raises nearly anything on bytes that were made to break it.
        raise _damaged() from error


def _check_directory(archive: ZipFile, content: bytes) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    is_whole = (
        bool(parts)
        and min(part.header_offset for part in parts) == 0
        # Nothing before the first part and nothing behind the end: no second file in the same bytes.
        and content[-END_OF_ZIP:].startswith(b"PK\x05\x06")
        and len(names) == len(parts) <= MAX_PARTS
        and all(part.compress_type in (ZIP_STORED, ZIP_DEFLATED) and _is_plain(part.filename) for part in parts)
    )
    if not is_whole:
        raise _damaged()
    if any(part.flag_bits & 1 for part in parts):
        raise _protected()
    if (
        sum(part.file_size for part in parts) > MAX_BYTES
        or sum(part.file_size for part in parts if _is_xml(part)) > MAX_XML_BYTES
    ):
        raise _too_much()
    if any(PROGRAMS.search(name) for name in names):
        raise _has_programs()


def _check_docx(archive: ZipFile) -> None:
    types = archive.read("[Content_Types].xml")
    if b"macroEnabled" in types:
        raise _has_programs()
    if MAIN_DOCX not in types:
        raise _damaged()
    _check_xml(archive)


def _check_odt(archive: ZipFile) -> None:
    if archive.read("mimetype") != MIMETYPE_ODT:
        raise _damaged()
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise _protected()
    archive.getinfo("content.xml")
    _check_xml(archive)


def _check_xml(archive: ZipFile) -> None:
    """Look at whatever the elements lead to, as the parser comes to them: nothing is kept in memory."""
    count = 0

    def look(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > MAX_ELEMENTS:
            raise _too_much()
        if attributes:
            _check_element(name, attributes)

    def refuse_doctype(*_: object) -> None:
        # Neither family of formats has one, and all entities that grow are declared there.
        raise _damaged()

    for part in filter(_is_xml, archive.infolist()):
        parser = ParserCreate()
        parser.StartElementHandler = look
        parser.StartDoctypeDeclHandler = refuse_doctype
        try:
            parser.Parse(archive.read(part), True)
        except ExpatError as error:
            raise _damaged() from error


def _check_element(name: str, attributes: dict[str, str]) -> None:
    # Prefixes are the writer's choice, so only what follows them counts.
    element = name.rpartition(":")[2]
    if element == "Relationship":
        is_link = attributes.get("Type", "").endswith("/hyperlink")
        if attributes.get("TargetMode") == "External" and not is_link:
            _check_target(attributes.get("Target", ""))
        return
    for attribute, value in attributes.items():
        if attribute.rpartition(":")[2] == "href" and element != "a":
            _check_target(value)


def _check_target(target: str) -> None:
    if MACRO.search(target.strip()):
        raise _has_programs()
    if REMOTE.search(target.strip()):
        raise ValidationError(
            _(
                "This file fetches pictures or a template from elsewhere when it is opened. "
                "Take them out, or paste your text into the form."
            ),
            code="fetches",
        )


def _is_xml(part: ZipInfo) -> bool:
    return part.filename.lower().endswith((".xml", ".rels"))


def _is_plain(name: str) -> bool:
    """It stays inside the file: no way up, no disk of its own."""
    return not name.startswith("/") and "\\" not in name and ":" not in name and ".." not in name.split("/")


def _damaged() -> ValidationError:
    return ValidationError(
        _("This file is damaged, or it is not what its name says. Open it, save it once more, and send it again."),
        code="damaged",
    )


def _too_much() -> ValidationError:
    return ValidationError(
        _("This file unpacks to far too much. Take out its pictures and save it once more."), code="zip_bomb"
    )


def _protected() -> ValidationError:
    return ValidationError(
        _("This file is protected by a password. Save it without one and send it again."), code="protected"
    )


def _has_programs() -> ValidationError:
    return ValidationError(
        _("This file holds macros or other programs. Save it as a plain .docx or .odt and send it again."),
        code="macros",
    )
