"""The things that several pictures share."""

import math

from home.demo.pictures.drawing import INK, PAPER, RED, Canvas, Point, Points, contrast, on_wall, panel, smooth, trace


def flame(canvas: Canvas, foot: Point, size: float, fill: str, heart: str) -> None:
    """Draw the flame of The Torch."""
    tongue = "0,0 -34,-16 -42,-48 -20,-82 -20,-82 -16,-50 2,-70 4,-118 4,-118 32,-80 44,-40 30,-10"
    canvas.shape(smooth(trace(tongue, *foot, size), 1), fill)
    canvas.shape(smooth(trace("0,-6 -16,-20 -10,-42 6,-56 18,-30", *foot, size), 1), heart)


def window(canvas: Canvas, glass: Points, fill: str, bars: str, weight: float) -> None:
    """Draw a window with a frame and a cross of bars."""
    canvas.shape(glass, fill, edge=bars, weight=weight * 0.8)
    canvas.bar((on_wall(glass, 0.5, 0), on_wall(glass, 0.5, 1)), weight, bars)
    canvas.bar((on_wall(glass, 0, 0.4), on_wall(glass, 1, 0.4)), weight, bars)


def page(canvas: Canvas, sheet: Points, angle: float) -> None:
    """Draw a sheet of The Torch: a red head, the flame and a column, without a word to read."""
    canvas.shape(sheet, PAPER, edge=INK, weight=5)
    canvas.shape(panel(sheet, 0.1, 0.08, 0.9, 0.22), RED)
    flame(canvas, on_wall(sheet, 0.3, 0.72), math.dist(sheet[0], sheet[1]) * 0.38, RED, PAPER)
    canvas.hatch(panel(sheet, 0.56, 0.3, 0.92, 0.92), angle, INK, (11, 5, 40))


def loaf(canvas: Canvas, middle: Point, size: float, fill: str, *, tilt: float = 0, edge: str = INK) -> None:
    """Draw a loaf with three cuts across its crust."""
    crust = trace("-100,20 -90,-30 -40,-52 40,-52 90,-30 100,20 60,34 -60,34", *middle, size, tilt=tilt)
    canvas.shape(smooth(crust), fill, edge=edge)
    for cut in ("-20,-40 -50,10", "18,-40 -12,10", "56,-40 26,10"):
        canvas.nick(trace(cut, *middle, size, tilt=tilt), size * 0.13, contrast(fill))
