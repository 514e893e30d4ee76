from django.core.files.storage import FileSystemStorage, Storage, storages


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
