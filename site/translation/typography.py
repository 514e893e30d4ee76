"""French spaces and apostrophes, set where a page is shown: editors type what their keyboards have.

The rules differ by place and are a setting (docs/decisions/0014-typography.md). Only spaces and apostrophes change, and
only in text: never in markup, attributes, code or addresses.
"""

import re
from collections.abc import Callable
from html import escape, unescape

from django.conf import settings

FRENCH = "fr"
NO_BREAK_SPACE = "\u00a0"
NARROW_NO_BREAK_SPACE = "\u202f"
# What stands before ; ! and ? in each place.
BEFORE_SIGNS = {"fr-CA": "", "fr-FR": NARROW_NO_BREAK_SPACE}

# The rules must see a page as one text: « may stand before <b> and » behind </b>. So each piece that is no French text
# becomes one of these characters, which Unicode gives to nobody: a tag inside a line, a break of the line, and what
# counts as a word and stays as it is (code, an address, words of another language).
INLINE, BREAK, WORD = "\ufdd0", "\ufdd1", "\ufdd2"
STAND_IN = re.compile(f"[{INLINE}{BREAK}{WORD}]")
INLINE_TAGS = frozenset(
    {"a", "abbr", "b", "cite", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u"}
)

PIECE = re.compile(
    r"""
        <(?P<verbatim>code|kbd|pre|samp|script|style|svg|textarea)\b.*?</(?P=verbatim)\s*>
      | <!--.*?-->
      | <(?P<end>/?)(?P<tag>[A-Za-z][A-Za-z0-9-]*)(?P<attributes>(?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>
      | (?:https?://|www\.)(?:[^\s<>«»&]|&amp;)*(?:[^\s<>«»&.,:;!?)]|&amp;)
    """,
    re.VERBOSE | re.DOTALL,
)
# One by one, because a value may hold "lang=en" too.
ATTRIBUTE = re.compile(r"""([^\s"'=<>/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>]+))""")

SPACES = " \u00a0\u202f\u2009"
GAP = SPACES + INLINE
WITHOUT_SPACES = str.maketrans("", "", SPACES)
# A sign belongs to the word before it and ends it: 12:30, a:b and page?id=3 are something else.
ENDS_WORD = frozenset(f'»)]”"%°!?…_{WORD}')
BEFORE_END = rf"(?={INLINE}*(?:[\s»”\")\]!?…,.{BREAK}]|$))"

# Each begins with its sign, which Python finds fast. What stands before it is looked at afterwards.
APOSTROPHE = re.compile(
    rf"'(?:(?<=[^\W\d_]')|(?<=[^\W\d_]{INLINE}')|(?<=[^\W\d_]{INLINE}{INLINE}'))(?={INLINE}*[\w«“\"{WORD}])"
)
OPENING = re.compile(rf"«([{GAP}]*)(?=[^\s{INLINE}{BREAK}])")
SIGN = re.compile(rf"[»:;!?](?:(?<=»)|{BEFORE_END})")


def typeset_html(html: str, *, language: str, place: str | None = None) -> str:
    """A piece of HTML, or a whole page, whose French text follows the rules of the place (of the setting, or this one).

    `language` is the one that it begins in; an element with a `lang` of its own is French or is left alone by that.
    """
    if language != FRENCH and f'lang="{FRENCH}"' not in html:
        return html
    before_sign = BEFORE_SIGNS[place or settings.TYPOGRAPHY]
    return rewrite_html(html, lambda text: _set(text, before_sign), language=language)


def french_of(html: str) -> str:
    """The French text of a piece of HTML, with a stand-in for each tag and for whatever is no French."""
    return "".join(unescape(text) + stand_in for text, _markup, stand_in in _cut(html, FRENCH))


def rewrite_html(html: str, change: Callable[[str], str], *, language: str = FRENCH) -> str:
    """The HTML with its French text changed. `change` gets all of it at once, as `french_of` gives it, and keeps the
    stand-ins; where it does not, nothing is changed.
    """
    pieces = _cut(html, language)
    before = "".join(unescape(text) + stand_in for text, _markup, stand_in in pieces)
    old, new = STAND_IN.split(before), STAND_IN.split(change(before))
    if len(old) != len(pieces) or len(new) != len(pieces):
        # Somebody has typed one of the characters that nobody uses.
        return html
    return "".join(
        (text if old_text == new_text else escape(new_text, quote=False)) + markup
        for (text, markup, _stand_in), old_text, new_text in zip(pieces, old, new, strict=True)
    )


def typeset_text(text: str, *, language: str) -> str:
    """Plain text, such as a title, by the same rules."""
    return unescape(typeset_html(escape(text), language=language)) if language == FRENCH else text


def _set(text: str, before_sign: str) -> str:
    """The text with a single space, or none, in each gap before or after a sign."""
    text = APOSTROPHE.sub("’", text)
    text = OPENING.sub(lambda found: f"«{NO_BREAK_SPACE}{found[1].translate(WITHOUT_SPACES)}", text)
    parts, end = [], 0
    for found in SIGN.finditer(text):
        word = text[end : found.start()].rstrip(GAP)
        space = _space_between((word or text[end - 1 : end])[-1:], found[0], before_sign)
        if space is None:
            continue
        gap = text[end + len(word) : found.start()]
        parts += [word, gap.translate(WITHOUT_SPACES), space, found[0]]
        end = found.end()
    return "".join([*parts, text[end:]])


def _space_between(last: str, sign: str, before_sign: str) -> str | None:
    """What stands between the last character of a word and a sign after it, or None where the sign belongs to none."""
    if sign == "»":
        return None if not last or last.isspace() or last == BREAK else NO_BREAK_SPACE
    if not (last.isalnum() or last in ENDS_WORD):
        return None
    return NO_BREAK_SPACE if sign == ":" else before_sign


def _cut(html: str, language: str) -> list[tuple[str, str, str]]:
    """The HTML as French text, what comes after it, and what stands in for that; the last text has nothing after it."""
    pieces: list[tuple[str, str, str]] = []
    spoken = _Languages(language)
    end = 0
    for found in PIECE.finditer(html):
        text, end = html[end : found.start()], found.end()
        text = text if spoken.now == FRENCH else _put_aside(text, pieces)
        pieces.append((text, found[0], _stand_in(found)))
        if found["tag"]:
            spoken.pass_tag(found["tag"].lower(), found["attributes"], is_end=bool(found["end"]))
    text = html[end:] if spoken.now == FRENCH else _put_aside(html[end:], pieces)
    return [*pieces, (text, "", "")]


def _put_aside(text: str, pieces: list[tuple[str, str, str]]) -> str:
    """Put the words of another language among the pieces that stay; the spaces around them belong to the line."""
    words = text.strip()
    if not words:
        return text
    before, _words, after = text.partition(words)
    pieces.append((before, words, WORD))
    return after


def _stand_in(found: re.Match[str]) -> str:
    if found["tag"]:
        return INLINE if found["tag"].lower() in INLINE_TAGS else BREAK
    return INLINE if found[0].startswith("<!--") else WORD


def _language_in(attributes: str) -> str:
    """The language that a tag names, without its place; "" if it names none."""
    named = (found[2] or found[3] or found[4] for found in ATTRIBUTE.finditer(attributes) if found[1].lower() == "lang")
    return next(named, "").partition("-")[0].lower()


class _Languages:
    """Which language is spoken at a place of the HTML, tag by tag."""

    def __init__(self, language: str) -> None:
        self.now = language
        # Elements with a language: name, how many of that name are open in it, and the language around it.
        self._open: list[tuple[str, int, str]] = []

    def pass_tag(self, name: str, attributes: str, *, is_end: bool) -> None:
        lang = "" if is_end or "lang" not in attributes else _language_in(attributes)
        if lang:
            self._open.append((name, 1, self.now))
            self.now = lang
        elif self._open and self._open[-1][0] == name:
            _name, count, around = self._open.pop()
            count += -1 if is_end else 1
            if count:
                self._open.append((name, count, around))
            else:
                self.now = around
