"""Why the ledger refuses something."""


class LedgerError(Exception):
    """The ledger was not changed."""


class WrongRouteError(LedgerError):
    """This kind of move does not lead from there to there."""


class NotEnoughCopiesError(LedgerError):
    """There are not so many copies, or the others are promised to somebody."""

    def __init__(self, *, asked: int, on_hand: int, reserved: int) -> None:
        super().__init__(f"Asked for {asked} copies of {on_hand}, of which {reserved} are reserved.")
        self.asked, self.on_hand, self.reserved = asked, on_hand, reserved

    @property
    def free(self) -> int:
        """How many there are that nobody has reserved."""
        return self.on_hand - self.reserved


class NotReservedError(LedgerError):
    """Fewer copies are reserved than shall be released."""


class AccountClosedError(LedgerError):
    """The edition is settled: its account must be opened again first."""


class KeyReusedError(LedgerError):
    """Under this key another move was posted."""


class AlreadyReversedError(LedgerError):
    """Somebody has taken this move back already, or it takes back another one: post what is right as a new move."""
