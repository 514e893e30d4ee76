from django.db.models import QuerySet
from wagtail.models import Page

from core.privacy import IS_PRIVATE
from platform_planks.models import PlankPage, PlankReference


def neighbours_of(plank: PlankPage) -> tuple[PlankPage | None, PlankPage | None]:
    """The live planks before and after this one. A draft without a number has none yet."""
    if plank.number is None:
        return None, None
    siblings = PlankPage.objects.sibling_of(plank, inclusive=False).open_with_parent().by_number()
    return siblings.filter(number__lt=plank.number).last(), siblings.filter(number__gt=plank.number).first()


def pages_arguing_for(plank: PlankPage, *, at_most: int = 50) -> list[Page]:
    """The live public pages in the plank's language that argue for it, newest first.

    Every app that declares rows of PlankReference takes part; nobody here knows which they are.
    """
    pages: list[Page] = []
    for reference in PlankReference.__subclasses__():
        page_model = reference._meta.get_field("page").related_model
        named = reference.objects.filter(plank__translation_key=plank.translation_key).values("page")
        pages += (
            page_model.objects.live()
            .exclude(IS_PRIVATE)
            .filter(locale_id=plank.locale_id, pk__in=named)
            .order_by("-first_published_at", "-pk")[:at_most]
        )
    return sorted(pages, key=lambda page: (page.first_published_at is not None, page.first_published_at), reverse=True)


def numbers_named_by(references: QuerySet) -> frozenset[int]:
    """The numbers of the planks that rows of PlankReference name: they are the same in every language."""
    numbers = references.filter(plank__number__isnull=False).values_list("plank__number", flat=True)
    return frozenset(numbers)
