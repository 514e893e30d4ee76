from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from home.models import ImportedPiece
from platform_planks.models import PlankPage
from tests.home.importing.samples import LANTERN, SMALL

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(SMALL, encoding="utf-8")
    return path


def run(file: Path, *options: str) -> str:
    out = StringIO()
    call_command("import_site", str(file), *options, stdout=out)
    return out.getvalue()


def test_the_account_is_printed_as_a_table_with_its_sums(file: Path) -> None:
    file.write_text(LANTERN, encoding="utf-8")
    told = run(file)
    assert "1      superseded       –                             “This page is still unfinished." in told
    assert "needs an editor  Article in issue 1" in told
    assert "Lines with text: 24\n  Placed: 16\n  Superseded: 2\n  Needs an editor: 6\n  Not placed: 0\n" in told
    assert "Plank                         3             0 " in told
    assert told.rstrip().endswith("The import is done.")
    assert max(map(len, told.splitlines())) <= 118


def test_lines_for_an_editor_are_printed_whole(file: Path) -> None:
    line = "Three letters were left out of print because the ice came early. All of them can be read here:"
    file.write_text(f"Issue 2\n\n{line}\n", encoding="utf-8")
    assert f"“{line}”" in " ".join(run(file).split())


def test_publishing_is_told(file: Path) -> None:
    assert "Plank                         0             2 " in run(file, "--publish")
    assert PlankPage.objects.filter(live=True).count() == 2


def test_a_second_run_says_that_it_changed_nothing(file: Path) -> None:
    run(file)
    assert run(file).rstrip().endswith("nothing in this text is new to the site.")


def test_a_deleted_page_is_told_to_stay_deleted(file: Path) -> None:
    run(file)
    PlankPage.objects.get(number=2).delete()
    told = run(file)
    assert "An editor has deleted it since: it stays deleted." in told
    assert "Not placed: 2" in told


def test_a_dry_run_says_that_it_changed_nothing_and_changes_nothing(file: Path) -> None:
    pages = Page.objects.count()
    assert "This was a dry run" in run(file, "--publish", "--dry-run")
    assert Page.objects.count() == pages
    assert not ImportedPiece.objects.exists()


def test_a_text_that_no_rule_knows_is_accounted_for_too(file: Path) -> None:
    file.write_text("the tide is out\n", encoding="utf-8")
    told = run(file)
    assert "No rule of the import says where it belongs." in told
    assert "Nothing in this text was recognised" in told


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"Boats\x00", "is binary"),
        (b"\xff\xfeB\x00", "is not in UTF-8"),
        (b"1) Bread.\n1) Boats.\n", "Plank 1 stands twice"),
        (b"2) Bread.\n1) Boats.\n", "out of order"),
        (b"1) Bread.\n3) Boats.\n", "Plank 2 is missing"),
    ],
)
def test_a_refused_file_gets_a_message_and_changes_nothing(file: Path, content: bytes, message: str) -> None:
    file.write_bytes(content)
    pages = Page.objects.count()
    with pytest.raises(CommandError, match=message):
        run(file)
    assert Page.objects.count() == pages


def test_a_missing_file_gets_a_message(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no file"):
        run(tmp_path / "nothing.txt")
