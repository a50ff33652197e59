"""``smartpick serve``: the command gives what was asked for to the server."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from smartpick.cli.serve import serve
from smartpick.web import serving


def test_options_reach_the_server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Port, folder and whether to open a browser arrive as they were typed; nothing is served in this test."""
    asked: list[Any] = []
    monkeypatch.setattr(serving, "serve", lambda *given: asked.append(given[:3]))
    assert (
        CliRunner().invoke(serve, ["--port", "9000", "--no-browser", "--home", str(tmp_path)]).exit_code == 0
    )
    assert CliRunner().invoke(serve, []).exit_code == 0
    assert asked == [(9000, tmp_path, False), (None, None, True)]


def test_a_port_that_is_none() -> None:
    """A number that is no port is refused before anything is opened."""
    assert CliRunner().invoke(serve, ["--port", "70000"]).exit_code == 2
