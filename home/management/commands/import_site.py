from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from home.importing.account import account_for
from home.importing.grammar import parse
from home.importing.reader import read_lines
from home.importing.refusals import ImportRefusedError
from home.importing.report import report
from home.importing.writer import write_document


class Command(BaseCommand):
    help = (
        "Brings in the text of the party's old page, as drafts, and accounts for every line of it. "
        "Run again, it changes nothing that is there."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the text, in UTF-8")
        parser.add_argument("--publish", action="store_true", help="publish what is complete instead of saving drafts")
        parser.add_argument("--dry-run", action="store_true", help="do everything, show the account, and undo it all")

    def handle(self, *, file: Path, publish: bool, dry_run: bool, **_options: object) -> None:
        try:
            lines = read_lines(file)
            document = parse(lines)
            outcomes = write_document(document=document, publish=publish, keep=not dry_run)
        except ImportRefusedError as refusal:
            raise CommandError(str(refusal)) from refusal
        entries = account_for(lines=lines, document=document, outcomes=outcomes)
        self.stdout.write(report(entries=entries, outcomes=outcomes, kept=not dry_run))
