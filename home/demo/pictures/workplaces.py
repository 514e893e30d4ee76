"""Scenes of work indoors: a bakery, a printing press, an office at night."""

import math

from home.demo.pictures.drawing import (
    GREY,
    INK,
    PAPER,
    RED,
    WHOLE,
    Canvas,
    Point,
    at,
    box,
    contrast,
    mix,
    moved,
    on_wall,
    oval,
    panel,
    rotated,
    smooth,
    trace,
)
from home.demo.pictures.people import Person, Pose, fist, person
from home.demo.pictures.things import flame, loaf, page


def bakery(canvas: Canvas) -> None:
    """A baker lifts a loaf out of a brick oven on a long peel; more loaves cool on the table in front."""
    canvas.shape(WHOLE, INK)
    canvas.rays((400, 470), 330, 1150, RED, 34, 46, (-100, 60))
    canvas.rays((400, 470), 330, 700, PAPER, 40, 9, (-180, 70))
    canvas.shape([*oval(390, 440, 345, arc=(180, 360)), (735, 800), (45, 800)], GREY, edge=INK, weight=6)
    for brick in range(13):
        turn = brick * 13.85
        wedge = rotated(at("140,434 52,432 61,359 148,382"), turn, (390, 440))
        canvas.shaded(wedge, (PAPER, GREY)[brick % 2], 40 + turn, INK, (15, 4, 40), fade=wedge[1::-1], edge=INK)
    for row in range(6):
        for x in (52, 640):
            canvas.shape(box(x, 446 + row * 60, x + 50 + row % 2 * 30, 498 + row * 60), PAPER, edge=INK)
    canvas.shape([*oval(390, 440, 240, arc=(180, 360)), (630, 690), (150, 690)], INK)
    for x, size in ((300, 250), (490, 260), (395, 330), (220, 170), (570, 180)):
        flame(canvas, (x, 640), size, RED, PAPER)
    canvas.shape(box(130, 620, 650, 700), INK, edge=PAPER)
    for x in (240, 390, 540):
        loaf(canvas, (x, 618), 66, INK, edge=PAPER)
    for y, fill in ((120, PAPER), (262, GREY)):
        canvas.bar(((1130, y), (1500, y)), 14, PAPER)
        for x in (1200, 1330, 1460):
            loaf(canvas, (x, y - 26), 56, fill)
    baker = Person(fill=PAPER, hat="toque", hat_fill=PAPER, skin=GREY, legs_fill=GREY, apron=PAPER, edge=INK)
    pose = Pose(near=(-20, 60), far=(50, 62), stride=0.18, lean=10)
    near, far = person(canvas, 1110, 930, 720, baker, pose, left=True)
    blade = mix(near, far, 3.7)
    canvas.bar((mix(near, far, -1.3), blade), 17, PAPER, edge=INK)
    canvas.shape(smooth(trace("-120,-26 100,-26 100,26 -120,26", *blade, 100, tilt=-6)), PAPER, edge=INK)
    loaf(canvas, (blade[0] - 10, blade[1] - 34), 84, RED, tilt=-6)
    for grip in (near, far):
        fist(canvas, grip, 40, GREY)
    table = at("0,850 1500,770 1500,1000 0,1000")
    canvas.shaded(table, PAPER, -3, INK, (20, 4, 150), fade=at("750,1000 750,800"), edge=INK)
    for place in range(7):
        loaf(canvas, (110 + place * 215, 896 - place * 13), 92, (RED, INK)[place % 2], tilt=-14)
        loaf(canvas, (20 + place * 225, 990 - place * 6), 96, (INK, RED)[place % 2], tilt=-14)


def printing_press(canvas: Canvas) -> None:
    """A printer checks a fresh page beside a press whose paper runs down between its drums."""
    canvas.shaded(WHOLE, RED, -32, INK, (20, 7, 140), fade=at("0,1000 900,300"))
    canvas.shaded(at("0,850 1500,790 1500,1000 0,1000"), GREY, -3, INK, (18, 5, 120), edge=INK)
    for leg in (
        "150,60 300,90 340,910 120,920",
        "560,200 700,230 740,890 530,900",
        "900,330 1030,360 1070,875 870,885",
    ):
        canvas.shape(at(leg), INK, edge=PAPER, weight=5)
    canvas.shape(at("60,700 1040,780 1060,850 40,790"), INK, edge=PAPER, weight=5)
    _drum(canvas, 330, 590, 130, GREY, 6)
    _drum(canvas, 610, 715, 120, GREY, 5)
    web = at("120,340 1150,810 1350,706 320,236")
    canvas.shape(web, PAPER, edge=INK, weight=5)
    for sheet in range(6):
        left = sheet / 6
        canvas.shape(panel(web, left + 0.06, 0.12, left + 0.12, 0.88), RED)
        for top in (0.12, 0.54):
            canvas.hatch(panel(web, left + 0.15, top, left + 0.29, top + 0.34), -27.5, INK, (11, 5, 40))
    _drum(canvas, 170, 250, 170, GREY, 6)
    _drum(canvas, 500, 340, 140, INK, 5)
    _drum(canvas, 800, 490, 125, RED, 6)
    for sheet in range(9):
        canvas.shape(moved(at("1010,0 1230,14 1390,-60 1180,-76"), 0, 930 - sheet * 14), PAPER, edge=INK, rough=2)
    printer = Person(hat="cap", skin=GREY, apron=PAPER)
    grip, _ = person(canvas, 1370, 960, 620, printer, Pose(near=(60, 120), far=(80, 125), nod=-6), left=True)
    page(canvas, trace("-230,-128 2,-98 20,150 -200,120", *grip, 100), 8)
    fist(canvas, grip, 40, GREY)


def _drum(canvas: Canvas, x: float, y: float, size: float, fill: str, spokes: int) -> None:
    """A cylinder of the press that lies away from us, up and to the right; its near end is a toothed wheel."""
    turn = -27.5
    barrel = [*oval(x, y, size, arc=(turn + 90, turn + 270)), *oval(x + 200, y - 104, size, arc=(turn - 90, turn + 90))]
    fade = rotated([(x, y - size), (x, y + size * 0.4)], turn, (x, y))
    grain = (size * 0.13, size * 0.05, 120)
    canvas.shaded(barrel, fill, turn, contrast(fill), grain, fade=fade, edge=PAPER)
    teeth = round(size / 5)
    rim = []
    for tooth in range(teeth):
        profile = [(x + size * 0.95, y), (x + size * 1.06, y + size * 0.03), (x + size * 1.06, y + size * 0.08)]
        rim += rotated(profile, 360 / teeth * tooth, (x, y))
        rim += rotated(profile[:1], 360 / teeth * (tooth + 0.6), (x, y))
    canvas.shape(rim, INK, edge=PAPER, weight=5)
    canvas.shape(oval(x, y, size * 0.76), PAPER if fill == INK else GREY)
    for spoke in range(spokes):
        canvas.bar(((x, y), rotated([(x + size * 0.78, y)], 360 / spokes * spoke + size, (x, y))[0]), size * 0.16, INK)
    canvas.shape(oval(x, y, size * 0.26), INK)
    canvas.shape(oval(x, y, size * 0.12), RED)


def night_cleaners(canvas: Canvas) -> None:
    """Three cleaners mop and wipe an office at night, before the lit windows of the town."""
    glass = at("0,40 1500,110 1500,640 0,720")
    canvas.shape(WHOLE, INK)
    canvas.hatch(glass, -30, PAPER, (22, 5, 120), fade=at("1500,0 700,420"))
    canvas.shape(oval(1130, 220, 80), PAPER)
    for tower in range(9):
        left, top = tower * 172 - 30, 190 + tower * 97 % 260
        canvas.shape(box(left, top, left + 150, 740), RED, edge=INK, weight=6)
        canvas.hatch(box(left, top, left + 44, 740), 90, INK, (12, 6, 120))
        for office in range(21):
            row, column = divmod(office, 3)
            x, y = left + 46 + column * 34, top + 26 + row * 64
            lit = (tower * 7 + row * 5 + column * 3) % 4 < 2
            canvas.shape(box(x, y, x + 20, y + 36), PAPER if lit else INK, rough=0.5)
    canvas.shape(at("0,720 1500,640 1500,1000 0,1000"), INK, edge=PAPER, weight=5)
    canvas.bar(((0, 330), (1500, 345)), 14, INK, edge=PAPER)
    for pane in range(6):
        foot = on_wall(glass, pane / 5, 1)
        canvas.bar(((foot[0], -20), foot), 26, INK, edge=PAPER)
        light = [*moved(at("30,16 270,2"), *foot), (foot[0] + 80, 1000), (foot[0] - 230, 1000)]
        canvas.shaded(light, GREY, -3, INK, (18, 5, 90), fade=at("750,1010 750,700"))
    canvas.hatch(oval(640, 930, 330, 46), -4, PAPER, (13, 9, 130))
    canvas.hatch(oval(1200, 880, 200, 46), -4, PAPER, (13, 9, 130))
    wiper = Person(fill=GREY, hat="beanie", hat_fill=RED, skin=INK, edge=INK)
    cloth, _ = person(canvas, 1010, 850, 500, wiper, Pose(near=(140, 172), far=(20, 30), lean=4))
    canvas.shape(smooth(trace("-40,-30 30,-44 50,30 -20,46", *cloth, 70)), PAPER, edge=INK)
    mopping = Pose(near=(10, 105), far=(50, 58), stride=0.12, lean=14)
    colleague = Person(fill=RED, hat="curls", skin=GREY, skirt=True)
    _mop(canvas, *person(canvas, 1400, 900, 540, colleague, mopping, left=True), 200)
    canvas.shape(trace("-50,-90 50,-90 38,0 -38,0", 930, 970, 120), RED, edge=PAPER, weight=5)
    canvas.path(at("872,862 930,790 988,862"), 6, PAPER)
    cleaner = Person(hat="scarf", hat_fill=RED, skin=GREY, apron=PAPER)
    _mop(canvas, *person(canvas, 330, 960, 720, cleaner, mopping), 300)


def _mop(canvas: Canvas, near: Point, far: Point, reach: float) -> None:
    """A mop held in two hands, its head a reach beyond the far one."""
    foot = mix(near, far, 1 + reach / math.dist(near, far))
    canvas.bar((mix(far, near, 1.8), foot), 14, PAPER, edge=INK)
    for strand in range(9):
        tip = (foot[0] - 76 + strand * 19, foot[1] + 70 + strand * 29 % 20)
        with canvas.outlined(INK, 3):
            canvas.path([foot, tip], 15, PAPER, end=13)
    fist(canvas, near, 38, GREY)
    fist(canvas, far, 38, GREY)
