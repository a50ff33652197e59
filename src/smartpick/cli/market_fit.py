"""``smartpick market fit``: calibrate the model card to the published figures and draw the ensemble."""

import time
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
    "--replicates", type=click.IntRange(1, 100), default=6, show_default=True, help="Seasons a trial."
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
    write_files(folder, texts_of(found, text))
    _show(found)
    click.echo("The shipped equilibrium belongs to the card: rebuild it with smartpick market equilibrium.")


def texts_of(found: "Fitted", card: str) -> dict[str, str]:
    """Return the files of a fit: the text of ``card`` with what was fitted, and the ensemble that belongs to it."""
    from smartpick.market.card import read_card  # noqa: PLC0415
    from smartpick.market.card_text import write_parameters, write_specialties  # noqa: PLC0415
    from smartpick.market.ensemble import FILE, write_ensemble  # noqa: PLC0415
    from smartpick.market.split_of_luck import PROGRAMS  # noqa: PLC0415

    values = {name: (found.card.value(name), found.spread[name]) for name in found.names}
    solved = [name for name in found.card.parameters if name.startswith("excess.")]
    values |= {name: (found.card.value(name), 0.0) for name in solved}
    # What a program's own opinion is worth follows from the fitted skill, since their total is kept.
    values[PROGRAMS] = (found.card.value(PROGRAMS), found.card[PROGRAMS].sd)
    text = write_specialties(write_parameters(card, values), found.card.specialties.values())
    return {"model_card.toml": text, FILE: write_ensemble(read_card(text), found.members)}


def _show(found: "Fitted") -> None:
    """Print parameters and figures of a fit."""
    from smartpick.cli.market_tables import show_fit  # noqa: PLC0415

    show_fit(found)
