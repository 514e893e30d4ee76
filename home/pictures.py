"""Which pictures pages show."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex

from core.tree import PATH_ABOVE
from images.models import TorchImage
from issues.models import ArticlePage, Edition, IssuePage


def pictures_shown_by(page_ids: Iterable[int]) -> set[int]:
    """The pictures that these live pages show: in bodies and rows, as posters, for sharing, and as covers."""
    live = [*Page.objects.live().filter(pk__in=page_ids).values_list("pk", flat=True)]
    # An article is shared with the cover of its issue.
    articles = ArticlePage.objects.filter(pk__in=live).annotate(above=PATH_ABOVE)
    issues = IssuePage.objects.filter(pk__in=live) | IssuePage.objects.filter(path__in=articles.values("above"))
    editions = Edition.objects.filter(issue_number__in=issues.values("number"))
    return _named(_references().filter(object_id__in=[str(pk) for pk in live])) | _covers(editions)


def pictures_in_use() -> set[int]:
    """Every picture that readers may see: those of live pages and of the editions of live issues."""
    # As a subquery: a page's id stands in the references as text.
    live = Page.objects.live().annotate(key=Cast("pk", CharField())).values("key")
    editions = Edition.objects.filter(issue_number__in=IssuePage.objects.live().values("number"))
    return _named(_references().filter(object_id__in=live)) | _covers(editions)


def is_in_use(picture: TorchImage) -> bool:
    covers = Edition.objects.filter(made_cover=picture) | Edition.objects.filter(chosen_cover=picture)
    return _references().filter(to_object_id=str(picture.pk)).exists() or covers.exists()


def _references() -> QuerySet[ReferenceIndex]:
    """What Wagtail has noted of pages that name pictures, whatever their type and however deep in a body."""
    kinds = ContentType.objects.get_for_models(Page, TorchImage)
    return ReferenceIndex.objects.filter(base_content_type=kinds[Page], to_content_type=kinds[TorchImage])


def _named(references: QuerySet[ReferenceIndex]) -> set[int]:
    return {int(pk) for pk in references.values_list("to_object_id", flat=True)}


def _covers(editions: QuerySet[Edition]) -> set[int]:
    return {pk for row in editions.values_list("chosen_cover", "made_cover") for pk in row if pk}
