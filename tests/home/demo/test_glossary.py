import pytest

from home.demo.desk import Desk
from home.demo.glossary import fill_glossary
from home.demo.library import Library
from home.demo.people import EDITOR, TRANSLATOR, employ
from home.management.commands.load_demo import CONTENT
from translation.models import GlossaryTerm


@pytest.mark.django_db
def test_words_of_the_movement_are_loaded_once_and_left_as_they_are():
    said: list[str] = []
    desk = Desk(author=employ(EDITOR), translator=employ(TRANSLATOR), say=said.append)
    library = Library(CONTENT)

    fill_glossary(desk, library)
    GlossaryTerm.objects.filter(term="strike").update(translation="arrêt de travail")
    fill_glossary(desk, library)

    assert said == ["Glossary: 15 words."]
    strike = GlossaryTerm.objects.get(term="strike")
    assert (strike.translation, strike.changed_by) == ("arrêt de travail", desk.translator)
    assert GlossaryTerm.objects.get(term="picket line").note
