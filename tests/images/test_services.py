"""Renditions are made by jobs, all that are declared, once."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from wagtail.images.models import SourceImageIOError

from core.models import Job
from images.jobs import make_picture_renditions
from images.models import TorchRendition
from images.services import make_renditions, order_renditions
from images.sizes import ALL_SPECS, SIZES
from tests.factories import PictureFactory, picture_file

# Of a picture whose file is gone, Wagtail leaves the temporary one open.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]


def test_all_declared_renditions_are_made_and_made_once():
    picture = PictureFactory(ready=False)
    assert make_renditions(image=picture) == len(ALL_SPECS)
    assert set(picture.renditions.values_list("filter_spec", flat=True)) == set(ALL_SPECS)
    assert make_renditions(image=picture) == 0
    assert picture.renditions.count() == len(ALL_SPECS)


def test_only_what_is_missing_is_made():
    picture = PictureFactory()
    kept = set(picture.renditions.exclude(filter_spec=ALL_SPECS[0]).values_list("pk", flat=True))
    picture.renditions.get(filter_spec=ALL_SPECS[0]).delete()
    assert make_renditions(image=picture) == 1
    assert kept < set(picture.renditions.values_list("pk", flat=True))


def test_a_picture_whose_file_changed_meanwhile_shows_the_new_one(monkeypatch):
    picture = PictureFactory(ready=False)
    stale = type(picture).objects.get(pk=picture.pk)
    picture.file = picture_file("second.png", colour="#1b00b3")
    picture.save()
    make_renditions(image=stale)
    shown = picture.renditions.get(filter_spec="width-1200|format-jpeg|jpegquality-70")
    assert "second" in shown.file.name
    assert picture.renditions.count() == len(ALL_SPECS)


def test_a_picture_without_its_file_is_said_to_be_broken():
    picture = PictureFactory(ready=False)
    picture.file.storage.delete(picture.file.name)
    with pytest.raises(SourceImageIOError):
        make_renditions(image=picture)


def test_a_job_is_started_for_those_that_lack_one_and_survives_a_deletion():
    ready, lacking = PictureFactory(), PictureFactory(ready=False)
    order_renditions(image_ids=[ready.pk, lacking.pk, 404])
    assert [job.arguments for job in Job.objects.all()] == [{"image_id": lacking.pk}]
    make_picture_renditions(None, image_id=404)
    assert TorchRendition.objects.filter(image=lacking).count() == 0


def test_templates_name_declared_sizes_and_no_renditions_of_their_own():
    named = set()
    for template in Path(settings.SITE, "templates").rglob("*.html"):
        words = template.read_text()
        assert not re.search(r"{% *(srcset_image|image|picture|image_url) ", words), template
        named |= set(re.findall(r'{% sized_picture \S+ "(\w+)"', words))
    assert named == set(SIZES) - {"share"}
