"""``smartpick warm``."""

import sys
from pathlib import Path

from click.testing import CliRunner

import smartpick
from smartpick.cli.warm import kernel_modules, warm


def test_warm_loads_every_kernel_there_is() -> None:
    """Each ``_kernels.py`` on disk is found, imported (and so compiled), and the time said."""
    folder = Path(smartpick.__file__).parent
    on_disk = {path.relative_to(folder).with_suffix("").parts for path in folder.rglob("_kernels.py")}
    assert {tuple(name.split(".")[1:]) for name in kernel_modules()} == on_disk
    assert len(on_disk) >= 4
    found = CliRunner().invoke(warm)
    assert found.exit_code == 0
    assert "ready" in found.output
    assert all(name in sys.modules for name in kernel_modules())
