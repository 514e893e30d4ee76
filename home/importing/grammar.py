"""From the lines of an old page to a document. Every line gets one place in it; nothing here knows a database."""

from dataclasses import dataclass

from home.importing.announcements import read_announcement
from home.importing.document import Announcement, Document, Line
from home.importing.numbering import check_planks
from home.importing.reading import Reading
from home.importing.shapes import Shape, shape_of

# A heading with more blank lines above it than this begins something new.
BLANK_LINES_INSIDE = 1
# No announcement reaches over more lines than these.
LINES_OF_ANNOUNCEMENT = 8


def parse(lines: list[Line]) -> Document:
    """The document that these lines make; refuses planks that are doubled, missing or out of order."""
    parts = _parts_of(lines)
    start, end = _introduction(parts)
    reading = Reading()
    for part in parts[:start]:
        reading.take(part.shape, part.line, part.announcement)
    reading.introduce([(part.shape, part.line) for part in parts[start:end]])
    for part in parts[end:]:
        reading.take(part.shape, part.line, part.announcement)
    check_planks(reading.document.planks)
    return reading.document


@dataclass(frozen=True)
class _Part:
    """A line and its shape, or the lines of an announcement, of which `line` is the first."""

    shape: Shape
    line: Line
    announcement: Announcement | None = None

    @property
    def length(self) -> int:
        return len(self.announcement.lines) + len(self.announcement.leads) if self.announcement else 1


def _parts_of(lines: list[Line]) -> list[_Part]:
    parts = []
    position = 0
    while position < len(lines):
        part = _part_at(lines, position, below=parts[-1] if parts else None)
        parts.append(part)
        position += part.length
    return parts


def _part_at(lines: list[Line], position: int, *, below: _Part | None) -> _Part:
    line = lines[position]
    shape = shape_of(line)
    # What stands right below a demand is its argument, whatever it tells of.
    is_argument = below is not None and below.shape is Shape.PLANK and below.line.number == line.number - 1
    if shape in {Shape.PROSE, Shape.HEADING} and not is_argument:
        announcement = read_announcement(lines[position : position + LINES_OF_ANNOUNCEMENT])
        if announcement:
            return _Part(Shape.ANNOUNCEMENT, line, announcement)
    return _Part(shape, line)


def _introduction(parts: list[_Part]) -> tuple[int, int]:
    """From where to where the introduction goes: what leads up to the first plank, from its heading on."""
    shapes = [part.shape for part in parts]
    if Shape.PLANK not in shapes:
        return 0, 0
    start = end = shapes.index(Shape.PLANK)
    titles = []
    while start and shapes[start - 1] in {Shape.HEADING, Shape.PROSE, Shape.INVITATION}:
        start -= 1
        # An invitation is no part of the introduction if only its own title stands above it.
        if shapes[start] is Shape.HEADING and shapes[start + 1] is not Shape.INVITATION:
            titles.append(start)
            if start and parts[start].line.number - parts[start - 1].line.number > BLANK_LINES_INSIDE + 1:
                break
    if titles:
        return min(titles), end
    while shapes[start] is Shape.INVITATION:
        start += 1
    return start, end
