"""The demo's inbox: filled once, without a letter to anybody, with a file that the form would take."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core.models import Job
from core.uploads import check_manuscript
from home.contributions.manuscripts import read_manuscript
from home.contributions.models import Contribution
from home.demo.desk import Desk
from home.demo.inbox import INBOX, fill_inbox, word_file
from tests.factories import UserFactory

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.mark.django_db
def test_the_inbox_is_filled_once_and_nobody_gets_a_letter():
    said: list[str] = []
    desk = Desk(author=UserFactory(), translator=UserFactory(), say=said.append)
    for days in (0, 1):
        fill_inbox(desk, now=NOW + timedelta(days=days))
    assert Contribution.objects.count() == len(INBOX)
    assert said == [f"Inbox: {len(INBOX)} contributions have come in."]
    assert not Job.objects.exists()
    with_file = Contribution.objects.exclude(file="").get()
    assert [kind for kind, _value in read_manuscript(with_file).blocks] == ["prose", "heading", "prose"]


def test_people_of_the_inbox_are_invented_and_write_in_both_languages():
    assert {sent.language for sent in INBOX} == {"en", "fr"}
    assert not [sent.email for sent in INBOX if not sent.email.endswith("@example.org")]


def test_the_form_would_take_its_word_file():
    assert check_manuscript(SimpleUploadedFile("gloves.docx", word_file(("One", "# Two")))) == "DOCX"
