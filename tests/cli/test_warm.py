"""``smartpick warm``."""

import sys

from click.testing import CliRunner

from smartpick.cli.warm import warm
from smartpick.compiling import kernel_modules


def test_warm_loads_every_kernel_there_is() -> None:
    """Each module of kernels is imported (and so compiled), and the time said."""
    found = CliRunner().invoke(warm)
    assert found.exit_code == 0
    assert "ready" in found.output
    assert all(name in sys.modules for name in kernel_modules())
