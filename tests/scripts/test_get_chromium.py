"""Having a Chromium for the journeys, or saying why not."""

import os
import subprocess
import sys
from pathlib import Path

import get_chromium as script
import pytest

FILE = Path(__file__).parents[2] / "scripts" / "get_chromium.py"


def program(folder: Path, name: str, *lines: str) -> Path:
    """Make a program of the shell."""
    made = folder / name
    made.write_text("\n".join(["#!/bin/sh", *lines, ""]), encoding="utf-8")
    made.chmod(0o755)
    return made


def said(folder: Path, **more: str) -> str:
    """Return what the script says on a machine whose only programs are those of a folder."""
    env = {"PATH": str(folder), **more}
    return subprocess.run([sys.executable, FILE], env=env, capture_output=True, text=True, check=True).stdout


def test_one_that_is_here_is_taken(tmp_path: Path) -> None:
    """Whatever it is called; one that is named goes before, and one named wrongly is not replaced in silence."""
    one = program(tmp_path, "google-chrome")
    assert script.path_of_chromium({"PATH": str(tmp_path)}) == str(one)
    other = program(tmp_path, "my-browser")
    assert script.path_of_chromium({"PATH": str(tmp_path), "CHROMIUM": str(other)}) == str(other)
    wrong = {"PATH": str(tmp_path), "CHROMIUM": "no-such"}
    assert script.path_of_chromium(wrong) is None
    assert "no-such" in script.missing(wrong)
    assert said(tmp_path) == ""


def test_root_installs_the_small_one_or_else_the_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What apt-get does not have in one package is looked for in the next; what was installed is found."""
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    new = tmp_path / "chromium"
    has = f"[ $1 = update ] || case $* in *headless*) exit 100;; *) echo > {new}; /bin/chmod +x {new};; esac"
    program(tmp_path, "apt-get", f'echo "$*" >> {tmp_path}/asked', has)
    env = {"PATH": str(tmp_path)}
    script.install(env)
    asked = (tmp_path / "asked").read_text(encoding="utf-8")
    assert [line.split()[0] for line in asked.splitlines()] == ["update", "install", "install"]
    assert script.path_of_chromium(env) == str(new)


@pytest.mark.parametrize(("answers", "installs"), [(0, True), (1, False)])
def test_others_install_only_where_sudo_asks_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: int, installs: bool
) -> None:
    """A password is never waited for."""
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    program(tmp_path, "apt-get")
    program(tmp_path, "sudo", f'echo "$*" >> {tmp_path}/asked', f"exit {answers}")
    script.install({"PATH": str(tmp_path)})
    asked = (tmp_path / "asked").read_text(encoding="utf-8")
    assert all(line.startswith("-n ") for line in asked.splitlines())
    assert ("apt-get install" in asked) is installs


def test_why_there_is_none_is_one_line(tmp_path: Path) -> None:
    """Without any way to have one: one line, what helps, and no failure here: the journeys fail with the same line."""
    for env in ({}, {"CI": "1", "NO_BROWSER": "1"}):
        words = said(tmp_path, **env)
        assert words.startswith("No Chromium for the journeys: ")
        assert words.count("\n") == 1
        assert "apt-get install chromium-headless-shell" in words


def test_they_are_left_out_on_purpose_only() -> None:
    """NO_BROWSER leaves them out, but never under CI."""
    assert script.left_out({"NO_BROWSER": "1"})
    assert not script.left_out({})
    assert not script.left_out({"NO_BROWSER": "1", "CI": "true"})
