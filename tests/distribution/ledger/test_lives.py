"""Random lives of an edition: whatever people do, in whatever order, no copy is lost or made."""

from datetime import timedelta

from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from distribution.ledger.audit import audit_the_ledger
from distribution.ledger.enums import ROUTES, LocationKind, MoveKind, ReversalReason
from distribution.ledger.errors import (
    AccountClosedError,
    AlreadyReversedError,
    LedgerError,
    NotEnoughCopiesError,
    NotReservedError,
)
from distribution.ledger.models import StockBalance, StockMove
from distribution.ledger.services import (
    close_account,
    open_account,
    post_move,
    release,
    reserve,
    reverse_move,
    sole_location,
)
from tests.factories import EditionFactory
from tests.factories.ledger import DAY, NOON, LocationFactory

SOLE = (LocationKind.IN_TRANSIT, LocationKind.READERS, LocationKind.LOSS, LocationKind.RECYCLED)
MANY = {LocationKind.PRINTER: 1, LocationKind.DEPOT: 2, LocationKind.DISTRIBUTOR: 2}
WAYS = sorted((kind, *way) for kind, ways in ROUTES.items() for way in ways)
QUANTITIES = st.integers(1, 60)


class Life(RuleBasedStateMachine):
    """The ledger, and beside it a model so simple that it cannot be wrong: a number for each place."""

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.edition = EditionFactory(made_cover=None)
        self.places = [sole_location(kind=kind) for kind in SOLE]
        for kind, count in MANY.items():
            self.places += LocationFactory.create_batch(count, kind=kind)
        self.on_hand = dict.fromkeys(self.places, 0)
        self.reserved = dict.fromkeys(self.places, 0)
        self.moves: list[StockMove] = []
        self.taken_back: set[int] = set()
        self.is_closed = False

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    def outcome(self, *, source, quantity, of_reserved=0) -> type[LedgerError] | None:
        """What has to happen."""
        if self.is_closed:
            return AccountClosedError
        free = self.on_hand[source] - self.reserved[source]
        if of_reserved > self.reserved[source]:
            return NotEnoughCopiesError
        if not source.is_boundary and quantity - of_reserved > free:
            return NotEnoughCopiesError
        return None

    def expect(self, outcome, action):
        """Does it, and complains where something else happens."""
        try:
            done = action()
        except LedgerError as refusal:
            assert type(refusal) is outcome  # noqa: PT017 - which one is expected is known by now.
            return None
        assert outcome is None
        return done

    def keep(self, move: StockMove, of_reserved: int = 0) -> None:
        self.moves.append(move)
        self.on_hand[move.source] -= move.quantity
        self.on_hand[move.destination] += move.quantity
        self.reserved[move.source] -= of_reserved

    @rule(way=st.sampled_from(WAYS), quantity=QUANTITIES, share=st.integers(0, 60), data=st.data())
    def move(self, way, quantity, share, data) -> None:
        kind, source_kind, destination_kind = way
        source = data.draw(st.sampled_from([place for place in self.places if place.kind == source_kind]))
        others = [place for place in self.places if place.kind == destination_kind and place != source]
        destination = data.draw(st.sampled_from(others))
        of_reserved = min(share, quantity, self.reserved[source] + 1)
        done = self.expect(
            self.outcome(source=source, quantity=quantity, of_reserved=of_reserved),
            lambda: self.post(source, destination, quantity, kind, f"life/{len(self.moves)}", of_reserved),
        )
        if done:
            self.keep(done, of_reserved)

    def post(self, source, destination, quantity, kind, key, of_reserved=0) -> StockMove:
        return post_move(
            edition=self.edition,
            source=source,
            destination=destination,
            quantity=quantity,
            kind=kind,
            idempotency_key=key,
            occurred_on=DAY + timedelta(days=len(self.moves)),
            now=NOON,
            of_reserved=of_reserved,
        )

    @rule(quantity=st.integers(100, 300))
    def receive(self, quantity) -> None:
        """Often enough, so that there is something to move."""
        printer, depot = (next(place for place in self.places if place.kind == kind) for kind in ("PRINTER", "DEPOT"))
        done = self.expect(
            self.outcome(source=printer, quantity=quantity),
            lambda: self.post(printer, depot, quantity, MoveKind.RECEIVED, f"life/{len(self.moves)}"),
        )
        if done:
            self.keep(done)

    @precondition(lambda self: self.moves)
    @rule(data=st.data(), reason=st.sampled_from(ReversalReason))
    def take_back(self, data, reason) -> None:
        move = data.draw(st.sampled_from(self.moves))
        outcome = self.outcome(source=move.destination, quantity=move.quantity)
        if outcome is not AccountClosedError and (move.reverses_id or move.pk in self.taken_back):
            outcome = AlreadyReversedError
        key = f"life/{len(self.moves)}"
        done = self.expect(
            outcome,
            lambda: reverse_move(move=move, reason=reason, idempotency_key=key, occurred_on=DAY, now=NOON),
        )
        if done:
            self.taken_back.add(move.pk)
            self.keep(done)

    @precondition(lambda self: [move for move in self.moves if not move.reverses_id])
    @rule(data=st.data())
    def send_again(self, data) -> None:
        """Closed or not, what was posted is answered with what it was."""
        sent = data.draw(st.sampled_from([move for move in self.moves if not move.reverses_id]))
        again = post_move(
            **{
                name: getattr(sent, name)
                for name in ("edition", "source", "destination", "quantity", "idempotency_key", "occurred_on")
            },
            kind=MoveKind(sent.kind),
            now=NOON + timedelta(hours=1),
        )
        assert again == sent

    @rule(quantity=QUANTITIES, data=st.data())
    def promise(self, quantity, data) -> None:
        place = data.draw(st.sampled_from(self.places))
        outcome = self.outcome(source=place, quantity=quantity)
        if place.is_boundary and outcome is None:
            outcome = NotEnoughCopiesError
        self.expect(outcome, lambda: reserve(edition=self.edition, location=place, quantity=quantity))
        self.reserved[place] += quantity if outcome is None else 0

    @rule(quantity=QUANTITIES, data=st.data())
    def break_promise(self, quantity, data) -> None:
        place = data.draw(st.sampled_from(self.places))
        outcome = NotReservedError if self.reserved[place] < quantity else None
        self.expect(outcome, lambda: release(edition=self.edition, location=place, quantity=quantity))
        self.reserved[place] -= quantity if outcome is None else 0

    @rule()
    def close_or_open(self) -> None:
        change = open_account if self.is_closed else close_account
        change(edition=self.edition, now=NOON)
        self.is_closed = not self.is_closed

    @invariant()
    def no_copy_is_lost_or_made(self) -> None:
        balances = {balance.location: balance for balance in StockBalance.objects.select_related("location")}
        assert sum(balance.on_hand for balance in balances.values()) == 0
        assert {place: balance.on_hand for place, balance in balances.items()} == {
            place: copies for place, copies in self.on_hand.items() if place in balances
        }
        assert all(self.on_hand[place] == 0 for place in self.places if place not in balances)
        assert {place: balance.reserved for place, balance in balances.items() if balance.reserved} == {
            place: copies for place, copies in self.reserved.items() if copies
        }

    @invariant()
    def nothing_is_below_zero(self) -> None:
        assert not [place for place, copies in self.on_hand.items() if copies < 0 and not place.is_boundary]

    @invariant()
    def the_audit_is_clean(self) -> None:
        audit = audit_the_ledger(now=NOON)
        assert audit.is_ok, audit.differences
        assert audit.moves_counted == len(self.moves)


def test_no_life_of_an_edition_loses_or_makes_a_copy(db):
    run_state_machine_as_test(Life, settings=settings(max_examples=40, stateful_step_count=30, deadline=None))
