"""Tables of programs: readable where names are long and terminals narrow."""

import pytest

from smartpick.cli.program_tables import show_found, show_program
from smartpick.programs import find, load_directory


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_tables_fit_the_terminal(
    columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No line is wider than the terminal, for the longest names too, and every id stays whole."""
    monkeypatch.setenv("COLUMNS", str(columns))
    directory = load_directory()
    longest = max(directory.programs, key=lambda p: len(p.name))
    found = find(directory, longest.name, near="Boston, MA", limit=5)
    show_found(found, directory.version)
    show_program(longest, directory.version)
    output = capsys.readouterr().out
    assert max(map(len, output.splitlines())) <= columns
    for hit in found.hits:
        assert hit.program.acgme_id in output


def test_the_specialty_is_shown_once_or_for_each(capsys: pytest.CaptureFixture[str]) -> None:
    """A list of one specialty says so below; a mixed list says it under each name."""
    directory = load_directory()
    show_found(find(directory, specialty="Neurology", limit=3), directory.version)
    assert capsys.readouterr().out.count("Neurology") == 1
    show_found(find(directory, "emory", limit=3), directory.version)
    assert "All shown" not in capsys.readouterr().out


def test_markup_in_a_name_is_printed_literally(capsys: pytest.CaptureFixture[str]) -> None:
    """Square brackets in a name are text, not styling."""
    import dataclasses  # noqa: PLC0415

    program = dataclasses.replace(load_directory().programs[0], name="A [bold]B[/bold] C")
    show_program(program, "v")
    assert "A [bold]B[/bold] C" in capsys.readouterr().out
