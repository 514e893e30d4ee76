import logging
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

import home.demo
from home.demo.desk import Desk
from home.demo.glossary import fill_glossary
from home.demo.inbox import fill_inbox
from home.demo.library import Library
from home.demo.loader import Loader
from home.demo.newspaper import PrintShop
from home.demo.people import EDITOR, ROLES, TRANSLATOR, employ
from home.demo.pictures import draw_picture
from home.demo.reader import ContentError
from home.demo.summary import summary_of
from home.demo.translators import fill_desk

CONTENT = Path(home.demo.__file__).parent / "content"


class Command(BaseCommand):
    help = "Fills the site with a fictional newspaper in both languages. Run again, it makes only what is missing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--content", type=Path, default=CONTENT, help="The folder to load (home/demo/README.md).")

    def handle(self, *, content: Path, **options: object) -> None:
        try:
            with only_warnings():
                self._load(content)
        except ContentError as error:
            raise CommandError(str(error)) from error

    def _load(self, content: Path) -> None:
        staff = {role: employ(role) for role in ROLES}
        desk = Desk(author=staff[EDITOR], translator=staff[TRANSLATOR], say=self._say)
        library = Library(content)
        loader = Loader(library, desk=desk, now=timezone.now(), draw=draw_picture, press=PrintShop(library))
        loader.load()
        fill_glossary(desk, library)
        fill_inbox(desk, now=timezone.now())
        fill_desk(desk, loader.pages, now=timezone.now())
        self._say(summary_of(loader.pages, address=f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"))

    def _say(self, sentence: str) -> None:
        self.stdout.write(sentence)
        # Through a pipe, as under make, people would otherwise read it all at the end.
        self.stdout.flush()


@contextmanager
def only_warnings() -> Generator[None]:
    """Keep the log to warnings: Wagtail writes five lines for each page, and the sentences would drown in them."""
    logging.disable(logging.INFO)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
