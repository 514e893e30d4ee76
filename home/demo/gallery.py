"""The pictures of the demo: drawn when a page first needs one, and kept as one row for each name."""

from collections.abc import Callable
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image

from images.models import TorchImage

Draw = Callable[[str], Image.Image]


class Gallery:
    """Hands out pictures by name."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._keys: dict[str, int] = {}

    def find(self, name: str, alternative_text: str, credit: str) -> int:
        """The primary key of the picture with this name. Who asks first says what it shows and who made it."""
        if name not in self._keys:
            self._keys[name] = self._kept(name) or self._keep(name, alternative_text, credit)
        return self._keys[name]

    def _kept(self, name: str) -> int | None:
        return TorchImage.objects.filter(title=_title(name)).order_by("pk").values_list("pk", flat=True).first()

    def _keep(self, name: str, alternative_text: str, credit: str) -> int:
        file = BytesIO()
        # Flat colours and hard edges: a PNG keeps them, and its renditions may be any format.
        self._draw(name).save(file, "PNG")
        picture = TorchImage.objects.create(
            title=_title(name),
            alternative_text=alternative_text,
            credit=credit,
            file=ContentFile(file.getvalue(), name=f"{name}.png"),
        )
        return picture.pk


def _title(name: str) -> str:
    return name.replace("-", " ").capitalize()
