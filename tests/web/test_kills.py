"""A server that is killed loses nothing that it said was kept."""

import os
from pathlib import Path

import killed_servers
import pytest


@pytest.mark.skipif(not hasattr(os, "fork"), reason="servers are forked")
def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    """30 servers are killed with -9 while encounters are logged; every one that was answered is there afterwards."""
    found = killed_servers.run(tmp_path / "data", 30, 7)
    assert found["kills"] == 30
    assert found["acknowledged"] >= 30
    assert found["sent"] > found["acknowledged"]
