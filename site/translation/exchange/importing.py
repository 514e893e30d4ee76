"""Writes what somebody chose from a file, by the same door as everything else that is translated."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from wagtail_localize.models import Translation

from translation.desk.page_texts import texts_of
from translation.enums import ChangeKind
from translation.exchange.comparing import Comparison, Row, RowKind, row_of
from translation.exchange.parcels import Parcel
from translation.refusals import DeskRefusal
from translation.texts import write_text
from translation.work import recount
from users.models import User


@dataclass
class Imported:
    written: int = 0
    # What was not written, each with the reason.
    refused: list[tuple[Parcel, DeskRefusal]] = field(default_factory=list)


@transaction.atomic
def import_texts(
    *, translations: Collection[Translation], parcels: Collection[Parcel], user: User, now: datetime
) -> Imported:
    """Write these texts into these translations. Each is asked for rights, locks and versions as if it were typed;
    what is refused is given back, and the others are written.
    """
    by_pk = {translation.pk: translation for translation in translations}
    done = Imported()
    written_to: dict[int, Translation] = {}
    # In one order, so that two people who import the same pages wait for each other instead of blocking each other.
    for parcel in sorted(parcels, key=lambda parcel: parcel.translation_id):
        translation = by_pk.get(parcel.translation_id)
        if translation is None:
            continue
        try:
            write_text(
                translation=translation,
                context_id=parcel.context_id,
                source_id=parcel.source_id,
                words=parcel.words,
                version=parcel.version,
                user=user,
                now=now,
                kind=ChangeKind.IMPORTED,
                recounts=False,
            )
        except DeskRefusal as refusal:
            done.refused.append((parcel, refusal))
        else:
            done.written += 1
            written_to[translation.pk] = translation
    for translation in written_to.values():
        recount(translation=translation, now=now)
    return done


def compare_again(translations: Collection[Translation], parcels: Iterable[Parcel]) -> Comparison:
    """What was refused beside what stands on the desk by now."""
    texts = {
        (translation.pk, text.context_id, text.source_id): (translation, text)
        for translation in translations
        for text in texts_of(translation)
    }
    rows = []
    for parcel in parcels:
        found = texts.get((parcel.translation_id, parcel.context_id, parcel.source_id))
        if found:
            rows.append(row_of(*found, words=parcel.words, version=parcel.version, is_unsure=False))
        else:
            rows.append(Row(kind=RowKind.UNKNOWN, source="", theirs=parcel.words))
    return Comparison(rows=rows)
