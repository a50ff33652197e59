"""Who is let in: the browser that was opened with a launch key, and nobody else on this machine.

The key in the address that a browser is started with can be seen by others in the list of processes, so it works once.
The key printed on the terminal can be used again, for example after the browser was closed; a program may send it as a
bearer token. Both are exchanged for a cookie that scripts cannot read.
"""

import hmac
import secrets
import threading

__all__ = ["Keys"]

_BYTES = 32


class Keys:
    """The secrets of one run of the server; nothing of them is ever written down."""

    def __init__(self) -> None:
        self.printed = secrets.token_urlsafe(_BYTES)
        self.session = secrets.token_urlsafe(_BYTES)
        self._once: set[str] = set()
        self._lock = threading.Lock()

    def once(self) -> str:
        """Return a new key that opens the door once."""
        made = secrets.token_urlsafe(_BYTES)
        with self._lock:
            self._once.add(made)
        return made

    def opens(self, key: str) -> bool:
        """Tell whether a launch key opens the door; one that works once is used up by it."""
        given = key.encode()
        with self._lock:
            found = [one for one in self._once if hmac.compare_digest(one.encode(), given)]
            self._once.difference_update(found)
        return bool(found) or self.is_printed(key)

    def is_printed(self, key: str) -> bool:
        """Tell whether this is the key that the terminal shows."""
        return hmac.compare_digest(self.printed.encode(), key.encode())

    def is_session(self, cookie: str) -> bool:
        """Tell whether this is the cookie that a launch key was exchanged for."""
        return hmac.compare_digest(self.session.encode(), cookie.encode())
