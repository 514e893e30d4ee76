from home.contributions.models.contributions import Contribution
from home.contributions.models.pages import ContributionPage

__all__ = ["Contribution", "ContributionPage"]
