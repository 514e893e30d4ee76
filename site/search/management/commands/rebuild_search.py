from django.core.management.base import BaseCommand

from search.services import rebuild

PAGES_A_LINE = 500


class Command(BaseCommand):
    """Readers can search meanwhile; they find what stood there before until its page has its turn."""

    help = "Makes anew what the search finds: after a restored backup, or when another address was chosen."

    def handle(self, **_options: object) -> None:
        entries = rebuild(tell=self._tell)
        self.stdout.write(f"{entries} entries can be found.")

    def _tell(self, done: int, total: int) -> None:
        if done % PAGES_A_LINE == 0 or done == total:
            self.stdout.write(f"{done} of {total} pages read.")
            self.stdout.flush()
