"""The page about the season."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_the_pages_say_what_the_data_say() -> None:
    """The tables of docs/season.md and docs/profile.md are those of the shipped data."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "write_profile_docs.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
