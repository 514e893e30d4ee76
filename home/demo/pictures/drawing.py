"""The linocut workshop: the palette, the points of a shape, and a block to cut (`Canvas`)."""

import math
import random
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager

from PIL import Image, ImageDraw

PAPER = "#FFFDF8"
INK = "#16130F"
RED = "#B3001B"
GREY = "#D9D2C5"

# Pictures are drawn in these units whatever their width in pixels; y grows downwards.
WIDE, HIGH = 1500, 1000
OVERSAMPLING = 2
MARGIN = 24

type Point = tuple[float, float]
type Points = Sequence[Point]
# How a hatch is cut: the distance between its rows, the breadth of a mark and its length.
type Grain = tuple[float, float, float]

# The breadth of a gouge mark along its way: it bites, widens, and runs out.
GOUGE = ((0, 0.2), (0.12, 0.8), (0.35, 1), (0.7, 0.6), (1, 0.05))


def at(text: str) -> list[Point]:
    """Read points as the points of an SVG polygon are written: "x,y x,y"."""
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in text.split())]


def trace(
    text: str, x: float = 0, y: float = 0, size: float = 1, *, tilt: float = 0, left: bool = False
) -> list[Point]:
    """Read the outline of a thing in hundredths of its size, turned and put with its origin at (x, y)."""
    return moved(rotated(at(text), tilt), x, y, size / 100, left)


def rotated(points: Points, degrees: float, about: Point = (0, 0)) -> list[Point]:
    """Turn points clockwise, as the eye sees it, about one of them."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    ax, ay = about
    return [(ax + (x - ax) * cos - (y - ay) * sin, ay + (x - ax) * sin + (y - ay) * cos) for x, y in points]


def moved(points: Points, x: float, y: float, size: float = 1, mirror: bool = False) -> list[Point]:
    """Scale points from the origin, then carry them to (x, y)."""
    across = -size if mirror else size
    return [(x + px * across, y + py * size) for px, py in points]


def smooth(points: Points, rounds: int = 2) -> list[Point]:
    """Round the corners of a closed outline by cutting them off (Chaikin)."""
    outline = list(points)
    for _ in range(rounds):
        following = outline[1:] + outline[:1]
        pairs = [(mix(a, b, 0.25), mix(a, b, 0.75)) for a, b in zip(outline, following, strict=True)]
        outline = [point for pair in pairs for point in pair]
    return outline


def mix(a: Point, b: Point, share: float) -> Point:
    """The point that lies a share of the way from a to b."""
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def box(left: float, top: float, right: float, bottom: float) -> list[Point]:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def oval(x: float, y: float, across: float, down: float | None = None, arc: Point = (0, 360)) -> list[Point]:
    """An oval by its half width and half height, or an arc of it; angles run clockwise from three o'clock."""
    down = down or across
    start, end = arc
    steps = max(12, int((end - start) * max(across, down) / 900))
    angles = [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return [(x + math.cos(angle) * across, y + math.sin(angle) * down) for angle in angles]


def on_wall(wall: Points, across: float, down: float) -> Point:
    """A place on a wall that is seen at a slant; its corners run clockwise from the top left."""
    return mix(mix(wall[0], wall[1], across), mix(wall[3], wall[2], across), down)


def panel(wall: Points, left: float, top: float, right: float, bottom: float) -> list[Point]:
    """A window or board on a slanted wall, in shares of the wall."""
    return [on_wall(wall, *corner) for corner in box(left, top, right, bottom)]


WHOLE = box(0, 0, WIDE, HIGH)


def contrast(fill: str) -> str:
    """The colour that a cut shows against this one."""
    return PAPER if fill in (INK, RED) else INK


class Canvas:
    """A block of lino: shapes are cut into it with a slightly unsteady hand, always the same for the same seed."""

    def __init__(self, *, width: int, seed: str) -> None:
        self.width = width
        self.height = round(width * HIGH / WIDE)
        self.random = random.Random(seed)
        self._scale = width * OVERSAMPLING / WIDE
        self._image = Image.new("RGB", (width * OVERSAMPLING, self.height * OVERSAMPLING), PAPER)
        self._draw = ImageDraw.Draw(self._image)
        self._held: list[tuple[list[Point], str]] | None = None

    def shape(self, points: Points, fill: str, *, edge: str | None = None, weight: float = 4, rough: float = 1) -> None:
        """Cut a filled outline; an edge is a line of another colour around it."""
        contour = [(x * self._scale, y * self._scale) for x, y in self._unsteady(points, rough)]
        if self._held is not None:
            self._held.append((contour, fill))
            return
        if edge:
            self._line(contour, edge, weight)
        self._draw.polygon(contour, fill)

    @contextmanager
    def outlined(self, edge: str, weight: float = 4) -> Generator[None]:
        """Put one common edge around everything that is cut inside the block."""
        held: list[tuple[list[Point], str]] = []
        self._held = held
        yield
        self._held = None
        for contour, _ in held:
            self._line(contour, edge, weight)
        for contour, fill in held:
            self._draw.polygon(contour, fill)

    def bar(self, line: Points, weight: float, fill: str, *, end: float | None = None, edge: str | None = None) -> None:
        """Cut a straight beam between two points, which may grow thinner or thicker towards its end."""
        a, b = line
        length = math.dist(a, b) or 1
        nx, ny = (a[1] - b[1]) / length / 2, (b[0] - a[0]) / length / 2
        end = weight if end is None else end
        (ax, ay), (bx, by) = (nx * weight, ny * weight), (nx * end, ny * end)
        corners = [(a[0] + ax, a[1] + ay), (b[0] + bx, b[1] + by), (b[0] - bx, b[1] - by), (a[0] - ax, a[1] - ay)]
        self.shape(corners, fill, edge=edge, rough=0.6)

    def path(self, points: Points, weight: float, fill: str, *, end: float | None = None) -> None:
        """Cut a bent line with round joints, which may taper towards its end."""
        end = weight if end is None else end
        last = len(points) - 1
        weights = [weight + (end - weight) * step / last for step in range(last + 1)]
        for step in range(last):
            self.bar((points[step], points[step + 1]), weights[step], fill, end=weights[step + 1])
        for (x, y), across in zip(points, weights, strict=True):
            self.shape(oval(x, y, across / 2), fill, rough=0)

    def nick(self, line: Points, weight: float, fill: str) -> None:
        """Make one mark of the gouge: it bites at the first point and runs out thin at the second."""
        a, b = line
        length = math.dist(a, b) or 1
        nx, ny = (a[1] - b[1]) / length * weight / 2, (b[0] - a[0]) / length * weight / 2
        middles = [(mix(a, b, share), breadth) for share, breadth in GOUGE]
        left = [(x + nx * breadth, y + ny * breadth) for (x, y), breadth in middles]
        right = [(x - nx * breadth, y - ny * breadth) for (x, y), breadth in reversed(middles)]
        self.shape(left + right, fill, rough=0)

    def hatch(
        self, region: Points, angle: float, fill: str, grain: Grain = (14, 4, 70), *, fade: Points | None = None
    ) -> None:
        """Fill a region with gouge marks along an angle; between the two points of the fade they grow thin and end."""
        gap, weight, length = grain
        level = rotated(region, -angle)
        depth = min(y for _, y in level) + gap * self.random.uniform(0.3, 0.9)
        bottom = max(y for _, y in level)
        while depth < bottom:
            crossings = sorted(_crossings(level, depth))
            for start, stop in zip(crossings[::2], crossings[1::2], strict=False):
                for a, b in self._dashes(start + gap * 0.3, stop - gap * 0.3, gap, length):
                    ends = rotated([(a, depth), (b, depth + self.random.uniform(-1, 1) * gap * 0.12)], angle)
                    strength = weight * _strength(mix(ends[0], ends[1], 0.5), fade) * self.random.uniform(0.7, 1.15)
                    if strength > weight * 0.14:
                        self.nick(ends, strength, fill)
            depth += gap * self.random.uniform(0.8, 1.2)

    def shaded(
        self,
        points: Points,
        fill: str,
        angle: float,
        marks: str,
        grain: Grain = (14, 4, 70),
        *,
        fade: Points | None = None,
        edge: str | None = None,
        weight: float = 5,
    ) -> None:
        """Cut a shape and hatch it."""
        self.shape(points, fill, edge=edge, weight=weight)
        self.hatch(points, angle, marks, grain, fade=fade)

    def rays(
        self, source: Point, near: float, far: float, fill: str, count: int, weight: float, arc: Point = (0, 360)
    ) -> None:
        """Cut beams that spread from a point over an arc, each thin at its root and broad at its far end."""
        x, y = source
        start, end = arc
        for step in range(count):
            angle = math.radians(start + (end - start) * (step + self.random.uniform(0.35, 0.65)) / count)
            cos, sin = math.cos(angle), math.sin(angle)
            reach = far * self.random.uniform(0.75, 1)
            root = near * self.random.uniform(1, 1.25)
            breadth = weight * self.random.uniform(0.6, 1.1)
            self.nick(((x + cos * reach, y + sin * reach), (x + cos * root, y + sin * root)), breadth, fill)

    def finished(self) -> Image.Image:
        """Pull the print: speckled ink, an uneven paper margin, smooth edges."""
        for _ in range(1100):
            x, y, size = self.random.uniform(0, WIDE), self.random.uniform(0, HIGH), self.random.uniform(0.3, 1.15)
            self.shape(oval(x, y, size, size * self.random.uniform(0.6, 1)), PAPER, rough=0)
        frame = self._unsteady(box(MARGIN, MARGIN, WIDE - MARGIN, HIGH - MARGIN), 2.4)
        corners = [(-9, -9), (WIDE + 9, -9), (WIDE + 9, HIGH + 9), (-9, HIGH + 9), (-9, -9)]
        self.shape([*corners, frame[0], *frame[::-1]], PAPER, rough=0)
        return self._image.resize((self.width, self.height), Image.Resampling.BOX)

    def _dashes(self, start: float, stop: float, gap: float, length: float) -> Iterator[tuple[float, float]]:
        start += self.random.uniform(0, gap * 0.6)
        while stop - start > gap * 0.5:
            end = min(start + length * self.random.uniform(0.5, 1.5), stop)
            yield start, end
            start = end + gap * self.random.uniform(0.2, 0.7)

    def _unsteady(self, points: Points, rough: float) -> list[Point]:
        if not rough:
            return list(points)
        outline: list[Point] = []
        for a, b in zip(points, [*points[1:], points[0]], strict=True):
            steps = max(1, int(math.dist(a, b) / 26))
            outline.append(a)
            for step in range(1, steps):
                x, y = mix(a, b, step / steps)
                outline.append((x + self.random.uniform(-rough, rough), y + self.random.uniform(-rough, rough)))
        return outline

    def _line(self, contour: list[Point], fill: str, weight: float) -> None:
        # Half of the line lies inside, where the fill covers it; going on to the second point joins the ends.
        self._draw.line([*contour, *contour[:2]], fill, round(weight * 2 * self._scale), joint="curve")


def _crossings(outline: Points, depth: float) -> Iterator[float]:
    for (ax, ay), (bx, by) in zip(outline, [*outline[1:], outline[0]], strict=True):
        if (ay <= depth) != (by <= depth):
            yield ax + (depth - ay) / (by - ay) * (bx - ax)


def _strength(point: Point, fade: Points | None) -> float:
    if fade is None:
        return 1
    (ax, ay), (bx, by) = fade
    along = ((point[0] - ax) * (bx - ax) + (point[1] - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)
    return 1 - min(1, max(0, along))
