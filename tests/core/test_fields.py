from io import StringIO
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.apps import apps
from django.core.exceptions import FieldError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, models
from django.db.models import F, Q
from django.test.utils import isolate_apps
from wagtail.models import RevisionMixin

from core.encryption import EncryptionKeyError, encrypt
from core.fields import BlindIndexField, EncryptedTextField
from core.management.commands import rotate_field_keys
from tests.models import SecretNote

pytestmark = pytest.mark.django_db


def stored(note: SecretNote, column: str = "text") -> Any:
    """What really stands in the database."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM tests_secretnote WHERE id = %s", [note.pk])  # noqa: S608
        return cursor.fetchone()[0]


class TestEncryptedTextField:
    @pytest.mark.parametrize("value", ["", "Meet at the gate", "Là-bas, l’été"])
    def test_database_never_holds_the_value(self, value: str):
        note = SecretNote.objects.create(text=value)
        assert stored(note).startswith("gAAAA")
        assert SecretNote.objects.get().text == value

    def test_nothing_stays_nothing(self):
        note = SecretNote.objects.create(email=None)
        assert stored(note, "email") is None
        assert SecretNote.objects.filter(email__isnull=True).get().email is None

    def test_every_way_of_writing_encrypts(self):
        first, second = SecretNote.objects.bulk_create([SecretNote(text="one"), SecretNote(text="two")])
        second.text = "three"
        SecretNote.objects.bulk_update([second], ["text"])
        SecretNote.objects.filter(pk=first.pk).update(text="four")
        assert stored(first).startswith("gAAAA")
        assert stored(second).startswith("gAAAA")
        assert list(SecretNote.objects.order_by("pk").values_list("text", flat=True)) == ["four", "three"]

    def test_expression_moves_the_encrypted_text(self):
        SecretNote.objects.create(text="one")
        SecretNote.objects.update(email=F("text"))
        assert SecretNote.objects.get().email == "one"

    @pytest.mark.parametrize(
        "question",
        [{"text": "one"}, {"text": None}, {"text__icontains": "o"}, {"text__in": ["one"]}, {"text__lower": "x"}],
    )
    def test_database_is_not_asked_what_it_cannot_know(self, question: dict):
        with pytest.raises(FieldError, match="“text” is encrypted"):
            SecretNote.objects.filter(Q(**question))

    def test_wrong_key_is_an_error(self, settings):
        SecretNote.objects.create(text="one")
        settings.FIELD_ENCRYPTION_KEYS = [Fernet.generate_key().decode()]
        with pytest.raises(EncryptionKeyError):
            SecretNote.objects.get()

    @isolate_apps("tests")
    def test_model_with_revisions_is_refused(self):
        class Revisable(RevisionMixin, models.Model):  # noqa: DJ008 -- nobody sees one.
            text = EncryptedTextField()

            class Meta:
                app_label = "tests"

        assert [problem.id for problem in Revisable._meta.get_field("text").check()] == ["core.E001"]


class TestBlindIndexField:
    def test_row_is_found_by_the_plain_value(self):
        note = SecretNote.objects.create(email="Ann@Example.org")
        SecretNote.objects.create(email="bob@example.org")
        SecretNote.objects.create()
        assert SecretNote.objects.get(email_index__of=" ann@example.ORG ") == note
        assert not SecretNote.objects.filter(email_index__of="").exists()
        assert "example" not in str(SecretNote.objects.filter(email_index__of="ann@example.org").query)

    def test_index_follows_its_source(self):
        note = SecretNote.objects.create(email="ann@example.org")
        note.email = "anne@example.org"
        note.save()
        assert SecretNote.objects.get(email_index__of="anne@example.org") == note
        note.email = " "
        note.save()
        assert SecretNote.objects.get(email_index__isnull=True) == note

    def test_second_one_is_refused_however_it_is_written(self):
        SecretNote.objects.create(email="ann@example.org")
        with pytest.raises(IntegrityError):
            SecretNote.objects.bulk_create([SecretNote(email="ANN@example.org")])

    def test_saving_the_source_alone_is_refused(self):
        note = SecretNote.objects.create(email="ann@example.org")
        note.email = "anne@example.org"
        with pytest.raises(FieldError, match="Name “email_index” in update_fields"):
            note.save(update_fields=["email"])
        note.save(update_fields=["email", "email_index"])
        assert SecretNote.objects.filter(email_index__of="anne@example.org").exists()

    @pytest.mark.parametrize("value", [None, 5, F("email")])
    def test_only_a_text_can_be_looked_for(self, value: object):
        with pytest.raises(FieldError):
            list(SecretNote.objects.filter(email_index__of=value))

    def test_purpose_keeps_two_fields_apart_and_outlives_a_new_name(self):
        index = SecretNote._meta.get_field("email_index")
        assert index.purpose == "tests.secretnote.email"
        kept = BlindIndexField(source="email", purpose="tests.oldname.email")
        assert kept.clone().purpose == "tests.oldname.email"

    @pytest.mark.parametrize("facts", [{}, {"unique": True}, {"purpose": "old"}])
    def test_migration_makes_the_same_field(self, facts: dict):
        field = BlindIndexField(source="email", **facts)
        assert field.clone().deconstruct() == field.deconstruct()
        assert field.deconstruct()[3] == {"source": "email", **facts}


class TestRotation:
    @pytest.fixture
    def new_key(self, settings) -> Fernet:
        """A newer key, set after the notes of a test were written."""
        self.old = settings.FIELD_ENCRYPTION_KEYS
        self.new = Fernet.generate_key().decode()
        self.settings = settings
        return Fernet(self.new)

    def rotate(self, *, keep_old: bool = True) -> str:
        self.settings.FIELD_ENCRYPTION_KEYS = [self.new, *(self.old if keep_old else [])]
        out = StringIO()
        call_command("rotate_field_keys", batch_size=2, stdout=out)
        return out.getvalue()

    def test_every_value_comes_under_the_new_key(self, new_key):
        notes = [SecretNote.objects.create(email=f"{number}@example.org", text=f"{number}") for number in range(5)]
        notes.append(SecretNote.objects.create(text="without an address"))
        printed = self.rotate()
        assert "tests.SecretNote.email: 5 renewed, 0 up to date, 0 changed meanwhile." in printed
        assert "tests.SecretNote.text: 6 renewed, 0 up to date, 0 changed meanwhile." in printed
        assert [new_key.decrypt(stored(note)).decode() for note in notes] == [note.text for note in notes]
        assert SecretNote.objects.filter(email_index__of="3@example.org").exists()

    def test_second_run_changes_nothing(self, new_key):
        note = SecretNote.objects.create(text="one")
        self.rotate()
        before = stored(note)
        assert "tests.SecretNote.text: 0 renewed, 1 up to date" in self.rotate()
        assert stored(note) == before

    def test_edit_in_the_same_moment_is_not_lost(self, new_key, monkeypatch):
        note = SecretNote.objects.create(text="one")

        def edited_meanwhile(token: str) -> str:
            SecretNote.objects.update(text="edited")
            return encrypt("one")

        monkeypatch.setattr(rotate_field_keys, "renew", edited_meanwhile)
        printed = self.rotate()
        assert "1 changed meanwhile" in printed
        assert "Run the command again" in printed
        note.refresh_from_db()
        assert note.text == "edited"

    def test_missing_old_key_stops_it(self, new_key):
        note = SecretNote.objects.create(text="one")
        before = stored(note)
        with pytest.raises(CommandError, match=rf"tests.SecretNote {note.pk}, text: None of the keys"):
            self.rotate(keep_old=False)
        assert stored(note) == before

    def test_no_encrypted_column_of_the_site_is_left_out(self):
        found = set(rotate_field_keys.encrypted_fields())
        assert {field for _, field in found} == {
            field
            for model in apps.get_models()
            for field in model._meta.get_fields()
            if isinstance(field, EncryptedTextField)
        }
