from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import TemporaryUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from core.uploads import check_pdf, check_picture, clean_picture, clean_upload, safe_name
from tests.uploads import (
    GIF_AND_SCRIPT,
    HTML,
    PDF,
    TRACES,
    exif,
    picture,
    png_bomb,
    truncated_jpeg,
    upload,
    with_everything_in_it,
)

FORMATS = ["JPEG", "PNG", "WEBP", "AVIF"]


def refused(check: Callable[[File], None], content: bytes, name: str = "file.jpg") -> str | None:
    with pytest.raises(ValidationError) as refusal:
        check(upload(content, name))
    assert refusal.value.messages[0].endswith(".")
    return refusal.value.code


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def colour(image: Image.Image, place: tuple[int, int]) -> str:
    """Red or blue, whichever is stronger there."""
    red, _, blue = image.convert("RGB").crop((*place, place[0] + 1, place[1] + 1)).tobytes()
    return "red" if red > blue else "blue"


def cleaned(content: bytes) -> bytes:
    return clean_picture(upload(content, "x.bin")).read()


class TestPDF:
    @pytest.mark.parametrize("content", [PDF, PDF.strip(), PDF + b"\r\n\0\0", PDF + PDF.replace(b"1.7", b"1.4")])
    def test_whole_file_is_taken_and_left_at_its_start(self, content: bytes):
        file = upload(content, "issue.pdf")
        check_pdf(file)
        assert file.tell() == 0

    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (b"", "empty"),
            (HTML, "not_pdf"),
            (b"\n" + PDF, "not_pdf"),
            (HTML + PDF, "not_pdf"),
            (GIF_AND_SCRIPT, "not_pdf"),
            (PDF[: len(PDF) // 2], "truncated"),
            (PDF[:-6], "truncated"),
            (PDF + HTML, "truncated"),
            (PDF + b"PK\x05\x06" + bytes(18), "truncated"),
        ],
    )
    def test_anything_else_is_refused(self, content: bytes, code: str):
        assert refused(check_pdf, content, "issue.pdf") == code

    def test_too_large_a_file_is_refused(self, settings):
        settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = len(PDF) - 1
        assert refused(check_pdf, PDF) == "too_large"


class TestCheckPicture:
    @pytest.mark.parametrize("picture_format", FORMATS)
    def test_each_format_is_taken_under_any_name(self, picture_format: str):
        file = upload(picture(picture_format), "page.html")
        check_picture(file)
        assert file.tell() == 0

    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (b"", "empty"),
            (HTML, "not_picture"),
            (PDF, "not_picture"),
            (GIF_AND_SCRIPT, "not_picture"),
            (picture("GIF"), "not_picture"),
            (picture("TIFF"), "not_picture"),
            (b"\xff\xd8\xff", "not_picture"),
            (truncated_jpeg(), "damaged"),
            (picture("PNG", size=(400, 300))[:-60], "damaged"),
            (picture("WEBP", size=(400, 300), quality=90)[:-20], "not_picture"),
        ],
    )
    def test_anything_else_is_refused(self, content: bytes, code: str):
        assert refused(check_picture, content) == code

    @pytest.mark.parametrize(
        "content",
        [
            png_bomb(),
            # Twice Pillow's own limit, above which it does not even open.
            png_bomb(20_000, 10_000),
            # There are no pixels to decode: only the header can have given it away.
            png_bomb()[:60],
        ],
    )
    def test_bomb_is_refused_for_what_its_header_says(self, content: bytes):
        assert refused(check_picture, content) == "too_many_pixels"

    @pytest.mark.parametrize("picture_format", ["PNG", "WEBP", "AVIF"])
    def test_moving_picture_is_refused(self, picture_format: str):
        frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "green", "blue")]
        content = BytesIO()
        frames[0].save(content, format=picture_format, save_all=True, append_images=frames[1:])
        assert refused(check_picture, content.getvalue()) == "animated"

    def test_too_large_a_file_is_refused(self, settings):
        settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 100
        assert refused(check_picture, picture("PNG", size=(400, 300))) == "too_large"

    @given(
        content=st.binary(max_size=200), start=st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF"])
    )
    def test_no_bytes_break_it(self, content: bytes, start: bytes):
        with pytest.raises(ValidationError):
            check_picture(upload(start + content, "x.jpg"))

    @given(data=st.data(), picture_format=st.sampled_from(FORMATS))
    def test_no_damage_breaks_it(self, data: st.DataObject, picture_format: str):
        content = bytearray(picture(picture_format))
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
        try:
            file = clean_picture(upload(bytes(content), "x.jpg"))
        except ValidationError:
            return
        check_picture(file)


class TestCleanPicture:
    def test_only_the_picture_and_its_colour_profile_are_left(self):
        original = with_everything_in_it()
        assert all(trace in original for trace in TRACES)
        content = cleaned(original)
        assert [trace for trace in TRACES if trace in content] == []
        with opened(content) as image:
            assert not image.getexif()
            assert image.info["icc_profile"]

    def test_picture_stands_upright_afterwards(self):
        with opened(cleaned(with_everything_in_it(orientation=6))) as image:
            assert image.size == (20, 40)
            assert colour(image, (10, 2)) == "red", "It was left and is above now."
            assert colour(image, (10, 37)) == "blue"

    @pytest.mark.parametrize("picture_format", FORMATS)
    def test_each_format_stays_what_it_is(self, picture_format: str):
        file = clean_picture(upload(picture(picture_format, exif=exif(3)), "x.bin"))
        content = file.read()
        assert b"SecretCamera" not in content
        assert file.content_type == f"image/{picture_format.lower()}"
        with opened(content) as image:
            assert image.format == picture_format
            assert colour(image, (5, 10)) == "blue", "It was right; the picture is turned half round."
            assert not image.getexif()

    @pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
    def test_png_of_each_mode_comes_through(self, mode: str):
        with opened(cleaned(picture("PNG", mode=mode))) as image:
            assert image.mode == mode

    @pytest.mark.parametrize("mode", ["L", "CMYK"])
    def test_jpeg_of_each_mode_comes_through(self, mode: str):
        with opened(cleaned(picture("JPEG", mode=mode))) as image:
            assert image.mode == mode

    def test_transparent_colour_stays(self):
        with opened(cleaned(picture("PNG", mode="P", transparency=0))) as image:
            assert image.info["transparency"] == 0

    def test_lossless_stays_lossless(self):
        original = picture("WEBP", lossless=True)
        with opened(original) as before, opened(cleaned(original)) as after:
            assert before.tobytes() == after.tobytes()

    def test_second_picture_inside_a_phone_s_jpeg_goes(self):
        frames = [Image.new("RGB", (16, 16), colour) for colour in ("red", "green")]
        content = BytesIO()
        frames[0].save(content, format="MPO", save_all=True, append_images=frames[1:])
        assert content.getvalue().count(b"\xff\xd8\xff") == 2
        assert cleaned(content.getvalue()).count(b"\xff\xd8\xff") == 1

    def test_file_that_is_no_upload_is_left_alone(self):
        original = ContentFile(with_everything_in_it(), name="x.jpg")
        assert clean_picture(original).tell() == 0
        assert original.tell() == 0
        assert original.read() == with_everything_in_it()


def test_cleaned_upload_is_the_same_upload_with_new_content():
    with TemporaryUploadedFile("Été à Québec.JPG", "image/jpeg", 0, None) as large:
        large.write(with_everything_in_it())
        large.size = large.tell()
        assert clean_upload(large) is large
        assert large.name == "ete-a-quebec.jpg"
        with open(large.temporary_file_path(), "rb") as stored:
            content = stored.read()
    assert large.size == len(content)
    assert [trace for trace in TRACES if trace in content] == []


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Été à Québec.JPG", "ete-a-quebec.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("..\\..\\evil.exe", "evil.pdf"),
        ("a\u202egpj.exe\x00\n", "agpj.pdf"),
        ("факел.pdf", "file.pdf"),
        (".htaccess", "htaccess.pdf"),
        ("", "file.pdf"),
        ("x" * 300 + ".pdf", "x" * 60 + ".pdf"),
    ],
)
def test_name_holds_nothing_but_letters_digits_and_hyphens(name: str, safe: str):
    assert safe_name(name, ".pdf") == safe


def test_file_on_disk_can_be_checked(tmp_path):
    path = tmp_path / "issue.pdf"
    path.write_bytes(PDF)
    with path.open("rb") as stream:
        check_pdf(File(stream))
