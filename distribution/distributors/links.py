"""Links by which a distributor acts without a password: signed, for one person, for a limited time."""

from datetime import UTC, datetime, timedelta

from django.core.signing import BadSignature, Signer

from distribution.distributors.enums import DistributorState
from distribution.distributors.models import Distributor

HOLDS_FOR = timedelta(days=60)
signer = Signer(salt="distributors.link")


def token_for(distributor: Distributor, *, now: datetime) -> str:
    """What stands in the address of a link. It names a row and a moment, nobody's name or address."""
    return signer.sign_object([distributor.pk, distributor.link_version, int(now.timestamp())])


def distributor_of(token: str, *, now: datetime) -> Distributor | None:
    """Whose link it is; None where it was tampered with, is too old, or was withdrawn."""
    try:
        pk, version, signed_at = signer.unsign_object(token)
    except (BadSignature, ValueError, TypeError):
        return None
    if now - datetime.fromtimestamp(signed_at, UTC) > HOLDS_FOR:
        return None
    known = Distributor.objects.exclude(state=DistributorState.LEFT)
    return known.filter(pk=pk, link_version=version).select_related("region", "drop_point").first()
