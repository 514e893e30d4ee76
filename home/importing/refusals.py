class ImportRefusedError(Exception):
    """The file is refused and nothing is changed; the message says why, in words for the person at the keyboard."""
