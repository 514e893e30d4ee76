"""Which pages not everybody may read, as part of a question: Wagtail's own `public()` asks one more each time."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageViewRestriction

# True of a page that not everybody may read, itself or by one above it.
IS_PRIVATE = Exists(
    PageViewRestriction.objects.annotate(
        path_below=ExpressionWrapper(OuterRef("path"), output_field=CharField())
    ).filter(path_below__startswith=F("page__path"))
)
