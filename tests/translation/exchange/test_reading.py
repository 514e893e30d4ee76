"""Files that somebody made to harm, or by mistake: each gets a sentence."""

import time

import pytest

from translation.exchange.reading import (
    TooManyTextsError,
    UnreadableError,
    WrongLanguageError,
    read_po,
)

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: fr\\n"\n\n'
ENTRY = 'msgctxt "body.1"\nmsgid "Bread"\nmsgstr "Du pain"\n'


def test_an_entry_tells_its_place_its_words_and_its_version() -> None:
    [entry] = read_po(f"{HEAD}#. Text\n#. version: 3\n#, fuzzy\n{ENTRY}", language="fr").entries

    assert (entry.translation, entry.path, entry.source, entry.words) == (None, "body.1", "Bread", "Du pain")
    assert entry.version == 3
    assert entry.is_unsure


def test_what_is_empty_obsolete_or_said_twice_is_no_entry() -> None:
    text = f'{HEAD}{ENTRY}\n{ENTRY}\nmsgid "Sleep"\nmsgstr ""\n\n#~ msgid "Old"\n#~ msgstr "Vieux"\n'

    reading = read_po(text, language="fr")

    assert len(reading.entries) == 1
    assert reading.empty_count == 1


@pytest.mark.parametrize("language", ["fr_CA", "fr-FR", "FR", ""])
def test_a_place_of_the_language_is_the_language(language) -> None:
    assert read_po(HEAD.replace("Language: fr", f"Language: {language}") + ENTRY, language="fr").entries


def test_another_language_is_refused() -> None:
    with pytest.raises(WrongLanguageError):
        read_po(HEAD.replace("Language: fr", "Language: de") + ENTRY, language="fr")


def test_a_hundred_thousand_entries_are_refused_before_they_are_read() -> None:
    started = time.perf_counter()

    with pytest.raises(TooManyTextsError):
        read_po(HEAD + "\n".join(f'msgid "{number}"\nmsgstr "x"\n' for number in range(100_000)), language="fr")

    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}{ENTRY}\nno such keyword",
        'msgstr "b"\nmsgid "a"\nmsgstr[x] "c"',
        'msgid "a"\nmsgstr[99999999999999999999] "c"\nmsgstr "',
    ],
)
def test_a_damaged_file_is_refused(text) -> None:
    with pytest.raises(UnreadableError):
        read_po(text, language="fr")


def test_the_path_of_a_file_is_not_opened() -> None:
    with pytest.raises(UnreadableError):
        read_po(__file__, language="fr")
