from collections.abc import Iterable

from wagtail.images.models import AbstractImage, AbstractRendition, Filter

from core.jobs import start
from images.models import TorchImage
from images.selectors import missing_specs, pictures_without_renditions


def make_renditions(*, image: AbstractImage) -> int:
    """Make the declared renditions that a picture lacks, and say how many. Made already, nothing happens.

    Raises SourceImageIOError where the picture's file is gone.
    """
    made = [_make(image, Filter(spec=spec)) for spec in missing_specs(image)]
    current = TorchImage.objects.filter(pk=image.pk).first()
    if made and current and current.file.name != image.file.name:
        # Another file came meanwhile: what shows the old one must not stand for it, nor be missed by its own job.
        for rendition in made:
            rendition.delete()
        return make_renditions(image=current)
    return len(made)


def _make(image: AbstractImage, chosen: Filter) -> AbstractRendition:
    # As Wagtail's create_rendition does, one at a time to spare memory; that one leaves its temporary file open.
    with image.generate_rendition_file(chosen) as file:
        rendition, _created = image.renditions.get_or_create(
            filter_spec=chosen.spec, focal_point_key=chosen.get_cache_key(image), defaults={"file": file}
        )
    return rendition


def order_renditions(*, image_ids: Iterable[int]) -> None:
    """Start a job for each of these pictures that lacks a rendition."""
    # Jobs call services, so that this service can only look for its job when it runs.
    from images.jobs import make_picture_renditions

    for image_id in pictures_without_renditions(image_ids):
        start(make_picture_renditions, image_id=image_id)
