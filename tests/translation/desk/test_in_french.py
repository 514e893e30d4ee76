"""The desk speaks French to those who read French, whatever stands on it."""

import pytest
from wagtail_localize.models import Translation

from tests.english_words import english_in, english_of_ours, french_reader
from tests.sessions import sign_in
from tests.translation.desk_pages import FIRST, FRENCH, NOW, SECOND, THIRD, place_of, prose, save_body
from translation.comments import comment_on_text
from translation.sources import take_newest_source

pytestmark = pytest.mark.django_db


def test_the_desk_with_everything_on_it_shows_no_english(client, article, translation: Translation, write, translator):
    """Texts that are missing, wrong, changed, commented and written twice: each opens other parts of the desk."""
    known = english_of_ours()
    sign_in(client, french_reader(is_superuser=True))
    write("Six gates", 'Six "barrières" ')
    write(FIRST, FRENCH[FIRST])
    write(FIRST, "Les barrières sont restées fermées toute la nuit.")
    comment_on_text(translation=translation, words="Quelles?", user=translator, now=NOW, **place_of(translation, FIRST))
    save_body(article, prose(FIRST.replace("gates", "doors"), SECOND, THIRD))
    take_newest_source(instance=article, now=NOW)

    address = f"/admin/translation/{translation.pk}/"
    opened = {key.split("#")[0] for key in client.get(address).content.decode().split("?text=")[1:]}
    found = {key: english_in(client.get(address, {"text": key}).content, known) for key in opened}

    assert len(opened) > 3
    assert {key: english for key, english in found.items() if english} == {}
