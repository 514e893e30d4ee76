"""The people of the pictures: walking in profile or seen from behind, and their hands."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from home.demo.pictures.drawing import INK, PAPER, Canvas, Point, Points, contrast, moved, oval, rotated, smooth, trace

# A head is drawn in profile in units of its own height, chin at the origin, facing right, y downwards.
FACE = "-20,30 -22,-10 -40,-30 -46,-62 -30,-92 0,-100 26,-94 38,-74 36,-60 53,-36 41,-32 45,-22 39,-16 42,0 30,7 12,30"
HATS = {
    "short": "-20,-8 -44,-28 -54,-65 -36,-100 0,-110 38,-100 42,-76 10,-80 2,-50 -10,-42",
    "cap": "-30,-10 -52,-40 -62,-80 -40,-110 10,-122 50,-102 86,-72 82,-66 34,-74 0,-68 -6,-40",
    "scarf": "-20,26 -66,12 -60,-50 -50,-90 -10,-112 30,-104 42,-80 16,-72 10,-30 26,6 6,26",
    "bun": "-16,-12 -44,-26 -66,-30 -86,-50 -80,-80 -56,-86 -34,-106 6,-112 42,-96 40,-74 4,-72 -4,-40",
    "curls": "-16,2 -50,10 -72,-20 -66,-50 -76,-80 -46,-108 -20,-126 16,-118 44,-106 48,-76 10,-72 -2,-34",
    "beanie": "-26,-16 -50,-34 -56,-80 -36,-118 0,-128 30,-114 44,-70 0,-66 -12,-40",
    "helmet": "-62,-58 -56,-90 -30,-118 10,-124 40,-106 50,-80 74,-66 70,-58",
    "toque": "-46,-55 -50,-90 -84,-120 -66,-162 -20,-160 10,-180 52,-156 60,-116 42,-90 40,-66",
}
NAPES = {
    "short": "-30,-16 -42,-50 -44,-100 0,-120 44,-100 42,-50 30,-16",
    "cap": "-32,-30 -50,-70 -58,-98 -30,-118 30,-118 58,-98 50,-70 32,-30",
    "scarf": "0,50 -30,10 -50,-40 -52,-100 0,-122 52,-100 50,-40 30,10",
    "bun": "-32,-20 -46,-60 -42,-102 -20,-110 -30,-150 30,-150 20,-110 42,-102 46,-60 32,-20",
    "curls": "-50,20 -70,-40 -60,-105 0,-132 60,-105 70,-40 50,20",
    "beanie": "-44,-34 -50,-90 -26,-130 26,-130 50,-90 44,-34",
}
TORSO = trace("-9,-81 -4,-85 5,-85 8,-81 11,-70 9,-58 11,-43 -11,-43 -8,-58 -12,-72 -12,-77")
SHOULDERS = "-130,220 -120,60 -80,24 -24,10 24,10 80,24 120,60 130,220"


@dataclass(frozen=True)
class Person:
    """What someone wears."""

    fill: str = INK
    skin: str = PAPER
    hat: str = "cap"
    hat_fill: str = INK
    legs_fill: str = INK
    skirt: bool = False
    apron: str | None = None
    edge: str = PAPER


@dataclass(frozen=True)
class Pose:
    """How someone stands: arms as angles of upper arm and forearm, in degrees from straight down, growing forwards."""

    near: tuple[float, float] = (-8, 12)
    far: tuple[float, float] = (-5, 20)
    stride: float = 0.05
    lean: float = 0
    nod: float = 0


def person(
    canvas: Canvas, x: float, y: float, height: float, who: Person, pose: Pose, *, left: bool = False
) -> tuple[Point, Point]:
    """Draw someone whose feet stand at (x, y), facing right; gives back where the near and the far hand are."""

    def put(points: Points) -> list[Point]:
        return moved(points, x, y, height, left)

    def upper(points: Points) -> list[Point]:
        return put(rotated(points, pose.lean, (0, -0.5)))

    def arm(shoulder: Point, angles: tuple[float, float]) -> list[Point]:
        elbow = _away(shoulder, angles[0], 0.165)
        return upper([shoulder, elbow, _away(elbow, angles[1], 0.14), _away(elbow, angles[1], 0.17)])

    def fold(region: Points, gap: float) -> None:
        turn = 88 + (-pose.lean if left else pose.lean)
        fade = (put([(-0.12, -0.5)])[0], put([(0.07, -0.5)])[0])
        fill = contrast(who.fill if region is torso else who.legs_fill)
        canvas.hatch(region, turn, fill, (height * gap, height * 0.01, height * 0.12), fade=fade)

    near, far = arm((-0.01, -0.785), pose.near), arm((0.03, -0.785), pose.far)
    torso = upper(TORSO)
    with canvas.outlined(who.edge, 3.5):
        _sleeve(canvas, far, height, who)
        lower = _legs(canvas, put, height, who, pose.stride)
        canvas.shape(torso, who.fill)
        chin = upper([(0.02, -0.88)])[0]
        head(canvas, chin, height * 0.115, who, tilt=pose.lean * 0.6 + pose.nod, left=left)
    fold(torso, 0.028)
    canvas.nick(upper(trace("6,-83 7,-58")), height * 0.012, contrast(who.fill))
    fold(lower, 0.032)
    if who.apron:
        hem = put(trace("13,-22 -6,-20"))
        bib = trace("9,-55" if who.apron == who.fill else "0,-72 8,-73 9,-56")
        canvas.shape(upper(bib) + hem + upper(trace("-6,-56")), who.apron, edge=who.edge)
        grain = (height * 0.035, height * 0.008, height * 0.1)
        canvas.hatch(upper(trace("-4,-54 9,-54")) + hem, 88, contrast(who.apron), grain)
    with canvas.outlined(who.edge, 3.5):
        _sleeve(canvas, near, height, who)
    return near[-1], far[-1]


def head(canvas: Canvas, chin: Point, size: float, who: Person, *, tilt: float = 0, left: bool = False) -> None:
    """Draw a head in profile."""

    def put(text: str) -> list[Point]:
        return trace(text, *chin, size, tilt=tilt, left=left)

    canvas.shape(put(FACE), who.skin, rough=0)
    for feature in ("40,-60 16,-62", "35,-50 18,-49", "42,-18 24,-15", "-12,26 -14,-8", "-4,26 0,-12"):
        canvas.nick(put(feature), size * 0.07, contrast(who.skin))
    canvas.shape(smooth(put(HATS[who.hat]), 1), who.hat_fill, rough=0)
    for mark in ("-44,-60 -30,-92", "-34,-56 -16,-96", "-24,-60 0,-98", "-14,-66 14,-98"):
        canvas.nick(put(mark), size * 0.05, contrast(who.hat_fill))


def onlooker(canvas: Canvas, x: float, y: float, size: float, who: Person) -> None:
    """Draw someone seen from behind, down to the chest; (x, y) is the nape, size the height of the head."""
    shoulders = smooth(trace(SHOULDERS, x, y, size), 1)
    with canvas.outlined(who.edge, 4):
        canvas.shape(shoulders, who.fill)
        canvas.shape(trace("-22,20 -20,-30 20,-30 22,20", x, y, size), who.skin)
        for ear in (-0.42, 0.42):
            canvas.shape(oval(x + ear * size, y - 0.5 * size, 0.1 * size, 0.15 * size), who.skin, rough=0)
        canvas.shape(smooth(trace(NAPES[who.hat], x, y, size)), who.hat_fill)
    crown = smooth(trace("-36,-50 -30,-96 20,-100 20,-50", x, y, size))
    grain, fade = (size * 0.15, size * 0.06, size * 0.5), ((x - size * 1.2, y), (x + size * 0.4, y))
    canvas.hatch(shoulders, 80, contrast(who.fill), grain, fade=fade)
    canvas.hatch(crown, 70, contrast(who.hat_fill), grain, fade=fade)


def hand(
    canvas: Canvas, wrist: Point, size: float, fill: str, *, edge: str, tilt: float = 0, left: bool = False
) -> None:
    """Draw an open, raised palm whose longest finger ends about one size above the wrist."""

    def put(text: str) -> list[Point]:
        return trace(text, *wrist, size, tilt=tilt, left=left)

    fingers = ("-17,-42 -22,-60 -27,-78", "-6,-46 -8,-70 -9,-95", "6,-46 7,-72 8,-98", "17,-42 21,-64 24,-86")
    with canvas.outlined(edge):
        canvas.shape(put("-13,10 -23,-30 -20,-48 22,-48 24,-26 13,10"), fill)
        for finger in fingers:
            canvas.path(put(finger), size * 0.13, fill, end=size * 0.1)
        canvas.path(put("14,-10 32,-30 44,-52"), size * 0.16, fill, end=size * 0.11)
    for line in ("-16,-20 12,-32", "16,-6 4,-34", "-10,-10 6,-14", "-11,-44 -12,-54", "0,-46 0,-58", "12,-44 13,-54"):
        canvas.nick(put(line), size * 0.04, contrast(fill))


def fist(canvas: Canvas, grip: Point, size: float, fill: str, *, edge: str = INK) -> None:
    """Draw a hand closed round a pole."""
    knuckles = smooth(trace("-50,-45 40,-50 50,40 -40,50", *grip, size), 1)
    canvas.shape(knuckles, fill, edge=edge, weight=size * 0.07)
    for gap in ("40,-20 -25,-20", "40,2 -25,2", "40,24 -25,24"):
        canvas.nick(trace(gap, *grip, size), size * 0.09, contrast(fill))


def _away(start: Point, degrees: float, length: float) -> Point:
    return start[0] + math.sin(math.radians(degrees)) * length, start[1] + math.cos(math.radians(degrees)) * length


def _sleeve(canvas: Canvas, arm: Points, height: float, who: Person) -> None:
    canvas.path(arm[2:], height * 0.04, who.skin, end=height * 0.045)
    canvas.path(arm[:3], height * 0.074, who.fill, end=height * 0.052)


def _legs(
    canvas: Canvas, put: Callable[[Points], list[Point]], height: float, who: Person, stride: float
) -> list[Point]:
    shoe = trace("-4,-4 3,-5 10,-1 10,0 -4,0")
    for ahead, knee, lift in ((-stride, -stride * 0.3 + 0.02, stride * 0.12), (stride, stride * 0.62 + 0.03, 0.0)):
        ankle = (ahead, -0.035 - lift)
        canvas.shape(put(moved(rotated(shoe, lift * 900), ahead, -lift)), who.legs_fill)
        if who.skirt:
            canvas.path(put([(ahead * 0.8, -0.2), ankle]), height * 0.05, who.legs_fill, end=height * 0.04)
        else:
            canvas.path(put([(0, -0.48), (knee, -0.26), ankle]), height * 0.13, who.legs_fill, end=height * 0.055)
    if not who.skirt:
        return put(trace("-6,-46 6,-46 5,-30 -5,-30"))
    hem = put([(-0.07, -0.58), (0.08, -0.58), (0.12 + stride * 0.5, -0.16), (-0.12 - stride * 0.6, -0.14)])
    canvas.shape(hem, who.legs_fill)
    return hem
