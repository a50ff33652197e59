"""``smartpick market fit``: calibrate the model card to the published figures and draw the ensemble."""

import time
from dataclasses import asdict
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from smartpick.market.calibration.fit import Fitted

__all__ = ["fit"]


@click.command()
@click.option("--seed", type=int, default=7, show_default=True, help="Same seed, same cards.")
@click.option("--search", type=click.Choice(["8", "16", "32", "64"]), default="32", help="Sobol points.")
@click.option(
    "--replicates", type=click.IntRange(1, 100), default=5, show_default=True, help="Seasons a trial."
)
@click.option(
    "--rounds",
    type=click.IntRange(1, 20),
    default=2,
    show_default=True,
    help="Times the lines are laid anew.",
)
@click.option(
    "--steps", type=click.IntRange(1, 20), default=3, show_default=True, help="Gauss-Newton steps in a round."
)
@click.option("--members", type=click.IntRange(2, 64), default=8, show_default=True, help="Ensemble members.")
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day to write into the card (default: today). With the day of the shipped card, the same bytes come again.",
)
@click.option(
    "--on", "address", default="processes", show_default=True, help="Who simulates (see docs/scale.md)."
)
@click.option("--journal", type=click.Path(path_type=Path), help="Folder that keeps finished seasons.")
@click.option(
    "--output", type=click.Path(path_type=Path), help="Folder to write to (default: the shipped files)."
)
def fit(
    seed: int,
    search: str,
    replicates: int,
    rounds: int,
    steps: int,
    members: int,
    day: datetime | None,
    address: str,
    journal: Path | None,
    output: Path | None,
) -> None:
    """Fit the model card to the published figures; write the card and the ensemble of cards that fit as well."""
    from smartpick.files import write_files  # noqa: PLC0415
    from smartpick.market.calibration.fit import Sizes  # noqa: PLC0415
    from smartpick.market.calibration.fit import fit as calibrate  # noqa: PLC0415
    from smartpick.market.card import load_card  # noqa: PLC0415
    from smartpick.scale import Journal, open_crew  # noqa: PLC0415
    from smartpick.scale.seasons import Hands  # noqa: PLC0415

    started = time.monotonic()
    folder = output or Path(str(files("smartpick.market") / "data"))
    text = (files("smartpick.market") / "data" / "model_card.toml").read_text(encoding="utf-8")
    sizes = Sizes(search=int(search), replicates=replicates, rounds=rounds, steps=steps, members=members)

    def note(words: str) -> None:
        click.echo(f"{time.monotonic() - started:6.0f} s  {words}", err=True)

    with open_crew(address) as crew:
        hands = Hands(crew, Journal(journal) if journal else None)
        found = calibrate(load_card(), hands.moments, seed, sizes, note)
    told = {"seed": seed, **asdict(sizes)}
    write_files(folder, texts_of(found, text, told, (day or datetime.now()).date().isoformat()))  # noqa: DTZ005
    _show(found)
    click.echo("The shipped equilibrium belongs to the card: rebuild it with smartpick market equilibrium.")


def texts_of(found: "Fitted", card: str, told: dict[str, int], day: str) -> dict[str, str]:
    """Return the files of a fit: the text of ``card`` with what was fitted, and the ensemble that belongs to it.

    ``told`` is what the fit was told, seed and sizes; ``day`` the day it was made on, ISO.
    """
    from smartpick.market.card import read_card  # noqa: PLC0415
    from smartpick.market.card_text import (  # noqa: PLC0415
        write_day,
        write_fit,
        write_parameters,
        write_specialties,
    )
    from smartpick.market.ensemble import FILE, write_ensemble  # noqa: PLC0415

    values = {name: (found.card.value(name), found.spread[name]) for name in found.names}
    solved = [name for name in found.card.parameters if name.startswith("excess.")]
    values |= {name: (found.card.value(name), 0.0) for name in solved}
    targets = found.targets
    figures = zip(
        (f.key for f in targets.figures),
        targets.values.tolist(),
        targets.simulated(found.found).tolist(),
        targets.misses(found.found).tolist(),
        strict=True,
    )
    text = write_day(write_parameters(card, values), day)
    text = write_specialties(write_fit(text, told, found.objective, figures), found.card.specialties.values())
    return {"model_card.toml": text, FILE: write_ensemble(read_card(text), found.members)}


def _show(found: "Fitted") -> None:
    """Print parameters and figures of a fit."""
    from smartpick.cli.market_tables import show_fit  # noqa: PLC0415

    show_fit(found)
