"""A passkey in software: it answers as a browser does, so that a test can change what it says."""

import json
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from tests.bad_input.browser import soup_of

FLAG = AuthenticatorData.FLAG
ORIGIN = "http://testserver"


def challenge_in(answer) -> str:
    """What the page wants to be signed."""
    return json.loads(soup_of(answer).select_one("#passkey-options").get_text())["publicKey"]["challenge"]


class Passkey:
    def __init__(self) -> None:
        self.private_key = ec.generate_private_key(ec.SECP256R1())
        self.id = b"a passkey of a test"

    def created(self, challenge: str, *, with_key: bool = True) -> dict:
        """The answer to navigator.credentials.create()."""
        key = ES256.from_cryptography_key(self.private_key.public_key())
        holder = AttestedCredentialData.create(bytes(16), self.id, key)
        told = self._tell(FLAG.UP | FLAG.AT, holder) if with_key else self._tell(FLAG.UP)
        attestation = AttestationObject.create("none", told, {})
        client = CollectedClientData.create(CollectedClientData.TYPE.CREATE, challenge, ORIGIN)
        return self._answer({"clientDataJSON": client, "attestationObject": attestation})

    def used(self, challenge: str) -> dict:
        """The answer to navigator.credentials.get()."""
        told = self._tell(FLAG.UP)
        client = CollectedClientData.create(CollectedClientData.TYPE.GET, challenge, ORIGIN)
        signature = self.private_key.sign(told + client.hash, ec.ECDSA(SHA256()))
        return self._answer({"clientDataJSON": client, "authenticatorData": told, "signature": signature})

    def _tell(self, flags: AuthenticatorData.FLAG, holder: bytes = b"") -> AuthenticatorData:
        return AuthenticatorData.create(sha256(b"testserver").digest(), flags, 1, holder)

    def _answer(self, parts: dict[str, bytes]) -> dict:
        name = websafe_encode(self.id)
        response = {name: websafe_encode(part) for name, part in parts.items()}
        return {"id": name, "rawId": name, "type": "public-key", "response": response, "clientExtensionResults": {}}
