"""What this app tells the others of the distribution, which know it and not the other way round."""

from django.dispatch import Signal

# A distributor is being erased. Whoever keeps words of theirs erases them, in the same transaction.
#   distributor: Distributor
distributor_forgotten = Signal()
