from django.dispatch import receiver

from distribution.distributors.events import distributor_forgotten
from distribution.distributors.models import Distributor
from distribution.rounds.models import CopyRequest


@receiver(distributor_forgotten)
def erase_notes(distributor: Distributor, **_facts: object) -> None:
    """Copies stay in the history of a round; what a person wrote to go with them does not."""
    CopyRequest.objects.filter(distributor=distributor).update(note="")
