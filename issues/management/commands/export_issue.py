from argparse import ArgumentParser
from pathlib import Path
from shutil import copyfileobj

from django.core.management.base import BaseCommand, CommandError

from issues.exports.names import file_name
from issues.exports.services import files_of


class Command(BaseCommand):
    help = "Writes what readers take away of a published issue, its EPUBs and its ZIP, into a folder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("number", type=int, help="the issue's number")
        parser.add_argument("folder", type=Path, help="where to write")

    def handle(self, *, number: int, folder: Path, **_options: object) -> None:
        with files_of(number) as files:
            if not files:
                raise CommandError(f"No issue with the number {number} is published for everybody.")
            folder.mkdir(parents=True, exist_ok=True)
            for (kind, language), content in files.items():
                path = folder / file_name(number, kind, language or "en")
                with path.open("wb") as target:
                    copyfileobj(content, target)
                self.stdout.write(str(path))
