"""Compiles locale/*/LC_MESSAGES/*.po without gettext, or says which entries are not ready."""

import gettext
import io
import os
import re
from collections.abc import Iterator
from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

# What code fills in: %(count)d and {count}.
PLACEHOLDER = re.compile(r"%\(\w+\)|\{\w+\}")
# A comment, or a string that ends. polib takes one without its closing quote, less its last letter.
LINE = re.compile(r'(#.*|(msg[a-z_]+(\[\d+\])?\s*)?"([^"\\]|\\.)*")?')


def catalogues() -> list[Path]:
    """Every catalogue of the project, in a steady order."""
    return sorted(path for folder in settings.LOCALE_PATHS for path in Path(folder).glob("*/LC_MESSAGES/*.po"))


def read(path: Path) -> polib.POFile:
    """The catalogue in a file. Raises CommandError, in words, where it is broken."""
    try:
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if not LINE.fullmatch(line.strip()):
                raise ValueError(f"line {number}: {line}")
        catalogue = polib.pofile(str(path), encoding="utf-8", check_for_duplicates=True)
        # Python's own reader is what the site starts with; it also refuses a wrong charset or plural rule.
        gettext.GNUTranslations(io.BytesIO(catalogue.to_binary()))
    except (OSError, UnicodeError, ValueError) as error:
        raise CommandError(f"{path} is broken: {error}") from error
    return catalogue


def plural_forms(catalogue: polib.POFile) -> int:
    found = re.search(r"nplurals\s*=\s*(\d+)", catalogue.metadata.get("Plural-Forms", ""))
    return int(found[1]) if found else 2


def problem(entry: polib.POEntry, forms: int) -> str | None:
    """Why an entry is not ready for readers, or None."""
    if entry.fuzzy:
        return "fuzzy"
    if not entry.translated() or (entry.msgid_plural and len(entry.msgstr_plural) < forms):
        return "untranslated"
    if not entry.msgid_plural:
        return None if _placeholders(entry.msgstr) == _placeholders(entry.msgid) else "other placeholders"
    # "One copy" may drop the number where "%(count)d copies" may not, in either language.
    several = _placeholders(entry.msgid_plural)
    for form, text in entry.msgstr_plural.items():
        allowed = [several, _placeholders(entry.msgid)] if form == 0 else [several]
        if _placeholders(text) not in allowed:
            return "other placeholders"
    return None


def unready(catalogue: polib.POFile) -> Iterator[tuple[polib.POEntry, str]]:
    """The entries that are not ready for readers, each with the reason."""
    forms = plural_forms(catalogue)
    for entry in catalogue:
        if not entry.obsolete and (reason := problem(entry, forms)):
            yield entry, reason


def _placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


class Command(BaseCommand):
    help = "Compiles the catalogues in locale/ that are newer than what was made of them. Needs no gettext."
    # Runs before anything else, when the tables may not exist yet.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check",
            action="store_true",
            help="Compile nothing; name each entry that is untranslated, fuzzy or has other placeholders.",
        )

    def handle(self, *, check: bool, **options: object) -> None:
        found = catalogues()
        if not found:
            raise CommandError("No catalogue was found under locale/. Run `make messages`.")
        if check:
            self._check(found)
            return
        for path in found:
            self._compile(path)

    def _check(self, paths: list[Path]) -> None:
        count = 0
        for path in paths:
            for entry, reason in unready(read(path)):
                count += 1
                self.stderr.write(f"{path}:{entry.linenum}: {reason}: {entry.msgid!r}")
        if count:
            raise CommandError(f"{count} entries of the catalogues are not ready.")
        self.stdout.write("The catalogues are complete.")

    def _compile(self, path: Path) -> None:
        compiled = path.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime_ns > path.stat().st_mtime_ns:
            return
        catalogue = read(path)
        # Put in place in one move: a running site never reads half a catalogue.
        new = compiled.with_suffix(f".{os.getpid()}.new")
        new.write_bytes(catalogue.to_binary())
        new.replace(compiled)
        self.stdout.write(f"Compiled {path} ({len(catalogue.translated_entries())} entries).")
