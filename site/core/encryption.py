"""Encryption of personal data at rest, with keys of its own (docs/decisions/0005-personal-data.md).

No message of this module holds a value or a key: messages end up in logs.
"""

import hashlib
import hmac
import unicodedata
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class EncryptionKeyError(Exception):
    """A key is malformed, or none of the keys fits what was read."""


def encrypt(value: str) -> str:
    """The value encrypted with the newest key, as text for a database column."""
    return _keys().encrypt(value.encode()).decode()


def decrypt(token: str) -> str:
    """What the text was before it was encrypted with any of the keys; EncryptionKeyError if no key fits."""
    try:
        return _keys().decrypt(token.encode()).decode()
    except InvalidToken as error:
        raise _no_key_fits() from error


def renew(token: str) -> str:
    """The same value under the newest key; a text that is under it already comes back as it is."""
    newest = _fernets(tuple(settings.FIELD_ENCRYPTION_KEYS))[0]
    try:
        newest.decrypt(token.encode())
    except InvalidToken:
        pass
    else:
        return token
    try:
        return _keys().rotate(token.encode()).decode()
    except InvalidToken as error:
        raise _no_key_fits() from error


def seal(content: bytes) -> tuple[bytes, str]:
    """A file's content encrypted with a key of its own, and that key, which belongs into an EncryptedTextField.

    Rotating the field keys changes the file's key in its row and leaves the file alone; without the row, nobody reads
    the file, wherever a copy of it stands.
    """
    key = Fernet.generate_key()
    return Fernet(key).encrypt(content), key.decode()


def unseal(sealed: bytes, key: str) -> bytes:
    """The content of a sealed file; EncryptionKeyError if the key does not fit or the file was changed."""
    try:
        return Fernet(key).decrypt(sealed)
    except (InvalidToken, ValueError) as error:
        raise EncryptionKeyError("The key of this file does not fit, or the file was changed.") from error


def blind_index(value: str, *, purpose: str) -> str:
    """A fingerprint by which an encrypted value is found again, without saying what it is.

    Case, surrounding spaces and look-alike forms do not matter. The purpose keeps two uses apart, so that
    nobody can see in a copy of the database that the same address stands in both.
    """
    # Casefolding may leave a form that NFKC would still change, hence twice.
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", value).casefold()).strip()
    message = f"{purpose}\0{folded}".encode()
    return hmac.new(settings.BLIND_INDEX_KEY.encode(), message, hashlib.sha256).hexdigest()


def _keys() -> MultiFernet:
    return MultiFernet(_fernets(tuple(settings.FIELD_ENCRYPTION_KEYS)))


@lru_cache(maxsize=4)
def _fernets(keys: tuple[str, ...]) -> tuple[Fernet, ...]:
    # The settings are the cache's key, so that a test may swap them.
    fernets = []
    for number, key in enumerate(keys, start=1):
        try:
            fernets.append(Fernet(key))
        except ValueError:
            # Without the cause: it might quote the key.
            raise EncryptionKeyError(
                f"Key {number} in FIELD_ENCRYPTION_KEYS is not a Fernet key. Put a real one there, or remove it."
            ) from None
    return tuple(fernets)


def _no_key_fits() -> EncryptionKeyError:
    return EncryptionKeyError(
        "None of the keys in FIELD_ENCRYPTION_KEYS fits this value. Add the key it was encrypted with at the end."
    )
