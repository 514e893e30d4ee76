"""Where sessions are kept: Django's table (SESSION_ENGINE)."""

from django.contrib.sessions.backends import db


class SessionStore(db.SessionStore):
    """Django's, for which a cookie that we never wrote is no session: PostgreSQL breaks when asked for some of them."""

    def __init__(self, session_key: str | None = None) -> None:
        is_ours = session_key is not None and session_key.isascii() and session_key.isalnum()
        super().__init__(session_key if is_ours else None)
