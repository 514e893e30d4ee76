"""What readers have sent to the paper of the demo: invented people, in both languages, one with a Word file."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from home.contributions.enums import ContributionKind, ManuscriptFormat
from home.contributions.models import Contribution
from home.contributions.services import attach_file
from home.demo.desk import Desk
from home.demo.stream import key_of

WORDML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
}


@dataclass(frozen=True)
class Sent:
    """One contribution. `manuscript` holds the paragraphs of a Word file; one that begins with # is a heading."""

    kind: ContributionKind
    language: str
    days_ago: int
    email: str
    text: str
    name: str = ""
    title: str = ""
    manuscript: tuple[str, ...] = ()


INBOX = (
    Sent(
        ContributionKind.TEXT,
        "en",
        1,
        "tamsin.holloway@example.org",
        "Attached is what I read out at the meeting of the cold store. The heading in the middle is mine; change it.",
        name="Tamsin Holloway",
        title="Four degrees below, and no gloves",
        manuscript=(
            "The gloves that were promised in January have not come. It is November, and we know the dates.",
            "# What the foreman wrote down",
            "On the third of March he wrote “on order”. On the ninth of June he wrote it again. We copied both pages.",
            "Eleven of us signed a letter. It asks for gloves, for ten minutes in a warm room after each hour, and for "
            "an answer in writing.",
        ),
    ),
    Sent(
        ContributionKind.LETTER,
        "fr",
        2,
        "odile.marchessault@example.org",
        "Votre article sur la ligne 9 dit onze minutes de retard. Le soir, c’est vingt : je l’ai noté pendant tout le "
        "mois d’octobre, montre en main.\n\n"
        "Les chauffeurs n’y sont pour rien. Il manque un autobus, et tout le monde le sait au dépôt.",
        title="Vingt minutes, pas onze",
    ),
    Sent(
        ContributionKind.HELP,
        "fr",
        4,
        "ignace.belhumeur@example.org",
        "Je suis correcteur à la retraite. Deux soirs par semaine, je peux relire vos traductions.",
        name="Ignace Belhumeur",
    ),
    Sent(
        ContributionKind.MONEY,
        "en",
        6,
        "night.shift@example.org",
        "Nine of us on the night shift put a coin aside each Friday. How do we get it to you with no names on it?",
    ),
    Sent(
        ContributionKind.LETTER,
        "en",
        9,
        "reader@example.org",
        "In the last issue you write that the flour sack was printed in 1911. My grandmother kept hers: it says 1912.",
        title="The flour sack",
    ),
)


def fill_inbox(desk: Desk, *, now: datetime) -> None:
    """Put into the inbox what is not there yet. Nobody gets a letter for it."""
    new = 0
    for number, sent in enumerate(INBOX, start=1):
        key = key_of(f"inbox/{number}")
        if Contribution.objects.sent_under(key).exists():
            continue
        contribution = Contribution(
            submission_key=key,
            kind=sent.kind,
            language=sent.language,
            name=sent.name,
            email=sent.email,
            title=sent.title,
            text=sent.text,
            received_at=now - timedelta(days=sent.days_ago),
        )
        if sent.manuscript:
            content = word_file(sent.manuscript)
            attach_file(contribution=contribution, content=content, file_format=ManuscriptFormat.DOCX)
        contribution.save()
        new += 1
    if new:
        desk.say(f"Inbox: {new} contributions have come in.")


def word_file(paragraphs: tuple[str, ...]) -> bytes:
    """The smallest Word file with these paragraphs."""
    body = "".join(map(_word_paragraph, paragraphs))
    parts = {**WORD_PARTS, "word/document.xml": f'<w:document xmlns:w="{WORDML}"><w:body>{body}</w:body></w:document>'}
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{part}')
    return content.getvalue()


def _word_paragraph(text: str) -> str:
    words = text.removeprefix("# ")
    style = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' if words != text else ""
    return f'<w:p>{style}<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'
