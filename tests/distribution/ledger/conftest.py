import pytest

from distribution.ledger.enums import LocationKind
from distribution.ledger.models import Location
from issues.models import Edition
from tests.factories import EditionFactory
from tests.factories.ledger import LocationFactory, receive_copies


@pytest.fixture
def edition(db: None) -> Edition:
    return EditionFactory()


@pytest.fixture
def depot(db: None) -> Location:
    return LocationFactory()


@pytest.fixture
def distributor(db: None) -> Location:
    return LocationFactory(kind=LocationKind.DISTRIBUTOR)


@pytest.fixture
def hundred(edition: Edition, depot: Location) -> Edition:
    """An edition of which a hundred copies lie in the depot."""
    receive_copies(edition=edition, depot=depot, quantity=100)
    return edition
