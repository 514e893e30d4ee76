"""Every door of the admin through which a file comes in, tried with files that people should not bring."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.documents.models import Document
from wagtail.models import UploadedFile

from core.uploads import check_picture
from images.models import TorchImage
from tests.factories import PictureFactory, UserFactory
from tests.sessions import sign_in
from tests.uploads import (
    GIF_AND_SCRIPT,
    HTML,
    PDF,
    TRACES,
    picture,
    png_bomb,
    truncated_jpeg,
    upload,
    with_everything_in_it,
)

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the files of a new rendition to the garbage collector.
    pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning"),
]

type Door = Callable[[Client, SimpleUploadedFile], Any]

FACTS = {"title": "A gate", "alternative_text": "The gate at dawn"}


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def editor(client: Client) -> Client:
    sign_in(client, UserFactory(first_name="Ann", last_name="Lee", is_superuser=True))
    return client


def files_in(media: Path) -> dict[Path, bytes]:
    """What is stored, without the renditions that showing a page may make."""
    return {path: path.read_bytes() for path in media.rglob("*") if path.is_file() and path.parent != media / "images"}


def prefixed(prefix: str, facts: dict) -> dict:
    return {f"{prefix}-{name}": value for name, value in facts.items()}


# --- The doors -------------------------------------------------------------------------------------------------------


def picture_add(client: Client, file: SimpleUploadedFile) -> Any:
    return client.post(reverse("wagtailimages:add"), {**FACTS, "file": file})


def picture_edit(client: Client, file: SimpleUploadedFile) -> Any:
    known = TorchImage.objects.first()
    return client.post(reverse("wagtailimages:edit", args=[known.pk]), {**FACTS, "file": file})


def picture_multiple(client: Client, file: SimpleUploadedFile) -> Any:
    return client.post(reverse("wagtailimages:add_multiple"), {"title": "A gate", "files[]": file})


def picture_chooser(client: Client, file: SimpleUploadedFile) -> Any:
    facts = prefixed("image-chooser-upload", {**FACTS, "file": file})
    return client.post(reverse("wagtailimages_chooser:create"), facts)


def document_add(client: Client, file: SimpleUploadedFile) -> Any:
    return client.post(reverse("wagtaildocs:add"), {"title": "A leaflet", "file": file})


def document_edit(client: Client, file: SimpleUploadedFile) -> Any:
    known = Document.objects.first()
    return client.post(reverse("wagtaildocs:edit", args=[known.pk]), {"title": "A leaflet", "file": file})


def document_multiple(client: Client, file: SimpleUploadedFile) -> Any:
    return client.post(reverse("wagtaildocs:add_multiple"), {"title": "A leaflet", "files[]": file})


def document_chooser(client: Client, file: SimpleUploadedFile) -> Any:
    facts = prefixed("document-chooser-upload", {"title": "A leaflet", "file": file})
    return client.post(reverse("wagtaildocs_chooser:create"), facts)


PICTURE_DOORS = [picture_add, picture_edit, picture_multiple, picture_chooser]
DOCUMENT_DOORS = [document_add, document_edit, document_multiple, document_chooser]

# --- What they keep out ----------------------------------------------------------------------------------------------


BAD_PICTURES = {
    "gif and script": ("gate.gif", GIF_AND_SCRIPT, "not a picture that we can show"),
    "gif and script named jpg": ("gate.jpg", GIF_AND_SCRIPT, "not a picture that we can show"),
    "first bytes of a jpeg": ("gate.jpg", b"\xff\xd8\xff\xe0", "not a picture that we can show"),
    "svg": ("gate.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a picture that we can show"),
    "126 megapixels": ("gate.png", png_bomb(), "more than 50 million pixels"),
    "truncated": ("gate.jpg", truncated_jpeg(), "damaged or not complete"),
}
BAD_DOCUMENTS = {
    "web page": ("leaflet.pdf", HTML, "This file is not a PDF."),
    "web page with its own name": ("leaflet.html", HTML, "This file is not a PDF."),
    "late header": ("leaflet.pdf", b"\n" + PDF, "This file is not a PDF."),
    "gif and script": ("leaflet.pdf", GIF_AND_SCRIPT, "This file is not a PDF."),
    "picture": ("leaflet.pdf", picture("JPEG"), "This file is not a PDF."),
    "truncated": ("leaflet.pdf", PDF[:-6], "This PDF is not complete."),
}


@pytest.mark.parametrize("door", PICTURE_DOORS)
@pytest.mark.parametrize(("name", "content", "words"), BAD_PICTURES.values(), ids=BAD_PICTURES)
def test_bad_picture_is_refused_in_words(
    editor: Client, media: Path, door: Door, name: str, content: bytes, words: str
):
    PictureFactory()
    before = files_in(media)
    response = door(editor, upload(content, name))
    assert response.status_code < 500
    assert words in response.text
    assert files_in(media) == before
    assert TorchImage.objects.count() == 1
    assert not UploadedFile.objects.exists()


@pytest.mark.parametrize("door", DOCUMENT_DOORS)
@pytest.mark.parametrize(("name", "content", "words"), BAD_DOCUMENTS.values(), ids=BAD_DOCUMENTS)
def test_bad_document_is_refused_in_words(
    editor: Client, media: Path, door: Door, name: str, content: bytes, words: str
):
    Document.objects.create(title="Known", file=ContentFile(PDF, "known.pdf"))
    before = files_in(media)
    response = door(editor, upload(content, name))
    assert response.status_code < 500
    assert words in response.text
    assert "File extension" not in response.text, "One message is enough."
    assert files_in(media) == before
    assert Document.objects.count() == 1
    assert not UploadedFile.objects.exists()


# --- What they let in ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("in_memory", [0, 2_500_000])
@pytest.mark.parametrize("door", PICTURE_DOORS)
def test_picture_is_stored_without_position_camera_and_names(
    editor: Client, media: Path, settings, door: Door, in_memory: int
):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = in_memory
    PictureFactory()
    before = files_in(media)
    response = door(editor, upload(with_everything_in_it(), "IMG 0001.JPG"))
    assert response.status_code in (200, 302)
    new = {path: content for path, content in files_in(media).items() if path not in before}
    assert new, "The picture was taken in."
    for path, content in new.items():
        assert path.name.startswith("img-0001")
        assert [trace for trace in TRACES if trace in content] == []
        check_picture(upload(content, path.name))


def test_multiple_upload_asks_for_the_words_and_then_keeps_the_cleaned_picture(editor: Client):
    waiting = picture_multiple(editor, upload(with_everything_in_it(), "IMG 0001.JPG")).json()
    assert "alternative_text" in waiting["form"]
    pending = UploadedFile.objects.get(pk=waiting["uploaded_file_id"])
    create = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[pending.pk])
    prefix = f"uploaded-image-{pending.pk}"
    asked_again = editor.post(create, prefixed(prefix, {"title": "A gate"})).json()
    assert "Say in one sentence" in asked_again["form"]
    assert editor.post(create, prefixed(prefix, FACTS)).json()["success"]
    stored = TorchImage.objects.get()
    assert (stored.width, stored.height) == (20, 40)
    with stored.file.open() as file:
        content = file.read()
    assert [trace for trace in TRACES if trace in content] == []
    assert stored.file_size == len(content)


@pytest.mark.parametrize("picture_format", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_each_format_gets_in_and_gives_renditions(editor: Client, picture_format: str):
    picture_add(editor, upload(picture(picture_format), "gate.jpg"))
    stored = TorchImage.objects.get()
    with stored.get_rendition("width-20").file.open() as file, Image.open(file) as rendition:
        assert rendition.width == 20


def test_picture_needs_words_or_the_mark(editor: Client):
    without = {"title": "A gate", "file": upload(picture(), "gate.png")}
    assert "Say in one sentence" in editor.post(reverse("wagtailimages:add"), without).text
    decorative = {"title": "A line", "file": upload(picture(), "line.png"), "is_decorative": "on"}
    assert editor.post(reverse("wagtailimages:add"), decorative).status_code == 302


def test_editing_the_words_leaves_the_file_alone(editor: Client, media: Path):
    known = PictureFactory.create()
    before = files_in(media)
    assert editor.post(reverse("wagtailimages:edit", args=[known.pk]), FACTS).status_code == 302
    known.refresh_from_db()
    assert known.alternative_text == "The gate at dawn"
    with known.file.open() as file:
        assert file.read() in before.values()


def test_profile_pictures_are_not_taken_at_all(editor: Client, media: Path):
    assert 'name="avatar-avatar"' not in editor.get(reverse("wagtailadmin_account")).text
    facts = {"name_email-first_name": "Ann", "name_email-last_name": "Lee", "name_email-email": "ann@example.org"}
    theme = {"theme-theme": "system", "theme-contrast": "system", "theme-density": "default"}
    faces = {"avatar-avatar": upload(picture(), "me.png")}
    assert editor.post(reverse("wagtailadmin_account"), {**facts, **theme, **faces}).status_code == 302
    assert not files_in(media)


@pytest.mark.parametrize("door", DOCUMENT_DOORS)
def test_document_gets_in_under_a_safe_name(editor: Client, door: Door):
    Document.objects.create(title="Known", file=ContentFile(PDF, "known.pdf"))
    assert door(editor, upload(PDF, "Tract d\u202efdp.été.txt")).status_code in (200, 302)
    stored = Document.objects.latest("pk") if door is not document_edit else Document.objects.get()
    assert stored.file.name.startswith("documents/tract-dfdp")
    assert stored.file.name.endswith(".pdf")


def test_editing_the_title_of_a_document_does_not_ask_for_its_file(editor: Client):
    known = Document.objects.create(title="Known", file=ContentFile(PDF, "known.pdf"))
    response = editor.post(reverse("wagtaildocs:edit", args=[known.pk]), {"title": "Better known"})
    assert response.status_code == 302
    known.refresh_from_db()
    assert (known.title, known.filename) == ("Better known", "known.pdf")
