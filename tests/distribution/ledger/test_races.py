"""Many clients at the same moment, on a real database."""

import pytest

from distribution.ledger.audit import audit_the_ledger
from distribution.ledger.enums import LocationKind, MoveKind, ReversalReason
from distribution.ledger.errors import AccountClosedError, AlreadyReversedError, NotEnoughCopiesError
from distribution.ledger.models import Location, StockBalance, StockMove
from distribution.ledger.selectors import balance_at
from distribution.ledger.services import close_account, reserve, reverse_move
from issues.models import Edition
from tests.core.threads import together
from tests.factories import EditionFactory
from tests.factories.ledger import DAY, NOON, LocationFactory, move_copies, receive_copies

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def depot(transactional_db: None) -> Location:
    return LocationFactory()


@pytest.fixture
def edition(transactional_db: None, depot: Location) -> Edition:
    edition = EditionFactory(made_cover=None)
    receive_copies(edition=edition, depot=depot, quantity=205)
    return edition


@pytest.fixture
def distributors(transactional_db: None) -> list[Location]:
    return LocationFactory.create_batch(40, kind=LocationKind.DISTRIBUTOR)


def test_forty_clients_take_ten_of_205_copies_and_twenty_get_them(edition, depot, distributors):
    waiting, got, refused = list(distributors), [], []

    def take() -> None:
        try:
            move = move_copies(
                edition=edition, source=depot, destination=waiting.pop(), quantity=10, kind=MoveKind.PICKED_UP
            )
        except NotEnoughCopiesError:
            refused.append(True)
        else:
            got.append(move)

    together(40, take)
    assert (len(got), len(refused)) == (20, 20)
    assert balance_at(edition=edition, location=depot).on_hand == 5
    assert StockBalance.objects.total() == 0
    assert audit_the_ledger(now=NOON).is_ok


def test_two_directions_at_once_do_not_wait_for_each_other(edition, depot):
    other = LocationFactory()
    receive_copies(edition=edition, depot=other, quantity=205)
    directions, done = [(depot, other), (other, depot)] * 10, []

    def transfer() -> None:
        source, destination = directions.pop()
        done.append(
            move_copies(edition=edition, source=source, destination=destination, quantity=10, kind=MoveKind.TRANSFERRED)
        )

    together(20, transfer)
    assert len(done) == 20
    assert balance_at(edition=edition, location=depot).on_hand == 205
    assert audit_the_ledger(now=NOON).is_ok


def test_one_key_sent_by_eight_clients_is_one_move(depot, distributors):
    edition = EditionFactory(made_cover=None)
    printer, moves = LocationFactory(kind=LocationKind.PRINTER), []

    def send() -> None:
        # The first of an edition: its account and its balances are made in the same race.
        move = move_copies(
            edition=edition,
            source=printer,
            destination=depot,
            quantity=50,
            kind=MoveKind.RECEIVED,
            idempotency_key="receipt/1",
        )
        moves.append(move.pk)

    together(8, send)
    assert moves == [StockMove.objects.get().pk] * 8
    assert balance_at(edition=edition, location=depot).on_hand == 50


def test_eight_people_take_a_move_back_once(edition, depot):
    move, done, refused = StockMove.objects.get(), [], []
    keys = [f"reverse/{number}" for number in range(8)]

    def take_back() -> None:
        try:
            back = reverse_move(
                move=StockMove.objects.get(pk=move.pk),
                reason=ReversalReason.TYPED_WRONG,
                idempotency_key=keys.pop(),
                occurred_on=DAY,
                now=NOON,
            )
        except AlreadyReversedError:
            refused.append(True)
        else:
            done.append(back)

    together(8, take_back)
    assert (len(done), len(refused)) == (1, 7)
    assert audit_the_ledger(now=NOON).is_ok


def test_nobody_is_promised_what_is_promised_to_another(edition, depot):
    refused = []

    def promise() -> None:
        try:
            reserve(edition=edition, location=depot, quantity=10)
        except NotEnoughCopiesError:
            refused.append(True)

    together(40, promise)
    assert len(refused) == 20
    assert balance_at(edition=edition, location=depot).reserved == 200


def test_after_the_closing_no_move_comes_in_that_was_on_its_way(edition, depot, distributors):
    waiting, outcomes = list(distributors[:12]), []

    def take_or_close() -> None:
        distributor = waiting.pop()
        if len(waiting) == 6:
            close_account(edition=edition, now=NOON)
            outcomes.append(("closed", StockMove.objects.count()))
            return
        try:
            move_copies(edition=edition, source=depot, destination=distributor, quantity=1, kind=MoveKind.PICKED_UP)
        except AccountClosedError:
            outcomes.append(("refused", 0))

    together(12, take_or_close)
    counted = dict(outcomes)["closed"]
    assert StockMove.objects.count() == counted
    assert len(outcomes) == 1 + 12 - counted
    assert audit_the_ledger(now=NOON).is_ok
