"""Where a second pair of eyes is required before readers see a translation."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model
from wagtail.log_actions import log
from wagtail.models import get_page_models

from core.pages import BasePage
from translation.access import may_set_second_readings
from translation.models import SecondReading
from translation.refusals import NotAllowedError
from users.models import User


@dataclass(frozen=True)
class PageType:
    id: int
    name: str
    is_required: bool


def is_second_reading_required(page_type: type[Model]) -> bool:
    """Whether a translation of this kind of page needs a second reader. It does unless an administrator says no."""
    rule = SecondReading.objects.filter(page_type=ContentType.objects.get_for_model(page_type)).first()
    return rule is None or rule.is_required


def translated_page_types() -> list[PageType]:
    """The kinds of pages that are translated, by name, with whether somebody else must read them."""
    models = [
        model for model in get_page_models() if issubclass(model, BasePage) and not model.stands_for_every_language
    ]
    types = ContentType.objects.get_for_models(*models)
    rules = dict(SecondReading.objects.values_list("page_type_id", "is_required"))
    found = [
        PageType(types[model].pk, str(model.get_verbose_name()), rules.get(types[model].pk, True)) for model in models
    ]
    return sorted(found, key=lambda kind: kind.name.casefold())


@transaction.atomic
def set_second_readings(*, required: Collection[int], user: User, now: datetime) -> None:
    """Require a second reader for these kinds of pages (ids of content types) and no others. What changes is logged.

    Raises NotAllowedError for whoever is neither a reviewer nor an administrator.
    """
    if not may_set_second_readings(user=user):
        raise NotAllowedError
    for kind in translated_page_types():
        is_required = kind.id in required
        if is_required == kind.is_required:
            continue
        rule, _is_new = SecondReading.objects.update_or_create(
            page_type_id=kind.id, defaults={"is_required": is_required}
        )
        log(
            instance=rule,
            action="translation.second_reading",
            user=user,
            data={"page_type": kind.name, "is_required": is_required},
            timestamp=now,
        )
