"""``smartpick assess`` and ``smartpick coverage``: how the portfolio stands, and what it shows."""

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from smartpick.cli.portfolio_choice import KEPT, chosen_portfolio, tie_option
from smartpick.cli.stages import stages_shown
from smartpick.errors import Problem, UserError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smartpick.advice.portfolio import Gain
    from smartpick.experience import Assessment, Dimension

__all__ = ["assess", "coverage"]

_NAMED = 6
_GROUPS = {"epa": "Core EPA", "acgme": "ACGME competency", "us": "US practice"}
portfolio_option = click.option(
    "--portfolio",
    default=KEPT,
    metavar="FILE|store",
    help='A portfolio file; default: what you logged ("store").',
)
on_option = click.option(
    "--on", "on", type=click.DateTime(["%Y-%m-%d"]), help="Day it is judged on; default: today."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


def _day(on: object) -> date:
    return on.date() if hasattr(on, "date") else date.today()  # noqa: DTZ011  (the user's own day)


@click.command()
@click.argument("profile", type=click.Path(path_type=Path), required=False)
@portfolio_option
@click.option(
    "--specialty", "specialties", multiple=True, help="Specialty applied to; default: those of PROFILE."
)
@tie_option
@click.option("--season", default="2026-27", show_default=True, help="Season whose fees and signals apply.")
@on_option
@json_option
def assess(
    profile: Path | None,
    portfolio: str,
    specialties: tuple[str, ...],
    ties: tuple[str, ...],
    season: str,
    on: object,
    as_json: bool,
) -> None:
    """Assess the portfolio in seven dimensions, each in words, with what it rests on and what would improve it.

    With PROFILE (a TOML file) every improvement that adds a rotation or letter says what it adds to the chance of
    matching, with an interval. Nothing is added up to a score.
    """
    from smartpick.experience import assess as assessed  # noqa: PLC0415

    day = _day(on)
    if profile is None:
        if ties:
            raise UserError(Problem("Without a profile no tie counts.", "Name your profile, too.", "--tie"))
        chosen = chosen_portfolio(portfolio, day)
        found = assessed(chosen.portfolio, day, specialties)
        _show(found, {}, {}, (), as_json)
        return
    from smartpick.advice.profile_rules import directory_findings, season_rules  # noqa: PLC0415
    from smartpick.applicant import load_profile, with_canonical_specialties  # noqa: PLC0415
    from smartpick.programs import specialty_name  # noqa: PLC0415
    from smartpick.season import load_season  # noqa: PLC0415

    year = load_season(season)
    applicant = load_profile(profile, on=day, rules=season_rules(year), also=directory_findings)
    applicant = with_canonical_specialties(applicant, specialty_name)
    chosen = chosen_portfolio(portfolio, day, applicant.graduation)
    wanted = specialties or tuple(name for name, _ in applicant.preferences.specialties)
    found = assessed(chosen.portfolio, day, wanted)
    with stages_shown(as_json) as progress:
        progress("Preparing the engine (the first run compiles it)", 0.0)
        from smartpick.advice.portfolio import gains  # noqa: PLC0415
        from smartpick.chances import shipped_market  # noqa: PLC0415

        market = shipped_market()
        joined = chosen.joined(applicant, day, market.directory, ties)
        _, added = gains(found, joined, market, year, progress=progress)
    moved = {key: market.card[key] for part in found.dimensions for key in part.moves}
    _show(found, added, moved, chosen.notes(joined), as_json)


def _show(
    found: "Assessment",
    added: "Mapping[Any, Gain]",
    moved: "Mapping[str, Any]",
    notes: tuple[str, ...],
    as_json: bool,
) -> None:
    if as_json:
        from smartpick.advice.portfolio.documents import assessment_document  # noqa: PLC0415

        document = assessment_document(found, added, moved, notes)
        click.echo(json.dumps(document, indent=2, ensure_ascii=False))
        return
    for note in notes:
        click.echo(note, err=True)
    for part in found.dimensions:
        _show_dimension(part, added, moved)
    gap = "Improvements are compared each for itself; they are not added up. " if added else ""
    click.echo(
        f"{gap}Estimates have 90 % intervals; what is judgement is marked. docs/experience.md tells the rules."
    )


def _show_dimension(part: "Dimension", added: "Mapping[Any, Gain]", moved: "Mapping[str, Any]") -> None:
    click.echo(f"{click.style(part.title, bold=True)}: {click.style(part.standing, bold=True)}")
    click.echo(f"  {part.says}")
    for figure in part.figures:
        click.echo(f"  - {figure.label}: {figure.value:g} {figure.unit}".rstrip())
    if part.rests_on:
        more = len(part.rests_on) - _NAMED
        click.echo(
            f"  rests on: {', '.join(part.rests_on[:_NAMED])}{f' and {more} more' if more > 0 else ''}"
        )
    for claim in part.evidence:
        head = "not published" if claim.gap else "evidence"
        click.echo(f"  {head}: {claim.claim} [{claim.stamp.citation()}]")
    click.echo(f"  judgement: {part.judgement}")
    if part.moves:
        click.echo(f"  moves chances by: {'; '.join(_effect(key, moved) for key in part.moves)}")
    else:
        click.echo("  moves no chance by itself")
    for one in part.improve:
        gain = added.get(one.change) if one.change is not None else None
        worth = _worth(gain) if gain else ""
        click.echo(f"  > {one.what} {one.why}{worth}")
    click.echo()


def _worth(gain: "Gain") -> str:
    """Return what an improvement adds, as a sentence that says so only where it is expected to add."""
    head = "Adds" if gain.adds else "Not expected to add, because time passes, too:"
    told = f" Counted on top of whatever there is. {gain.tell}." if gain.tell else ""
    return f" {head} {_points(gain)} points to the chance of matching, done by {gain.on}.{told}"


def _effect(key: str, moved: "Mapping[str, Any]") -> str:
    """Return a parameter of the model card by its key, with its size where it is at hand."""
    if key not in moved:
        return key
    entry = moved[key]
    return f"{key} {entry.value:.2f} (sd {entry.sd:.2f}{', judgement' if entry.judgement else ''})"


def _points(gain: "Gain") -> str:
    one = gain.gain
    return f"{100 * one.value:+.1f} [{100 * one.low:+.1f}, {100 * one.high:+.1f}]"


@click.command()
@portfolio_option
@click.option("--group", type=click.Choice(list(_GROUPS)), help="Only this map.")
@on_option
@json_option
def coverage(portfolio: str, group: str | None, on: object, as_json: bool) -> None:
    """Map what the portfolio shows of the 13 Core EPAs, the 6 ACGME competencies and practice in the US.

    Each is practised, seen, or nothing yet, with the entries it rests on; gaps become suggestions. It is no score:
    more entries of the same change nothing.
    """
    from smartpick.experience import coverage as covered  # noqa: PLC0415
    from smartpick.experience import goals as goals_of  # noqa: PLC0415
    from smartpick.experience.coverage import coverage_document  # noqa: PLC0415

    day = _day(on)
    chosen = chosen_portfolio(portfolio, day)
    found = [one for one in covered(chosen.portfolio) if group is None or one.facts.group == _GROUPS[group]]
    running = next((one for one in chosen.portfolio.experiences if one.running(day)), None)
    gaps = {goal.facts.code: goal for goal in goals_of(found, running)}
    if as_json:
        click.echo(
            json.dumps(
                {"competencies": [coverage_document(one, gaps) for one in found]},
                indent=2,
                ensure_ascii=False,
            )
        )
        return
    heading = ""
    for one in found:
        if one.facts.group != heading:
            heading = one.facts.group
            click.echo(click.style(heading, bold=True))
        entries = list(dict.fromkeys(name for _, names in one.entries for name in names))
        more = len(entries) - _NAMED
        shown = f"  {', '.join(entries[:_NAMED])}{f' and {more} more' if more > 0 else ''}" if entries else ""
        click.echo(f"  {one.standing:<12} {one.facts.title}{shown}")
        if one.facts.code in gaps:
            click.echo(f"  {'':<12} > {gaps[one.facts.code].suggestion}")
