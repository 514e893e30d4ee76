"""Times what coordinators wait for, on PostgreSQL: 10,000 distributors, 50 issues, 2 languages, a million requests.

Makes a database of its own beside the one of DATABASE_URL (or on this machine's server) and drops it. The past is
written by SQL, because only reading it is timed; the open round is filled by the application's own job.
"""

import os
import random
import resource
import shutil
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from tempfile import mkdtemp
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
from psycopg import sql

NAME = "torch_bench_distribution"
SERVER = "postgres://postgres@127.0.0.1:5432/postgres"
DISTRIBUTORS, REGIONS, POINTS, PAST_ISSUES = 10_000, 20, 200, 49
PAGE = 50
TARGET, QUERIES = 100, 25
LOOKS = 30

VAR = mkdtemp(prefix="torch-bench-")

given = os.environ.get("DATABASE_URL", "")
server = urlsplit(given if given.startswith(("postgres://", "postgresql://")) else SERVER)
os.environ.update(
    DJANGO_SETTINGS_MODULE="config.settings",
    DATABASE_URL=server._replace(path=f"/{NAME}").geturl(),
    VAR_DIR=VAR,
    REDIS_URL="",
    HTTPS="False",
    DEBUG="False",
    LOG_LEVEL="ERROR",
)


def tell_server(statement: str) -> None:
    address = server._replace(path="/postgres").geturl()
    with psycopg.connect(address, autocommit=True, connect_timeout=5) as connection:
        connection.execute(sql.SQL(statement).format(sql.Identifier(NAME)))


try:
    tell_server("DROP DATABASE IF EXISTS {}")
    tell_server("CREATE DATABASE {}")
except psycopg.OperationalError:
    sys.exit("There is no PostgreSQL to measure on. Start one, or name it in DATABASE_URL.")

# Whitenoise warns of a missing folder.
os.mkdir(os.path.join(VAR, "static"))

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, connections  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from core.encryption import encrypt  # noqa: E402
from distribution.distributors.enums import DistributorState  # noqa: E402
from distribution.distributors.models import Distributor, DropPoint, Region, StandingOrder  # noqa: E402
from distribution.ledger.audit import audit_the_ledger  # noqa: E402
from distribution.ledger.enums import LocationKind  # noqa: E402
from distribution.ledger.models import EditionAccount, Location  # noqa: E402
from distribution.rounds.models import CopyRequest, Round  # noqa: E402
from distribution.rounds.selectors import totals_by_language, with_last_time, without_an_answer  # noqa: E402
from distribution.rounds.services import open_round, plan_round  # noqa: E402
from distribution.rounds.standing_orders import take_orders  # noqa: E402
from distribution.rounds.totals import differences  # noqa: E402
from issues.models import Edition  # noqa: E402
from users.models import User  # noqa: E402

chance = random.Random(6)
NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)

PAST_REQUESTS = """
INSERT INTO rounds_copyrequest (round_id, distributor_id, edition_id, region_id, drop_point_id, state, origin, asked,
    approved, reason, delivery, note, version, written_under, asked_at, approved_at)
SELECT round.id, person.id, edition.id, person.region_id, person.drop_point_id, 'APPROVED', 'ASKED', copies, copies, '',
    'PICK_UP', %(note)s, 2, gen_random_uuid(), round.opens_at, round.closes_at
FROM rounds_round AS round JOIN issues_edition AS edition USING (issue_number)
CROSS JOIN distributors_distributor AS person
CROSS JOIN LATERAL (SELECT 10 + 5 * ((person.id * 7 + round.id * 3 + edition.id) %% 40) AS copies) AS drawn
WHERE round.state = 'CLOSED'
"""
PAST_TOTALS = """
INSERT INTO rounds_requesttotal (round_id, edition_id, region_id, drop_point_id, requests, asked, approved_requests,
    approved)
SELECT round_id, edition_id, region_id, drop_point_id, count(*), sum(asked), count(*), sum(approved)
FROM rounds_copyrequest GROUP BY round_id, edition_id, region_id, drop_point_id
"""
PAST_MOVES = """
INSERT INTO ledger_stockmove (edition_id, source_id, destination_id, quantity, kind, idempotency_key, reversal_reason,
    occurred_on, posted_at)
SELECT request.edition_id, {source}, {destination}, approved, '{kind}', '{kind}/' || request.id, '', '2026-05-01',
    request.asked_at
FROM rounds_copyrequest AS request JOIN ledger_location AS place ON place.name = 'person ' || request.distributor_id
"""
PAST_BALANCES = """
INSERT INTO ledger_stockbalance (edition_id, location_id, is_boundary, on_hand, reserved)
SELECT edition_id, location_id, location.kind IN ('PRINTER', 'READERS', 'LOSS', 'RECYCLED'), sum(copies), 0
FROM (SELECT edition_id, source_id AS location_id, -quantity AS copies FROM ledger_stockmove
      UNION ALL SELECT edition_id, destination_id, quantity FROM ledger_stockmove) AS halves
JOIN ledger_location AS location ON location.id = location_id GROUP BY edition_id, location_id, location.kind
"""


def past_round(number: int) -> Round:
    opened = NOW - timedelta(days=30 * (PAST_ISSUES + 1 - number))
    closed = opened + timedelta(days=14)
    return Round(issue_number=number, state="CLOSED", opens_at=opened, closes_at=closed, closed_at=closed)


def fill() -> Round:
    Region.objects.bulk_create([Region(name=f"Region {number}") for number in range(REGIONS)])
    regions = list(Region.objects.order_by("pk"))
    DropPoint.objects.bulk_create(
        [DropPoint(region=regions[number % REGIONS], name=f"Point {number}") for number in range(POINTS)]
    )
    points = list(DropPoint.objects.order_by("pk"))
    people = [
        Distributor(
            alias=f"Bench {number}",
            submission_key=uuid4(),
            language="en",
            region_id=point.region_id,
            drop_point=point,
            state=DistributorState.ACTIVE,
            applied_at=NOW,
            confirmed_at=NOW,
            approved_at=NOW,
        )
        for number, point in enumerate(chance.choices(points, k=DISTRIBUTORS))
    ]
    people = Distributor.objects.bulk_create(people, batch_size=2_000)
    StandingOrder.objects.bulk_create(
        [
            StandingOrder(distributor=person, language=language, copies=chance.randrange(10, 200, 5))
            for person in people
            for language in ("en", "fr")
        ],
        batch_size=2_000,
    )
    numbers = range(1, PAST_ISSUES + 2)
    editions = [Edition(issue_number=number, language=language) for number in numbers for language in ("en", "fr")]
    EditionAccount.objects.bulk_create(
        [EditionAccount(edition=edition, opened_at=NOW) for edition in Edition.objects.bulk_create(editions)]
    )
    Round.objects.bulk_create([past_round(number) for number in range(1, PAST_ISSUES + 1)])
    places = [Location(kind=LocationKind.DISTRIBUTOR, name=f"person {person.pk}") for person in people]
    Location.objects.bulk_create(places, batch_size=2_000)
    printer = Location.objects.create(kind=LocationKind.PRINTER, name="Bench printer")
    readers = Location.objects.create(kind=LocationKind.READERS)
    with connection.cursor() as cursor:
        cursor.execute(PAST_REQUESTS, {"note": encrypt("")})
        cursor.execute(PAST_TOTALS)
        cursor.execute(PAST_MOVES.format(source=printer.pk, destination="place.id", kind="PICKED_UP"))
        cursor.execute(PAST_MOVES.format(source="place.id", destination=readers.pk, kind="DISTRIBUTED"))
        cursor.execute(PAST_BALANCES)
        cursor.execute("VACUUM ANALYZE")
    coordinator = User.objects.create(email="bench@example.org")
    return plan_round(issue_number=PAST_ISSUES + 1, opens_at=NOW, closes_at=NOW + timedelta(days=14), user=coordinator)


def measured(name: str, look: Callable[[], object], *, target: int | None = TARGET, looks: int = LOOKS) -> None:
    with CaptureQueriesContext(connection) as asked:
        look()
    times = []
    for _look in range(looks):
        begun = time.perf_counter()
        look()
        times.append((time.perf_counter() - begun) * 1_000)
    median = statistics.median(times)
    verdict = "" if target is None else f"  target {target}: {'kept' if median <= target else 'missed'}"
    print(f"  {name:58} median {median:8.1f} ms, at most {max(times):8.1f}, {len(asked)} queries{verdict}")


def main() -> None:
    call_command("migrate", verbosity=0)
    begun = time.perf_counter()
    round_ = fill()
    print(f"  {CopyRequest.objects.count():,} requests written in {time.perf_counter() - begun:.0f} s (not a figure)")

    begun = time.perf_counter()
    # Without a Redis the job runs at once, in this process.
    open_round(round_=round_, user=None, now=NOW)
    made, took = CopyRequest.objects.filter(round=round_).count(), time.perf_counter() - begun
    print(f"  {made:,} standing orders became requests in {took:.1f} s")
    begun = time.perf_counter()
    made = take_orders(round_id=round_.pk, now=NOW, progress=lambda _done, _total: None)
    print(f"  a second run makes {made} in {time.perf_counter() - begun:.1f} s")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    # So that somebody has not answered.
    CopyRequest.objects.filter(round=round_, distributor_id__in=Distributor.objects.order_by("pk")[:300]).delete()

    in_round = CopyRequest.objects.filter(round=round_).select_related("distributor", "edition", "region", "drop_point")
    listed = with_last_time(in_round).order_by("distributor__alias", "pk")
    region = Region.objects.order_by("pk").first()
    assert region is not None
    measured("totals by language", lambda: totals_by_language(round_))
    measured("requests with the last time, first page", lambda: list(listed[:PAGE]))
    measured("the same, of one region", lambda: list(listed.filter(region=region)[:PAGE]))
    measured("how many requests there are", in_round.count)
    everybody = Distributor.objects.all()
    measured("who has not answered, first page", lambda: list(without_an_answer(round_, distributors=everybody)[:PAGE]))
    measured("the round's sums proved", lambda: differences(round_), target=None, looks=5)
    begun = time.perf_counter()
    audit = audit_the_ledger(now=NOW)
    took, peak = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024
    print(f"  nightly audit of {audit.moves_counted:,} moves: {took:.1f} s, right: {audit.is_ok}; peak {peak:.0f} MB")


try:
    main()
finally:
    connections.close_all()
    tell_server("DROP DATABASE IF EXISTS {} WITH (FORCE)")
    shutil.rmtree(VAR, ignore_errors=True)
