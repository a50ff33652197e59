"""``smartpick import nrmp`` as a user runs it, on a made-up report."""

import json
from pathlib import Path

import pytest
from made_up_report import DIRECTORY, PAGES, Layout, report
from portfolio_doors import answer, run

from smartpick.intake.nrmp import YearResult, totals

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def invented(data_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Look programs up in a made-up directory, and let the totals of the made-up report be the published ones."""
    monkeypatch.setattr("smartpick.programs.load_directory", lambda: DIRECTORY)
    sums: dict[int, YearResult] = {}
    for at, year in enumerate((2020, 2019, 2018, 2017, 2016)):
        cells = [row.cells[at] for page in PAGES for table in page for row in table.rows]
        pairs = [cell for cell in cells if cell is not None]
        sums[year] = YearResult(year, sum(int(q) for q, _ in pairs), sum(int(m) for _, m in pairs))
    known = {year: (one.quota, one.matched, "made up") for year, one in sums.items()}
    monkeypatch.setattr(totals, "published_totals", lambda: known)


@pytest.fixture
def pdf(tmp_path: Path) -> str:
    """Return the path of the made-up report."""
    path = tmp_path / "results.pdf"
    path.write_bytes(report())
    return str(path)


@pytest.fixture
def misread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the published totals be others than those of the report."""
    monkeypatch.setattr(totals, "published_totals", lambda: {2020: (1, 1, "made up")})


def test_a_report_comes_in_and_undo_takes_it_out(pdf: str, capsys: Capture) -> None:
    """Totals and links are shown, all is one action, the second time nothing is new, and undo takes all back."""
    assert run("import", "nrmp", pdf, "--yes") == 0
    told = capsys.readouterr()
    assert "6 tracks on 2 pages" in told.err
    assert "2020: 35 positions, 32 filled; as published" in told.err
    assert "imported 6 tracks. Take it back with: smartpick data undo" in told.out
    assert "smartpick import review" in told.out
    assert run("import", "nrmp", pdf, "--yes") == 0
    assert "nothing is new; nothing was changed" in capsys.readouterr().out
    assert run("data", "undo") == 0
    assert answer(capsys, "import", "nrmp", pdf)["imported"] == 6


def test_a_dry_run_changes_nothing_and_makes_no_data(pdf: str, data_home: Path, capsys: Capture) -> None:
    """What would happen is shown; there is no data file afterwards, and what was kept stays as it is."""
    assert run("import", "nrmp", pdf, "--dry-run") == 0
    assert "would import 6 tracks; nothing was changed" in capsys.readouterr().out
    assert not data_home.exists()
    assert run("import", "nrmp", pdf, "--yes") == 0
    found = answer(capsys, "import", "nrmp", pdf, "--dry-run")
    assert (found["new"], found["same"], found["imported"]) == (0, 6, 0)


def test_json_says_everything(pdf: str, capsys: Capture) -> None:
    """Totals with source, links by state, what was left out, and the number of the action."""
    found = answer(capsys, "import", "nrmp", pdf)
    assert found["years"] == [2016, 2017, 2018, 2019, 2020]
    assert all(one["agrees"] and one["source"] == "made up" for one in found["totals"])
    assert found["links"] == {
        "programs": 5,
        "programs_linked": 3,
        "directory_programs": 3,
        "linked": 4,
        "decided": 0,
        "doubtful": 1,
        "none": 1,
    }
    assert found["left_out"] == []
    assert found["action"] == 1


def test_a_question_is_asked_and_no_is_no(
    pdf: str, data_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """Without --yes nothing comes in before a yes."""
    monkeypatch.setattr("click.confirm", refuse)
    assert run("import", "nrmp", pdf) == 130
    assert answer(capsys, "data", "where")["records"] == {}


def refuse(question: str, **kwargs: object) -> bool:
    """Answer no, as somebody at the keyboard would."""
    import click  # noqa: PLC0415

    click.echo(question, err=True)
    if kwargs.get("abort"):
        raise click.Abort
    return False


def test_wrong_totals_need_an_explicit_word(pdf: str, misread: None, capsys: Capture) -> None:
    """Neither --yes nor --json takes in what does not add up; --despite-totals does, and a dry run shows it."""
    assert run("import", "nrmp", pdf, "--yes") == 2
    told = capsys.readouterr().err
    assert "published are 1 and 1: they do NOT agree" in told
    assert "--despite-totals" in told
    assert run("import", "nrmp", pdf, "--json") == 2
    problems = json.loads(capsys.readouterr().out)["error"]["problems"]
    assert len(problems) == 6
    assert answer(capsys, "import", "nrmp", pdf, "--dry-run")["totals"][0]["agrees"] is False
    assert not answer(capsys, "data", "where")["exists"]
    assert run("import", "nrmp", pdf, "--yes", "--despite-totals") == 0
    assert answer(capsys, "data", "where")["records"]["nrmp_track"] == 6


def test_wrong_totals_are_asked_about_with_the_reason(
    pdf: str, misread: None, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """At the keyboard the question says that something was misread."""
    monkeypatch.setattr("click.confirm", refuse)
    assert run("import", "nrmp", pdf) == 130
    assert "NOT the published totals" in capsys.readouterr().err


def test_rows_that_cannot_be_read_are_told(tmp_path: Path, capsys: Capture) -> None:
    """What is left out is named; so are the first ten of many, and how many more there are."""
    path = tmp_path / "no stars.pdf"
    path.write_bytes(report(layout=Layout(stars=False)))
    assert run("import", "nrmp", str(path), "--dry-run") == 0
    told = capsys.readouterr().err
    assert "left out: no stars.pdf, page 1, code 9001140C0: In 2019 the star" in told
    assert "do NOT agree" in told


def test_what_is_no_report_is_a_sentence(tmp_path: Path, capsys: Capture) -> None:
    """A web page that was saved as a PDF is told as such, and the exit code is that of unusable input."""
    path = tmp_path / "results.pdf"
    path.write_text("<!doctype html><title>Sign in</title>", "utf-8")
    assert run("import", "nrmp", str(path)) == 2
    assert "This is a web page, not a PDF" in capsys.readouterr().err
