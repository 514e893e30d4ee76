"""All illnesses of translations, one examination."""

import logging
from collections.abc import Iterator

from django.db import transaction

from translation.doctor import blocks, places, stopped, tree, words
from translation.doctor.ailments import Ailment

logger = logging.getLogger(__name__)

# The tree first: nothing can be moved in one that has lost count.
ILLNESSES = {illness.code: illness for family in (tree, places, words, blocks, stopped) for illness in family.ILLNESSES}


def examine() -> Iterator[Ailment]:
    """What is wrong now, page by page. Changes nothing."""
    for illness in ILLNESSES.values():
        yield from illness.look()


def mend(ailment: Ailment) -> bool:
    """Mend what can be mended safely; False where people must decide."""
    cure = ILLNESSES[ailment.code].mend
    if cure is None:
        return False
    with transaction.atomic():
        is_mended = cure(ailment.page)
    if is_mended:
        logger.info("Mended: %s of page %d.", ailment.code, ailment.page.pk)
    return is_mended
