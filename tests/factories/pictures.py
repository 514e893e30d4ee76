import io

import factory
from django.core.files.base import ContentFile
from PIL import Image

from images.models import TorchImage


def picture_file(
    name: str = "harbour.png", *, size: tuple[int, int] = (60, 40), colour: str = "#b3001b"
) -> ContentFile:
    """A small picture as an upload would bring it."""
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, "PNG")
    return ContentFile(buffer.getvalue(), name)


class PictureFactory(factory.django.DjangoModelFactory):
    title = factory.Sequence(lambda number: f"Picture {number}")
    alternative_text = "Cranes over the harbour"
    file = factory.LazyFunction(picture_file)

    class Meta:
        model = TorchImage
