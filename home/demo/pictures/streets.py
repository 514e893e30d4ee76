"""Scenes of the streets and yards of the town: a picket line, a tenants' meeting, a march."""

import math

from home.demo.pictures.drawing import (
    GREY,
    INK,
    PAPER,
    RED,
    WHOLE,
    WIDE,
    Canvas,
    Point,
    at,
    box,
    mix,
    moved,
    on_wall,
    oval,
    panel,
    trace,
)
from home.demo.pictures.people import Person, Pose, fist, hand, onlooker, person
from home.demo.pictures.things import flame, loaf, window


def picket_line(canvas: Canvas) -> None:
    """Strikers with placards file past the gate of a factory whose chimneys are cold."""
    canvas.shaded(WHOLE, RED, -16, PAPER, (19, 6, 130), fade=at("900,720 560,40"))
    for left, top in ((96, 60), (250, 150)):
        canvas.shape([(left, 700), (left + 22, top), (left + 78, top), (left + 100, 700)], INK, edge=PAPER)
        canvas.hatch(box(left + 22, top + 20, left + 48, 460), 90, PAPER, (12, 4, 70))
        canvas.bar(((left + 12, top + 26), (left + 88, top + 26)), 14, RED)
    teeth = [point for x in range(5) for point in moved(at("0,330 168,440"), x * 168, x * 30)]
    canvas.shape([*at("0,800 0,400"), *teeth, (840, 800)], INK, edge=PAPER)
    for x in range(5):
        canvas.shape(moved(at("18,375 128,446 128,480 18,440"), x * 168, x * 30), RED)
    street = at("0,770 1500,690 1500,1000 0,1000")
    canvas.shaded(street, GREY, -3, INK, (17, 5, 120), fade=at("750,1020 750,700"), edge=INK)
    for bar in range(15):
        tip = (900 + bar * 32, 296 - 60 * math.sin(bar / 14 * math.pi))
        canvas.bar((tip, (tip[0], 740 - bar * 2)), 9, INK)
        canvas.shape(moved(at("0,0 10,34 -10,34"), *tip), INK)
    for y in (400, 640):
        canvas.bar(((880, y), (1380, y - 10)), 16, INK)
    for x in (846, 1362):
        canvas.shape(box(x, 300, x + 78, 760), INK, edge=PAPER)
        canvas.shape(box(x - 14, 280, x + 92, 312), INK, edge=PAPER)
        canvas.shape(oval(x + 39, 240, 38), PAPER, edge=INK)
        for y in range(340, 740, 44):
            canvas.nick(((x + 70, y), (x + 8, y)), 6, PAPER)
    line = [
        (1300, 820, 400, Person(hat="bun", skirt=True, skin=GREY), -5, PAPER, "half"),
        (1090, 846, 440, Person(hat="beanie", hat_fill=RED), 7, RED, "flame"),
        (845, 876, 480, Person(hat="curls", skin=INK), -11, PAPER, "hand"),
        (570, 908, 520, Person(fill=RED, hat="scarf", skirt=True), 6, INK, "loaf"),
        (265, 944, 560, Person(hat="cap", skin=GREY), -9, PAPER, "flame"),
    ]
    for x, y, height, who, tilt, face, emblem in line:
        grip, _ = person(canvas, x, y, height, who, Pose(near=(30, 150), far=(-30, -10), stride=0.15, lean=7))
        _sign(canvas, grip, height * 0.21, tilt, face, emblem)


def _sign(canvas: Canvas, grip: Point, size: float, tilt: float, face: str, emblem: str) -> None:
    """A placard on a pole, with its emblem, in the hand that holds it."""
    board = trace("-100,-300 100,-300 100,-155 -100,-155", *grip, size, tilt=tilt)
    foot = mix(board[2], board[3], 0.5)
    canvas.bar((mix(grip, foot, -0.3), foot), size * 0.12, INK, edge=PAPER)
    canvas.shape(board, face, edge=INK, weight=5)
    if emblem == "flame":
        flame(canvas, mix(foot, grip, -0.1), size, PAPER if face == RED else RED, face)
    elif emblem == "hand":
        hand(canvas, foot, size * 1.15, RED, edge=face, tilt=tilt)
    elif emblem == "loaf":
        loaf(canvas, on_wall(board, 0.5, 0.54), size * 0.66, PAPER, tilt=tilt)
    else:
        canvas.shape([board[0], board[1], board[3]], RED)
    fist(canvas, grip, size * 0.36, PAPER)


def tenants_meeting(canvas: Canvas) -> None:
    """A woman speaks from a crate to her neighbours in a courtyard, between tenements with windows lit in red."""
    canvas.shaded(WHOLE, GREY, 14, INK, (15, 6, 120), fade=at("1000,-60 700,560"))
    canvas.rays((760, 560), 120, 800, PAPER, 34, 44, (-170, -10))
    for side, wall in enumerate((at("0,-150 560,190 560,700 0,960"), at("960,170 1500,-190 1500,980 960,700"))):
        canvas.shaded(wall, INK, 31 - side * 64, PAPER, (22, 3, 26), edge=PAPER)
        for flat in range(20):
            column, row = divmod(flat, 5)
            left, top = 0.07 + column * 0.235, 0.17 + row * 0.165
            glass = panel(wall, left, top, left + 0.15, top + 0.11)
            light = (RED, RED, PAPER, RED, INK, RED, INK)[(column * 3 + row * 5 + side) % 7]
            window(canvas, glass, light, PAPER if light == INK else INK, 6)
            canvas.bar((on_wall(glass, -0.1, 1), on_wall(glass, 1.1, 1)), 9, PAPER)
    canvas.path(at("440,116 600,124 760,128 920,120 1060,102"), 4, INK)
    shirt = "-30,0 30,0 52,30 36,46 28,34 28,96 -28,96 -28,34 -36,46 -52,30"
    trousers = "-32,0 32,0 38,100 6,100 0,30 -6,100 -38,100"
    for x, fill, garment in ((590, PAPER, trousers), (690, RED, shirt), (812, PAPER, shirt), (920, RED, trousers)):
        canvas.shape(trace(garment, x, 124, 92, tilt=(760 - x) * 0.02), fill, edge=INK)
    canvas.shape(at("0,900 560,660 960,660 1500,900 1500,1000 0,1000"), PAPER)
    canvas.shape(box(668, 650, 852, 800), INK, edge=PAPER)
    for y in (680, 712):
        canvas.bar(((680, y), (840, y)), 8, PAPER)
    speaker = Person(fill=RED, hat="bun", skin=INK, skirt=True)
    person(canvas, 756, 652, 380, speaker, Pose(near=(60, 95), far=(140, 160), lean=4))
    hats = ("cap", "scarf", "curls", "bun", "short", "beanie")
    for row, (y, size, count, shift) in enumerate(((735, 52, 12, 10), (815, 76, 9, -30), (925, 108, 7, 20))):
        for place in range(count):
            x = shift + round((place + 0.5) * WIDE / count)
            if row == 0 and 600 < x < 900:
                continue
            neighbour = Person(
                hat=hats[(place * 5 + row * 2) % 6],
                fill=RED if (place + row * 2) % 5 == 2 else INK,
                hat_fill=RED if (place * 5 + row * 2) % 12 == 7 else INK,
                skin=(GREY, PAPER, INK)[(place + row) % 3],
            )
            onlooker(canvas, x, y + place * 37 % 5 * 7, size, neighbour)


def marchers(canvas: Canvas) -> None:
    """A crowd marches uphill towards the sun with three banners."""
    canvas.shape(WHOLE, GREY)
    canvas.rays((1190, 190), 150, 1700, PAPER, 30, 110)
    canvas.rays((1190, 190), 150, 360, INK, 64, 9)
    canvas.shape(oval(1190, 190, 122), RED, edge=PAPER, weight=6)
    canvas.shape(at("0,620 1500,420 1500,800 0,830"), INK)
    _banner(canvas, (930, 560), (1010, 70), 400, PAPER)
    _banner(canvas, (270, 660), (330, 150), 330, RED)
    hats = ("cap", "bun", "beanie", "curls", "scarf", "short", "helmet")
    ranks = ((760, 0.14, 330, 15, 104), (880, 0.15, 410, 11, 140), (1030, 0.16, 520, 9, 182))
    for rank, (foot, slope, height, count, gap) in enumerate(ranks):
        for place in range(count):
            x = 10 + place * gap + rank * 30
            hat = hats[(place * 3 + rank * 2) % 7]
            who = Person(
                hat=hat,
                hat_fill=RED if hat == "scarf" else INK,
                fill=RED if (place + rank * 2) % 4 == 1 else INK,
                skin=(GREY, PAPER, INK)[(place * 2 + rank) % 3],
                skirt=(place + rank) % 3 == 2,
            )
            arm = (150, 165) if (place + rank) % 4 == 2 else ((-28, -8), (32, 72))[place % 2]
            pose = Pose(near=arm, far=(30, 50), stride=0.16, lean=9, nod=-8)
            person(canvas, x, foot - slope * x, height, who, pose)
            if (rank, place) == (2, 3):
                _banner(canvas, (610, 900), (690, 40), 470, RED)
                fist(canvas, (637, 610), 46, PAPER)


def _banner(canvas: Canvas, foot: Point, top: Point, length: float, fill: str) -> None:
    """A flag on a pole that streams to the left."""
    canvas.bar((foot, top), 14, INK, edge=PAPER)
    depth = math.dist(foot, top) * 0.36
    upper, lower = [], []
    for step in range(17):
        t = step / 16
        x, y = top[0] - t * length, top[1] + 8 + (math.sin(t * 6.5) * 0.07 + t * 0.08) * length
        upper.append((x, y))
        lower.append((x + depth * 0.12 + 8, y + depth * (1 - step * 0.008)))
    notch = mix(mix(upper[-1], lower[-1], 0.5), upper[-5], 0.7)
    canvas.shape([*upper, notch, *lower[::-1]], fill, edge=PAPER, weight=5)
    for fold in (3, 7, 11):
        region = upper[fold : fold + 3] + lower[fold : fold + 3][::-1]
        canvas.hatch(region, 84, INK, (13, 6, depth * 0.6), fade=(upper[fold + 3], upper[fold - 1]))
