from wagtail.models import Locale

from translation.glossary.terms import Term
from translation.models import GlossaryTerm


def terms_for(locale: Locale) -> list[Term]:
    """The whole glossary of a language."""
    return [
        Term(row.term, row.translation, tuple(filter(None, map(str.strip, row.forbidden.splitlines()))), row.note)
        for row in GlossaryTerm.objects.filter(locale=locale).order_by("pk")
    ]
