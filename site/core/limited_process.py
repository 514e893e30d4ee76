"""Reading files that nobody has to trust: a script does it in a process of its own, within limits.

Whoever made such a file may have made it to break its reader. The script imports neither Django nor the site, gets the
file as its standard input, and answers on its standard output.
"""

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from typing import BinaryIO

from core import limited_worker

# Waiting for a script's time on the processor costs some of the clock's as well.
PATIENCE = 5


@dataclass(frozen=True)
class Limits:
    """Seconds on the processor, and bytes of memory and of answer."""

    seconds: int
    memory: int = 1024**3
    answer: int = 16 * 1024**2


class TooSlowError(Exception):
    """The script did not answer in time."""


class EndedError(Exception):
    """The script ended without an answer: by a signal, mostly for want of memory, or by a fault of its own."""

    def __init__(self, returncode: int, complaint: str) -> None:
        super().__init__(f"ended with {returncode}")
        self.by_signal = returncode < 0
        # What it said last. It may quote the file.
        self.complaint = complaint


def run_limited(script: str, *arguments: str, content: BinaryIO, limits: Limits) -> bytes:
    """What the script answers to the content. Raises TooSlowError or EndedError."""
    with tempfile.TemporaryFile() as answer:
        run_limited_into(answer, script, *arguments, content=content, limits=limits)
        return answer.read()


def run_limited_into(answer: BinaryIO, script: str, *arguments: str, content: BinaryIO, limits: Limits) -> None:
    """The same for an answer too large for the memory: it stands in the given file, which is at its start again."""
    # Isolated (-I) and without an environment, so that whoever takes the script over finds no secret in it. Its words
    # go into files because the limits hold for files, not for pipes; the files have no name.
    numbers = [str(number) for number in (limits.seconds, limits.memory, limits.answer)]
    command = [sys.executable, "-I", limited_worker.__file__, *numbers, script, *arguments]
    with tempfile.TemporaryFile() as complaint:
        try:
            ended = subprocess.run(  # noqa: S603 - nothing in the command comes from outside.
                command,
                stdin=content,
                stdout=answer,
                stderr=complaint,
                env={},
                timeout=limits.seconds + PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise TooSlowError from error
        if ended.returncode:
            complaint.seek(0)
            raise EndedError(ended.returncode, complaint.read()[-1000:].decode(errors="replace"))
    answer.seek(0)
