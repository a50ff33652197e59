"""``smartpick market`` shows, fits and rebuilds the national market."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from smartpick.cli.main import main
from smartpick.cli.market import market
from smartpick.market.card import load_card
from smartpick.market.equilibrium import read_equilibrium
from smartpick.programs import load_directory
from smartpick.store import KINDS, Add, Place, Store
from smartpick.workspace.nrmp import NRMP_TRACK


def test_simulate_prints_figures_beside_their_sources() -> None:
    """Tables for people name every specialty, the published figures, and seed, card and directory."""
    done = CliRunner(env={"COLUMNS": "200"}).invoke(market, ["simulate", "--replicates", "1"])
    assert done.exit_code == 0, done.output
    for word in ("Internal Medicine", "Pathology", "(fitted)", "NRMP", "seed 1", load_card().hash):
        assert word in done.output


def test_simulate_as_json_is_one_document() -> None:
    """The same figures for scripts; the same seed gives the same document."""
    first, again = (
        CliRunner().invoke(market, ["simulate", "--replicates", "1", "--json"]).stdout for _ in range(2)
    )
    found = json.loads(first)
    assert first == again
    assert len(found["specialties"]) == 24
    assert all(figure["source"] for figure in found["figures"])


def test_a_complete_season_is_stable_and_shown_beside_what_was_published() -> None:
    """More than a thousand couples at national size, nobody blocks, and every figure has its source."""
    found = json.loads(CliRunner().invoke(market, ["simulate", "--complete", "--json"]).stdout)
    assert found["couples"] > 1200
    assert found["blocking_entries"] == 0
    assert all(row["source"] and row["simulated"] > 0 for row in found["figures"])
    shown = CliRunner(env={"COLUMNS": "200"}).invoke(market, ["simulate", "--complete"])
    assert "couples" in shown.output
    assert "SOAP" in shown.output


def test_equilibrium_has_the_same_bytes_for_the_same_seed(tmp_path: Path) -> None:
    """Two builds, one of them in threads, are equal byte for byte, readable, and say where they come from."""
    files = [tmp_path / "a.npz", tmp_path / "b.npz"]
    for file in files:
        arguments = ["equilibrium", "--replicates", "2", "--seed", "5", "--output", str(file)]
        arguments += ["--on", "threads:2"] if file.name == "b.npz" else []
        done = CliRunner().invoke(market, arguments)
        assert done.exit_code == 0, done.output
    assert files[0].read_bytes() == files[1].read_bytes()
    made = read_equilibrium(files[0].read_bytes()).provenance
    assert (made.seed, made.replicates, made.card) == (5, 2, load_card().hash)


def test_an_output_that_cannot_be_written_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that is a file is named, with the way out; nothing else happens."""
    (tmp_path / "afile").write_text("", encoding="utf-8")
    place = tmp_path / "afile" / "eq.npz"
    with pytest.raises(SystemExit) as stopped:
        main(["market", "equilibrium", "--replicates", "2", "--output", str(place)])
    assert stopped.value.code == 2
    assert "afile" in capsys.readouterr().err


def test_who_simulates_changes_nothing_and_the_journal_is_used(tmp_path: Path) -> None:
    """Processes, and then the journal they left, print the document of the serial run."""
    command = ["simulate", "--replicates", "2", "--json"]
    hands = ["--on", "processes:2", "--journal", str(tmp_path / "kept")]
    done = [CliRunner().invoke(market, [*command, *how]) for how in ([], hands, hands)]
    assert [one.exception for one in done] == [None] * 3
    assert json.loads(done[0].stdout)["replicates"] == 2
    assert done[0].stdout == done[1].stdout == done[2].stdout
    assert len(list((tmp_path / "kept").rglob("*.piece"))) == 2


def test_nobody_at_an_address_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong address is answered with the ways there are, and exit code 2."""
    with pytest.raises(SystemExit) as stopped:
        main(["market", "simulate", "--on", "cluster"])
    assert stopped.value.code == 2
    assert "--on cluster: Nobody works at this address. Use serial, threads" in capsys.readouterr().err


TRACK = {
    "institution": "Test Hospital",
    "city": "Testville",
    "state": "OH",
    "name": "Medicine",
    "code": "9001140C0",
}


def test_own_results_give_positions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Positions of an imported program are those of the import, and the seasons differ; the output says how many."""
    monkeypatch.setenv("SMARTPICK_HOME", str(tmp_path))
    program = next(p.acgme_id for p in load_directory().programs if p.specialty == "Internal Medicine")
    with Store(Place(tmp_path), KINDS) as store:
        store.write("Kept", Add(NRMP_TRACK, {**TRACK, "program": program, "years": {"2020": [99, 90]}}))
    command = ["simulate", "--replicates", "1", "--json"]
    plain, known = (
        json.loads(CliRunner().invoke(market, [*command, *more]).stdout) for more in ([], ["--my-results"])
    )
    medicine = [one["specialties"] for one in (plain, known)]
    assert medicine[0] != medicine[1]
    shown = CliRunner().invoke(market, ["simulate", "--replicates", "1", "--my-results"])
    assert "Positions of 1 of 5,906 programs are those of your NRMP results." in shown.output


def test_own_results_that_nobody_imported_are_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without data, or with data but no results, one sentence says how to import them."""
    monkeypatch.setenv("SMARTPICK_HOME", str(tmp_path))
    with pytest.raises(SystemExit, match="2"):
        main(["market", "simulate", "--my-results"])
    assert "There are no data yet" in capsys.readouterr().err
    with Store(Place(tmp_path), KINDS) as store:
        store.write("Kept", Add("nrmp_decision", {"code": "9001140C0", "program": ""}))
    with pytest.raises(SystemExit, match="2"):
        main(["market", "simulate", "--my-results"])
    assert "smartpick import nrmp FILE.pdf" in capsys.readouterr().err
