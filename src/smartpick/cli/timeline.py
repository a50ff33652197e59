"""``smartpick timeline``: one calendar, what conflicts in it, and the same as a file for a calendar program."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smartpick.cli.plain_json import print_json
from smartpick.cli.planning_inputs import PROFILE, given, planning_options, portfolio_in
from smartpick.cli.told import heading, item, paragraph
from smartpick.plain_values import plain

if TYPE_CHECKING:
    from smartpick.advice.planning import CalendarDay, Timeline

__all__ = ["timeline"]


@click.command()
@PROFILE
@click.option(
    "--dates",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A file with [[dates]] besides those of the portfolio: booked exams, interviews, travel.",
)
@click.option("--ics", type=click.Path(path_type=Path), metavar="FILE", help="Write a calendar file, too.")
@click.option("--all", "everything", is_flag=True, help="Also what has passed.")
@planning_options
def timeline(
    profile: Path,
    dates: Path | None,
    ics: Path | None,
    everything: bool,
    portfolio: str | None,
    on: object,
    season: str,
    as_json: bool,
) -> None:
    """Show every day that matters to the applicant in PROFILE in one calendar, and what conflicts.

    Days of the season carry source and confidence: several are expected from earlier years. A calendar file that is
    imported again updates the entries that moved; entries that are gone from the plan are not removed by it.
    """
    from smartpick.advice.planning import timeline as whole  # noqa: PLC0415

    start = given(profile, portfolio, on, season)
    own = start.portfolio
    if dates is not None:
        new = portfolio_in(str(dates), start.day).dates
        old = (one for one in own.dates if one.id not in {other.id for other in new})
        own = replace(own, dates=(*old, *new))
    found = whole(start.profile, own, start.season, start.day)
    if ics is not None:
        _write(found, ics)
    if as_json:
        print_json(plain(found))
        return
    from smartpick.season import phase_on  # noqa: PLC0415

    phase = phase_on(start.season, start.day)
    if phase is not None:
        paragraph(f"{phase.words} {phase.means} Dates: {phase.source}.")
    _show(found, found.days if everything else found.ahead)
    if ics is not None:
        click.echo()
        paragraph(f"wrote {ics} ({len(found.ahead)} entries). It holds no more than is shown here.")


def _write(found: "Timeline", file: Path) -> None:
    from smartpick.files import write_file  # noqa: PLC0415
    from smartpick.render.calendar_file import calendar_file  # noqa: PLC0415

    write_file(file, calendar_file(found.ahead, datetime.now(UTC), f"SmartPick {found.season}"))


def _show(found: "Timeline", days: "tuple[CalendarDay, ...]") -> None:
    heading(f"Conflicts ({len(found.conflicts)})" if found.conflicts else "No conflicts found")
    for one in found.conflicts:
        paragraph(f"[{one.kind}] {one.words}")
    if found.overdue:
        heading(f"Overdue ({len(found.overdue)})")
        for day in found.overdue:
            item(f"{day.day}  {day.what}")
    shown = ""
    for day in sorted(days, key=lambda one: not one.under_way(found.on)):
        group = "Running now" if day.under_way(found.on) else f"{day.day:%B %Y}"
        if group != shown:
            shown = group
            heading(group)
        item(_line(day, found.on), _lines(day))
    if not days:
        paragraph("Nothing dated is ahead.")


def _line(day: "CalendarDay", on: date) -> str:
    until = f" to {day.until}" if day.until else ""
    clock = f" {day.at:%H:%M} {day.zone}" if day.at and day.key.startswith("own-") else ""
    away = f" (in {(day.day - on).days} days)" if day.day > on else f" ({day.running})" if day.running else ""
    return f"{day.day}{until}{clock}  [{day.kind}] {day.what}{away}"


def _lines(day: "CalendarDay") -> list[str]:
    return [day.note, "" if day.source.startswith("your") else day.source]
