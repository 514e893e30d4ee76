from datetime import UTC, datetime
from uuid import uuid4

import factory
from factory.django import DjangoModelFactory

from distribution.distributors.enums import DistributorState
from distribution.distributors.models import Distributor, DistributorContact, DropPoint, Region, StandingOrder

LONG_AGO = datetime(2025, 3, 1, 12, tzinfo=UTC)


class RegionFactory(DjangoModelFactory):
    name = factory.Sequence(lambda number: f"Region {number}")

    class Meta:
        model = Region


class DropPointFactory(DjangoModelFactory):
    region = factory.SubFactory(RegionFactory)
    name = factory.Sequence(lambda number: f"Point {number}")

    class Meta:
        model = DropPoint


class DistributorFactory(DjangoModelFactory):
    """An active one, unless they have only applied or have left."""

    submission_key = factory.LazyFunction(uuid4)
    language = "en"
    region = factory.SubFactory(RegionFactory)
    drop_point = factory.SubFactory(DropPointFactory, region=factory.SelfAttribute("..region"))
    state = DistributorState.ACTIVE
    applied_at = LONG_AGO
    confirmed_at = LONG_AGO
    approved_at = LONG_AGO

    class Meta:
        model = Distributor

    class Params:
        has_applied = factory.Trait(state=DistributorState.APPLIED, approved_at=None)
        has_left = factory.Trait(state=DistributorState.LEFT, left_at=LONG_AGO)


class DistributorContactFactory(DjangoModelFactory):
    distributor = factory.SubFactory(DistributorFactory)
    email = factory.Sequence(lambda number: f"distributor-{number}@example.org")

    class Meta:
        model = DistributorContact


class StandingOrderFactory(DjangoModelFactory):
    distributor = factory.SubFactory(DistributorFactory)
    language = "en"
    copies = 100

    class Meta:
        model = StandingOrder
