from home.models.bilingual import BilingualPage
from home.models.front import HomePage
from home.models.imports import ImportedPiece
from home.models.info import InfoPage
from home.models.snippets import Contact, Footer, Menu, MenuItem
from home.models.social_pictures import SocialPicture
from home.models.statements import StatementIndexPage, StatementLeaflet, StatementPage, StatementPlank

__all__ = [
    "BilingualPage",
    "Contact",
    "Footer",
    "HomePage",
    "ImportedPiece",
    "InfoPage",
    "Menu",
    "MenuItem",
    "SocialPicture",
    "StatementIndexPage",
    "StatementLeaflet",
    "StatementPage",
    "StatementPlank",
]
