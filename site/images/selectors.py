from collections.abc import Iterable

from django.db.models import Prefetch
from wagtail.images.models import AbstractImage, AbstractRendition, Filter

from images.models import TorchImage, TorchRendition
from images.sizes import ALL_SPECS, SIZES


def ready_renditions(image: AbstractImage, size: str) -> dict[str, AbstractRendition]:
    """The renditions of a size that exist already, by spec. Makes none, and keeps them in the cache as Wagtail does."""
    filters = [Filter(spec=spec) for spec in SIZES[size].specs]
    found = image.find_existing_renditions(*filters)
    kept = {
        TorchRendition.construct_cache_key(image, chosen.get_cache_key(image), chosen.spec): rendition
        for chosen, rendition in found.items()
    }
    if kept and image._get_prefetched_renditions() is None:
        TorchRendition.cache_backend.set_many(kept)
    return {chosen.spec: found[chosen] for chosen in filters if chosen in found}


def missing_specs(image: AbstractImage) -> list[str]:
    """The declared renditions that a picture does not have yet."""
    existing = image.find_existing_renditions(*(Filter(spec=spec) for spec in ALL_SPECS))
    return [spec for spec in ALL_SPECS if spec not in {found.spec for found in existing}]


def pictures_without_renditions(image_ids: Iterable[int]) -> list[int]:
    """Those pictures of which a declared rendition is missing."""
    ready = TorchRendition.objects.filter(filter_spec__in=ALL_SPECS)
    images = TorchImage.objects.filter(pk__in=set(image_ids)).order_by("pk")
    return [
        image.pk
        for image in images.prefetch_related(Prefetch("renditions", ready, to_attr="prefetched_renditions"))
        if missing_specs(image)
    ]
