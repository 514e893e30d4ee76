from collections.abc import Callable
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from wagtail.models import ModelLogEntry

from distribution.ledger.audit import audit_the_ledger
from distribution.ledger.enums import LocationKind, MoveKind, ReversalReason
from distribution.ledger.errors import KeyReusedError, NotEnoughCopiesError
from distribution.ledger.models import Location, StockMove
from distribution.ledger.selectors import balance_at
from distribution.print_runs.enums import PrintRunState
from distribution.print_runs.errors import (
    CopiesCameError,
    NoCopiesError,
    NoPriceError,
    PrintRunRefusal,
    RunIsOverError,
    TakenBackError,
)
from distribution.print_runs.models import PrintReceipt, PrintRun
from distribution.print_runs.prices import PriceStep
from distribution.print_runs.services import (
    cancel_run,
    complete_run,
    order_print_run,
    receive_print_run,
    take_receipt_back,
)
from issues.models import Edition
from tests.factories import EditionFactory, UserFactory
from tests.factories.ledger import DAY, NOON, LocationFactory, move_copies
from users.models import User

STEPS = [PriceStep(500, Decimal("0.40")), PriceStep(1_000, Decimal("0.3025"))]
KEY = UUID("00000000-0000-4000-8000-000000000001")


@pytest.fixture
def coordinator(db: None) -> User:
    return UserFactory()


@pytest.fixture
def edition(db: None) -> Edition:
    return EditionFactory(made_cover=None)


@pytest.fixture
def depot(db: None) -> Location:
    return LocationFactory()


@pytest.fixture
def order(edition: Edition, depot: Location, coordinator: User) -> Callable[..., PrintRun]:
    printer = LocationFactory(kind=LocationKind.PRINTER)

    def order(copies: int = 1_000, key: UUID = KEY) -> PrintRun:
        return order_print_run(
            edition=edition,
            printer=printer,
            depot=depot,
            copies=copies,
            steps=STEPS,
            expected_on=date(2026, 5, 12),
            submission_key=key,
            user=coordinator,
            now=NOON,
        )

    return order


@pytest.fixture
def run(order: Callable[..., PrintRun]) -> PrintRun:
    return order()


@pytest.fixture
def receive(run: PrintRun, coordinator: User) -> Callable[..., PrintReceipt]:
    def receive(copies: int, key: UUID | None = None) -> PrintReceipt:
        receipt = receive_print_run(
            run=run, copies=copies, received_on=DAY, submission_key=key or uuid4(), user=coordinator, now=NOON
        )
        run.refresh_from_db()
        return receipt

    return receive


@pytest.fixture
def take_back(run: PrintRun, coordinator: User) -> Callable[[PrintReceipt], None]:
    def take_back(receipt: PrintReceipt) -> None:
        take_receipt_back(receipt=receipt, reason=ReversalReason.TYPED_WRONG, on=DAY, user=coordinator, now=NOON)
        run.refresh_from_db()

    return take_back


def test_a_run_is_ordered_once_at_the_price_of_its_step(order: Callable[..., PrintRun]) -> None:
    runs = {order().pk for _click in range(2)}
    run = PrintRun.objects.get()
    assert runs == {run.pk}
    assert (run.unit_price, run.cost, run.missing) == (Decimal("0.3025"), Decimal("302.50"), 1_000)
    assert ModelLogEntry.objects.get().action == "print_runs.ordered"


@pytest.mark.parametrize(("copies", "refusal"), [(0, NoCopiesError), (499, NoPriceError)])
def test_an_order_that_cannot_be_is_refused(
    order: Callable[..., PrintRun], copies: int, refusal: type[PrintRunRefusal]
) -> None:
    with pytest.raises(refusal):
        order(copies)
    assert not PrintRun.objects.exists()


def test_a_run_is_received_in_parts(run: PrintRun, receive: Callable, edition: Edition, depot: Location) -> None:
    receive(800)
    assert (run.state, run.received, run.missing) == (PrintRunState.ORDERED, 800, 200)
    receive(210)
    assert (run.state, run.received, run.missing) == (PrintRunState.COMPLETE, 1_010, 0)
    assert balance_at(edition=edition, location=depot).on_hand == 1_010
    assert audit_the_ledger(now=NOON).is_ok


def test_a_receipt_that_is_sent_twice_is_noted_once(run: PrintRun, receive: Callable) -> None:
    assert receive(1_000, KEY) == receive(1_000, KEY)
    assert (run.received, StockMove.objects.count()) == (1_000, 1)


def test_the_same_form_with_another_number_is_refused(run: PrintRun, receive: Callable) -> None:
    receive(800, KEY)
    with pytest.raises(KeyReusedError):
        receive(700, KEY)
    assert run.received == 800


def test_nothing_is_received_of_a_run_that_is_over(run: PrintRun, receive: Callable, coordinator: User) -> None:
    receive(800)
    for _click in range(2):
        complete_run(run=run, user=coordinator)
    with pytest.raises(RunIsOverError):
        receive(200)
    with pytest.raises(NoCopiesError):
        receive(0)
    assert run.received == 800


def test_a_wrong_receipt_is_taken_back_once(
    run: PrintRun, receive: Callable, take_back: Callable, edition: Edition, depot: Location
) -> None:
    receipt = receive(1_000)
    take_back(receipt)
    with pytest.raises(TakenBackError):
        take_back(receipt)
    assert (run.state, run.received) == (PrintRunState.ORDERED, 0)
    assert balance_at(edition=edition, location=depot).on_hand == 0
    receive(800)
    assert run.received == 800
    assert audit_the_ledger(now=NOON).is_ok


def test_a_receipt_stays_whose_copies_have_gone_on(
    run: PrintRun, receive: Callable, take_back: Callable, edition: Edition, depot: Location
) -> None:
    receipt = receive(1_000)
    other = LocationFactory()
    move_copies(edition=edition, source=depot, destination=other, quantity=1, kind=MoveKind.TRANSFERRED)
    with pytest.raises(NotEnoughCopiesError):
        take_back(receipt)
    run.refresh_from_db()
    assert run.received == 1_000


def test_an_order_is_cancelled_before_copies_come(
    order: Callable[..., PrintRun], run: PrintRun, receive: Callable, coordinator: User
) -> None:
    other = order(key=uuid4())
    for _click in range(2):
        cancel_run(run=other, user=coordinator)
    assert other.state == PrintRunState.CANCELLED
    with pytest.raises(RunIsOverError):
        complete_run(run=other, user=coordinator)
    receive(1)
    with pytest.raises(CopiesCameError):
        cancel_run(run=run, user=coordinator)


@pytest.mark.parametrize(
    "facts", [{"ordered": 0}, {"unit_price": -1}, {"state": "LOST"}, {"state": "CANCELLED", "received": 5}]
)
def test_the_database_refuses_what_cannot_be(run: PrintRun, facts: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        PrintRun.objects.filter(pk=run.pk).update(**facts)
