import io

import factory
from django.core.files.base import ContentFile
from PIL import Image

from images.models import TorchImage
from images.sizes import ALL_SPECS


def picture_file(
    name: str = "harbour.png", *, size: tuple[int, int] = (60, 40), colour: str = "#b3001b", file_format: str = "PNG"
) -> ContentFile:
    """A small picture as an upload would bring it."""
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, file_format)
    return ContentFile(buffer.getvalue(), name)


class PictureFactory(factory.django.DjangoModelFactory):
    """A picture whose renditions a job has made, as those that readers see; `ready=False` for one before that."""

    title = factory.Sequence(lambda number: f"Picture {number}")
    alternative_text = "Cranes over the harbour"
    file = factory.LazyFunction(picture_file)

    class Meta:
        model = TorchImage
        skip_postgeneration_save = True

    @factory.post_generation
    def ready(self, create: bool, extracted: bool | None, **_facts: object) -> None:
        if not create or extracted is False:
            return
        # Not by Wagtail: it leaves its temporary file open.
        for spec in ALL_SPECS:
            file_format = "JPEG" if "format-jpeg" in spec else "WEBP"
            file = picture_file(f"{self.pk}.{file_format.lower()}", file_format=file_format)
            self.renditions.create(filter_spec=spec, focal_point_key="", file=file)
