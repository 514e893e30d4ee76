"""Times what translators wait for, on PostgreSQL: the memory of 20,000 texts, the board of 2,000 pages, a long article.

Makes a database of its own beside the one of DATABASE_URL (or on this machine's server) and drops it. Sentences are
drawn as they fall in newspapers, headings of four words and paragraphs of ninety. The same each time.
"""

import os
import random
import shutil
import statistics
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from tempfile import mkdtemp
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
from psycopg import sql

NAME = "torch_bench_translation"
SERVER = "postgres://postgres@127.0.0.1:5432/postgres"
TEXTS = 20_000
TEXTS_OF_A_PAGE = 40
LOOK_UPS = 200
TARGET = 50
PAGES_ON_BOARD = 2_000
BOARD_TARGET, BOARD_QUERIES = 200, 25
ARTICLE_WORDS, PARAGRAPHS = 5_000, 100
DESK_TARGET = 300
OPENINGS = 20

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

from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, connections  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402
from wagtail.models import Locale, Page  # noqa: E402
from wagtail_localize.models import (  # noqa: E402
    String,
    StringTranslation,
    TranslatableObject,
    Translation,
    TranslationContext,
    TranslationSource,
)

from home.models import HomePage, InfoPage  # noqa: E402
from tests.sessions import sign_in  # noqa: E402
from translation.enums import WorkState  # noqa: E402
from translation.memory import concordance, look_up  # noqa: E402
from translation.memory_snapshot import SNAPSHOTS  # noqa: E402
from translation.models import WorkItem  # noqa: E402
from translation.starting import start_translation  # noqa: E402
from users.models import User  # noqa: E402

chance = random.Random(5)
SYLLABLES = (
    "ba",
    "ber",
    "con",
    "der",
    "el",
    "fen",
    "gar",
    "hol",
    "in",
    "ka",
    "lor",
    "mer",
    "or",
    "pen",
    "quil",
    "ras",
    "ten",
)
LEXICON = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _number in range(8_000)]
OFTEN = [1 / (10 + rank) for rank in range(len(LEXICON))]


def sentence(words: int) -> str:
    return " ".join(chance.choices(LEXICON, weights=OFTEN, k=words)).capitalize() + "."


def texts() -> list[str]:
    """As in articles: a third headings, captions and cells, the others paragraphs."""
    lengths = chance.choices([4, 12, 30, 60, 90], weights=[3, 3, 4, 5, 3], k=TEXTS)
    return [sentence(length) for length in lengths]


def fill() -> list[str]:
    english, french = Locale.objects.get(language_code="en"), Locale.objects.get(language_code="fr")
    sources = list(dict.fromkeys(texts()))
    strings = String.objects.bulk_create(
        [String(locale=english, data=data, data_hash=String._get_data_hash(data)) for data in sources]
    )
    kind = ContentType.objects.get_for_model(Page)
    pages = TranslatableObject.objects.bulk_create(
        [TranslatableObject(translation_key=uuid4(), content_type=kind) for _number in range(TEXTS // TEXTS_OF_A_PAGE)]
    )
    contexts = TranslationContext.objects.bulk_create(
        [
            TranslationContext(object=pages[number // TEXTS_OF_A_PAGE], path=f"body.{number}", path_id=uuid4())
            for number in range(len(strings))
        ]
    )
    StringTranslation.objects.bulk_create(
        [
            StringTranslation(translation_of=string, context=context, locale=french, data=f"Fr {string.data}")
            for string, context in zip(strings, contexts, strict=True)
        ]
    )
    # Nobody has translated all of it in the last minutes.
    StringTranslation.objects.update(updated_at=timezone.now() - timedelta(days=9))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return sources


def with_changes(words: str) -> str:
    """The sentence with one word in eight replaced."""
    parts = words.split()
    for place in range(0, len(parts), 8):
        parts[place] = chance.choice(LEXICON)
    return " ".join(parts)


def milliseconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1000


def percentile(times: list[float], part: float) -> float:
    return sorted(times)[max(0, round(part * len(times)) - 1)]


def tell(what: str, times: list[float]) -> float:
    p95 = percentile(times, 0.95)
    print(f"  {what:<44} {statistics.median(times):8.1f} {p95:8.1f}")
    return p95


def measure_memory() -> None:
    sources = fill()
    french = Locale.objects.get(language_code="fr")
    print(f"Memory of {len(sources):,} texts: milliseconds{'':<16} {'median':>8} {'p95':>8}")
    asked = chance.sample(sources, LOOK_UPS)

    def ask(words: str) -> float:
        return milliseconds(lambda: look_up(source=words, locale=french))

    def afresh() -> float:
        SNAPSHOTS.clear()
        return ask(asked[0])

    def after_a_save() -> float:
        StringTranslation.objects.get(context__path=f"body.{chance.randrange(TEXTS // 2)}").save()
        return ask(asked[0])

    def find(word: str) -> float:
        return milliseconds(lambda: concordance(query=word, locale=french))

    tell("first look-up of a process", [afresh() for _time in range(3)])
    p95 = max(
        tell("same sentence", [ask(words) for words in asked]),
        tell("similar sentence", [ask(with_changes(words)) for words in asked]),
        tell("unknown sentence", [ask(sentence(40)) for _words in asked]),
    )
    tell("first look-up after somebody saved a text", [after_a_save() for _time in range(20)])
    tell("concordance", [find(chance.choice(LEXICON[:400])) for _words in asked])
    print(f"Target: p95 of a look-up under {TARGET} ms: {'kept' if p95 < TARGET else 'MISSED'}.")


def open_page(client: Client, address: str) -> tuple[float, int]:
    with CaptureQueriesContext(connection) as queries:
        took = milliseconds(lambda: client.get(address, HTTP_HOST="localhost"))
    return took, len(queries)


def measure_page(what: str, client: Client, address: str) -> tuple[float, int]:
    answer = client.get(address, HTTP_HOST="localhost")
    assert answer.status_code == 200, answer.status_code
    found = [open_page(client, address) for _time in range(OPENINGS)]
    tell(what, [took for took, _queries in found])
    return statistics.median(took for took, _queries in found), max(queries for _took, queries in found)


def measure_board(client: Client) -> None:
    english, french = Locale.objects.get(language_code="en"), Locale.objects.get(language_code="fr")
    kind, now = ContentType.objects.get_for_model(Page), timezone.now()
    objects = TranslatableObject.objects.bulk_create(
        [TranslatableObject(translation_key=uuid4(), content_type=kind) for _page in range(PAGES_ON_BOARD)]
    )
    sources = TranslationSource.objects.bulk_create(
        [
            TranslationSource(
                object=found,
                specific_content_type=ContentType.objects.get_for_model(InfoPage),
                locale=english,
                object_repr=sentence(5),
                content_json="{}",
                last_updated_at=now,
            )
            for found in objects
        ]
    )
    translations = Translation.objects.bulk_create(
        [Translation(source=source, target_locale=french) for source in sources]
    )
    WorkItem.objects.bulk_create(
        [
            WorkItem(
                translation=translation,
                title=translation.source.object_repr,
                issue_number=number // 12 + 1,
                press_date=now.date() - timedelta(days=30 * (number // 12)),
                state=chance.choice(WorkState.values),
                text_count=40,
                missing_count=12,
                words_left=300,
            )
            for number, translation in enumerate(translations)
        ]
    )
    took, queries = measure_page(f"board of {PAGES_ON_BOARD:,} pages", client, "/admin/translation/")
    kept = took < BOARD_TARGET and queries <= BOARD_QUERIES
    print(
        f"Target: median under {BOARD_TARGET} ms, {BOARD_QUERIES} queries ({queries}): {'kept' if kept else 'MISSED'}."
    )


def measure_desk(client: Client, user: User) -> None:
    front = HomePage.objects.get(locale__language_code="en")
    paragraphs = "".join(f"<p>{sentence(ARTICLE_WORDS // PARAGRAPHS)}</p>" for _number in range(PARAGRAPHS))
    page = InfoPage(title="A long read", slug="a-long-read", locale=front.locale, body=[("prose", paragraphs)])
    front.add_child(instance=page)
    page.save_revision(user=user)
    translation = start_translation(source_page=page, user=user, now=timezone.now())
    took, queries = measure_page(
        f"desk page of {ARTICLE_WORDS:,} words ({PARAGRAPHS} paragraphs)",
        client,
        f"/admin/translation/{translation.pk}/",
    )
    print(f"Target: median under {DESK_TARGET} ms ({queries} queries): {'kept' if took < DESK_TARGET else 'MISSED'}.")


def main() -> None:
    call_command("migrate", verbosity=0)
    # The admin's templates name hashed files.
    call_command("collectstatic", interactive=False, verbosity=0)
    measure_memory()
    user = User.objects.create_superuser("bench@example.org")
    client = Client()
    sign_in(client, user)
    print(f"Pages of the desk, whole view: milliseconds{'':<8} {'median':>8} {'p95':>8}")
    measure_board(client)
    measure_desk(client, user)


if __name__ == "__main__":
    try:
        main()
    finally:
        connections.close_all()
        shutil.rmtree(VAR)
        tell_server("DROP DATABASE IF EXISTS {} WITH (FORCE)")
