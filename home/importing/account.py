"""What became of every line: placed, superseded, in need of an editor, or not placed. Each line once, none left out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.importing.document import (
    SUPERSEDED,
    Announcement,
    Contact,
    Document,
    Issue,
    LeftOut,
    Line,
    Paragraph,
    PrintNote,
    Reason,
)
from home.importing.languages import sentences
from home.importing.outcomes import NOT_THERE, Outcomes, State
from home.importing.pieces import PLATFORM, WORK_WITH_US, is_pair
from home.importing.shapes import has_lost_link


class Fate(Enum):
    """The value is the label."""

    PLACED = gettext_lazy("placed")
    SUPERSEDED = gettext_lazy("superseded")
    NEEDS_EDITOR = gettext_lazy("needs an editor")
    NOT_PLACED = gettext_lazy("not placed")


@dataclass(frozen=True)
class Entry:
    line: Line
    fate: Fate
    where: str = ""
    remarks: list[str] = field(default_factory=list)


def account_for(*, lines: Iterable[Line], document: Document, outcomes: Outcomes) -> list[Entry]:
    """One entry for each line, in their order."""
    entries = _Entries(outcomes)
    _account_for_platform(entries, document)
    for issue in document.issues:
        _account_for_issue(entries, issue)
    for statement in document.statements:
        needs = [] if statement.body else [_("Its text is not in this file. Add it, then publish.")]
        entries.put(statement.line, _("Statement"), [statement.key], needs)
        entries.put_text(statement.body, _("Statement, text"), statement.key)
    for announcement in document.announcements:
        _account_for_announcement(entries, announcement)
    if document.contact:
        _account_for_contact(entries, document.contact)
    for line in document.invitation:
        if document.contact is None or line is not document.contact.line:
            entries.put(line, _("Page “Work with us”"), [WORK_WITH_US])
    for lead in document.leads:
        entries.put(lead.line, "", [], [_("The text has lost the address that it led to. It stands on no page.")])
    for left_out in document.left_out:
        entries.put_left_out(left_out)
    return entries.in_order(lines)


class _Entries:
    def __init__(self, outcomes: Outcomes) -> None:
        self._outcomes = outcomes
        self._entries: dict[int, Entry] = {}

    def put(
        self, line: Line, where: str, keys: list[str], needs: Iterable[str] = (), remarks: Iterable[str] = ()
    ) -> None:
        """Account for a line that went to the pieces of these keys; `needs` is what an editor has to do about it."""
        needs = list(needs)
        states = [self._outcomes[key].state for key in keys]
        lost = [state for state in states if state in NOT_THERE]
        fate = Fate.PLACED
        if lost and len(lost) == len(states):
            fate, needs = Fate.NOT_PLACED, []
        elif lost or needs or State.TEXT_DIFFERS in states:
            fate = Fate.NEEDS_EDITOR
        since = dict.fromkeys(SINCE[state]() for state in states if state in SINCE)
        self._add(Entry(line, fate, where, [*needs, *remarks, *since]))

    def put_text(self, paragraphs: Iterable[Paragraph], where: str, key: str) -> None:
        for paragraph in paragraphs:
            lost = any(has_lost_link(sentence) for sentence in sentences(paragraph.line.text))
            needs = [_("It says “here” where a link was, and the text has lost its address. Add it.")] if lost else []
            self.put(paragraph.line, where, [key], needs)

    def put_left_out(self, left_out: LeftOut) -> None:
        fate = Fate.SUPERSEDED if left_out.reason in SUPERSEDED else Fate.NOT_PLACED
        self._add(Entry(left_out.line, fate, remarks=[_reason_in_words(left_out)]))

    def _add(self, entry: Entry) -> None:
        if entry.line.number in self._entries:
            raise ValueError(f"Line {entry.line.number} is accounted for twice.")
        self._entries[entry.line.number] = entry

    def in_order(self, lines: Iterable[Line]) -> list[Entry]:
        # A line that no rule took up would be a fault of the grammar; it is still not lost in silence.
        return [self._entries.get(line.number) or Entry(line, Fate.NOT_PLACED) for line in lines]


SINCE: dict[State, Callable[[], str]] = {
    State.EDITED: lambda: _("An editor has saved it since: it was left as it is."),
    State.UNPUBLISHED: lambda: _("An editor has taken it offline since: it stays offline."),
    State.DELETED: lambda: _("An editor has deleted it since: it stays deleted."),
    State.TEXT_DIFFERS: lambda: _(
        "This text differs from the one that was imported before: the page was left as it is. Compare them."
    ),
    State.TAKEN: lambda: _("The site has another in this place: it was left as it is. Compare them."),
    State.NO_PARENT: lambda: _("The page that it would stand under was deleted by an editor."),
}


def _account_for_platform(entries: _Entries, document: Document) -> None:
    if document.introduction:
        if document.introduction.heading:
            entries.put(document.introduction.heading, _("Platform, title"), [PLATFORM])
        entries.put_text(document.introduction.paragraphs, _("Platform, introduction"), PLATFORM)
    for plank in document.planks:
        number = {"number": plank.number}
        entries.put(plank.line, _("Plank %(number)s, demand") % number, [plank.key])
        entries.put_text(plank.argument, _("Plank %(number)s, argument") % number, plank.key)


def _account_for_issue(entries: _Entries, issue: Issue) -> None:
    number = {"number": issue.number}
    needs = []
    if issue.incomplete_date:
        message = _("“%(words)s” is no whole date. Set the date if you know it.")
        needs.append(message % {"words": issue.incomplete_date})
    entries.put(issue.line, _("Issue %(number)s") % number, [issue.key], needs)
    for note in issue.notes:
        _account_for_note(entries, issue, note)
        for article in note.articles:
            entries.put(
                article.line,
                _("Article in issue %(number)s") % number,
                [article.key],
                [_("Its text is not in this file. Add it, then publish.")],
                [
                    _(
                        "That it belongs to issue %(number)s is inferred, and so is its print status: "
                        "the text only suggests them by where it names it."
                    )
                    % number
                ],
            )


def _account_for_note(entries: _Entries, issue: Issue, note: PrintNote) -> None:
    number = {"number": issue.number}
    needs, remarks = [], []
    if note.leads_to_list and note.articles:
        remarks.append(_("The pieces that it led to stand under the issue."))
    elif note.leads_to_list:
        needs.append(_("The text has lost which pieces it led to, and their addresses. Add the pieces."))
    remarks.append(
        _("That it speaks of issue %(number)s is inferred: the text only suggests it by its place.") % number
    )
    entries.put(note.line, _("Issue %(number)s, print note") % number, [issue.key], needs, remarks)


def _account_for_announcement(entries: _Entries, announcement: Announcement) -> None:
    needs = []
    if announcement.date is None and announcement.date_en:
        needs.append(_("The date gives no year. Set the date of the event if you know it."))
    elif announcement.date is None:
        needs.append(_("The text gives no date. Set the date of the event if you know it."))
    if not announcement.url:
        needs.append(_("The text gives no address that a link can lead to. Add it."))
    if not (announcement.summary_en and announcement.summary_fr):
        needs.append(_("The summary stands in one language only. Write the other."))
    for line in announcement.lines:
        entries.put(line, _("Bilingual page"), [announcement.key], needs if line is announcement.told_in else ())
    for lead in announcement.leads:
        where = _("Bilingual page, row of the draft only") if is_pair(lead) else ""
        needs = [_("The text has lost the address that it led to. Add the link, or take the row out.")]
        if not is_pair(lead):
            needs = [_("The text has lost the address that it led to. It stands on no page.")]
        entries.put(lead.line, where, [announcement.key], needs)


def _account_for_contact(entries: _Entries, contact: Contact) -> None:
    if contact.is_invitation:
        entries.put(contact.line, _("Contact address; page “Work with us”"), [contact.key, WORK_WITH_US])
        return
    left = contact.line.text.replace(contact.text, "", 1).replace(contact.email, "", 1).strip(" .,:;!")
    needs = [_("Only the address was taken, and the words before it if there was room for them.")] if left else []
    entries.put(contact.line, _("Contact address"), [contact.key], needs)


def _reason_in_words(left_out: LeftOut) -> str:
    match left_out.reason:
        case Reason.SITE_IS_BEGINNING:
            return _("This site takes the place of the page that said so.")
        case Reason.COVER_IS_THE_LINK:
            return _("The cover of an issue is the link to its PDF.")
        case Reason.SAID_ALREADY if left_out.earlier:
            return _("Line %(line)s says so already.") % {"line": left_out.earlier.number}
        case Reason.NOTE_IS_FULL:
            return _("The print note of the issue has no room left.")
        case Reason.SECOND_ADDRESS:
            return _("The site has one contact address: the first.")
    return _("No rule of the import says where it belongs.")
