"""``smartpick market``: simulate the national Match, compare it with what is published, rebuild files."""

import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from smartpick.cli.market_fit import fit
from smartpick.cli.market_report import report
from smartpick.cli.progress_shown import progress_shown
from smartpick.files import write_file

if TYPE_CHECKING:
    from smartpick.market import KnownTrack, ModelCard
    from smartpick.market.comparison import Figure
    from smartpick.market.moments import Moments
    from smartpick.market.programs_side import World

__all__ = ["market"]


@click.group()
def market() -> None:
    """Simulate the national Match and see how it compares with what was published."""


ON = click.option(
    "--on",
    "address",
    default="serial",
    show_default=True,
    metavar="ADDRESS",
    help="Who simulates: serial, threads, processes or dask (processes:4 for four), or a Dask cluster, tcp://host:port.",
)
JOURNAL = click.option(
    "--journal",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Folder that keeps finished seasons, so that the same command goes on where it stopped.",
)


@market.command()
@click.option(
    "--replicates", type=click.IntRange(1, 100_000), default=6, show_default=True, help="Seasons to simulate."
)
@click.option("--seed", type=int, default=1, show_default=True, help="Same seed, same figures.")
@ON
@JOURNAL
@click.option(
    "--complete", is_flag=True, help="One season with couples, advanced and preliminary positions, and SOAP."
)
@click.option(
    "--my-results",
    is_flag=True,
    help="Take positions from your own copy of NRMP's results (smartpick import nrmp), where it has them.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def simulate(
    replicates: int,
    seed: int,
    address: str,
    journal: Path | None,
    complete: bool,
    my_results: bool,
    as_json: bool,
) -> None:
    """Simulate the season and print its aggregates beside the published ones."""
    tracks = _imported_tracks() if my_results else []
    if complete:
        _complete(seed, as_json, tracks)
        return
    from smartpick.market.card import load_card  # noqa: PLC0415
    from smartpick.market.comparison import compare  # noqa: PLC0415
    from smartpick.market.known_tracks import known_quotas  # noqa: PLC0415
    from smartpick.market.national import KnownPositions  # noqa: PLC0415
    from smartpick.scale import Journal  # noqa: PLC0415
    from smartpick.scale.seasons import Hands  # noqa: PLC0415

    card = load_card()
    country = KnownPositions(known_quotas(tracks))
    world = country(card)
    with progress_shown("Simulating seasons", journal) as told:
        hands = Hands(address, Journal(journal) if journal else None, told, country)
        found = hands.mean_moments(card, seed, replicates)
    figures = compare(world.specialties, found)
    if as_json:
        click.echo(json.dumps(_document(world, card, found, figures, seed, replicates), indent=2))
    else:
        from smartpick.cli.market_tables import show_figures, show_specialties  # noqa: PLC0415

        show_specialties(world, card, found)
        show_figures(figures)
        click.echo(
            f"{replicates} seasons, seed {seed}, card {card.hash}, directory {world.version}. Figures not marked "
            "as fitted or solved were not used to set the model."
        )
        if tracks:
            known, all_of_them = len(country.quotas), len(world.ids)
            click.echo(f"Positions of {known:,} of {all_of_them:,} programs are those of your NRMP results.")


@market.command()
@click.option(
    "--replicates",
    type=click.IntRange(2, 500),
    help="Seasons of each member of the ensemble (default: as many as shipped).",
)
@click.option("--seed", type=int, help="Same seed, same bytes (default: the seed of the shipped file).")
@ON
@JOURNAL
@click.option("--output", type=click.Path(path_type=Path), help="File to write (default: the shipped file).")
def equilibrium(
    replicates: int | None, seed: int | None, address: str, journal: Path | None, output: Path | None
) -> None:
    """Solve the market for every member of the ensemble and write the cut-offs that every chance comes from."""
    from smartpick.market.card import load_card  # noqa: PLC0415
    from smartpick.market.ensemble import load_ensemble  # noqa: PLC0415
    from smartpick.market.equilibrium import (  # noqa: PLC0415
        FILE,
        REPLICATES,
        SEED,
        build_equilibrium,
        digest,
    )
    from smartpick.market.national import load_world  # noqa: PLC0415
    from smartpick.scale import Journal  # noqa: PLC0415
    from smartpick.scale.seasons import Hands  # noqa: PLC0415

    card, ensemble = load_card(), load_ensemble()
    with progress_shown("Solving the market", journal) as told:
        hands = Hands(address, Journal(journal) if journal else None, told)
        found = build_equilibrium(
            load_world(card),
            card,
            ensemble,
            hands.columns,
            SEED if seed is None else seed,
            replicates or REPLICATES,
        )
    target = output or Path(str(files("smartpick.market") / "data" / FILE))
    write_file(target, found.to_bytes())
    made = found.provenance
    click.echo(
        f"{target.name}: {int(found.modelled.sum())} of {len(found.ids)} programs, {made.replicates} seasons of each "
        f"of {made.members} members pooled to {found.draws} draws of {int(found.cell.max()) + 1} cells, "
        f"seed {made.seed}, card {made.card}, ensemble {made.ensemble}, directory {made.directory}, "
        f"engine {made.engine}, content {digest(found)}."
    )


market.add_command(fit)
market.add_command(report)


def _imported_tracks() -> "list[KnownTrack]":
    """Return the tracks of the user's own copy of NRMP's results; raise ``UserError`` when there are none."""
    from smartpick.cli.opened_data import open_existing  # noqa: PLC0415
    from smartpick.errors import Problem, UserError  # noqa: PLC0415
    from smartpick.workspace.known_programs import known_tracks  # noqa: PLC0415

    with open_existing() as store:
        tracks = known_tracks(store)
    if not tracks:
        what = "No NRMP results have been imported."
        raise UserError(Problem(what, "Import your own copy: smartpick import nrmp FILE.pdf", "--my-results"))
    return tracks


def _complete(seed: int, as_json: bool, tracks: "list[KnownTrack]") -> None:
    """Simulate one season with everything that links positions, and print its outcomes beside the published ones."""
    from smartpick.market.card import load_card  # noqa: PLC0415
    from smartpick.market.complete_season import complete, published_tracks  # noqa: PLC0415
    from smartpick.market.known_tracks import known_advanced, known_quotas  # noqa: PLC0415
    from smartpick.market.national import load_world  # noqa: PLC0415
    from smartpick.market.season_run import simulate_replicate  # noqa: PLC0415

    card = load_card()
    world = load_world(card, known_quotas(tracks))
    found = complete(world, card, simulate_replicate(world, card, seed, 0), known_advanced(tracks))
    rows = published_tracks()["figure"]
    matching = found.matching
    if as_json:
        document = {
            "seed": seed,
            "card": card.hash,
            "couples": len(found.members),
            "blocking_entries": matching.blocks,
            "starts": matching.starts,
            "turns": matching.turns,
            "figures": [{**row, "simulated": round(found.figures[row["key"]], 4)} for row in rows],
        }
        click.echo(json.dumps(document, indent=2))
        return
    from smartpick.cli.market_tables import show_complete  # noqa: PLC0415

    show_complete(found.figures, rows)
    click.echo(
        f"One season, seed {seed}, card {card.hash}: {len(found.members)} couples, {matching.blocks} blocking entries "
        f"(counted independently), {matching.turns} turns in {matching.starts} starts. None of these figures was "
        "used to set the model; what the season lacks is said in docs/market.md."
    )


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
                "key": f.published.key,
                "name": f.published.name,
                "published": f.published.value,
                "tolerance": f.published.tolerance,
                "simulated": number(f.simulated),
                "unit": f.published.unit,
                "source": f.published.source,
                "fitted": f.published.fitted,
                "solved": f.published.solved,
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
