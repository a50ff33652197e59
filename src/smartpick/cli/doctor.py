"""``smartpick doctor``: look at everything that is kept, change nothing, advise."""

import dataclasses
import json
import sys

import click

__all__ = ["doctor"]

SIGNS = {"fine": "fine   ", "notice": "notice ", "fault": "FAULT  "}
FAULTY = 2


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def doctor(as_json: bool) -> None:
    """Check the data for damage: file, version, records, references, history, attachments, room, permissions, backups.

    Nothing is changed. Each fault comes with advice. Exit code 0: no fault; 2: at least one.
    """
    from smartpick.store import KINDS, chosen_place, examine  # noqa: PLC0415

    place = chosen_place()
    findings = examine(place, KINDS)
    faults = sum(finding.level == "fault" for finding in findings)
    if as_json:
        found = [dataclasses.asdict(finding) for finding in findings]
        click.echo(
            json.dumps(
                {"place": str(place), "faults": faults, "findings": found}, indent=2, ensure_ascii=False
            )
        )
    else:
        click.echo(str(place))
        for finding in findings:
            click.echo(f"{SIGNS[finding.level]} {finding.about}: {finding.what}")
            if finding.advice:
                click.echo(f"         {finding.advice}")
        click.echo(f"{faults} faults." if faults else "No faults.")
    if faults:
        sys.exit(FAULTY)
