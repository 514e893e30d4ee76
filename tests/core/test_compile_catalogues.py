import gettext
import os
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

HEADER = """
msgid ""
msgstr ""
"Language: fr\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"
"""
READY = """
msgid "Issue %(number)s"
msgstr "Numéro %(number)s"

msgid "One copy"
msgid_plural "%(count)d copies"
msgstr[0] "Un exemplaire"
msgstr[1] "%(count)d exemplaires"
"""


@pytest.fixture
def catalogue(tmp_path, settings) -> Path:
    settings.LOCALE_PATHS = [tmp_path]
    path = tmp_path / "fr" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEADER + READY)
    return path


def faults(capsys) -> list[str]:
    """What --check names, without the place."""
    with pytest.raises(CommandError):
        call_command("compile_catalogues", "--check")
    return [line.split(": ", 1)[1] for line in capsys.readouterr().err.splitlines()]


def test_compiled_catalogue_speaks(catalogue):
    call_command("compile_catalogues")
    with catalogue.with_suffix(".mo").open("rb") as file:
        words = gettext.GNUTranslations(file)
    assert words.gettext("Issue %(number)s") == "Numéro %(number)s"
    assert words.ngettext("One copy", "%(count)d copies", 3) == "%(count)d exemplaires"


def test_fuzzy_guess_is_never_compiled(catalogue):
    catalogue.write_text(HEADER + READY + '\n#, fuzzy\nmsgid "Loss"\nmsgstr "Perte ?"\n')
    call_command("compile_catalogues")
    with catalogue.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Loss") == "Loss"


def test_nothing_is_compiled_twice(catalogue, capsys):
    call_command("compile_catalogues")
    capsys.readouterr()
    call_command("compile_catalogues")
    assert capsys.readouterr().out == ""


def test_changed_catalogue_is_compiled_again(catalogue, capsys):
    call_command("compile_catalogues")
    later = catalogue.with_suffix(".mo").stat().st_mtime + 1
    os.utime(catalogue, (later, later))
    capsys.readouterr()
    call_command("compile_catalogues")
    assert "Compiled" in capsys.readouterr().out


@pytest.mark.parametrize(
    "text",
    [
        HEADER + "<<<<<<< HEAD\n" + READY,
        HEADER + READY + '\nmsgid "One copy"\nmsgstr "Une copie"\n',
        HEADER.replace("n > 1", "n >") + READY,
        HEADER.replace("UTF-8", "ASCII") + READY,
        'msgid "no end\n',
    ],
    ids=["conflict", "doubled entry", "plural rule", "charset", "open string"],
)
def test_broken_catalogue_is_refused_in_words_and_nothing_is_written(catalogue, text):
    catalogue.write_text(text)
    with pytest.raises(CommandError, match=r"django\.po is broken: "):
        call_command("compile_catalogues")
    assert list(catalogue.parent.iterdir()) == [catalogue]


def test_bytes_that_are_no_text_are_refused_in_words(catalogue):
    catalogue.write_bytes(b'msgid "caf\xe9"\nmsgstr "caf\xe9"\n')
    with pytest.raises(CommandError, match="is broken"):
        call_command("compile_catalogues")


def test_tree_without_a_catalogue_is_refused(tmp_path, settings):
    settings.LOCALE_PATHS = [tmp_path]
    with pytest.raises(CommandError, match="make messages"):
        call_command("compile_catalogues")


def test_check_is_content_with_a_complete_catalogue_and_writes_nothing(catalogue, capsys):
    call_command("compile_catalogues", "--check")
    assert "complete" in capsys.readouterr().out
    assert not catalogue.with_suffix(".mo").exists()


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ('msgid "Loss"\nmsgstr ""', "untranslated: 'Loss'"),
        ('msgid "A"\nmsgid_plural "As"\nmsgstr[0] "A"\nmsgstr[1] ""', "untranslated: 'A'"),
        ('msgid "A"\nmsgid_plural "As"\nmsgstr[0] "A"', "untranslated: 'A'"),
        ('#, fuzzy\nmsgid "Loss"\nmsgstr "Perte ?"', "fuzzy: 'Loss'"),
        ('msgid "%(a)s"\nmsgstr "%(b)s"', "other placeholders: '%(a)s'"),
        ('msgid "{a}"\nmsgstr "a"', "other placeholders: '{a}'"),
        (
            'msgid "One"\nmsgid_plural "%(n)d"\nmsgstr[0] "%(n)d"\nmsgstr[1] "deux"',
            "other placeholders: 'One'",
        ),
    ],
)
def test_check_names_the_entry_that_is_not_ready(catalogue, capsys, entry, fault):
    catalogue.write_text(f"{HEADER}{READY}\n{entry}\n")
    assert faults(capsys) == [fault]


def test_check_overlooks_what_is_obsolete(catalogue):
    catalogue.write_text(HEADER + READY + '\n#~ msgid "Old"\n#~ msgstr ""\n')
    call_command("compile_catalogues", "--check")
