"""``smartpick market fit`` writes a card and an ensemble that belong together."""

import tomllib
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from click.testing import CliRunner

from smartpick.cli.main import main
from smartpick.cli.market import market
from smartpick.cli.market_fit import texts_of
from smartpick.market.card import load_card, read_card
from smartpick.market.ensemble import read_ensemble


def test_what_is_written_is_what_was_fitted() -> None:
    """Fitted values and spreads are in the card, solved ones with them; the members are read back with that card."""
    base = load_card()
    names = tuple(name for name, parameter in base.parameters.items() if parameter.prior)
    card = base.changed({names[0]: 0.123, "excess.img": 1.345, "latent.s2": 0.654})
    members = (card.changed({"latent.skill": 0.31}), card.changed({"signals.gold": 1.5}))
    figure = SimpleNamespace(key="fill", value=95.9)
    targets = SimpleNamespace(
        figures=(figure,),
        values=np.array([95.9]),
        simulated=lambda _: np.array([94.0]),
        misses=lambda _: np.array([-1.9]),
    )
    found = SimpleNamespace(
        card=card,
        names=names,
        spread=dict.fromkeys(names, 0.077),
        members=members,
        targets=targets,
        found=None,
        objective=(120.0, 41.25),
    )
    shipped = (files("smartpick.market") / "data" / "model_card.toml").read_text(encoding="utf-8")
    texts = texts_of(found, shipped, {"seed": 7, "search": 8}, "2031-02-03")
    written = read_card(texts["model_card.toml"])
    assert written.value(names[0]) == 0.123
    assert written[names[1]].sd == 0.077
    assert written[names[0]].prior == base[names[0]].prior
    assert written.value("excess.img") == 1.345
    assert written.value("latent.s2") == 0.654
    assert written.made_on == "2031-02-03"
    record = tomllib.loads(texts["model_card.toml"])["fit"]
    assert (record["seed"], record["search"], record["objective"]) == (7, 8, [120.0, 41.2])
    assert record["figure"] == [{"key": "fill", "published": 95.9, "found": 94.0, "miss": -1.9}]
    again = read_ensemble(texts["ensemble.json"], written)
    assert np.isclose(again[0].value("latent.skill"), 0.31)
    assert again[1].value("signals.gold") == 1.5


def test_its_sizes_are_documented() -> None:
    """Help names every size of the work, and who does it."""
    shown = CliRunner().invoke(market, ["fit", "--help"]).output
    for option in (
        "--search",
        "--replicates",
        "--rounds",
        "--steps",
        "--members",
        "--date",
        "--on",
        "--journal",
        "--output",
    ):
        assert option in shown


def test_nobody_at_the_address_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong address is refused before any work, and nothing is written."""
    with pytest.raises(SystemExit) as stopped:
        main(["market", "fit", "--on", "somewhere", "--output", str(tmp_path / "out")])
    assert stopped.value.code == 2
    assert "somewhere" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
