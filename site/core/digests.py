from collections.abc import Iterable
from hashlib import sha256


def digest_of_parts(parts: Iterable[bytes]) -> str:
    """The SHA-256, in hexadecimal digits, of bytes that need not be in memory all at once."""
    digest = sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest()
