"""Settings read from the environment, in one place.

``SMARTPICK_HOME``  folder for what the user keeps (default: the platform's data folder)
"""

import os
from pathlib import Path

__all__ = ["home"]


def home() -> Path:
    """Return the folder where SmartPick keeps the user's data; it may not exist yet."""
    given = os.environ.get("SMARTPICK_HOME")
    if given:
        return Path(given).expanduser()
    import platformdirs  # noqa: PLC0415  (10 ms that --version need not pay)

    return Path(platformdirs.user_data_dir("smartpick", appauthor=False))
