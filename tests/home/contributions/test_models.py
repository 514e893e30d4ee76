from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from wagtail.models import ReferenceIndex

from core.encryption import EncryptionKeyError
from home.contributions.enums import ContributionStatus, ManuscriptFormat
from home.contributions.models import Contribution
from issues.models import ArticlePage
from tests.factories import ArticleFactory, ContributionFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
SECRETS = ["Tamsin Holloway", "tamsin.holloway@example.org", "Four degrees below", "The gloves have not come."]


def raw_row() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM contributions_contribution")
        return repr(cursor.fetchall())


def test_the_database_holds_nothing_that_was_typed():
    ContributionFactory(answer="Thank you, Tamsin.")
    row = raw_row()
    assert not [secret for secret in [*SECRETS, "Thank you, Tamsin."] if secret in row]


def test_a_person_is_found_by_their_address_alone():
    ours = ContributionFactory(email="Ada@Example.org")
    ContributionFactory()
    assert list(Contribution.objects.filter(email_index__of="ada@example.org")) == [ours]


def test_it_is_called_by_a_number():
    contribution = ContributionFactory(received_at=datetime(2027, 1, 1, 3, tzinfo=UTC))
    # In New York it is still New Year's Eve.
    assert str(contribution) == f"Contribution 2026-{contribution.pk:04d}"
    assert not [secret for secret in SECRETS if secret in repr(contribution)]


@pytest.mark.parametrize(
    "facts",
    [
        {"status": "READ"},
        {"status": ContributionStatus.ANSWERED},
        {"status": ContributionStatus.NEW, "closed_at": NOW},
        {"kind": "PARCEL"},
        {"file": "contributions/x"},
        {"file_format": ManuscriptFormat.DOCX},
    ],
)
def test_the_database_refuses_a_state_that_cannot_be(facts: dict):
    with pytest.raises(IntegrityError), transaction.atomic():
        ContributionFactory(**facts)


def test_only_what_was_taken_has_a_page():
    page = ArticleFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        ContributionFactory(status=ContributionStatus.DECLINED, closed_at=NOW, page=page)
    taken = ContributionFactory(status=ContributionStatus.TAKEN, closed_at=NOW, page=page)
    ArticlePage.objects.get(pk=page.pk).delete()
    taken.refresh_from_db()
    assert (taken.status, taken.page) == (ContributionStatus.TAKEN, None)


def test_one_fetched_form_is_kept_once():
    key = uuid4()
    ContributionFactory(submission_key=key)
    with pytest.raises(IntegrityError), transaction.atomic():
        ContributionFactory(submission_key=key)


def test_a_file_lies_encrypted_under_a_name_that_tells_nothing():
    contribution = ContributionFactory(manuscript=(b"The gloves have not come.", ManuscriptFormat.TXT))
    stored = contribution.file.storage.path(contribution.file.name)
    with open(stored, "rb") as file:
        assert b"gloves" not in file.read()
    assert contribution.file.name.startswith("contributions/")
    assert "." not in contribution.file.name
    assert contribution.read_file() == b"The gloves have not come."


def test_a_file_that_was_changed_is_not_read():
    contribution = ContributionFactory(manuscript=(b"Hello", ManuscriptFormat.TXT))
    with open(contribution.file.storage.path(contribution.file.name), "r+b") as file:
        file.seek(30)
        file.write(b"xxxx")
    with pytest.raises(EncryptionKeyError):
        contribution.read_file()


def test_rotating_the_keys_covers_the_row_and_its_file(settings):
    from cryptography.fernet import Fernet

    contribution = ContributionFactory(manuscript=(b"Hello", ManuscriptFormat.TXT))
    settings.FIELD_ENCRYPTION_KEYS = [Fernet.generate_key().decode(), *settings.FIELD_ENCRYPTION_KEYS]
    call_command("rotate_field_keys", verbosity=0)
    settings.FIELD_ENCRYPTION_KEYS = settings.FIELD_ENCRYPTION_KEYS[:1]
    again = Contribution.objects.get(pk=contribution.pk)
    assert (again.name, again.read_file()) == (contribution.name, b"Hello")


def test_a_page_does_not_tell_that_somebody_sent_it():
    page = ArticleFactory()
    ContributionFactory(status=ContributionStatus.TAKEN, closed_at=NOW, page=page)
    assert not ReferenceIndex.get_references_to(page).exists()
    assert not ReferenceIndex.model_is_indexable(Contribution)
