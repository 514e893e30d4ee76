"""Rows that a test talks about. Each factory makes the smallest page that its own rules allow."""

from tests.factories.contributions import ContributionFactory
from tests.factories.distributors import (
    DistributorContactFactory,
    DistributorFactory,
    DropPointFactory,
    RegionFactory,
    StandingOrderFactory,
)
from tests.factories.files import DocumentFactory, EditionFactory, PrintedPageFactory, pdf_file
from tests.factories.kinds import EVERY_KIND, every_block, make_article, make_event, make_front_page, make_statement
from tests.factories.pages import (
    ArticleFactory,
    BilingualFactory,
    ContributionPageFactory,
    InfoFactory,
    IssueFactory,
    IssueIndexFactory,
    PlankFactory,
    PlatformFactory,
    StatementFactory,
    StatementIndexFactory,
    body_of,
    front_page,
    in_french,
)
from tests.factories.people import UserFactory
from tests.factories.pictures import PictureFactory, picture_file

__all__ = [
    "EVERY_KIND",
    "ArticleFactory",
    "BilingualFactory",
    "ContributionFactory",
    "ContributionPageFactory",
    "DistributorContactFactory",
    "DistributorFactory",
    "DocumentFactory",
    "DropPointFactory",
    "EditionFactory",
    "InfoFactory",
    "IssueFactory",
    "IssueIndexFactory",
    "PictureFactory",
    "PlankFactory",
    "PlatformFactory",
    "PrintedPageFactory",
    "RegionFactory",
    "StandingOrderFactory",
    "StatementFactory",
    "StatementIndexFactory",
    "UserFactory",
    "body_of",
    "every_block",
    "front_page",
    "in_french",
    "make_article",
    "make_event",
    "make_front_page",
    "make_statement",
    "pdf_file",
    "picture_file",
]
