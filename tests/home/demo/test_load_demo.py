from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from home.demo.people import ROLES
from tests.home.demo.folder import write_content


def run(content: Path) -> str:
    out = StringIO()
    call_command("load_demo", content=content, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_summary_names_addresses_and_logins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "9001")
    content = write_content(tmp_path, without="issues/")

    first, second = run(content), run(content)

    for address in ("/en/", "/fr/", "/admin/", "/bilingual/evening/", "/fr/how-we-print/"):
        assert f"http://127.0.0.1:9001{address}\n" in first
    for role in ROLES:
        assert role.email in first
        assert role.password in first
    assert "Statements: 2 in English and 1 in French published." in first
    # The second run has nothing to tell but the summary.
    assert first.endswith(second)


@pytest.mark.django_db
def test_folder_that_is_not_there_stops_the_command(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no such folder"):
        run(tmp_path / "elsewhere")
