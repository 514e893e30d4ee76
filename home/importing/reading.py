"""Reads line after line into a document and remembers what the last ones belonged to."""

from home.importing.announcements import read_lead
from home.importing.document import (
    Announcement,
    Article,
    Contact,
    Document,
    Introduction,
    Issue,
    LeftOut,
    Line,
    Paragraph,
    Plank,
    PrintNote,
    Reason,
    Statement,
)
from home.importing.languages import sentences
from home.importing.shapes import (
    INVITATION,
    LOOSE_ENDS,
    Shape,
    email_in,
    has_lost_link,
    print_note_in,
    read_issue,
    read_plank,
    superseding,
    tells_of_shortening,
)

LONGEST_PRINT_NOTE = 1000
LONGEST_CONTACT_TEXT = 300


class Reading:
    """A document while it is read. `take` gives each line its one place."""

    def __init__(self) -> None:
        self.document = Document()
        self._last: Line | None = None
        # What the next lines may belong to: a text, an issue, the list of pieces below an issue's print note.
        self._body: list[Paragraph] | None = None
        self._issue: Issue | None = None
        self._note: PrintNote | None = None
        # The first line that names each thing, by key.
        self._said: dict[str, Line] = {}

    def introduce(self, lines: list[tuple[Shape, Line]]) -> None:
        """Take the lines that lead up to the planks; the first is their heading if it looks like one."""
        if not lines:
            return
        heading = lines[0][1] if lines[0][0] is Shape.HEADING else None
        paragraphs = [Paragraph(line, shape is Shape.HEADING) for shape, line in lines[1 if heading else 0 :]]
        self.document.introduction = Introduction(heading, paragraphs)

    def take(self, shape: Shape, line: Line, announcement: Announcement | None = None) -> None:
        """Give a line, or an announcement of several, its place in the document."""
        is_adjacent = self._last is not None and line.number == self._last.number + 1
        self._last = line
        match shape:
            case Shape.PLANK if plank := read_plank(line):
                self._take_plank(plank)
            case Shape.ISSUE if issue := read_issue(line):
                self._take_issue(issue)
            case Shape.STATEMENT:
                self._take_statement(Statement(line, line.text.rstrip(f"{LOOSE_ENDS}.")))
            case Shape.ANNOUNCEMENT if announcement:
                self._take_announcement(announcement)
            case Shape.CONTACT:
                self._take_contact(line)
            case Shape.SUPERSEDED:
                self._leave_out(line, superseding(line.text) or Reason.NO_RULE)
            case Shape.LEAD:
                self.document.leads.append(read_lead(line))
            case Shape.PRINT_NOTE if self._issue:
                self._take_note(self._issue, line)
            case Shape.INVITATION if self._body is None or not is_adjacent:
                self.document.invitation.append(line)
            case Shape.HEADING:
                self._take_heading(line, is_adjacent=is_adjacent)
            case _:
                self._take_prose(line)

    def _leave_out(self, line: Line, reason: Reason, earlier: Line | None = None) -> None:
        self.document.left_out.append(LeftOut(line, reason, earlier))

    def _is_new(self, key: str, line: Line) -> bool:
        """Nothing above was called the same; otherwise the line has its place: it says so again."""
        earlier = self._said.setdefault(key, line)
        if earlier is not line:
            self._leave_out(line, Reason.SAID_ALREADY, earlier)
        return earlier is line

    def _take_plank(self, plank: Plank) -> None:
        self.document.planks.append(plank)
        self._body, self._issue, self._note = plank.argument, None, None

    def _take_issue(self, issue: Issue) -> None:
        earlier = next((known for known in self.document.issues if known.number == issue.number), None)
        if earlier is None:
            self.document.issues.append(issue)
        elif (issue.date, issue.incomplete_date) in {(None, ""), (earlier.date, earlier.incomplete_date)}:
            self._leave_out(issue.line, Reason.SAID_ALREADY, earlier.line)
        else:
            self._leave_out(issue.line, Reason.NO_RULE)
        self._body, self._issue, self._note = None, earlier or issue, None

    def _take_statement(self, statement: Statement) -> None:
        self._body, self._issue, self._note = None, None, None
        if self._is_new(statement.key, statement.line):
            self.document.statements.append(statement)
            self._body = statement.body

    def _take_announcement(self, announcement: Announcement) -> None:
        self._last = announcement.all_lines[-1]
        self._body, self._issue, self._note = None, None, None
        first, *others = announcement.all_lines
        if self._is_new(announcement.key, first):
            self.document.announcements.append(announcement)
            return
        for line in others:
            self._leave_out(line, Reason.SAID_ALREADY, self._said[announcement.key])

    def _take_contact(self, line: Line) -> None:
        is_invitation = bool(INVITATION.search(line.text))
        if is_invitation:
            self.document.invitation.append(line)
        if self.document.contact is None:
            email = email_in(line.text)
            text = line.text.partition(email)[0].strip()
            self.document.contact = Contact(
                line, email, text if len(text) <= LONGEST_CONTACT_TEXT else "", is_invitation=is_invitation
            )
        elif not is_invitation:
            self._leave_out(line, Reason.SECOND_ADDRESS)

    def _take_note(self, issue: Issue, line: Line) -> None:
        text = print_note_in(line.text)
        if len(issue.print_note) + len(text) >= LONGEST_PRINT_NOTE:
            self._leave_out(line, Reason.NOTE_IS_FULL)
            return
        leads_to_list = any(has_lost_link(sentence) for sentence in sentences(line.text))
        self._note = PrintNote(line, text, tells_of_shortening(text), leads_to_list)
        issue.notes.append(self._note)

    def _take_heading(self, line: Line, *, is_adjacent: bool) -> None:
        if self._note is not None and self._issue is not None:
            article = Article(line, line.text, self._issue.number, self._note.is_shortened)
            if self._is_new(article.key, line):
                self._note.articles.append(article)
        elif is_adjacent and self._awaits_argument():
            # Short as it is, it stands right below a demand.
            self._take_prose(line)
        else:
            self._body = None
            self._leave_out(line, Reason.NO_RULE)

    def _awaits_argument(self) -> bool:
        return bool(self.document.planks) and self._body is self.document.planks[-1].argument and not self._body

    def _take_prose(self, line: Line) -> None:
        if self._body is None:
            self._note = None
            self._leave_out(line, Reason.NO_RULE)
        else:
            self._body.append(Paragraph(line))
