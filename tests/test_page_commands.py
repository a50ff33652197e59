"""The commands that pages show are run as they stand there, from top to bottom."""

import re
import shlex
from datetime import date
from pathlib import Path

import click
import openpyxl
import pytest

from smartpick.cli.main import cli, main
from smartpick.experience import assess, load_portfolio

ROOT = Path(__file__).parents[1]
ON = "2026-11-22"
#: Words in capitals and paths that stand for the reader's own, and commands that ask at the terminal.
_NOT_AS_IT_STANDS = re.compile(r"\b(ID|FILE|NAME|FOLDER)\b|/path/of/|\.\.\.|^smartpick (log|data delete)$")


def page(name: str) -> str:
    """Return the text of a page."""
    return (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")


def commands(text: str) -> list[str]:
    """Return the commands of a page in their order: lines of its blocks, and what it quotes whole."""
    found: list[str] = []
    for block, quoted in re.findall(r"```sh\n(.*?)```|`(smartpick [^`]+)`", text, flags=re.DOTALL):
        lines = [quoted] if quoted else block.replace("\\\n", " ").splitlines()
        found += [" ".join(line.split()) for line in lines if line.startswith("smartpick ")]
    return [line for line in found if not _NOT_AS_IT_STANDS.search(line)]


def arguments(line: str) -> list[str]:
    """Return a command's arguments, on the day of the examples where it asks for a day."""
    words = shlex.split(line, comments=True)[1:]
    command: click.Command | None = cli
    with click.Context(cli) as context:
        for word in words:
            deeper = command.get_command(context, word) if isinstance(command, click.Group) else None
            command = deeper or command
    assert command is not None
    dated = any("--on" in param.opts for param in command.params)
    return [*words, "--on", ON] if dated and "--on" not in words else words


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the files that the pages speak of."""
    monkeypatch.setenv("SMARTPICK_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("SMARTPICK_DATABASE_URL", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    (tmp_path / "me.toml").write_text(
        (ROOT / "examples" / "community-clinic-before.toml").read_text("utf-8"), "utf-8"
    )
    (tmp_path / "reflection.txt").write_text("I learned to ask before I advise.\n", "utf-8")
    contacts, _ = re.findall(r"```toml\n(.*?)```", page("planning"), flags=re.DOTALL)
    (tmp_path / "contacts.toml").write_text(contacts, "utf-8")
    book = openpyxl.Workbook()
    book.active.append(["Date", "Diagnosis", "Age", "What happened"])
    book.active.append(["2026-10-14", "htn", 67, "The home readings told more than ours."])
    book.save(tmp_path / "mylog.xlsx")
    return tmp_path


@pytest.mark.parametrize("name", ["portfolio", "planning", "privacy", "store", "facts"])
def test_every_command_of_a_page_runs(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder with nothing but the files it speaks of, each ends well."""
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: "y")
    lines = commands(page(name))
    assert len(lines) >= {"portfolio": 14, "planning": 10, "privacy": 1, "store": 8, "facts": 10}[name]
    if name in {"planning", "store"}:
        main_of("smartpick portfolio import examples/community-clinic.portfolio.toml")
    for line in lines:
        # Nothing was taken back before.
        if line == "smartpick data redo":
            main_of("smartpick data undo")
        assert main_of(line) == 0, f"{line}\n{capsys.readouterr().err}"


def main_of(line: str) -> int:
    """Run a command and return its exit code."""
    with pytest.raises(SystemExit) as ended:
        main(arguments(line))
    return int(ended.value.code or 0)


def test_the_python_of_the_portfolios_page_runs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It prints the seven dimensions of the story."""
    (code,) = re.findall(r"```python\n(.*?)```", page("experience"), flags=re.DOTALL)
    exec(compile(code, "experience.md", "exec"), {})  # noqa: S102  (our own page)
    told = capsys.readouterr().out
    story = load_portfolio("examples/community-clinic.portfolio.toml")
    for one in assess(story, date.fromisoformat(ON), ("Internal Medicine",)).dimensions:
        assert one.title in told
