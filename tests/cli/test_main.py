"""The front door: quick, lazy, and one shape for every error."""

import json
import subprocess
import sys
import time

import click
import pytest

from smartpick import __version__
from smartpick.cli import main as door
from smartpick.cli.streams import ReaderLeft
from smartpick.errors import InternalError, Problem, UserError


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user would, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "smartpick.cli.main", *arguments], capture_output=True, text=True, check=False
    )


def failing(error: BaseException) -> click.Command:
    """Return a command that raises this."""

    @click.command()
    def command() -> None:
        raise error

    return command


def test_version_imports_no_engine() -> None:
    """--version says the version and loads neither numba nor rich nor the engine."""
    script = (
        "import sys; from smartpick.cli.main import cli; "
        "\ntry: cli.main(['--version'])\nexcept SystemExit: pass\n"
        "print([m for m in ('numba', 'numpy', 'rich', 'highspy', 'jinja2') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert __version__ in found
    assert found.strip().endswith("[]")


def test_version_is_quick() -> None:
    """It takes at most a few times what starting Python and click takes."""

    def seconds(*code: str) -> float:
        best = 9.0
        for _ in range(3):
            started = time.perf_counter()
            subprocess.run([sys.executable, *code], capture_output=True, check=True)
            best = min(best, time.perf_counter() - started)
        return best

    assert seconds("-m", "smartpick.cli.main", "--version") < 4 * seconds("-c", "import click")


def test_every_command_is_listed_and_exists() -> None:
    """--help names every command of the table, and each can be imported."""
    text = run("--help").stdout
    for name, target in door.COMMANDS.items():
        assert name in text
        assert door.LazyGroup().get_command(click.Context(door.cli), name) is not None, target


def test_an_unknown_command_is_a_sentence() -> None:
    """Exit code 2 and no trace."""
    found = run("pcik")
    assert found.returncode == 2
    assert "No such command" in found.stderr
    assert "Traceback" not in found.stderr


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (
            UserError([Problem("a is wrong.", "Mend a.", "file:1"), Problem("b is wrong.")]),
            2,
            "file:1: a is wrong. Mend a.",
        ),
        (InternalError("promise"), 1, "please report"),
        (KeyboardInterrupt(), 130, "no file is half-written"),
        (ReaderLeft(), 0, ""),
    ],
)
def test_errors_have_codes_and_words(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    code: int,
    words: str,
) -> None:
    """Bad input is 2, a bug is 1, Ctrl-C is 130; all in words on the error stream."""
    monkeypatch.setattr(door, "cli", failing(error))
    with pytest.raises(SystemExit) as stop:
        door.main([])
    assert stop.value.code == code
    assert words in capsys.readouterr().err


def test_wrong_options_are_objects_too(capsys: pytest.CaptureFixture[str]) -> None:
    """With --json a wrong option is an object on standard output, like every other problem, and exit code 2."""
    with pytest.raises(SystemExit) as stop:
        door.main(["profile", "check", "--nope", "--json"])
    assert stop.value.code == 2
    assert "--nope" in json.loads(capsys.readouterr().out)["error"]["problems"][0]["what"]


def test_json_errors_name_all_problems(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --json somewhere, every problem is an object on standard output."""

    @click.command()
    @click.option("--json", is_flag=True)
    def command(json: bool) -> None:
        raise UserError([Problem("one.", "mend", "here"), Problem("two.")])

    monkeypatch.setattr(door, "cli", command)
    with pytest.raises(SystemExit):
        door.main(["--json"])
    found = json.loads(capsys.readouterr().out)["error"]["problems"]
    assert found == [
        {"what": "one.", "where": "here", "way_out": "mend"},
        {"what": "two.", "where": "", "way_out": ""},
    ]
