from collections.abc import Iterable
from typing import Any, override

from django.core import checks
from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression
from django.db.models.lookups import Exact, Lookup, Transform
from django.db.models.signals import pre_save
from wagtail.models import RevisionMixin

from core.encryption import blind_index, decrypt, encrypt


class EncryptedTextField(models.TextField):
    """Text that is encrypted in the database and plain in Python.

    It cannot be searched, compared or sorted in the database; a BlindIndexField beside it finds a row by its value.
    An empty text is encrypted too, so that a copy of the database does not say who left the field empty.
    """

    @override
    def get_db_prep_save(self, value: Any, connection: BaseDatabaseWrapper) -> Any:
        prepared = super().get_db_prep_save(value, connection)
        return encrypt(prepared) if isinstance(prepared, str) else prepared

    def from_db_value(self, value: str | None, expression: Expression, connection: BaseDatabaseWrapper) -> str | None:
        return None if value is None else decrypt(value)

    @override
    def get_lookup(self, lookup_name: str) -> type[Lookup] | None:
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise self._not_searchable(lookup_name)

    @override
    def get_transform(self, lookup_name: str) -> type[Transform] | None:
        raise self._not_searchable(lookup_name)

    @override
    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        problems = super().check(**kwargs)
        if issubclass(self.model, RevisionMixin):
            problems.append(
                checks.Error(
                    f"{self.model.__name__} keeps revisions, which would hold “{self.name}” unencrypted.",
                    hint="Move the encrypted field to a model without RevisionMixin.",
                    obj=self,
                    id="core.E001",
                )
            )
        return problems

    def _not_searchable(self, lookup_name: str) -> FieldError:
        return FieldError(
            f"“{self.name}” is encrypted: the database cannot answer “{lookup_name}”. "
            f"Ask “isnull”, or find the row through a BlindIndexField."
        )


class BlindIndexField(models.CharField):
    """A fingerprint of another field, kept in step with it, by which the database finds an encrypted value.

        email = EncryptedTextField()
        email_index = BlindIndexField(source="email")

        Contact.objects.filter(email_index__of="Ann@example.org")

    It is null where the source is empty; unique=True makes it refuse a second one. Its purpose is the model and
    the source; give the old purpose by hand when one of them is renamed, or nobody is found any more.
    Like every pre_save it knows nothing of `queryset.update()`: change such a field through `save()`.
    """

    def __init__(self, *args: Any, source: str, purpose: str = "", **kwargs: Any) -> None:
        self.source = source
        self._purpose = purpose
        kwargs["max_length"] = 64
        kwargs["editable"] = False
        kwargs["null"] = True
        kwargs["db_index"] = not kwargs.get("unique", False)
        super().__init__(*args, **kwargs)

    @property
    def purpose(self) -> str:
        return self._purpose or f"{self.model._meta.label_lower}.{self.source}"

    @override
    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("max_length", "editable", "null", "db_index"):
            kwargs.pop(fixed, None)
        kwargs["source"] = self.source
        if self._purpose:
            kwargs["purpose"] = self._purpose
        return name, path, args, kwargs

    @override
    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        if not cls._meta.abstract:
            pre_save.connect(self._refuse_to_fall_behind, sender=cls)

    @override
    def pre_save(self, model_instance: models.Model, add: bool) -> str | None:
        value = getattr(model_instance, self.source)
        index = blind_index(value, purpose=self.purpose) if value and value.strip() else None
        setattr(model_instance, self.attname, index)
        return index

    def _refuse_to_fall_behind(self, update_fields: Iterable[str] | None, **_: Any) -> None:
        # save(update_fields=["email"]) would leave the index at the old address without a word.
        if update_fields and self.source in update_fields and self.name not in update_fields:
            raise FieldError(f"Name “{self.name}” in update_fields too: it is made from “{self.source}”.")


@BlindIndexField.register_lookup
class IndexOf(Exact):
    """`email_index__of="ann@example.org"`: the rows whose source holds this value."""

    lookup_name = "of"

    @override
    def get_prep_lookup(self) -> str:
        if not isinstance(self.rhs, str):
            raise FieldError("“of” compares with a plain text. Give the value that you look for.")
        return blind_index(self.rhs, purpose=self.lhs.output_field.purpose)

    @override
    def get_rhs_op(self, connection: BaseDatabaseWrapper, rhs: str) -> str:
        # Databases know their operators by Django's names, and this one is ours.
        return f"= {rhs}"
