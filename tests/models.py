"""Models that only tests need. They have no migrations: the test database makes their tables."""

from django.db import models

from core.fields import BlindIndexField, EncryptedTextField


class SecretNote(models.Model):
    email = EncryptedTextField(null=True, blank=True)
    email_index = BlindIndexField(source="email", unique=True)
    text = EncryptedTextField(blank=True)

    def __str__(self) -> str:
        return f"Note {self.pk}"
