"""The words of a printed page as one can read them aloud: paragraphs instead of the lines of a column."""

import re
import unicodedata

# Where pdfium finds a hyphen at the end of a line: this, and the next line at once.
BREAK = "\ufffe"
BROKEN_WORD = re.compile(rf"(\w+)[{BREAK}\x02\xad]\s*(\w+)")
SENTENCE_END = re.compile(r"[.!?:…][”»’\")]*$")
# The last line of a paragraph seldom fills the column.
SHORT = 0.85


def readable(raw: str) -> str:
    """The text of a page: paragraphs with an empty line between them, composed letters, no control characters.

    Where a paragraph ends is guessed from the lines; a PDF does not say it.
    """
    lines = [_clean(line) for line in _join_words(raw.replace("\r\n", "\n")).splitlines()]
    paragraphs: list[list[str]] = [[]]
    for line in filter(None, lines):
        if paragraphs[-1] and _ends(paragraphs[-1], line):
            paragraphs.append([])
        paragraphs[-1].append(line)
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs if paragraph)


def _join_words(raw: str) -> str:
    def join(found: re.Match[str]) -> str:
        before, after = found.groups()
        # “Sainte-Claire” keeps its hyphen, and so does “forty-foot” where the page has it unbroken elsewhere.
        keeps_hyphen = after[0].isupper() or f"{before}-{after}".casefold() in whole
        return f"{before}-{after}" if keeps_hyphen else f"{before}{after}"

    whole = raw.casefold()
    return BROKEN_WORD.sub(join, raw)


def _clean(line: str) -> str:
    composed = unicodedata.normalize("NFC", line.replace(BREAK, "-"))
    # Cc and Cf: control and invisible characters; Cs, Co and Cn: what stands for no letter.
    kept = "".join(" " if letter.isspace() and letter not in "\u00a0\u202f" else letter for letter in composed)
    kept = "".join(letter for letter in kept if unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    return re.sub(" +", " ", kept).strip()


def _ends(paragraph: list[str], following: str) -> bool:
    last = paragraph[-1]
    if last.isupper() or following.isupper():
        # A heading in capitals may have more than one line.
        return not (last.isupper() and following.isupper())
    return bool(SENTENCE_END.search(last)) and len(last) < SHORT * max(map(len, [*paragraph[-4:], following]))
