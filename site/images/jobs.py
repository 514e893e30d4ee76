from core.jobs import JobRun, job
from images.models import TorchImage
from images.services import make_renditions


@job(name="images.make_picture_renditions")
def make_picture_renditions(run: JobRun, *, image_id: int) -> None:
    """Make what a picture lacks, unless it was deleted meanwhile."""
    for image in TorchImage.objects.filter(pk=image_id):
        make_renditions(image=image)
