import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.template import Context, Template
from wagtail.images.blocks import ImageBlock

from images.models import TorchImage
from tests.factories import PictureFactory

pytestmark = [
    pytest.mark.django_db,
    # Wagtail leaves the files of a new rendition to the garbage collector.
    pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning"),
]


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"alternative_text": ""}, "Say in one sentence"),
        ({"alternative_text": "   "}, "Say in one sentence"),
        ({"alternative_text": "A gate", "is_decorative": True}, "A decorative picture is not read aloud"),
    ],
)
def test_picture_is_either_described_or_decorative(facts: dict, words: str):
    with pytest.raises(ValidationError) as refusal:
        PictureFactory.build(**facts).full_clean(exclude=["file"])
    assert list(refusal.value.message_dict) == ["alternative_text"]
    assert [message[: len(words)] for message in refusal.value.message_dict["alternative_text"]] == [words]


@pytest.mark.parametrize("facts", [{}, {"alternative_text": "", "is_decorative": True}])
def test_either_of_the_two_is_enough(facts: dict):
    PictureFactory.create(**facts).full_clean()


@pytest.mark.parametrize("facts", [{"alternative_text": ""}, {"is_decorative": True}])
def test_imported_picture_cannot_slip_past_the_form(facts: dict):
    with pytest.raises(IntegrityError):
        PictureFactory(**facts)


@pytest.mark.parametrize(
    ("facts", "spoken"),
    [
        ({"alternative_text": "Cranes over the harbour"}, 'alt="Cranes over the harbour"'),
        ({"alternative_text": "", "is_decorative": True}, 'alt=""'),
    ],
)
def test_wagtail_reads_our_words_aloud(facts: dict, spoken: str):
    picture = PictureFactory.create(title="IMG_0001", **facts)
    template = Template("{% load wagtailimages_tags %}{% image picture width-20 %}")
    assert spoken in template.render(Context({"picture": picture}))


def test_image_block_starts_from_our_words():
    picture = PictureFactory.create(alternative_text="Cranes over the harbour")
    block = ImageBlock()
    assert block.to_python({"image": picture.pk, "alt_text": None, "decorative": False}) == picture
    assert picture.default_alt_text == "Cranes over the harbour"


def test_form_asks_for_what_readers_need_and_not_for_a_second_description():
    fields = TorchImage.admin_form_fields
    assert {"alternative_text", "is_decorative", "credit"} <= set(fields)
    assert "description" not in fields
