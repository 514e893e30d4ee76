from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from distribution.ledger.audit import audit_the_ledger


class Command(BaseCommand):
    help = "Compares all balances of the ledger with the sum of its moves. Exits with 1 where something is wrong."

    def handle(self, **_options: object) -> None:
        audit = audit_the_ledger(now=timezone.now())
        for difference in audit.differences:
            self.stdout.write(", ".join(f"{name} {value}" for name, value in difference.items()))
        if not audit.is_ok:
            raise CommandError(f"The ledger is wrong in {audit.difference_count} places.")
        self.stdout.write(f"The ledger is right: {audit.moves_counted} moves.")
