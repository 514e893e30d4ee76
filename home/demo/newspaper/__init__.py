"""The printing of the demo: an issue on four tabloid pages, a statement as a leaflet. It knows no database."""

from home.demo.newspaper.layout import draw_newspaper
from home.demo.newspaper.leaflet import PrintedStatement, draw_leaflet
from home.demo.newspaper.paper import Crosshead, HouseWords, Illustration, Notice, PrintedIssue, PrintedPiece, Quote
from home.demo.newspaper.print_shop import PrintShop

__all__ = [
    "Crosshead",
    "HouseWords",
    "Illustration",
    "Notice",
    "PrintShop",
    "PrintedIssue",
    "PrintedPiece",
    "PrintedStatement",
    "Quote",
    "draw_leaflet",
    "draw_newspaper",
]
