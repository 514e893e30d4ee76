from datetime import datetime, timedelta

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from core.jobs import sweep
from core.loop import Loop
from core.schedules import tick

PAUSE = timedelta(seconds=30)


class Command(BaseCommand):
    help = "Owes the jobs whose time has come and hands over what is owed, every 30 seconds. Several may run at once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="Look once and stop.")

    def handle(self, *, once: bool, **options: object) -> None:
        loop = Loop()

        def step(now: datetime) -> None:
            tick(now)
            sweep(now, keep_going=loop.keep_going)

        if once:
            step(timezone.now())
        else:
            loop.run(step, every=PAUSE)
