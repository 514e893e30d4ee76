"""The glossary of the demo: how its translators say the words of the movement."""

from wagtail.models import Locale

from home.demo.desk import Desk
from home.demo.facts import GlossaryFacts
from home.demo.library import ALL, Library
from translation.models import GlossaryTerm

NAME, LANGUAGE = "glossary", "fr"


def fill_glossary(desk: Desk, library: Library) -> None:
    """Put into the glossary what is not there yet. A word that somebody has changed stays as it is."""
    if not library.names(NAME, ALL):
        return
    locale = Locale.objects.get(language_code=LANGUAGE)
    known = {term.lower() for term in GlossaryTerm.objects.filter(locale=locale).values_list("term", flat=True)}
    new = [word for word in library.facts(GlossaryFacts, NAME, ALL).terms if word.en.lower() not in known]
    GlossaryTerm.objects.bulk_create(
        GlossaryTerm(
            locale=locale,
            term=word.en,
            translation=word.fr,
            forbidden="\n".join(word.forbidden),
            note=word.note,
            changed_by=desk.translator,
        )
        for word in new
    )
    if new:
        desk.say(f"Glossary: {len(new)} words.")
