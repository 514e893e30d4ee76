import pytest
from django.core.files.base import ContentFile
from django.db import models

from core.storages import PrivateStorage, private_storage


@pytest.fixture
def storage(tmp_path) -> PrivateStorage:
    return PrivateStorage(location=tmp_path, file_permissions_mode=0o600, directory_permissions_mode=0o700)


def test_private_file_has_no_address(storage: PrivateStorage):
    name = storage.save("masters/6.pdf", ContentFile(b"%PDF"))
    with storage.open(name) as file:
        assert file.read() == b"%PDF"
    with pytest.raises(ValueError, match="A private file has no address of its own"):
        storage.url(name)


def test_only_the_owner_of_the_process_reads_it(storage: PrivateStorage, tmp_path):
    storage.save("masters/6.pdf", ContentFile(b"%PDF"))
    assert (tmp_path / "masters/6.pdf").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "masters").stat().st_mode & 0o777 == 0o700


def test_private_files_stand_apart_from_public_ones(settings):
    private = private_storage()
    assert isinstance(private, PrivateStorage)
    assert not str(private.base_location).startswith(str(settings.MEDIA_ROOT))


def test_migration_holds_no_path():
    field = models.FileField(storage=private_storage)
    assert field.deconstruct()[3]["storage"] is private_storage
