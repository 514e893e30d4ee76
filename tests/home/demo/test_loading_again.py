"""A folder is loaded again: only what is missing is made."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from wagtail.models import Page, Revision
from wagtail_localize.models import StringTranslation

from home.demo.reader import ContentError
from home.models import Contact, Footer, HomePage, InfoPage, Menu, StatementPage
from images.models import TorchImage
from issues.models import Edition
from tests.home.demo.folder import TinyPress, load, write_content

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Without issues: half the time."""
    return write_content(tmp_path, without="issues/")


def everything() -> list[object]:
    return [
        list(Page.objects.order_by("pk").values_list("pk", "title", "slug", "path", "live", "latest_revision")),
        Revision.objects.count(),
        list(StringTranslation.objects.order_by("pk").values_list("pk", "data", "updated_at")),
        *(model.objects.count() for model in (Menu, Footer, Contact, TorchImage, Edition)),
    ]


def test_second_run_changes_nothing(
    tmp_path: Path, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]]
) -> None:
    content = write_content(tmp_path)
    with django_capture_on_commit_callbacks(execute=True):
        load(content)
    assert {edition.page_count for edition in Edition.objects.all()} == {1}
    before = everything()
    press = TinyPress()

    said = load(content, press)

    assert everything() == before
    assert said == []
    assert press.printed == []


def test_edition_that_nobody_read_is_read_at_the_next_run(tmp_path: Path) -> None:
    """The process was killed between the edition and the job that reads it: in a test no job runs."""
    content = write_content(tmp_path, without="statements/")
    load(content)
    assert {edition.page_count for edition in Edition.objects.all()} == {0}

    load(content)

    for edition in Edition.objects.all():
        assert edition.page_count == 1
        assert edition.cover is not None


def test_second_run_leaves_what_an_editor_changed(content: Path) -> None:
    load(content)
    page = InfoPage.objects.get(slug="work-with-us")
    page.title, page.slug = "Join in", "join-in"
    page.save_revision().publish()
    StatementPage.objects.get(slug="apres").unpublish()
    front = HomePage.objects.get(slug="home")
    front.call_title, front.call_page = "", None
    front.save_revision().publish()
    before = everything()

    load(content)

    assert everything() == before
    front.refresh_from_db()
    assert front.call_title == ""


def test_load_that_was_cut_off_goes_on_where_it_was(content: Path) -> None:
    file = content / "info/work-with-us.fr.md"
    words = file.read_text(encoding="utf-8")
    file.write_text(words.replace("+++", "", 1), encoding="utf-8")
    with pytest.raises(ContentError):
        load(content)
    assert InfoPage.objects.live().filter(slug="work-with-us").exists()
    assert not Menu.objects.exists()
    file.write_text(words, encoding="utf-8")

    load(content)

    assert InfoPage.objects.live().filter(slug="travailler-avec-nous").exists()
    assert InfoPage.objects.filter(title="Work with us").count() == 1
    assert Menu.objects.count() == 4
    assert not any(Page.find_problems())


def test_page_of_somebody_else_at_an_address_is_left_alone(content: Path) -> None:
    front = HomePage.objects.get(slug="home")
    theirs = InfoPage(title="Theirs", slug="work-with-us", locale=front.locale)
    front.add_child(instance=theirs)

    load(content)

    assert InfoPage.objects.get(slug="work-with-us").title == "Theirs"
    assert not theirs.get_translations().exists()


def test_french_that_does_not_fit_is_left_to_a_translator(content: Path) -> None:
    (content / "statements/new.fr.md").write_text('+++\ntitle = "Après"\nslug = "apres"\n+++\n\nOui.\n\nEt non.\n')

    said = load(content)

    assert not StatementPage.objects.filter(slug="apres").exists()
    assert any(sentence.startswith("“Après” in Français is left to a translator. The source has") for sentence in said)


def test_error_in_a_file_is_told_with_file_and_line(content: Path) -> None:
    (content / "info/how-we-print.en.md").write_text('+++\ntitle = "How"\nslug = "how"\nauthor = "Me"\n+++\n')

    with pytest.raises(ContentError, match=r"how-we-print\.en\.md, line 4: “author” is not known here"):
        load(content)
