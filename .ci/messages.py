"""Brings the catalogues in locale/ into step with the source; with --check only says where they are not.

This alone needs GNU gettext: running, compiling (manage.py compile_catalogues) and testing do without.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import CommandError

from core.management.commands.compile_catalogues import read, unready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

ROOT = Path(__file__).resolve().parents[1]
SOURCE_LANGUAGE = settings.LANGUAGE_CODE
LANGUAGES = [code for code, _name in settings.LANGUAGES]
# None of these holds words for readers, and the first two hold other people's source.
NOT_OURS = [".venv", "var", ".git", "tests"]
# They change with every run and would make a difference where there is none.
DATES = ["POT-Creation-Date", "PO-Revision-Date"]


def catalogue_path(root: Path, language: str) -> Path:
    return root / "locale" / language / "LC_MESSAGES" / "django.po"


def extract(root: Path) -> None:
    """Updates the catalogues of the tree under root from the source there."""
    command = [
        sys.executable,
        "manage.py",
        "makemessages",
        "--no-location",
        "--no-wrap",
        "--no-obsolete",
        "--verbosity=0",
    ]
    command += [f"--locale={language}" for language in LANGUAGES]
    command += [f"--ignore={folder}" for folder in NOT_OURS]
    subprocess.run(command, cwd=root, check=True)  # noqa: S603 (every word of it stands above)
    for language in LANGUAGES:
        tidy(catalogue_path(root, language), is_source=language == SOURCE_LANGUAGE)


def tidy(path: Path, *, is_source: bool) -> None:
    """Drops the dates; the source language says its own words, so that no entry of it is ever missing."""
    catalogue = polib.pofile(str(path), encoding="utf-8", wrapwidth=0)
    for date in DATES:
        catalogue.metadata.pop(date, None)
    for entry in catalogue:
        if is_source and (entry.fuzzy or not entry.translated()):
            say_own_words(entry)
    # Always written by polib, so that the layout never depends on the release of gettext.
    catalogue.save()


def say_own_words(entry: polib.POEntry) -> None:
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    entry.previous_msgid = entry.previous_msgid_plural = entry.previous_msgctxt = None
    if entry.msgid_plural:
        entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
    else:
        entry.msgstr = entry.msgid


def entries(path: Path) -> set[tuple[str | None, str, str]]:
    if not path.exists():
        return set()
    return {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in read(path) if not entry.obsolete}


def update() -> int:
    extract(ROOT)
    for language in LANGUAGES:
        missing = sum(1 for _ in unready(read(catalogue_path(ROOT, language))))
        print(f"{language}: {missing} entries to translate.")
    return 0


def check() -> int:
    """Extracts in a copy, so that a check never changes the tree, and compares what there is to translate."""
    differences: dict[str, list[str]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "tree"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*NOT_OURS, "__pycache__"))
        extract(copy)
        for language in LANGUAGES:
            there, in_source = (entries(catalogue_path(root, language)) for root in (ROOT, copy))
            for _, msgid, _ in in_source - there:
                differences[f"not in the catalogue yet: {msgid!r}"].append(language)
            for _, msgid, _ in there - in_source:
                differences[f"no longer in the source: {msgid!r}"].append(language)
    for difference, languages in sorted(differences.items()):
        print(f"{', '.join(languages)}: {difference}", file=sys.stderr)
    if differences:
        print("The catalogues are out of step with the source. Run `make messages`.", file=sys.stderr)
    return 1 if differences else 0


def main() -> int:
    checking = "--check" in sys.argv[1:]
    if not (shutil.which("xgettext") and shutil.which("msgmerge")):
        print(
            "GNU gettext is not installed (on Debian and Ubuntu: the package gettext). "
            "Only `make messages` and its check need it.",
            file=sys.stderr,
        )
        # On one's own machine the check may wait for CI, where gettext is installed.
        return 0 if checking and not os.environ.get("CI") else 1
    try:
        return check() if checking else update()
    except CommandError as error:
        sys.exit(str(error))
    except subprocess.CalledProcessError as error:
        return error.returncode  # makemessages has already said what was wrong.


if __name__ == "__main__":
    sys.exit(main())
