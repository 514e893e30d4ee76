"""Scenes of looking after one another: a classroom, a clinic, a strike kitchen."""

import math

from home.demo.pictures.drawing import (
    GREY,
    INK,
    PAPER,
    RED,
    WHOLE,
    Canvas,
    at,
    box,
    contrast,
    mix,
    on_wall,
    oval,
    panel,
    rotated,
    trace,
)
from home.demo.pictures.people import Person, Pose, fist, hand, onlooker, person
from home.demo.pictures.things import flame, window


def classroom(canvas: Canvas) -> None:
    """A teacher points at the blackboard, seen from behind the raised hands of the class."""
    canvas.hatch(WHOLE, 62, INK, (24, 4, 60), fade=at("0,300 700,300"))
    canvas.rays((1500, -60), 200, 1500, GREY, 9, 120, (100, 176))
    glass = at("1130,60 1500,0 1500,560 1130,480")
    canvas.shape(glass, RED, edge=INK, weight=12)
    canvas.shape(oval(1400, 180, 74), PAPER)
    canvas.rays((1400, 180), 90, 420, PAPER, 36, 10)
    for share in (0.0, 0.5):
        canvas.bar((on_wall(glass, share, 0), on_wall(glass, share, 1)), 22, INK)
        canvas.bar((on_wall(glass, 0, share), on_wall(glass, 1, share)), 18, INK)
    board = at("60,90 800,150 800,560 60,590")
    canvas.shaded(board, INK, 8, GREY, (30, 3, 60), fade=(board[3], board[1]), edge=RED, weight=14)
    canvas.shape(oval(250, 330, 92), INK, edge=PAPER, weight=12)
    for step in range(12):
        canvas.bar(rotated([(368, 330), (398 + step % 2 * 26, 330)], step * 30, (250, 330)), 9, PAPER)
    for chalk in ("400,480 560,230", "560,230 690,480", "690,480 400,480", "560,230 560,480"):
        canvas.bar(at(chalk), 8, PAPER)
    teacher = Person(fill=RED, hat="curls", skin=INK, skirt=True)
    near, _ = person(canvas, 940, 770, 560, teacher, Pose(near=(75, 108), far=(10, 30), lean=2), left=True)
    canvas.bar((near, (590, 290)), 11, PAPER, end=5, edge=INK)
    canvas.shape(box(0, 780, 1500, 1000), GREY, edge=INK)
    raised = {1: (PAPER, 300, -10), 3: (GREY, 360, 8), 4: (INK, 250, 6), 6: (PAPER, 400, 10), 8: (GREY, 330, -12)}
    for place, hat in enumerate(("short", "bun", "cap", "curls", "scarf", "beanie", "bun", "short", "curls")):
        x, y = 50 + place * 168, 900 + place % 2 * 40
        if place in raised:
            skin, reach, tilt = raised[place]
            sleeve = RED if skin == GREY else INK
            wrist = rotated([(x + 66, y + 60 - reach)], tilt, (x + 66, y + 60))[0]
            canvas.bar(((x + 70, y + 120), wrist), 84, sleeve, end=56, edge=contrast(skin) if skin == GREY else PAPER)
            hand(canvas, wrist, 150, skin, edge=contrast(skin), tilt=tilt, left=place % 2 == 0)
        pupil = Person(hat=hat, fill=(RED, INK, INK)[place % 3], skin=(GREY, INK, PAPER)[place % 3])
        onlooker(canvas, x, y, 100, pupil)


def clinic(canvas: Canvas) -> None:
    """A nurse receives a queue of patients at the door of a clinic, below the lamp with its cross."""
    canvas.shape(WHOLE, INK)
    canvas.rays((420, 236), 200, 1700, RED, 40, 76)
    canvas.rays((420, 236), 190, 520, PAPER, 52, 10)
    front = at("0,330 760,430 760,860 0,930")
    canvas.shape(at("0,280 800,385 800,445 0,350"), INK, edge=PAPER)
    canvas.shaded(front, GREY, 8, INK, (26, 5, 60), fade=at("0,600 760,600"), edge=INK)
    for left in (0.06, 0.3):
        window(canvas, panel(front, left, 0.3, left + 0.17, 0.68), RED, INK, 9)
    canvas.shape(panel(front, 0.56, 0.08, 0.97, 1), RED, edge=INK, weight=9)
    canvas.shape(oval(420, 236, 180), RED, edge=PAPER, weight=8)
    cross = "-34,-100 34,-100 34,-34 100,-34 100,34 34,34 34,100 -34,100 -34,34 -100,34 -100,-34 -34,-34"
    canvas.shape(trace(cross, 420, 236, 128), PAPER, edge=INK, weight=6)
    canvas.shaded(at("0,920 760,850 1500,900 1500,1000 0,1000"), PAPER, -2, INK, (16, 5, 120), edge=INK)
    nurse = Person(fill=PAPER, hat="bun", skin=INK, legs_fill=PAPER, skirt=True, edge=INK, apron=PAPER)
    person(canvas, 590, 885, 410, nurse, Pose(near=(40, 70), far=(60, 84), lean=4))
    mother = Person(fill=RED, hat="scarf", hat_fill=PAPER, skin=INK, skirt=True)
    patients = [
        (1030, 925, 430, mother, Pose(near=(20, 85), far=(25, 80))),
        (1140, 925, 230, Person(fill=RED, hat="curls", skin=GREY), Pose(near=(70, 90), far=(20, 40))),
        (1420, 950, 450, Person(fill=RED, hat="beanie", skin=INK), Pose(near=(20, 30), stride=0.1, lean=4)),
    ]
    for x, y, height, who, pose in patients:
        person(canvas, x, y, height, who, pose, left=True)
    lame = Pose(near=(30, 60), far=(40, 70), stride=0.08, lean=10, nod=8)
    grip, _ = person(canvas, 850, 910, 420, Person(hat="cap", skin=GREY), lame, left=True)
    canvas.bar(((grip[0], grip[1] - 20), (736, 912)), 10, PAPER, edge=INK)
    fist(canvas, grip, 30, GREY)
    hurt = Pose(near=(5, 105), far=(10, 30), stride=0.09, lean=3)
    wrist, _ = person(canvas, 1270, 940, 460, Person(hat="short"), hurt, left=True)
    canvas.shape(
        [(1266, 554), (wrist[0] + 4, wrist[1] - 8), (wrist[0] + 10, wrist[1] + 20), (1276, 674)], PAPER, edge=INK
    )


def kitchen(canvas: Canvas) -> None:
    """Cooks of a strike kitchen stir great steaming pots and fill the bowls of a queue."""
    canvas.shaded(WHOLE, RED, 64, INK, (20, 6, 120), fade=at("0,0 1100,500"))
    pots = ((250, 860, 160, PAPER), (600, 810, 144, GREY), (920, 765, 128, PAPER))
    for x, y, size, _ in pots:
        for wisp, (shift, reach, fill) in enumerate(((-90, 400, GREY), (80, 460, GREY), (-10, 560, PAPER))):
            _steam(canvas, x + shift, y - size, reach, fill, wisp * 2 + x)
    stirring = Pose(near=(70, 128), far=(40, 80), lean=10)
    serving = Pose(near=(30, 84), far=(20, 70), lean=4, nod=6)
    cooks = [Person(hat="scarf", hat_fill=PAPER, skin=GREY, apron=PAPER), Person(hat="curls", skin=INK, apron=PAPER)]
    cooks.append(Person(hat="short", apron=PAPER))
    hands = [
        person(canvas, 500 + place * 340, 1010 - place * 50, 640, cooks[place], stirring, left=True) for place in (0, 1)
    ]
    hands.append(person(canvas, 1030, 920, 640, cooks[2], serving))
    stove = at("0,750 1500,600 1500,1000 0,1000")
    canvas.shaded(stove, INK, -5, PAPER, (26, 4, 60), fade=at("750,640 750,900"), edge=PAPER)
    for (x, y, size, fill), cook, (near, far) in zip(pots, cooks, hands, strict=True):
        _pot(canvas, x, y, size, fill)
        canvas.shape(trace("-100,44 110,22 110,70 -100,92", x, y, 100), RED, edge=PAPER)
        for tongue in range(4):
            flame(canvas, (x - 66 + tongue * 48, y + 86 - tongue * 5), 46, PAPER, RED)
        if cook is not cooks[2]:
            canvas.bar((mix(far, near, 1.5), (x + 10, y - size * 1.18)), 15, PAPER, edge=INK)
        for grip in (near, far):
            fist(canvas, grip, 40, cook.skin, edge=contrast(cook.skin))
    for x, who in ((1370, Person(fill=RED, hat="beanie", skin=GREY)), (1490, Person(hat="bun", skin=INK))):
        grip, _ = person(canvas, x, 1090, 680, who, Pose(near=(25, 95), far=(30, 90), nod=4), left=True)
        canvas.shape(trace("-70,-34 54,-34 26,18 -42,18", *grip, 100), PAPER, edge=INK, weight=5)
        fist(canvas, (grip[0] + 24, grip[1] + 14), 36, who.skin)
    grip = hands[2][0]
    canvas.path(trace("-30,-120 0,0 40,90", *grip, 100), 11, PAPER)
    canvas.shape(oval(grip[0] + 46, grip[1] + 92, 40, 34, (0, 180)), PAPER, edge=INK)
    fist(canvas, grip, 40, PAPER)


def _steam(canvas: Canvas, x: float, y: float, height: float, fill: str, phase: float) -> None:
    """A wisp that sways upwards, broad in the middle and thin at its ends."""
    left, right = [], []
    for step in range(25):
        t = step / 24
        middle = x + math.sin(t * 7 + phase) * height * 0.09 * (0.3 + t)
        across = height * 0.085 * math.sin(math.pi * t) ** 0.7
        left.append((middle - across, y - height * t))
        right.append((middle + across, y - height * t))
    canvas.shape(left + right[::-1], fill, edge=INK, rough=0)
    for lane in (0.3, 0.55, 0.78):
        for step in range(4 + round(lane * 4), 21, 4):
            start, end = mix(left[step], right[step], lane), mix(left[step + 3], right[step + 3], lane)
            canvas.nick((start, end), height * 0.014, INK)


def _pot(canvas: Canvas, x: float, y: float, size: float, fill: str) -> None:
    """A great pot whose foot stands at (x, y)."""
    with canvas.outlined(INK, 5):
        canvas.path(trace("-90,-95 -122,-90 -90,-62", x, y, size), size * 0.1, fill)
        canvas.path(trace("90,-95 122,-90 90,-62", x, y, size), size * 0.1, fill)
        canvas.shape(trace("-96,-120 96,-120 92,-14 76,0 -76,0 -92,-14", x, y, size), fill)
        canvas.shape(oval(x, y - size * 1.2, size * 1.02, size * 0.22), fill)
    canvas.shape(oval(x, y - size * 1.2, size * 0.86, size * 0.14), RED)
    belly, fade = trace("-90,-92 70,-92 70,-8 -80,-8", x, y, size), trace("-100,0 50,0", x, y, size)
    canvas.hatch(belly, 88, INK, (size * 0.11, size * 0.05, size * 0.5), fade=fade)
