"""Takes away what a script does not need, and runs it. core/limited_process.py starts this file, and nobody else.

python -I limited_worker.py SECONDS MEMORY ANSWER script.py [arguments]
"""

import resource
import runpy
import sys


def limit_myself(seconds: int, memory: int, answer: int) -> None:
    """No endless time and memory (bytes), no file larger than the answer may be (bytes), no crash dump."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (answer, answer))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # macOS does not know this limit and refuses it.
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    limit_myself(*map(int, sys.argv[1:4]))
    # From here on the script sees the command line that it would have alone.
    del sys.argv[:4]
    runpy.run_path(sys.argv[0], run_name="__main__")
