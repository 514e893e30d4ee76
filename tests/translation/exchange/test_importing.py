"""What comes back: looked at first, then taken over text by text."""

from html import unescape
from re import findall

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.sessions import sign_in
from tests.translation.desk_pages import FIRST, FRENCH, NOW, SECOND, THIRD, prose, save_body, standing
from tests.translation.exchange.files import entry, exported, with_words
from translation.desk.board import translations_of_issue
from translation.enums import TextState
from translation.exchange.po_files import po_of
from translation.models import TextChange
from translation.sources import take_newest_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, translator) -> Client:
    sign_in(client, translator)
    return client


def address(translation) -> str:
    return f"/admin/translation/{translation.pk}/po/import/"


def look(client: Client, where: str, file: object) -> str:
    content = file if isinstance(file, bytes) else str(file).encode()
    return client.post(where, {"file": SimpleUploadedFile("page.po", content)}).content.decode()


def ticked(page: str) -> list[str]:
    return findall(r'name="take" value="(\d+)" checked', page)


def take(client: Client, where: str, page: str, *, numbers: list[str] | None = None) -> object:
    [packed] = findall(r'name="rows" value="([^"]+)"', page)
    numbers = ticked(page) if numbers is None else numbers
    return client.post(where, {"rows": unescape(packed), "take": numbers}, follow=True)


def test_a_file_that_went_out_comes_back_without_a_change(desk, translated) -> None:
    page = look(desk, address(translated), exported(translated))

    assert "This file changes nothing." in page
    assert "Unchanged: <strong>5</strong>" in page


def test_nothing_is_written_before_somebody_confirms(desk, translation) -> None:
    file = with_words(exported(translation), {FIRST: "Les barrières, fermées."})

    page = look(desk, address(translation), file)
    assert standing(translation, FIRST) is None
    answer = take(desk, address(translation), page)

    assert "1 text was taken over." in answer.content.decode()
    assert standing(translation, FIRST).text.data == "Les barrières, fermées."
    assert TextChange.objects.latest("pk").kind == "IMPORTED"


def test_a_text_that_was_written_meanwhile_is_kept_unless_it_is_ticked(desk, translated, write) -> None:
    file = with_words(exported(translated), {FIRST: "Du fichier"})
    write(FIRST, "Du bureau")

    page = look(desk, address(translated), file)

    assert "Changed on the desk since the export" in page
    assert "Du fichier" in page
    assert "Du bureau" in page
    assert ticked(page) == []
    take(desk, address(translated), page, numbers=["0"])
    assert standing(translated, FIRST).text.data == "Du fichier"


def test_a_text_that_is_written_between_the_two_steps_is_shown_again(desk, translated, write) -> None:
    page = look(desk, address(translated), with_words(exported(translated), {FIRST: "Du fichier", SECOND: "Éveillés"}))
    write(FIRST, "Du bureau")

    answer = take(desk, address(translated), page).content.decode()

    assert standing(translated, FIRST).text.data == "Du bureau"
    assert standing(translated, SECOND).text.data == "Éveillés"
    assert "Somebody else has changed this text meanwhile." in answer
    assert "Du fichier" in answer
    take(desk, address(translated), answer, numbers=["0"])
    assert standing(translated, FIRST).text.data == "Du fichier"


def test_a_file_without_versions_never_overwrites_by_itself(desk, translated) -> None:
    file = with_words(exported(translated), {FIRST: "Du fichier"})
    entry(file, FIRST).comment = ""

    assert ticked(look(desk, address(translated), file)) == []


def test_a_text_whose_source_is_gone_is_shown_and_not_written(desk, translated, article) -> None:
    file = with_words(exported(translated), {SECOND: "Nul n’avait dormi."})
    take_newest_source(instance=save_body(article, prose(FIRST, "Nobody slept.", THIRD)), now=NOW)

    page = look(desk, address(translated), file)

    assert "Their source does not exist any more" in page
    assert "Nul n’avait dormi." in page
    assert ticked(page) == []


def test_a_fuzzy_text_that_is_not_fuzzy_any_more_is_confirmed(desk, translated, article) -> None:
    changed = "Nobody had slept well."
    take_newest_source(instance=save_body(article, prose(FIRST, changed, THIRD)), now=NOW)
    file = exported(translated)
    entry(file, changed).flags = []

    take(desk, address(translated), look(desk, address(translated), file))

    assert standing(translated, changed).state == TextState.SUGGESTED
    assert standing(translated, changed).text.data == FRENCH[SECOND]


def test_broken_markup_is_mended_and_said(desk, translation) -> None:
    words = '<script>alert(1)</script><b>Fermées<a id="a9">ici</a><img src=x onerror=alert(1)>'
    page = look(desk, address(translation), with_words(exported(translation), {FIRST: words}))

    assert "alert(1)" not in page.replace(unescape("&lt;script"), "")
    assert "were taken out" in page
    take(desk, address(translation), page)
    assert standing(translation, FIRST).text.data == "<b>Ferméesici</b>"


def test_a_text_made_to_harm_cannot_be_taken(desk, translation) -> None:
    page = look(desk, address(translation), with_words(exported(translation), {FIRST: "<b>" * 50_000 + "x"}))

    assert "Cannot be taken" in page
    assert ticked(page) == []


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "empty"),
        (b"\x00\x01", "This is not a PO file."),
        (b"Dear all, here is the translation.", "This is not a PO file."),
        (b'msgid "a"\nmsgstr "b"\n\nno keyword', "This PO file is damaged."),
        (b'msgid ""\nmsgstr ""\n"Language: de\\n"\n\nmsgid "a"\nmsgstr "b"\n', "This file is for another language."),
        (b'msgid "a"\nmsgstr "' + b"x" * (5 * 1024 * 1024) + b'"', "Make it smaller"),
        (b'msgid ""\nmsgstr ""\n"X-Torch-Translation: 1\\n"\n\nmsgid "a"\nmsgstr "b"\n', "belongs to other pages"),
    ],
)
def test_what_is_no_file_of_this_page_gets_a_sentence(desk, translation, content, sentence) -> None:
    assert sentence in look(desk, address(translation), content)


def test_what_was_looked_at_is_for_one_person_and_one_page(desk, translation, reviewer) -> None:
    page = look(desk, address(translation), with_words(exported(translation), {FIRST: "Fermées"}))
    sign_in(desk, reviewer)

    assert "Upload the file again." in take(desk, address(translation), page).content.decode()
    forged = page.replace('name="rows" value="', 'name="rows" value="x')
    assert "Upload the file again." in take(desk, address(translation), forged).content.decode()
    assert standing(translation, FIRST) is None


def test_who_may_not_translate_imports_nothing(client, editor, translation) -> None:
    sign_in(client, editor)
    page = look(client, address(translation), with_words(exported(translation), {FIRST: "Fermées"}))

    answer = take(client, address(translation), page).content.decode()

    assert "You may not change this page." in answer
    assert "Fermées" in answer
    assert standing(translation, FIRST) is None


def test_the_file_of_an_issue_is_imported_at_once(desk, translation) -> None:
    where = "/admin/translation/issue/7/po/import/"
    file = with_words(po_of(translations_of_issue(7), issue_number=7), {FIRST: "Fermées", SECOND: "Éveillés"})

    take(desk, where, look(desk, where, file))

    assert standing(translation, FIRST).text.data == "Fermées"
    assert standing(translation, SECOND).text.data == "Éveillés"


def test_an_issue_that_is_not_on_the_desk_is_not_there(desk, translation) -> None:
    assert desk.get("/admin/translation/issue/99/po/", follow=True).status_code == 404
    assert desk.get("/admin/translation/issue/99/po/import/", follow=True).status_code == 404
