"""Scenes of ships, buses and bicycles: a harbour, a depot, a road through the forest."""

import math

from home.demo.pictures.drawing import (
    GREY,
    INK,
    PAPER,
    RED,
    WHOLE,
    Canvas,
    Point,
    Points,
    at,
    box,
    mix,
    moved,
    oval,
    panel,
    rotated,
    smooth,
    trace,
)
from home.demo.pictures.people import Person, Pose, fist, head, person
from home.demo.pictures.things import flame, page


def harbour(canvas: Canvas) -> None:
    """Three dockers haul a ship in by its rope, under cranes and gulls and a low red sun."""
    canvas.hatch(WHOLE, -8, INK, (17, 6, 140), fade=at("500,-60 760,420"))
    sun = oval(900, 420, 240)
    canvas.shaded(sun, RED, 0, PAPER, (20, 9, 160), fade=at("900,660 900,420"), edge=PAPER, weight=22)
    canvas.shaded(box(0, 640, 1500, 1000), INK, 1, PAPER, (20, 6, 90), fade=at("750,1100 750,560"))
    canvas.hatch(at("800,660 1000,660 1180,860 640,860"), 0, RED, (16, 12, 80))
    _crane(canvas, 500, 645, 140, (790, 330), 420)
    canvas.shape(at("800,500 1500,560 1500,800 910,800 860,690"), INK, edge=PAPER, weight=5)
    canvas.shape(at("878,735 1500,745 1500,800 910,800"), RED)
    canvas.bar(((1010, 530), (1010, 190)), 12, INK, end=6)
    canvas.bar(((1010, 200), (812, 505)), 4, INK)
    canvas.bar(((1010, 200), (1260, 300)), 4, INK)
    canvas.shape(at("1320,120 1420,110 1430,320 1320,320"), RED, edge=INK)
    canvas.bar(((1318, 164), (1424, 156)), 26, INK)
    for left, top, bottom, light in ((1250, 280, 360, RED), (1190, 350, 450, INK), (1120, 440, 552, INK)):
        canvas.shape([(left - 24, top), (1500, top), (1500, bottom), (left, bottom)], PAPER, edge=INK, weight=5)
        for x in range(left + 24, 1490, 52):
            canvas.shape(box(x, top + 26, x + 28, top + 58), light)
    canvas.shape(at("800,500 1500,540 1500,590 812,536"), INK)
    canvas.hatch(at("830,530 1500,580 1500,730 880,720"), 5, PAPER, (24, 5, 120), fade=at("1500,600 1000,640"))
    for x in range(980, 1480, 90):
        canvas.shape(oval(x, 620 + (x - 980) * 0.05, 15), PAPER)
    quay = at("0,640 400,645 640,850 1500,950 1500,1000 0,1000")
    canvas.shaded(quay, GREY, 5, INK, (15, 5, 90), fade=at("200,1000 300,820"), edge=INK)
    _crane(canvas, 190, 840, 300, (610, 50), 170)
    dockers = [
        (570, 874, Person(hat="scarf", hat_fill=RED)),
        (420, 921, Person(fill=RED, hat="beanie", skin=INK)),
        (270, 969, Person(hat="cap", skin=GREY)),
    ]
    for x, y, who in dockers:
        grip, _ = person(canvas, x, y, 300, who, Pose(near=(60, 95), far=(80, 100), stride=0.13, lean=-20))
    with canvas.outlined(INK, 3):
        canvas.path([(862, 560), grip, (196, 800), *oval(130, 900, 84, 36, (-20, 400))], 6, PAPER)
    wings = "0,8 -30,-24 -70,-34 -110,-14 -70,-16 -34,4 -10,24 14,26 36,2 70,-24 112,-30 70,-44 30,-30"
    for x, y, size, tilt in ((420, 130, 62, -14), (980, 170, 90, 10), (1120, 110, 60, -8), (1420, 80, 74, 6)):
        canvas.shape(trace(wings, x, y, size, tilt=tilt), INK, edge=PAPER, rough=0)
    for x, y, size, tilt in ((820, 330, 70, 14), (960, 450, 54, -10)):
        canvas.shape(trace(wings, x, y, size, tilt=tilt), PAPER, edge=INK, rough=0)


def _crane(canvas: Canvas, x: float, y: float, size: float, tip: Point, load: float) -> None:
    """A portal crane whose rails lie at (x, y); its hook hangs from the tip of the jib."""

    def put(text: str) -> list[Point]:
        return trace(text, x, y, size)

    _lattice(canvas, put("-50,0 -22,-90"), size * 0.16, size * 0.1, size * 0.04)
    _lattice(canvas, put("50,0 22,-90"), size * 0.16, size * 0.1, size * 0.04)
    _lattice(canvas, put("0,-80 0,-190"), size * 0.34, size * 0.12, size * 0.045)
    grain = (size * 0.045, size * 0.018, size * 0.2)
    cabin = put("-46,-86 46,-86 52,-128 20,-150 -52,-150")
    canvas.shaded(cabin, INK, 90, PAPER, grain, fade=put("-50,0 0,0"), edge=PAPER)
    canvas.shape(put("8,-142 40,-126 40,-104 8,-104"), RED)
    heel, top, back = put("0,-120 0,-190 -50,-130")
    _lattice(canvas, (heel, tip), size * 0.22, size * 0.06, size * 0.05)
    hook = (tip[0], load)
    crate = box(tip[0] - 46, load + 34, tip[0] + 46, load + 100)
    for a, b in ((top, tip), (top, mix(heel, tip, 0.5)), (top, back), (tip, hook), (hook, crate[0]), (hook, crate[1])):
        canvas.bar((a, b), 4, INK)
    canvas.shaded(crate, RED, 90, INK, (15, 5, 70), edge=INK)


def _lattice(canvas: Canvas, line: Points, broad: float, thin: float, weight: float) -> None:
    """A girder of two rails, which run from broadly to thinly apart, with the bracing between them."""
    a, b = line
    angle = math.atan2(b[1] - a[1], b[0] - a[0])
    nx, ny = -math.sin(angle) / 2, math.cos(angle) / 2
    left = ((a[0] + nx * broad, a[1] + ny * broad), (b[0] + nx * thin, b[1] + ny * thin))
    right = ((a[0] - nx * broad, a[1] - ny * broad), (b[0] - nx * thin, b[1] - ny * thin))
    steps = max(3, round(math.dist(a, b) / (broad + thin) * 2))
    for step in range(steps):
        here, there = (left, right) if step % 2 else (right, left)
        canvas.bar((mix(*here, step / steps), mix(*there, (step + 1) / steps)), weight * 0.7, INK)
    canvas.bar(left, weight, INK)
    canvas.bar(right, weight, INK)


def bus_depot(canvas: Canvas) -> None:
    """Buses stand in a row under a glass roof while three drivers read The Torch."""
    canvas.shape(WHOLE, GREY)
    roof = at("0,-40 1600,-40 1600,440 0,220")
    canvas.shape(roof, INK)
    for light in range(14):
        column, row = divmod(light, 2)
        glass = panel(roof, column * 0.15 + 0.02, 0.16 + row * 0.42, column * 0.15 + 0.12, 0.46 + row * 0.42)
        canvas.shaded(glass, (RED, PAPER)[(row + column) % 2], 60, INK, (16, 4, 70), fade=glass[::2])
    canvas.hatch(box(0, 250, 1500, 640), 90, INK, (26, 5, 90), fade=at("750,700 750,300"))
    floor = at("0,700 1500,560 1500,1000 0,1000")
    canvas.shaded(floor, PAPER, -18, INK, (20, 6, 150), fade=at("400,1000 1100,640"), edge=INK)
    for place in range(6):
        x, y, size = 1370 - place * 150 - place * place * 14, 600 + place * 66, 62 + place * 30
        _bus(canvas, x, y, size, *((RED, INK) if place % 2 == 0 else (INK, RED)))
    drivers = [
        (1430, Person(hat="cap", hat_fill=RED), Pose(near=(-25, 40), far=(20, 50), nod=8), True),
        (1290, Person(fill=RED, hat="bun", skin=INK), Pose(near=(15, 80), far=(35, 90), nod=10), True),
        (1040, Person(hat="cap", skin=GREY), Pose(near=(35, 100), far=(45, 95), nod=8), False),
    ]
    for x, who, pose, left in drivers:
        grip, _ = person(canvas, x, 965, 480, who, pose, left=left)
    page(canvas, trace("-20,-84 106,-100 124,70 0,86", *grip, 100), -7)
    fist(canvas, grip, 30, GREY)


def _bus(canvas: Canvas, x: float, y: float, size: float, front: str, side: str) -> None:
    """A bus seen from its front, with its side falling away to the right; (x, y) is the ground below its middle."""

    def put(text: str) -> list[Point]:
        return trace(text, x, y, size)

    def disc(across: float, down: float, radius: float, fill: str) -> None:
        canvas.shape(oval(x + across * size, y + down * size, radius * size, radius * size * 1.3), fill)

    with canvas.outlined(PAPER, 5):
        disc(-0.7, 0, 0.17, INK)
        disc(0.66, 0, 0.17, INK)
        canvas.shape(put("90,-8 230,-70 230,-196 96,-226"), side)
        for across, down in ((1.34, -0.26), (2, -0.56)):
            disc(across, down, 0.14, INK)
            disc(across, down, 0.06, GREY)
        canvas.shape(put("104,-104 226,-116 226,-108 104,-92"), PAPER)
        canvas.shape(smooth(put("-100,-4 -104,-120 -94,-226 -70,-246 70,-246 94,-226 104,-120 100,-4"), 1), front)
    for pane in range(3):
        canvas.shape(moved(put("114,-189 142,-187 142,-134 114,-131"), pane * size * 0.38, pane * size * 0.03), PAPER)
    for glass in (put("-88,-190 -4,-194 -4,-100 -92,-94"), put("4,-194 88,-190 92,-94 4,-100")):
        grain = (size * 0.11, size * 0.04, size * 0.6)
        canvas.shaded(glass, PAPER, -52, INK, grain, fade=(glass[3], glass[1]), edge=INK)
    canvas.shape(put("-62,-236 62,-236 62,-204 -62,-204"), INK, edge=PAPER)
    canvas.hatch(put("-56,-230 56,-230 56,-210 -56,-210"), 0, PAPER, (size * 0.07, size * 0.04, 70))
    for lamp in (-0.68, 0.68):
        canvas.shape(oval(x + lamp * size, y - 0.46 * size, 0.2 * size), PAPER, edge=INK, weight=5)
        canvas.shape(oval(x + lamp * size, y - 0.46 * size, 0.09 * size), RED if front == INK else INK)
    for slat in ("-36,-64 36,-64", "-36,-53 36,-53", "-36,-42 36,-42", "-36,-31 36,-31"):
        canvas.bar(put(slat), size * 0.05, PAPER)
    canvas.bar(put("-106,-10 106,-10"), size * 0.15, INK, edge=PAPER)


def forest_road(canvas: Canvas) -> None:
    """Someone cycles along a road through a pine forest with a bag of newspapers, at sundown."""
    for ring in range(200, 1100, 21):
        angle = canvas.random.uniform(0, 8)
        while angle < 360:
            sweep = canvas.random.uniform(2280, 7400) / ring
            arc = oval(830, 400, ring, arc=(angle, angle + sweep))
            canvas.nick((arc[0], arc[-1]), 13 - ring / 100, INK)
            angle += sweep + 400 / ring
    canvas.shape(oval(830, 400, 170), RED, edge=PAPER, weight=8)
    hills = at("0,420 220,330 420,410 640,350 820,430 1040,350 1280,420 1500,330 1500,640 0,640")
    canvas.shaded(hills, GREY, 62, INK, (18, 6, 60), fade=at("0,400 1100,500"), edge=INK)
    for place in range(26):
        _pine(canvas, 10 + place * 60, 590 + place % 3 * 14, 130 + place * 53 % 90)
    canvas.shaded(box(0, 590, 1500, 1000), INK, -4, PAPER, (22, 5, 60), fade=at("750,560 750,1000"))
    lane = at("812,588 900,640 880,700 640,780 330,880 180,1000 980,1000 1010,880 1110,760 1060,660 850,588")
    canvas.shaded(smooth(lane, 3), GREY, -24, INK, (18, 4, 80), fade=at("500,1000 900,640"), edge=PAPER)
    for x, y, height in ((120, 700, 420), (300, 690, 330), (470, 660, 250), (610, 640, 190)):
        _pine(canvas, x, y, height)
    for x, y, height in ((1060, 640, 210), (1180, 670, 300), (1300, 720, 450)):
        _pine(canvas, x, y, height)
    canvas.shape(oval(740, 885, 200, 14), INK, rough=0)
    _cyclist(canvas, 720, 880, 130)
    for x, y, height in ((60, 980, 800), (1440, 1000, 900), (1230, 1020, 640), (235, 1040, 560)):
        _pine(canvas, x, y, height)


def _pine(canvas: Canvas, x: float, y: float, height: float) -> None:
    """A pine whose foot stands at (x, y), lit from the left."""
    canvas.bar(((x, y), (x, y - height * 0.5)), height * 0.06, INK, end=height * 0.03)
    left, right = [(x, y - height)], [(x, y - height)]
    for tier in range(1, 8):
        down, reach = y - height * (1 - tier * 0.125), height * (0.04 + tier * 0.031)
        for side, edge in ((-1, left), (1, right)):
            spread, droop = canvas.random.uniform(0.9, 1.1), canvas.random.uniform(0, 0.03)
            edge.append((x + side * reach * spread, down + droop * height))
            edge.append((x + side * reach * 0.45, down - height * 0.012))
    canvas.shape(left + right[:0:-1], INK, edge=PAPER, weight=3)
    lit = [*left, (x - height * 0.06, y - height * 0.2)]
    canvas.hatch(lit, 118, PAPER, (6 + height * 0.018, 2 + height * 0.006, height * 0.05))


def _cyclist(canvas: Canvas, x: float, y: float, size: float) -> None:
    """Someone who carries The Torch by bicycle; (x, y) is on the ground between the wheels."""

    def put(text: str) -> list[Point]:
        return trace(text, x, y, size)

    for hub in put("-58,-36 62,-36"):
        for radius, fill in ((0.4, PAPER), (0.37, INK), (0.3, GREY)):
            canvas.shape(oval(*hub, size * radius), fill)
        for spoke in range(8):
            canvas.bar((hub, rotated([(hub[0] + size * 0.3, hub[1])], spoke * 45 + 10, hub)[0]), size * 0.02, INK)
    for tube in ("-58,-36 0,-34 44,-96 -24,-92 -58,-36", "0,-34 -28,-104", "62,-36 42,-112", "42,-112 58,-116"):
        canvas.path(put(tube), size * 0.055, INK)
    with canvas.outlined(PAPER, 3):
        canvas.path(put("-24,-112 22,-90 6,-22 18,-18"), size * 0.17, INK, end=size * 0.09)
        canvas.shape(smooth(put("-44,-112 -34,-160 6,-204 34,-196 30,-160 -8,-104"), 1), RED)
        head(canvas, put("38,-208")[0], size * 0.38, Person(hat="cap", skin=GREY), tilt=6)
        canvas.path(put("16,-186 30,-142 56,-122"), size * 0.13, RED, end=size * 0.09)
    canvas.shape(put("-78,-140 -22,-150 -14,-104 -70,-94"), PAPER, edge=INK)
    canvas.bar(put("-50,-142 18,-196"), size * 0.05, INK)
    flame(canvas, put("-44,-100")[0], size * 0.36, RED, PAPER)
