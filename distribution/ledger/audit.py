"""Does the ledger still say the truth? Balances are kept; moves are what happened."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from distribution.ledger.models import LedgerAudit
from distribution.ledger.selectors import Line, lines

# Of a table that somebody has emptied, the first hundred differences tell as much as all.
DIFFERENCES_KEPT = 100

type Difference = dict[str, int]


def audit_the_ledger(*, now: datetime) -> LedgerAudit:
    """Compare all balances with all moves, in one query whatever their number, and keep what was found.

    A difference is {"edition", "location", "by_moves", "in_balance"}, or, where the copies of an edition do not add up
    to zero, {"edition", "sum"}.
    """
    audit = LedgerAudit(audited_at=now, moves_counted=0, difference_count=0, differences=[])
    for _edition, of_edition in groupby(_added_up(lines()), key=lambda line: line.edition_id):
        total = 0
        edition_id = 0
        for line in of_edition:
            edition_id = line.edition_id
            total += line.in_balance
            audit.moves_counted += line.moves
            if line.by_moves != line.in_balance:
                _note(
                    audit,
                    {
                        "edition": edition_id,
                        "location": line.location_id,
                        "by_moves": line.by_moves,
                        "in_balance": line.in_balance,
                    },
                )
        if total:
            _note(audit, {"edition": edition_id, "sum": total})
    audit.save()
    return audit


def _added_up(parts: Iterator[Line]) -> Iterator[Line]:
    """One line for an edition at a location, of the parts that follow each other."""
    for (edition_id, location_id), of_both in groupby(parts, key=lambda part: (part.edition_id, part.location_id)):
        sums = [sum(column) for column in zip(*(part[2:] for part in of_both), strict=True)]
        yield Line(edition_id, location_id, *sums)


def _note(audit: LedgerAudit, difference: Difference) -> None:
    audit.difference_count += 1
    if audit.difference_count <= DIFFERENCES_KEPT:
        audit.differences.append(difference)
