import pytest
from cryptography.fernet import Fernet

from core.encryption import EncryptionKeyError, blind_index, decrypt, encrypt, renew

OLD, NEW, OTHER = (Fernet.generate_key().decode() for _ in range(3))


@pytest.fixture
def keys(settings):
    def use(*names: str) -> None:
        settings.FIELD_ENCRYPTION_KEYS = list(names)

    return use


@pytest.mark.parametrize("value", ["", "ann@example.org", "Là-bas, l’été\n" * 500])
def test_value_comes_back_as_it_was(value: str):
    token = encrypt(value)
    assert decrypt(token) == value
    assert token != encrypt(value), "Two equal values must not look equal."


def test_every_key_decrypts_and_the_first_encrypts(keys):
    keys(OLD)
    token = encrypt("secret")
    keys(NEW, OLD)
    assert decrypt(token) == "secret"
    assert Fernet(NEW).decrypt(encrypt("secret")) == b"secret"


@pytest.mark.parametrize("read", [decrypt, renew])
@pytest.mark.parametrize("text", ["", "plain words", "déjà lu", pytest.param(encrypt("secret"), id="another key")])
def test_what_no_key_fits_is_an_error_and_never_a_value(keys, read, text: str):
    keys(OTHER)
    with pytest.raises(EncryptionKeyError, match="None of the keys"):
        read(text)


@pytest.mark.parametrize("malformed", ["", "not-a-key", "clé", pytest.param(NEW[:-4], id="too short")])
def test_malformed_key_is_named_by_its_place_only(keys, malformed: str):
    keys(NEW, malformed)
    with pytest.raises(EncryptionKeyError, match="Key 2 ") as error:
        encrypt("secret")
    assert NEW not in str(error.value)
    assert "not-a-key" not in str(error.value)
    assert error.value.__cause__ is None


def test_renewing_changes_the_key_once(keys):
    keys(OLD)
    token = encrypt("secret")
    keys(NEW, OLD)
    renewed = renew(token)
    assert Fernet(NEW).decrypt(renewed) == b"secret"
    assert renew(renewed) == renewed


def test_blind_index_ignores_case_blanks_and_form():
    index = blind_index("Zoé@Example.org", purpose="test")
    assert len(index) == 64
    assert blind_index("  ZOÉ@example.ORG\n", purpose="test") == index
    assert blind_index("zoe\u0301@example.org", purpose="test") == index
    assert blind_index("zoé@example.com", purpose="test") != index


def test_blind_index_depends_on_the_purpose_and_the_key(settings):
    index = blind_index("ann@example.org", purpose="one")
    assert blind_index("ann@example.org", purpose="two") != index
    settings.BLIND_INDEX_KEY = "another"
    assert blind_index("ann@example.org", purpose="one") != index
