"""Settings read from the environment, in one place.

``SMARTPICK_HOME``          folder for what the user keeps (default: the platform's data folder)
``SMARTPICK_DATABASE_URL``  a PostgreSQL database to keep it in instead (default: none, a file in that folder)
"""

import os
from pathlib import Path

__all__ = ["database_url", "home"]


def home() -> Path:
    """Return the folder where SmartPick keeps the user's data; it may not exist yet."""
    given = os.environ.get("SMARTPICK_HOME")
    if given:
        return Path(given).expanduser()
    import platformdirs  # noqa: PLC0415  (10 ms that --version need not pay)

    return Path(platformdirs.user_data_dir("smartpick", appauthor=False))


def database_url() -> str:
    """Return the address of the PostgreSQL database to use; empty for a file in :func:`home`."""
    return os.environ.get("SMARTPICK_DATABASE_URL", "").strip()
