"""``smartpick warm``."""

from click.testing import CliRunner

from smartpick.cli.warm import warm


def test_warm_says_that_the_engine_is_ready() -> None:
    """It compiles (or loads) every kernel and says how long that took."""
    found = CliRunner().invoke(warm)
    assert found.exit_code == 0
    assert "ready" in found.output
