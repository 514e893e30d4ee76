"""The pictures of the demo newspaper: twelve linocuts in ink, red and one warm grey."""

from collections.abc import Callable

from PIL import Image

from home.demo.pictures.care import classroom, clinic, kitchen
from home.demo.pictures.drawing import Canvas
from home.demo.pictures.streets import marchers, picket_line, tenants_meeting
from home.demo.pictures.transport import bus_depot, forest_road, harbour
from home.demo.pictures.workplaces import bakery, night_cleaners, printing_press

PICTURES: dict[str, Callable[[Canvas], None]] = {
    "picket-line": picket_line,
    "tenants-meeting": tenants_meeting,
    "bakery": bakery,
    "bus-depot": bus_depot,
    "classroom": classroom,
    "harbour": harbour,
    "kitchen": kitchen,
    "clinic": clinic,
    "printing-press": printing_press,
    "marchers": marchers,
    "forest-road": forest_road,
    "night-cleaners": night_cleaners,
}


def draw_picture(name: str, *, width: int = 1600) -> Image.Image:
    """Draw a picture, always the same, three wide to two high; an unknown name raises KeyError."""
    scene = PICTURES[name]
    canvas = Canvas(width=width, seed=name)
    scene(canvas)
    return canvas.finished()
