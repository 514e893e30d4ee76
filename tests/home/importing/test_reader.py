from pathlib import Path

import pytest

from home.importing.document import Line
from home.importing.reader import LARGEST_FILE, lines_of, read_lines
from home.importing.refusals import ImportRefusedError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "page.txt"


def refusal(path: Path) -> str:
    with pytest.raises(ImportRefusedError) as refused:
        read_lines(path)
    return str(refused.value)


def test_lines_with_text_keep_the_numbers_of_the_file(file: Path) -> None:
    file.write_text("\nOne boat.\n   \n  Two boats. \n", encoding="utf-8")
    assert read_lines(file) == [Line(2, "One boat."), Line(4, "Two boats.")]


def test_a_byte_order_mark_and_windows_line_ends_are_no_part_of_the_text(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbfOne boat.\r\n\r\nTwo boats.\r\n")
    assert read_lines(file) == [Line(1, "One boat."), Line(3, "Two boats.")]


def test_single_carriage_returns_end_lines_too() -> None:
    assert lines_of("One boat.\rTwo boats.") == [Line(1, "One boat."), Line(2, "Two boats.")]


def test_only_line_ends_that_editors_count_make_a_line() -> None:
    assert lines_of("One\u2028boat.\x0cStill one.\nTwo.") == [Line(1, "One boat. Still one."), Line(2, "Two.")]


def test_a_line_of_invisible_marks_holds_no_text() -> None:
    assert lines_of("\u200b \ufeff\nBoats.\u200b") == [Line(2, "Boats.")]


def test_french_no_break_spaces_stay() -> None:
    assert lines_of("Le port\u00a0: à\u202fqui\t\t?") == [Line(1, "Le port\u00a0: à\u202fqui ?")]


def test_a_missing_file_is_named(file: Path) -> None:
    assert refusal(file) == f"There is no file {file}."


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


def test_a_path_through_a_file_is_refused(file: Path) -> None:
    file.write_text("Boats.")
    assert "cannot be read" in refusal(file / "page.txt")


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n", "\u200b\n\u00a0".encode()])
def test_an_empty_file_is_refused(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert "is empty" in refusal(file)


@pytest.mark.parametrize("content", [b"%PDF-1.7\n\x00\x01", b"Boats\x00", b"\x89PNG\r\n\x1a\n\x00", b"Boats\x7f"])
def test_a_binary_file_is_refused(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert "is binary" in refusal(file)


def test_another_encoding_is_refused_with_the_line_of_its_first_fault(file: Path) -> None:
    file.write_bytes("One boat.\nL’été".encode("cp1252"))
    message = refusal(file)
    assert "is not in UTF-8" in message
    assert "in line 2" in message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf_16_is_refused(file: Path, encoding: str) -> None:
    file.write_bytes("One boat.".encode(encoding))
    assert "is not in UTF-8" in refusal(file) or "is binary" in refusal(file)


def test_the_largest_file_is_read_and_a_larger_one_is_refused(file: Path) -> None:
    file.write_bytes(b"b" * LARGEST_FILE)
    assert len(read_lines(file)) == 1
    file.write_bytes(b"b" * (LARGEST_FILE + 1))
    assert "is too large" in refusal(file)
