"""What the paper says of itself where a page has room left."""

from django.utils.translation import gettext
from reportlab.lib.colors import Color

from home.demo.newspaper.boxes import Coupon, Slogan
from home.demo.newspaper.elements import Element
from home.demo.newspaper.illustrations import HousePoster, Poster
from home.demo.newspaper.lettering import NO_LIMIT
from home.demo.newspaper.paper import HouseWords

# From so much room on; below the last, a page may stay as it is.
LEAST_POSTER, LEAST_COUPON, LEAST_SLOGAN = 215, 150, 64
# With more room than this a poster needs no text to be worth its page.
WHOLE_PAGE = 700
# Enough for a letter.
COUPON = 460


class Fillers:
    """Fills the rests of the pages of one issue; nothing comes twice."""

    def __init__(self, house: HouseWords, width: float) -> None:
        self._width, self._contact = width, house.contact
        self._posters = [HousePoster("forest-road", 0.5, gettext("Read it. Pass it on."))]
        if house.call_title:
            self._posters.insert(0, HousePoster("printing-press", 1, house.call_title, house.call_text))
        self._slogans = [gettext("Pin it up where you work."), gettext("Leave it on the bus seat.")]

    def for_room(self, room: float, *, colour: Color, is_last_page: bool) -> list[Element]:
        """What fills so much room, more or less. Only the last page has a coupon: nothing is lost on its other side."""
        has_coupon = is_last_page and bool(self._contact) and room >= LEAST_COUPON
        if has_coupon:
            room -= COUPON
        fillers: list[Element] = []
        if room >= LEAST_POSTER and self._posters:
            poster = self._posters.pop(-1 if room > WHOLE_PAGE else 0)
            fillers.append(Poster(poster, self._width, colour=colour))
        elif room >= LEAST_SLOGAN and self._slogans:
            fillers.append(Slogan(self._slogans.pop(0), self._width, colour=colour))
        if has_coupon:
            # A poster takes what is left. Without one, it becomes a long letter.
            is_beside_poster = any(isinstance(filler, Poster) for filler in fillers)
            fillers.append(Coupon(self._contact, self._width, most=COUPON if is_beside_poster else NO_LIMIT))
        return fillers
