"""``smartpick market``: simulate the national Match, compare it with what is published, rebuild files."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from smartpick.errors import Problem, UserError

if TYPE_CHECKING:
    from smartpick.market import ModelCard
    from smartpick.market.comparison import Figure
    from smartpick.market.moments import Moments
    from smartpick.market.programs_side import World

__all__ = ["market"]


@click.group()
def market() -> None:
    """Simulate the national Match and see how it compares with what was published."""


@market.command()
@click.option(
    "--replicates", type=click.IntRange(1, 1000), default=6, show_default=True, help="Seasons to simulate."
)
@click.option("--seed", type=int, default=1, show_default=True, help="Same seed, same figures.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def simulate(replicates: int, seed: int, as_json: bool) -> None:
    """Simulate the season and print its aggregates beside the published ones."""
    from smartpick.market.anchor import simulate_moments  # noqa: PLC0415
    from smartpick.market.card import load_card  # noqa: PLC0415
    from smartpick.market.comparison import compare  # noqa: PLC0415
    from smartpick.market.national import load_world  # noqa: PLC0415

    card = load_card()
    world = load_world(card)
    with _progress("Simulating seasons", replicates) as step:
        found = simulate_moments(world, card, seed, replicates, step)
    figures = compare(world, found)
    if as_json:
        click.echo(json.dumps(_document(world, card, found, figures, seed, replicates), indent=2))
    else:
        from smartpick.cli.market_tables import show_figures, show_specialties  # noqa: PLC0415

        show_specialties(world, card, found)
        show_figures(figures)
        click.echo(
            f"{replicates} seasons, seed {seed}, card {card.hash}, directory {world.version}. Figures not marked "
            "as fitted were not used to set the model."
        )


@market.command()
@click.option(
    "--replicates", type=click.IntRange(1, 200), default=12, show_default=True, help="Seasons per step."
)
@click.option(
    "--steps", type=click.IntRange(1, 100), default=12, show_default=True, help="Steps of the iteration."
)
@click.option("--seed", type=int, default=1, show_default=True, help="Same seed, same card.")
@click.option("--output", type=click.Path(path_type=Path), help="Card to write (default: the shipped card).")
def anchor(replicates: int, steps: int, seed: int, output: Path | None) -> None:
    """Fit each specialty's openness so that as many non-US IMGs match as did, and write it into the card."""
    from smartpick.market.anchor import anchor as run  # noqa: PLC0415
    from smartpick.market.card import load_card  # noqa: PLC0415
    from smartpick.market.card_text import write_specialties  # noqa: PLC0415
    from smartpick.market.national import load_world  # noqa: PLC0415

    card = load_card()
    world = load_world(card)
    last = None
    with _progress("Anchoring", steps + 1) as step:
        for last in run(world, card, seed, replicates, steps):
            step(last.number)
    if last is None:
        return
    shipped = _shipped("model_card.toml")
    text = write_specialties(shipped.read_text(encoding="utf-8"), last.card.specialties.values())
    _write(output or shipped, text.encode())
    missed = last.missed
    worst = max(range(len(missed)), key=lambda s: abs(missed[s]))
    click.echo(
        f"Anchored {len(missed)} specialties in {steps} steps of {replicates} seasons. Non-US IMGs matched: "
        f"{last.matched.sum():.0f} simulated, {last.target.sum():.0f} published; the largest difference is "
        f"{missed[worst]:+.1f} in {world.specialties[worst]}."
    )
    click.echo("The shipped equilibrium belongs to the card: rebuild it with smartpick market equilibrium.")


@market.command()
@click.option(
    "--replicates", type=click.IntRange(2, 500), help="Seasons to keep (default: as many as shipped)."
)
@click.option("--seed", type=int, help="Same seed, same bytes (default: the seed of the shipped file).")
@click.option("--output", type=click.Path(path_type=Path), help="File to write (default: the shipped file).")
def equilibrium(replicates: int | None, seed: int | None, output: Path | None) -> None:
    """Solve the market and write the cut-offs that every chance comes from."""
    from smartpick.market.card import load_card  # noqa: PLC0415
    from smartpick.market.equilibrium import FILE, REPLICATES, SEED, build_equilibrium, digest  # noqa: PLC0415
    from smartpick.market.national import load_world  # noqa: PLC0415

    card = load_card()
    world = load_world(card)
    seasons = replicates or REPLICATES
    with _progress("Solving the market", seasons) as step:
        found = build_equilibrium(world, card, SEED if seed is None else seed, seasons, step)
    target = output or _shipped(FILE)
    _write(target, found.to_bytes())
    made = found.provenance
    click.echo(
        f"{target.name}: {int(found.modelled.sum())} of {len(found.ids)} programs, {made.replicates} seasons pooled "
        f"to {found.draws} draws of {int(found.cell.max()) + 1} cells, seed {made.seed}, card {made.card}, "
        f"directory {made.directory}, engine {made.engine}, content {digest(found)}."
    )


@contextmanager
def _progress(words: str, steps: int) -> Iterator[Callable[[int], None]]:
    """Show a bar on the error stream while something long runs."""
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(words, total=steps)
        yield lambda done: bar.update(task, completed=done)


def _shipped(name: str) -> Path:
    """Return the path of a data file of the installed package."""
    return Path(str(files("smartpick.market") / "data" / name))


def _write(target: Path, content: bytes) -> None:
    """Replace a file as a whole, or say why it cannot be written."""
    aside = target.with_name(f"{target.name}.new")
    try:
        aside.write_bytes(content)
        aside.replace(target)
    except OSError as error:
        reason = error.strerror or "the system refused"
        raise UserError(
            Problem(
                f"The file cannot be written ({reason}).", "Choose another place with --output.", str(target)
            )
        ) from error


def _document(
    world: "World",
    card: "ModelCard",
    found: "Moments",
    figures: tuple["Figure", ...],
    seed: int,
    replicates: int,
) -> dict[str, Any]:
    """Return the comparison as a JSON document; empty groups are null."""
    from smartpick.market.moments import non_us_matched  # noqa: PLC0415

    matched = non_us_matched(found)

    def number(value: float) -> float | None:
        return None if value != value else round(float(value), 4)  # noqa: PLR0124  (nan)

    return {
        "seed": seed,
        "replicates": replicates,
        "card": card.hash,
        "directory": world.version,
        "figures": [
            {
                "name": f.name,
                "published": f.published,
                "simulated": number(f.simulated),
                "unit": f.unit,
                "source": f.source,
                "fitted": f.fitted,
            }
            for f in figures
        ],
        "specialties": [
            {
                "name": name,
                "positions": int(found.positions[s]),
                "filled": number(found.filled[s]),
                "non_us_img_matched": number(matched[s]),
                "non_us_img_matched_2026": card.specialties[name].img_matched,
                "ranks_matched": number(found.ranks[s, 0]),
                "ranks_unmatched": number(found.ranks[s, 1]),
                "step2ck_matched": number(found.step2ck[s, 0]),
                "step2ck_unmatched": number(found.step2ck[s, 1]),
            }
            for s, name in enumerate(world.specialties)
        ],
    }
