"""All that the desk shows about the one text in work."""

from dataclasses import dataclass, field

from django.utils.safestring import SafeString, mark_safe
from wagtail_localize.models import StringSegment, Translation

from translation.checks import Finding
from translation.desk.page_texts import DeskText
from translation.differences import Piece, word_difference
from translation.enums import WRITING
from translation.glossary.marking import insert_marks
from translation.glossary.selectors import terms_for
from translation.glossary.terms import terms_in
from translation.marks import links_of, shown, to_typed
from translation.memory import Match, look_up
from translation.models import IgnoredFinding, TextChange, TextComment
from translation.page_findings import findings_on

HISTORY_SHOWN = 12


@dataclass(frozen=True)
class Link:
    """A link of the source, which the translation names by the same id."""

    id: str
    words: str


@dataclass(frozen=True, kw_only=True)
class TextPanel:
    text: DeskText
    # What stands in the box: as people type it, and as HTML for the script that shows it as it looks.
    typed: str
    links: list[Link]
    html: str
    version: int
    previous_key: str = ""
    next_key: str = ""
    next_open_key: str = ""
    # From the source that was translated to the one that stands there now.
    difference: list[Piece] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    ignored: list[IgnoredFinding] = field(default_factory=list)
    matches: list[Match] = field(default_factory=list)
    # The source with the words of the glossary marked.
    marked_source: SafeString | str = ""
    comments: list[TextComment] = field(default_factory=list)
    history: list[TextChange] = field(default_factory=list)
    can_undo: bool = False


def panel_for(translation: Translation, text: DeskText, texts: list[DeskText], *, typed: dict | None) -> TextPanel:
    place = {"context_id": text.context_id, "source_id": text.source_id, "locale_id": translation.target_locale_id}
    at = texts.index(text)
    following = [*texts[at + 1 :], *texts[:at]]
    html = str(typed["words"]) if typed else text.words
    segments = StringSegment.objects.filter(
        source_id=translation.source_id, context_id=text.context_id, string_id=text.source_id
    ).select_related("context", "string")[:1]
    found = findings_on(translation, segments, {(text.context_id, text.source_id): html})
    changes = TextChange.objects.filter(context_id=text.context_id, locale_id=translation.target_locale_id)
    comments = TextComment.objects.filter(translation=translation, context_id=text.context_id)
    history = list(changes.select_related("by").order_by("-at", "-pk")[:HISTORY_SHOWN])
    return TextPanel(
        text=text,
        typed=to_typed(html),
        links=[Link(id=name, words=words) for name, words in links_of(text.source)],
        html=html,
        version=text.version,
        previous_key=texts[at - 1].key if at else "",
        next_key=texts[at + 1].key if at + 1 < len(texts) else "",
        next_open_key=next((other.key for other in following if other.is_open), ""),
        marked_source=_marked(text.source, translation),
        difference=word_difference(text.earlier, text.source) if text.earlier else [],
        findings=found.get((text.context_id, text.source_id), []),
        matches=look_up(source=text.source, locale=translation.target_locale, but_not_at=text.context_id),
        ignored=list(IgnoredFinding.objects.filter(**place, words=html).select_related("by")),
        comments=list(comments.select_related("by", "settled_by").order_by("-at", "-pk")[:HISTORY_SHOWN]),
        history=history,
        can_undo=any(change.source_id == text.source_id and change.kind in WRITING for change in history),
    )


def _marked(source: str, translation: Translation) -> SafeString:
    html = shown(source)
    language = translation.source.locale.language_code
    marks = terms_in(html, terms_for(translation.target_locale), language=language)
    return insert_marks(mark_safe(html), marks, prefix="desk")  # noqa: S308 - shown() lets only marks through.
