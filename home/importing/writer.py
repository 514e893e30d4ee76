"""Makes the pages of a document, once. What is there already is never touched, whoever made it."""

import hashlib

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from home.importing.document import Contact as ContactLine
from home.importing.document import Document
from home.importing.outcomes import Outcome, Outcomes, State
from home.importing.pieces import Piece, pieces_of
from home.importing.refusals import ImportRefusedError
from home.models import BilingualPage, Contact, HomePage, ImportedPiece


def write_document(*, document: Document, publish: bool, keep: bool = True) -> Outcomes:
    """Make what the document holds and the site lacks; what became of each piece is returned by its key.

    Pages are drafts unless `publish`, which leaves drafts where a body is missing. All or nothing: ImportRefusedError
    if a page cannot be made. With `keep=False`, everything is done and then undone.
    """
    try:
        with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
            writer = _Writer(publish=publish)
            for piece in pieces_of(document):
                writer.write(piece)
            if document.contact:
                writer.write_contact(document.contact)
            if not keep:
                transaction.set_rollback(True)
    except ValidationError as error:
        message = _("The site does not accept a part of this text, and nothing was changed: %(reasons)s")
        raise ImportRefusedError(message % {"reasons": " ".join(error.messages)}) from error
    return writer.outcomes


def digest_of(source: str) -> str:
    return hashlib.sha256(source.encode()).hexdigest()


def _front_page() -> HomePage:
    # Locked, so that two imports at once follow each other.
    homes = HomePage.objects.select_for_update(of=("self",)).filter(locale__language_code=settings.LANGUAGE_CODE)
    home = homes.order_by("path").first()
    if home is None:
        raise ImportRefusedError(_("There is no front page in the source language. Run “manage.py migrate” first."))
    return home


class _Writer:
    def __init__(self, *, publish: bool) -> None:
        self.outcomes: Outcomes = {}
        self._publish_all = publish
        self._home = _front_page()
        self._known = {known.key: known for known in ImportedPiece.objects.select_related("page")}
        # The page of each piece, whoever made it; None where it was deleted.
        self._pages: dict[str, Page | None] = {"": self._home}

    def write(self, piece: Piece) -> None:
        """Make the page of a piece, unless the site has it, had it, or has another in its place."""
        known = self._known.get(piece.key)
        page, state = self._find(piece, known) if known else self._make(piece)
        self._pages[piece.key] = page
        self.outcomes[piece.key] = Outcome(type(piece.page), state, is_live=page is not None and page.live)

    def _find(self, piece: Piece, known: ImportedPiece) -> tuple[Page | None, State]:
        page = known.page.specific if known.page else None
        state = _state_since(known, page, piece.source)
        # An editor's lock says that nobody else may publish.
        is_waiting = page is not None and state is State.KEPT and not page.live and not page.locked
        if page is None or not is_waiting or not self._may_publish(piece, page.get_parent()):
            return page, state
        page = _publish(page, piece)
        ImportedPiece.objects.filter(pk=known.pk).update(revision=page.latest_revision)
        return page, State.PUBLISHED

    def _make(self, piece: Piece) -> tuple[Page | None, State]:
        parent = self._pages.get(piece.parent)
        if parent is None:
            return None, State.NO_PARENT
        rival = piece.rivals(parent).first()
        if rival is not None:
            return rival.specific, State.TAKEN
        page = piece.page
        page.locale = self._home.locale
        page.live = False
        if parent.get_children().filter(slug=page.slug).exists():
            # Wagtail makes another of the title.
            page.slug = ""
        parent.add_child(instance=page)
        page = _publish(page, piece) if self._may_publish(piece, parent) else _save_draft(page, piece)
        self._remember(piece.key, piece.source, page.latest_revision, page=page)
        return page, State.MADE

    def _may_publish(self, piece: Piece, parent: Page) -> bool:
        return self._publish_all and piece.is_complete and parent.live

    def write_contact(self, line: ContactLine) -> None:
        """Make the contact address of the source language, unless there is one or an editor deleted it."""
        contact = Contact.objects.filter(locale=self._home.locale).first()
        known = self._known.get(line.key)
        if known:
            contact, state = self._find_contact(contact, known, line)
        elif contact:
            state = State.TAKEN
        else:
            contact, state = self._make_contact(line), State.MADE
        self.outcomes[line.key] = Outcome(Contact, state, is_live=contact is not None and contact.live)

    def _find_contact(
        self, contact: Contact | None, known: ImportedPiece, line: ContactLine
    ) -> tuple[Contact | None, State]:
        state = _state_since(known, contact, line.source)
        if contact is None or state is not State.KEPT or contact.live or not self._publish_all:
            return contact, state
        contact.latest_revision.publish()
        contact.refresh_from_db()
        return contact, State.PUBLISHED

    def _make_contact(self, line: ContactLine) -> Contact:
        contact = Contact(locale=self._home.locale, email=line.email, text=line.text, live=False)
        contact.full_clean()
        contact.save()
        revision = contact.save_revision(log_action=True)
        if self._publish_all:
            revision.publish()
            contact.refresh_from_db()
        self._remember(line.key, line.source, revision)
        return contact

    def _remember(self, key: str, source: str, revision: Revision, page: Page | None = None) -> None:
        ImportedPiece.objects.create(key=key, page=page, revision=revision, digest=digest_of(source))


def _state_since(known: ImportedPiece, thing: Page | Contact | None, source: str) -> State:
    """What became of a piece since it was imported."""
    if thing is None:
        return State.DELETED
    if known.digest != digest_of(source):
        return State.TEXT_DIFFERS
    if known.revision_id is None or thing.latest_revision_id != known.revision_id:
        return State.EDITED
    if not thing.live and thing.first_published_at:
        return State.UNPUBLISHED
    return State.KEPT


def _publish(page: Page, piece: Piece) -> Page:
    page.save_revision(log_action=True).publish()
    # Publishing saves another instance.
    page = type(page).objects.get(pk=page.pk)
    return _save_draft(page, piece) if piece.waiting else page


def _save_draft(page: Page, piece: Piece) -> Page:
    """Save what waits for an editor as a draft; the page itself, live or not, is without it."""
    if isinstance(page, BilingualPage):
        page.rows.extend(piece.waiting)
    page.save_revision(log_action=True)
    return page
