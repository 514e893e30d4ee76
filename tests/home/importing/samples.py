"""A page of the shape that the import reads. The party, its paper and its town are invented."""

from home.importing.document import Document, Line
from home.importing.grammar import parse
from home.importing.reader import lines_of

EVENING = """\
Our evening on:
The Night Ferries and the People Who Wait for Them, Les traversiers de nuit et ceux qui les attendent, took place on \
Saturday / samedi, June 12 / 12 juin. A recording exists, with discussion in French and English, at: \
https://www.youtube.com/watch?v=ferry_NIGHT-1
Click here to see the old timetable. Cliquez ici pour voir le vieil horaire."""

LANTERN = f"""\
This page is still unfinished. Please come back after the thaw.

If you want to join the folding evenings or carry a bundle to your pier, write to: desk@lantern.example

{EVENING}



What Would a Ferrymen’s Party Be For?

Every winter the ice closes the channel for nine weeks, and every winter the company finds this out in December. Those \
who live on the far side learn it at the landing, in the dark.

We have counted the boats, the hours and the profit. What we have not counted yet is ourselves.

1) Boats that run at night.
A hospital that closes at the last ferry is half a hospital. A night boat pays for itself & more.

2) No fares for those who go to work.
The fare takes one hour’s pay out of eight. It was <b>two</b> cents when the landing was built.

The company calls the fare a service. So does the wolf.

3) Bread at the price of flour
Flour is cheap

Third issue of the Lantern

Statement on the Fire at Pier Nine

Second issue of The Lantern


First issue of The Lantern,


To keep a copy of the whole paper, click on the picture above.

Two reports were abridged, or lost their drawings, in the printed paper. The long reports can be read here

Who Owns the Ice House

Nine Weeks Without a Bell!

A few letters were left out because they said what was printed already. All of them can be read here:"""

# Enough for tests that do not look at every kind of page.
SMALL = """\
Mail: desk@lantern.example

What Would a Ferrymen’s Party Be For?

Every winter the ice closes the channel.

1) Boats that run at night.
A hospital that closes at the last ferry is half a hospital.

2) No fares for those who go to work.
The fare takes one hour’s pay out of eight.

Second issue of The Lantern

First issue of The Lantern

One report was shortened in print.

Who Owns the Ice House
"""

TITLE_EN = "The Night Ferries and the People Who Wait for Them"
TITLE_FR = "Les traversiers de nuit et ceux qui les attendent"


def read(text: str) -> tuple[list[Line], Document]:
    """The lines of a text and the document that they make."""
    lines = lines_of(text)
    return lines, parse(lines)


def document_of(text: str) -> Document:
    return read(text)[1]
