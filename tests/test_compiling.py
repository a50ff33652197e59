"""The kernels of the engine compiled ahead."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import smartpick
from smartpick import compiling
from smartpick.compiling import ROOMS_OF_LISTS, compile_kernels, compiled_before, kernel_modules, main


def test_every_kernel_there_is_is_found() -> None:
    """Each ``_kernels.py`` on disk is among them; those of lists are of three rooms."""
    folder = Path(smartpick.__file__).parent
    on_disk = {path.relative_to(folder).with_suffix("").parts for path in folder.rglob("_kernels.py")}
    assert {tuple(name.split(".")[1:]) for name in kernel_modules()} == on_disk
    assert {name.split(".")[1] for name in kernel_modules(ROOMS_OF_LISTS)} == set(ROOMS_OF_LISTS)


def test_what_was_compiled_is_known_until_something_is_different(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The note holds for this state of the kernels, this numba and this Python only."""
    monkeypatch.setattr("smartpick._jit.cache_folder", lambda: tmp_path)
    assert not compiled_before()
    compile_kernels(kernel_modules(["advice"]))
    assert not compiled_before()
    compile_kernels(kernel_modules(ROOMS_OF_LISTS))
    assert compiled_before()
    monkeypatch.setattr(compiling, "version", lambda _: "another")
    assert not compiled_before()


def test_a_folder_that_cannot_be_written_is_no_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The note is a convenience: without it the kernels are looked for anew."""
    monkeypatch.setattr("smartpick._jit.cache_folder", lambda: tmp_path / "missing")
    compile_kernels(kernel_modules(ROOMS_OF_LISTS))
    assert not compiled_before()


def test_in_a_process_of_its_own_it_says_how_far_it_is() -> None:
    """Each kernel is told as it is ready, up to all of them; no module beside it is taken for another."""
    told = subprocess.run(
        [sys.executable, "-P", "-m", "smartpick.compiling"],
        capture_output=True, text=True, check=True, env={**os.environ},
    ).stdout.split("\n")  # fmt: skip
    done = [tuple(map(int, line.split())) for line in told if line]
    assert [one[0] for one in done] == list(range(1, done[0][1] + 1))


def test_kernels_that_are_loaded_already_are_told_by_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    """A second call in the same process has nothing to do."""
    compile_kernels(kernel_modules(ROOMS_OF_LISTS))
    main()
    assert capsys.readouterr().out == ""
