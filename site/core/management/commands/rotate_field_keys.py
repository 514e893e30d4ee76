from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import models
from django.db.models import ExpressionWrapper, F, Value

from core.encryption import EncryptionKeyError, renew
from core.events import keys_rotated
from core.fields import EncryptedTextField


class Command(BaseCommand):
    """Safe to run twice, and while the site runs: a row that somebody changes meanwhile keeps their change."""

    help = "Encrypt all personal data again with the first key of FIELD_ENCRYPTION_KEYS."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch-size", type=int, default=500, help="Rows read at once (500).")

    def handle(self, *, batch_size: int, **options: Any) -> None:
        total: Counter[str] = Counter()
        for model, field in encrypted_fields():
            counts = self._rotate(model, field, batch_size)
            total += counts
            self.stdout.write(f"{model._meta.label}.{field.name}: {in_words(counts)}.")
        self.stdout.write(f"All together: {in_words(total)}.")
        for _listener, sentence in keys_rotated.send(sender=None):
            self.stdout.write(sentence)
        if total["changed meanwhile"]:
            self.stdout.write("Run the command again before you remove an old key.")

    def _rotate(self, model: type[models.Model], field: EncryptedTextField, batch_size: int) -> Counter[str]:
        # As plain text the column is neither decrypted at reading nor encrypted at writing.
        stored = model._base_manager.annotate(
            token=ExpressionWrapper(F(field.attname), output_field=models.TextField())
        )
        counts: Counter[str] = Counter()
        for pk, token in in_batches(stored.filter(token__isnull=False), batch_size):
            try:
                renewed = renew(token)
            except EncryptionKeyError as error:
                raise CommandError(f"{model._meta.label} {pk}, {field.name}: {error}") from error
            if renewed == token:
                counts["up to date"] += 1
            # Only where the old text still stands: an edit in this moment has brought its own.
            elif stored.filter(pk=pk, token=token).update(
                **{field.attname: Value(renewed, output_field=models.TextField())}
            ):
                counts["renewed"] += 1
            else:
                counts["changed meanwhile"] += 1
        return counts


def encrypted_fields() -> Iterator[tuple[type[models.Model], EncryptedTextField]]:
    """Each encrypted column once: a proxy or a child model shares its parent's."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.proxy:
            continue
        for field in model._meta.local_concrete_fields:
            if isinstance(field, EncryptedTextField):
                yield model, field


def in_batches(rows: models.QuerySet, batch_size: int) -> Iterator[tuple[Any, str]]:
    """Primary keys and texts in the order of the key; no cursor stays open while rows are written."""
    rows = rows.order_by("pk").values_list("pk", "token")
    batch = list(rows[:batch_size])
    while batch:
        yield from batch
        batch = list(rows.filter(pk__gt=batch[-1][0])[:batch_size])


def in_words(counts: Counter[str]) -> str:
    return ", ".join(f"{counts[name]} {name}" for name in ("renewed", "up to date", "changed meanwhile"))
