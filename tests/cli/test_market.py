"""``smartpick market`` shows, fits and rebuilds the national market."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from smartpick.cli.main import main
from smartpick.cli.market import market
from smartpick.market.card import load_card, read_card
from smartpick.market.equilibrium import read_equilibrium


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


def test_anchor_writes_a_card_that_can_be_read(tmp_path: Path) -> None:
    """One step on one season moves openness and nothing else."""
    target = tmp_path / "card.toml"
    done = CliRunner().invoke(
        market, ["anchor", "--replicates", "1", "--steps", "1", "--output", str(target)]
    )
    assert done.exit_code == 0, done.output
    assert "published" in done.output
    card = read_card(target.read_text(encoding="utf-8"))
    assert card.parameters == load_card().parameters
    assert set(card.specialties) == set(load_card().specialties)


def test_equilibrium_has_the_same_bytes_for_the_same_seed(tmp_path: Path) -> None:
    """Two builds are equal byte for byte, readable, and say where they come from."""
    files = [tmp_path / "a.npz", tmp_path / "b.npz"]
    for file in files:
        arguments = ["equilibrium", "--replicates", "2", "--seed", "5", "--output", str(file)]
        done = CliRunner().invoke(market, arguments)
        assert done.exit_code == 0, done.output
    assert files[0].read_bytes() == files[1].read_bytes()
    made = read_equilibrium(files[0].read_bytes()).provenance
    assert (made.seed, made.replicates, made.card) == (5, 2, load_card().hash)


def test_an_output_that_cannot_be_written_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A missing folder is named, with the way out; nothing else happens."""
    place = tmp_path / "nowhere" / "eq.npz"
    with pytest.raises(SystemExit) as stopped:
        main(["market", "equilibrium", "--replicates", "2", "--output", str(place)])
    assert stopped.value.code == 2
    assert "--output" in capsys.readouterr().err
