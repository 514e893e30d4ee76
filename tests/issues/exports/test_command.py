from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.factories import ArticleFactory, IssueFactory, in_french

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:[Uu]nclosed file:ResourceWarning")]


def test_it_writes_every_file_of_an_issue(tmp_path: Path, capsys):
    in_french(ArticleFactory(parent=IssueFactory(number=6)))
    call_command("export_issue", "6", str(tmp_path / "out"))
    names = ["le-flambeau-6.epub", "the-torch-6.epub", "the-torch-6.zip"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == names
    assert len(capsys.readouterr().out.splitlines()) == len(names)


def test_it_says_that_an_issue_is_not_published(tmp_path: Path):
    IssueFactory(number=6, live=False)
    with pytest.raises(CommandError, match="number 6"):
        call_command("export_issue", "6", str(tmp_path))
