"""``smartpick agency``: red flags of a commercial offer, from answers in a file or at the prompt."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smartpick.cli.plain_json import print_json
from smartpick.cli.planning_inputs import JSON
from smartpick.cli.told import heading, item, paragraph

if TYPE_CHECKING:
    from smartpick.experience.agency import AgencyReport

__all__ = ["agency"]

ANSWERS = {"y": True, "n": False, "?": None}


@click.command()
@click.argument("answers", type=click.Path(path_type=Path), required=False)
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write a file with every question, and stop.",
)
@JSON
def agency(answers: Path | None, template: Path | None, as_json: bool) -> None:
    """Check a commercial offer for red flags, by the answers in ANSWERS (TOML) or at the prompt, with reasons.

    That nothing is found is no recommendation.
    """
    from smartpick.advice.planning import answers_template, read_agency_answers  # noqa: PLC0415
    from smartpick.errors import Problem, UserError  # noqa: PLC0415
    from smartpick.experience.agency import check_agency  # noqa: PLC0415
    from smartpick.files import write_file  # noqa: PLC0415

    if template is not None:
        if template.exists():
            raise UserError(Problem("This file exists already.", "Choose another name.", str(template)))
        write_file(template, answers_template())
        click.echo(f"wrote {template}")
        return
    report = check_agency(read_agency_answers(answers) if answers else _asked())
    if as_json:
        print_json({"report": report})
        return
    _show(report)


def _asked() -> Mapping[str, bool | None]:
    from smartpick.experience.agency import agency_questions  # noqa: PLC0415

    click.echo("Answer y (yes), n (no) or ? (not known).", err=True)
    choice = click.Choice(list(ANSWERS))
    return {
        one.key: ANSWERS[click.prompt(one.ask, type=choice, default="?", show_choices=False, err=True)]
        for one in agency_questions()
    }


def _show(report: "AgencyReport") -> None:
    heading(f"{report.verdict[0].upper()}{report.verdict[1:]}")
    paragraph(report.words)
    if report.flags:
        heading(f"Red flags ({len(report.flags)})")
    for flag in report.flags:
        item(f"[{flag.weight}] {flag.ask} {'Yes.' if flag.bad else 'No.'}", [flag.why])
    if report.unanswered:
        heading(f"Still open ({len(report.unanswered)})")
    for question in report.unanswered:
        item(f"[{question.weight}] {question.ask}", [question.why])
    click.echo()
    for one in report.evidence:
        paragraph(f"{one.claim} ({one.stamp.citation()})")
