from distribution.distributors.models.contacts import ContactLook, DistributorContact
from distribution.distributors.models.distributors import Distributor, StandingOrder
from distribution.distributors.models.places import DropPoint, Region

__all__ = ["ContactLook", "Distributor", "DistributorContact", "DropPoint", "Region", "StandingOrder"]
