"""Where a distributor's copies stand in the ledger."""

from distribution.distributors.models import Distributor
from distribution.ledger.enums import LocationKind
from distribution.ledger.models import Location


def location_of(distributor: Distributor) -> Location:
    """The distributor's location, under their alias, which is never given twice. Made when it is first asked for."""
    return Location.objects.get_or_create(kind=LocationKind.DISTRIBUTOR, name=distributor.alias)[0]
