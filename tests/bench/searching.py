"""Times the search page on PostgreSQL: 5,000 articles, then 50,000, with a tenth as many printed pages.

Makes a database of its own beside the one of DATABASE_URL (or on this machine's server) and drops it. Words are drawn
as they fall in newspapers: a few very often, most hardly ever (Zipf). The same each time.

Not called search.py: the name would stand before that of the package.
"""

import os
import random
import shutil
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate, count, islice
from tempfile import mkdtemp
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

NAME = "torch_bench_search"
SERVER = "postgres://postgres@127.0.0.1:5432/postgres"
SIZES = (5_000, 50_000)
ARTICLES_PER_PRINTED_PAGE = 10
ISSUES = 250
PLANKS = 12
WORDS_IN_ARTICLE, WORDS_IN_PRINTED_PAGE = 600, 900
LEXICON = 40_000
# The most frequent words of a language are those of its grammar, which nobody looks for.
GRAMMAR = 60
QUESTIONS_OF_A_KIND = 40
AT_ONCE = 500
TARGET = 150

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
from django.test import Client  # noqa: E402
from wagtail.models import Page  # noqa: E402

from home.models import HomePage  # noqa: E402
from search.backends import backend  # noqa: E402
from search.documents import SearchDocument  # noqa: E402
from search.enums import Kind  # noqa: E402
from search.models import SearchEntry, SearchEntryPlank, Word  # noqa: E402
from search.words import fold  # noqa: E402

CLIENT = Client(SERVER_NAME="127.0.0.1")
FACTS = ("key", "language", "kind", "url", "title", "lede", "text", "date", "issue_number", "printed_page")
LANGUAGES = ("en", "fr")
SYLLABLES = {
    "en": [
        "ba",
        "ber",
        "con",
        "der",
        "ed",
        "el",
        "fen",
        "gar",
        "hol",
        "in",
        "ka",
        "lor",
        "mer",
        "ning",
        "or",
        "pen",
        "quil",
        "ras",
        "sto",
        "ten",
        "ur",
        "ver",
        "wick",
        "yar",
    ],
    "fr": [
        "a",
        "bou",
        "cha",
        "dé",
        "e",
        "fro",
        "gne",
        "in",
        "jour",
        "lé",
        "mi",
        "no",
        "ou",
        "pré",
        "quoi",
        "ré",
        "sié",
        "tan",
        "u",
        "vrai",
    ],
}
ENDINGS = {"en": ["", "s", "ed", "ing"], "fr": ["", "s", "es", "ée", "er"]}
FUNCTION_WORDS = {
    "en": ["the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "was", "on", "with", "as", "by"],
    "fr": ["le", "la", "les", "de", "du", "des", "et", "à", "en", "un", "une", "que", "pour", "dans", "sur"],
}


class Writer:
    """Writes in one language."""

    def __init__(self, language: str) -> None:
        self.chance = random.Random(language)
        self.language = language
        self.lexicon = self._lexicon()
        self._often = list(accumulate(1 / (GRAMMAR + rank) for rank in range(1, LEXICON + 1)))

    def _lexicon(self) -> list[str]:
        words: dict[str, None] = {}
        while len(words) < LEXICON:
            syllables = self.chance.choices(SYLLABLES[self.language], k=self.chance.randint(2, 4))
            words["".join(syllables) + self.chance.choice(ENDINGS[self.language])] = None
        return list(words)

    def words(self, number: int) -> list[str]:
        """Four words of ten are those that stand in every text."""
        drawn = self.chance.choices(self.lexicon, cum_weights=self._often, k=number)
        return [
            self.chance.choice(FUNCTION_WORDS[self.language]) if self.chance.random() < 0.4 else word for word in drawn
        ]

    def text(self, number: int) -> str:
        return " ".join(self.words(number))


WRITERS = {language: Writer(language) for language in LANGUAGES}
TEXTS: dict[str, list[str]] = {language: [] for language in LANGUAGES}


def documents() -> Iterator[SearchDocument]:
    """Endless articles, with a printed page after each tenth; half in each language."""
    for number in count():
        language = LANGUAGES[number % 2]
        writer = WRITERS[language]
        issue = writer.chance.randint(1, ISSUES)
        facts = {
            "language": language,
            "issue_number": issue,
            "printed_page": number % 8 + 1,
            "date": date(2000, 1, 1) + timedelta(days=14 * issue),
        }
        yield SearchDocument(
            key=f"article:{number}",
            kind=Kind.ARTICLE,
            url=f"/{language}/issues/{issue}/article-{number}/",
            title=" ".join(writer.words(7)),
            lede=writer.text(30),
            text=writer.text(WORDS_IN_ARTICLE),
            plank_numbers=frozenset({writer.chance.randint(1, PLANKS)}),
            **facts,
        )
        if (number // 2) % ARTICLES_PER_PRINTED_PAGE == 0:
            yield SearchDocument(
                key=f"printed:{number}",
                kind=Kind.PRINTED_PAGE,
                url=f"/{language}/issues/{issue}/pages/{number % 8 + 1}/",
                text=writer.text(WORDS_IN_PRINTED_PAGE),
                **facts,
            )


def heads() -> Iterator[SearchDocument]:
    """The issues and planks of the filters."""
    for language in LANGUAGES:
        writer = WRITERS[language]
        for number in range(1, ISSUES + 1):
            issued_on = date(2000, 1, 1) + timedelta(days=14 * number)
            yield SearchDocument(
                key=f"issue:{number}:{language}",
                language=language,
                kind=Kind.ISSUE,
                url=f"/{language}/issues/{number}/",
                title=writer.text(6),
                date=issued_on,
                issue_number=number,
            )
        for number in range(1, PLANKS + 1):
            yield SearchDocument(
                key=f"plank:{number}:{language}",
                language=language,
                kind=Kind.PLANK,
                url=f"/{language}/platform/{number}/",
                title=writer.text(6),
                text=writer.text(WORDS_IN_ARTICLE),
                plank_numbers=frozenset({number}),
            )


class Shelf:
    """Keeps documents, each with a live page that is its own."""

    def __init__(self) -> None:
        self._homes = {home.locale.language_code: home for home in HomePage.objects.select_related("locale")}
        self._numbers = count(1)

    def keep(self, some: list[SearchDocument]) -> None:
        pages = Page.objects.bulk_create([self._page(document, next(self._numbers)) for document in some])
        entries = SearchEntry.objects.bulk_create(
            SearchEntry(
                page=page,
                **{name: getattr(document, name) for name in FACTS},
            )
            for page, document in zip(pages, some, strict=True)
        )
        SearchEntryPlank.objects.bulk_create(
            SearchEntryPlank(entry=entry, number=number)
            for entry, document in zip(entries, some, strict=True)
            for number in document.plank_numbers
        )
        backend().write([(entry.pk, document) for entry, document in zip(entries, some, strict=True)])

    def _page(self, document: SearchDocument, number: int) -> Page:
        home = self._homes[document.language]
        return Page(
            title=document.title or document.key,
            slug=f"p{number}",
            path=f"{home.path}{Page._int2str(number).rjust(Page.steplen, '0')}",
            depth=home.depth + 1,
            url_path=f"{home.url_path}p{number}/",
            content_type_id=home.content_type_id,
            locale=home.locale,
        )


def questions() -> dict[str, list[tuple[str, dict[str, object]]]]:
    """Of each kind, in both languages by turns: the language and the parameters."""
    chance = random.Random("questions")

    def ask(make: object) -> list[tuple[str, dict[str, object]]]:
        languages = islice((code for _ in count() for code in LANGUAGES), QUESTIONS_OF_A_KIND)
        return [(language, make(WRITERS[language].lexicon, language)) for language in languages]

    def phrase(_words: list[str], language: str) -> str:
        text = chance.choice(TEXTS[language]).split()
        start = chance.randrange(len(text) - 3)
        return f'"{" ".join(text[start : start + 3])}"'

    def misspelt(words: list[str], _language: str) -> str:
        word = next(word for word in iter(lambda: chance.choice(words[50:5_000]), None) if len(word) > 6)
        place = chance.randrange(2, len(word) - 2)
        return f"{word[:place]}{word[place + 1]}{word[place]}{word[place + 2 :]}x"

    return {
        "rare word": ask(lambda words, _: {"q": chance.choice(words[10_000:])}),
        "usual word": ask(lambda words, _: {"q": chance.choice(words[200:2_000])}),
        "common word": ask(lambda words, _: {"q": chance.choice(words[:40])}),
        "two words": ask(lambda words, _: {"q": f"{chance.choice(words[:500])} {chance.choice(words[:2_000])}"}),
        "two common words": ask(lambda words, _: {"q": f"{chance.choice(words[:40])} {chance.choice(words[:40])}"}),
        "phrase": ask(lambda words, language: {"q": phrase(words, language)}),
        "phrase of common words": ask(
            lambda words, _: {"q": f'"{chance.choice(words[:40])} {chance.choice(words[:40])}"'}
        ),
        "common word, left out": ask(lambda words, _: {"q": f"{words[chance.randrange(40)]} -{words[50]}"}),
        "filter by plank": ask(lambda words, _: {"q": chance.choice(words[:200]), "plank": chance.randint(1, PLANKS)}),
        "filter by issue": ask(lambda words, _: {"q": chance.choice(words[:200]), "issue": chance.randint(1, ISSUES)}),
        "filter by kind": ask(lambda words, _: {"q": chance.choice(words[:200]), "kind": "PRINTED_PAGE"}),
        "misspelt word": ask(lambda words, language: {"q": misspelt(words, language)}),
        "fifth page": ask(lambda words, _: {"q": chance.choice(words[:40]), "page": 5}),
    }


def milliseconds(language: str, parameters: dict[str, object]) -> float:
    start = time.perf_counter()
    answer = CLIENT.get(f"/{language}/search/", parameters)
    took = (time.perf_counter() - start) * 1000
    if answer.status_code != 200:
        sys.exit(f"The search page answers {answer.status_code}.")
    return took


def percentile(times: list[float], part: float) -> float:
    return sorted(times)[max(0, round(part * len(times)) - 1)]


def measure() -> dict[str, list[float]]:
    asked = questions()
    for language in LANGUAGES:  # Templates are read at the first answer.
        milliseconds(language, {"q": "warm"})
    times = {kind: [milliseconds(*question) for question in some] for kind, some in asked.items()}
    return {**times, "all": [took for some in times.values() for took in some]}


def write(shelf: Shelf, source: Iterator[SearchDocument], number: int) -> None:
    remaining = number
    while remaining:
        some = list(islice(source, min(AT_ONCE, remaining)))
        remaining -= len(some)
        for document in some[:5]:
            TEXTS[document.language].append(document.text)
        shelf.keep(some)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def entries_for(articles: int) -> int:
    return articles + articles // ARTICLES_PER_PRINTED_PAGE


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    shelf, source = Shelf(), documents()
    shelf.keep(list(heads()))
    Word.objects.bulk_create(
        Word(language=language, word=word, folded=fold(word), entries=LEXICON - rank)
        for language in LANGUAGES
        for rank, word in enumerate(WRITERS[language].lexicon)
    )
    written, medians = 0, {}
    for size in SIZES:
        start = time.perf_counter()
        write(shelf, source, entries_for(size) - written)
        written = entries_for(size)
        print(f"{size:,} articles and {size // ARTICLES_PER_PRINTED_PAGE:,} printed pages in {ISSUES} issues ", end="")
        print(f"(written in {time.perf_counter() - start:.0f} s): milliseconds of the whole page")
        print(f"  {'':<24} {'median':>8} {'p95':>8}")
        for kind, times in measure().items():
            medians.setdefault(kind, []).append((statistics.median(times), percentile(times, 0.95)))
            print(f"  {kind:<24} {medians[kind][-1][0]:8.1f} {medians[kind][-1][1]:8.1f}")
    (small, small_p95), (large, large_p95) = medians["all"]
    print(f"Growth from {SIZES[0]:,} to {SIZES[1]:,}: median × {large / small:.1f}, p95 × {large_p95 / small_p95:.1f}.")
    print(f"Target: p95 under {TARGET} ms at {SIZES[1]:,}: {'kept' if large_p95 < TARGET else 'MISSED'}.")


if __name__ == "__main__":
    try:
        main()
    finally:
        connections.close_all()
        shutil.rmtree(VAR)
        tell_server("DROP DATABASE IF EXISTS {} WITH (FORCE)")
