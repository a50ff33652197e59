"""What the imported copy of NRMP's report says of one program: below its facts, as a table and as an object."""

from typing import TYPE_CHECKING, Any

from smartpick.cli.opened_data import data_if_any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartpick.intake.nrmp import LinkedTrack

__all__ = ["imported_tracks", "show_tracks", "tracks_document"]


def imported_tracks(acgme_id: str) -> "tuple[LinkedTrack, ...]":
    """Return the kept tracks of a program; nothing where there are no data, and none are made."""
    with data_if_any() as store:
        if store is None or not store.counts().get("nrmp_track"):
            return ()
        from smartpick.workspace.nrmp import tracks_of_program  # noqa: PLC0415

        return tracks_of_program(store, acgme_id)


def show_tracks(tracks: "Sequence[LinkedTrack]") -> None:
    """Print positions and matches of each track by year, and where they are from; nothing when there are none."""
    if not tracks:
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from smartpick.intake.nrmp import TRACK_KINDS  # noqa: PLC0415

    console = Console(highlight=False)
    years = sorted({result.year for one in tracks for result in one.track.years})
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    table.add_column("NRMP code", no_wrap=True)
    table.add_column("Track", ratio=1)
    for year in years:
        table.add_column(str(year), justify="right", no_wrap=True)
    for one in tracks:
        results = {result.year: f"{result.matched}/{result.quota}" for result in one.track.years}
        name = Text(one.track.name)
        name.append(f" ({TRACK_KINDS.get(one.track.kind, 'kind not known').partition(':')[0]})", style="dim")
        table.add_row(one.track.code, name, *(results.get(year, "-") for year in years))
    links = {f"{one.quality:.0f} of 100: {one.method}" for one in tracks}
    notes = [
        "Filled by the algorithm/positions offered in each Match; SOAP is not in it, and - is no part taken.",
        f"Source: your own copy of NRMP's Program Results, {years[0]} to {years[-1]}."
        if years
        else "Source: your own copy of NRMP's Program Results.",
        f"Linked by {'; '.join(sorted(links))}. If that is wrong: smartpick import review CODE --program ID.",
    ]
    console.print(Text("\nPositions and matches by year", style="bold"))
    console.print(table)
    console.print(Text("\n".join(notes), style="dim"))


def tracks_document(tracks: "Sequence[LinkedTrack]") -> list[dict[str, Any]]:
    """Return the tracks as plain values; ``years`` maps a year to quota and matched."""
    return [
        {
            "code": one.track.code,
            "track": one.track.name,
            "institution": one.track.institution,
            "years": {str(result.year): [result.quota, result.matched] for result in one.track.years},
            "link": {"state": one.state, "quality": one.quality, "method": one.method},
            "source": "your own copy of NRMP's Program Results",
        }
        for one in tracks
    ]
