"""The torch beside the name of the paper, from the same outlines as the site's (templates/components/wordmarks/)."""

import re
from collections.abc import Iterator

from PIL import ImageDraw

type Point = tuple[float, float]

# What the wordmark draws: the flame, the lighter core in it, and the handle.
FLAME = (
    "M392 0C430 190 640 330 640 610C640 800 520 910 380 910C240 910 120 800 120 620C120 500 190 420 250 330"
    "C255 420 290 470 340 490C320 320 330 150 392 0Z"
)
CORE = "M385 560C400 640 480 690 480 775C480 835 435 870 380 870C325 870 280 835 280 775C280 700 360 660 385 560Z"
HANDLE = ("M110 960L650 960L610 1060L150 1060Z", "M235 1100L525 1100L440 1470L320 1470Z")
HEIGHT = 1470
STEPS = 24


def draw_torch(draw: ImageDraw.ImageDraw, x: float, top: float, height: float, *, colour: str, core: str) -> None:
    scale = height / HEIGHT
    for outline, fill in ((FLAME, colour), (CORE, core), *((part, colour) for part in HANDLE)):
        draw.polygon([(x + across * scale, top + down * scale) for across, down in _points(outline)], fill=fill)


def _points(outline: str) -> Iterator[Point]:
    """The outline as points: lines as they are, curves in steps."""
    here: Point = (0, 0)
    for command, text in re.findall(r"([MLC])([^MLCZ]*)", outline):
        numbers = [float(number) for number in text.split()]
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        if command == "C":
            yield from (_on_curve(step / STEPS, here, *points) for step in range(1, STEPS + 1))
        else:
            yield points[0]
        here = points[-1]


def _on_curve(t: float, *points: Point) -> Point:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    across, down = (sum(weight * point[axis] for weight, point in zip(weights, points, strict=True)) for axis in (0, 1))
    return across, down
