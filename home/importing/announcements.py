"""An announcement in two languages at once: what it is called, when, where to watch, in each language."""

import re

from home.importing.dates import date_halves, date_in, date_words_in
from home.importing.document import Announcement, Lead, Line
from home.importing.languages import by_language, sentences, title_halves
from home.importing.shapes import URL, has_lost_link, url_in

LONGEST_OPENING = 10  # words
LONGEST_ANNOUNCEMENT = 2000
LONGEST_TITLE = 255
LONGEST_SUMMARY = 600

# “Our meeting on:”, on a line of its own, or before the titles if it names an event.
OPENING = re.compile(r"(?P<subject>[^:]{3,80}?)(?:\s+(?:on|about|called|entitled|titled))?\s*:", re.IGNORECASE)
EVENT = re.compile(
    r"\b(?:assembly|conference|debate|discussion|evening|event|forum|lecture|meeting|panel|rally|screening|seminar|talk|"
    r"webinar|workshop)\b",
    re.IGNORECASE,
)
PREDICATE = re.compile(
    r",?\s+(?P<verb>(?:was|were|is|are|will\s+be|has\s+been)\s+(?:to\s+be\s+)?"
    r"(?:held|recorded|shown|given|scheduled|planned|available)|took\s+place|takes\s+place|will\s+take\s+place)\b",
    re.IGNORECASE,
)
TO_COME = re.compile(r"\b(?:will|to\s+be|is\s+(?:scheduled|planned|held)|takes\s+place)\b", re.IGNORECASE)
LEADING_TO_URL = re.compile(rf"(?:[\s,]*\b(?:at|on|under|via|here))?[\s:,]*(?:{URL.pattern})")
DISCUSSED = r"\bdiscussions?\b[^.]*\b(?:{})\b"
DISCUSSED_IN_ENGLISH = re.compile(DISCUSSED.format("English|anglais"), re.IGNORECASE)
DISCUSSED_IN_FRENCH = re.compile(DISCUSSED.format("French|français"), re.IGNORECASE)


def read_announcement(lines: list[Line]) -> Announcement | None:
    """The announcement that begins with the first of these lines, or None. It names the lines that belong to it."""
    if not lines:
        return None
    opens = lines[0].text.endswith(":") and len(lines[0].text.split()) <= LONGEST_OPENING
    used = lines[:2] if opens else lines[:1]
    following = lines[len(used) :]
    if not URL.search(used[-1].text) and following and URL.fullmatch(following[0].text):
        used = [*used, following.pop(0)]
    announcement = _read(used, told_in=used[1 if opens and len(used) > 1 else 0])
    if announcement is None:
        return None
    announcement.leads = _leads(used[-1], following)
    return announcement


def _read(used: list[Line], *, told_in: Line) -> Announcement | None:
    text = " ".join(line.text for line in used)
    predicate = PREDICATE.search(text) if len(text) <= LONGEST_ANNOUNCEMENT else None
    if predicate is None:
        return None
    before, after = text[: predicate.start()], text[predicate.end() :].strip()
    opening = OPENING.match(before)
    if opening and told_in is used[0] and not EVENT.search(opening["subject"]):
        opening = None
    titles = title_halves(before[opening.end() :].strip() if opening else before)
    if titles is None or max(len(title) for title in titles) > LONGEST_TITLE:
        return None
    told, *more = sentences(LEADING_TO_URL.sub("", after)) or [""]
    date = date_words_in(told)
    date_en, date_fr = date_halves(date)
    subject = opening["subject"].strip() if opening else titles[0]
    first = f"{subject} {predicate['verb']} {told.replace(date, date_en) if date else told}"
    summary_en, summary_fr = by_language([_sentence(part) for part in (first, *more)])
    if max(len(summary_en), len(summary_fr)) > LONGEST_SUMMARY:
        return None
    return Announcement(
        lines=used,
        told_in=told_in,
        title_en=titles[0],
        title_fr=titles[1],
        summary_en=summary_en,
        summary_fr=summary_fr,
        date_en=date_en,
        date_fr=date_fr,
        date=date_in(date_en),
        url=url_in(after),
        is_over=not TO_COME.search(predicate["verb"]),
        discussed_in_english=bool(DISCUSSED_IN_ENGLISH.search(after)),
        discussed_in_french=bool(DISCUSSED_IN_FRENCH.search(after)),
    )


def _sentence(text: str) -> str:
    text = text.strip().rstrip(",:; ")
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _leads(last: Line, following: list[Line]) -> list[Lead]:
    """The lost links that stand right below the announcement, without a blank line between."""
    leads = []
    for line in following:
        if line.number != last.number + 1 or not all(has_lost_link(part) for part in sentences(line.text)):
            break
        leads.append(read_lead(line))
        last = line
    return leads


def read_lead(line: Line) -> Lead:
    english, french = by_language(sentences(line.text))
    return Lead(line, english, french)
