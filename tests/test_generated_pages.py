"""The pages that are written from data."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("script", ["write_profile_docs.py", "write_facts_docs.py"])
def test_the_pages_say_what_the_data_say(script: str) -> None:
    """The tables of docs/season.md, docs/profile.md and docs/facts.md are those of the shipped data."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / script), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
