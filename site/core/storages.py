from collections.abc import Iterable
from functools import partial

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.db import transaction
from django.db.models.fields.files import FieldFile


class PrivateStorage(FileSystemStorage):
    """Keeps files that no address leads to: masters, contributions, exports.

    A view that has asked who wants the file opens it and sends it.
    """

    def url(self, name: str | None) -> str:
        raise ValueError(
            "A private file has no address of its own. Send it from a view that checks who may have it: "
            "open it with field_file.open() and answer with a FileResponse."
        )


def private_storage() -> Storage:
    """The storage for `FileField(storage=private_storage)`: named by a function, so that no migration holds a path."""
    return storages["private"]


def delete_after_commit(file: FieldFile) -> None:
    """Delete the file that a row held, once nobody can go back to that row any more."""
    delete_names_after_commit(file.storage, [file.name or ""])


def delete_names_after_commit(storage: Storage, names: Iterable[str]) -> None:
    """The same for files that a row leads to without a field of its own for each."""
    for name in filter(None, names):
        # Robust: what was saved is saved, and a file that cannot be deleted must not become somebody's error page.
        transaction.on_commit(partial(storage.delete, name), robust=True)


def keep_once(storage: Storage, name: str, content: File) -> None:
    """Keep a file whose name says what is in it: again, it is the same file.

    What a killed worker left half written is written anew.
    """
    storage.delete(name)
    kept = storage.save(name, content)
    if kept != name:
        # Another worker keeps the same bytes in this moment.
        storage.delete(kept)
