"""``smartpick certification``: the way to the ECFMG certificate, what is next and by when."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from smartpick.cli.plain_json import print_json
from smartpick.cli.planning_inputs import PROFILE, given, planning_options
from smartpick.cli.told import heading, item, paragraph
from smartpick.plain_values import plain

if TYPE_CHECKING:
    from smartpick.advice.planning import CertificationPlan
    from smartpick.experience.certification import CertificationStep

__all__ = ["certification"]


@click.command()
@PROFILE
@click.option(
    "--done",
    multiple=True,
    type=click.Choice(["account", "application", "pathway", "credentials"]),
    help="Done besides what the profile says in ecfmg.done; repeatable.",
)
@planning_options
def certification(
    profile: Path,
    done: tuple[str, ...],
    portfolio: str | None,
    on: object,
    season: str,
    as_json: bool,
) -> None:
    """Show the way to the ECFMG certificate for the applicant in PROFILE: what is next, by when, attempts and fees.

    Rules, dates and prices carry their source; the official pages have the last word.
    """
    from smartpick.advice.planning import certification_plan  # noqa: PLC0415

    start = given(profile, portfolio, on, season)
    found = certification_plan(start.profile, start.season, start.day, done)
    if as_json:
        print_json({**plain(found), "open_fees": found.open_fees})
        return
    _show(found)


def _show(found: "CertificationPlan") -> None:
    heading("What can be done now" if found.now else "Nothing waits for you on the way to the certificate")
    for step in found.now:
        item(_title(step), _lines(step, found))
    heading("The whole way")
    for step in found.path:
        lines = [f"Waits for {step.waits_for}."] if step.needs else []
        item(f"[{step.state}] {_title(step)}", [step.words] if step.state == "done" and step.words else lines)
    heading("Limits")
    if found.window_ends is not None:
        latest = " at the latest" if found.window_may_end_earlier else ""
        paragraph(
            f"Seven years after your first pass: every exam for the certificate by {found.window_ends}{latest}."
        )
    for name, used, most in found.attempts:
        paragraph(f"{name}: {'attempts not in your profile' if used is None else f'{used} of {most} used'}.")
    if found.open_fees:
        paragraph(f"Steps still to be done cost {found.open_fees:,.0f} USD together, surcharges left out.")
    for words in found.assumed:
        paragraph(words)
    click.echo()
    paragraph(
        "Read the rule itself before you rely on it: ecfmg.org, usmle.org, nrmp.org. No visa or legal advice."
    )


def _title(step: "CertificationStep") -> str:
    return step.title if step.by is None else f"{step.title}, by {step.by} ({step.by_words})"


def _lines(step: "CertificationStep", found: "CertificationPlan") -> list[str]:
    from smartpick.season import citation  # noqa: PLC0415

    lines = [step.words]
    stamped = found.dates.get(step.key)
    if stamped is not None:
        lines += [f"{stamped.label}. {stamped.note} ({citation(stamped)})"]
    lines += [
        f"{fee.value:,.0f} {fee.unit}: {fee.label}. {fee.note} ({citation(fee)})"
        for fee in found.fees.get(step.key, ())
    ]
    return lines + [f"{rule.words} ({rule.stamp.citation()})" for rule in step.rules]
