"""``smartpick log``: write down an encounter in half a minute, without anything that says who the patient is."""

import json
import sys
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from smartpick.cli.guarded_saving import asked_about
from smartpick.cli.log_import import import_command
from smartpick.cli.opened_data import open_existing
from smartpick.errors import Problem, UserError

if TYPE_CHECKING:
    from smartpick.experience import Encounter, Portfolio
    from smartpick.experience.quick_entry import Usual
    from smartpick.workspace import Concern, Kept

__all__ = ["log"]

CommandT = TypeVar("CommandT", bound=Callable[..., Any])

#: What is asked, what says most first: the fields, and the words.
_ASKED = (
    (("diagnoses",), 'Diagnoses, codes or words ("htn, E11.9")'),
    (("age", "sex"), 'Age and sex ("67 f")'),
    (("role",), "Your part (observed, assisted, performed, simulated)"),
    (("skills",), 'Skills ("history, exam (observed)")'),
    (("procedures",), 'Procedures ("ECG (performed)")'),
    (("learned",), "What you learned"),
    (("complaint",), "What brought the patient"),
    (("setting",), "Setting"),
)
#: Typed alone, it leaves the other questions as they are and saves.
_ENOUGH = "."
_MOST_ROUNDS = 10


#: What an entry may say, and what each means.
_FIELDS: dict[str, str] = {
    "complaint": "What brought the patient, in general words.",
    "diagnoses": 'ICD-10-CM codes or everyday words: "htn; E11.9".',
    "age": "An age (kept as a band) or a band.",
    "sex": "female, male or other.",
    "role": "Your own part: observed, simulated, assisted or performed; default: the usual one.",
    "setting": "inpatient, outpatient, emergency department, ...; default: the usual one.",
    "skills": 'For example "history; exam (observed)".',
    "procedures": 'For example "ECG (performed)".',
    "illness": "acute, chronic, preventive or emergent.",
    "shows": 'Competencies beyond what skills and procedures say: "end of life; EPA8".',
    "responsibility": "What you were responsible for.",
    "language": "Language of the talk, where it was not English.",
    "outcome": "What came of it, in general words.",
    "learned": "What you learned.",
    "supervisor": "A person of the portfolio, by id or name; default: the usual one.",
    "month": "Month such as 2026-03; default: this one, or the last of the experience.",
}
_YES: dict[str, str] = {
    "again": "You had seen this patient before.",
    "notable": "Worth telling about.",
}


def _answers(command: CommandT) -> CommandT:
    """Add an option for everything that an entry may say."""
    for field, words in reversed(_YES.items()):
        command = click.option(f"--{field}", is_flag=True, default=None, help=words)(command)
    for field, words in reversed(_FIELDS.items()):
        command = click.option(f"--{field}", metavar="TEXT", help=words)(command)
    return command


@click.group(invoke_without_command=True)
@_answers
@click.option("--experience", metavar="ID", help="Where it was; default: the experience that is running.")
@click.option("--strict", is_flag=True, help='Do not save while anything is left to "please check".')
@click.option("--on", "on", type=click.DateTime(["%Y-%m-%d"]), help="Day of the entry; default: today.")
@click.option("--json", "as_json", is_flag=True, help="Ask nothing; print one JSON object.")
@click.pass_context
def log(
    ctx: click.Context,
    /,
    experience: str | None,
    strict: bool,
    on: object,
    as_json: bool,
    **given: str | bool | None,
) -> None:
    """Log an encounter: without options it asks, with any of them it does not.

    The experience that is running, its month, your usual part, setting and supervisor are filled in; a single dot
    ends the questions and saves. Days become months and ages bands. Every text goes through the privacy guard: while it
    is certain that a text says who the patient is, nothing is saved. Several values are separated by ";" or ",".
    """
    if ctx.invoked_subcommand is not None:
        return
    day = on.date() if hasattr(on, "date") else date.today()  # noqa: DTZ011  (the user's own day)
    answers = {field: answer for field, answer in given.items() if answer is not None}
    if as_json and not answers:
        raise UserError(
            Problem("Nothing is given.", "With --json, say at least one thing, such as --diagnoses htn.")
        )
    with open_existing() as store:
        from smartpick.workspace import add, free_name, kept  # noqa: PLC0415

        held = kept(store)
        where = _place(held, experience)
        usual = _usual(held.portfolio, day, where)
        name = free_name("encounter", {}, held.records)
        if answers:
            made, found = _entry(answers, held, day, name, where, strict)
            asked_about(found, strict=strict, asks=False, quiet=as_json)
        else:
            made = _typed(usual, held, day, name, where, strict)
            found = ()
        here = usual.experience.institution or usual.experience.id if usual.experience else ""
        written = add(store, held, f"Logged an encounter of {made.month} at {here}", [made], day)
    questions = [one.what for one in written.questions]
    if as_json:
        _print_json(made, written.action.seq if written.action else None, questions, found)
        return
    for question in questions:
        click.echo(f"please check: {question}", err=True)
    what = ", ".join(filter(None, [*made.diagnoses, made.role, made.month, here]))
    click.echo(f"logged {made.id}: {what}. Take it back with: smartpick data undo")


def _place(held: "Kept", wanted: str | None) -> str | None:
    """Return the id of the experience that is meant by an id, its beginning, or a part of the institution's name."""
    if wanted is None:
        return None
    named = [
        one for one in held.portfolio.experiences if wanted.casefold() in (one.institution or "").casefold()
    ]
    if len(named) > 1 and wanted not in held.made:
        ids = ", ".join(one.id for one in named)
        raise UserError(Problem(f"{len(named)} experiences fit {wanted[:80]!r}.", f"Say which: {ids}."))
    return named[0].id if len(named) == 1 else held.named(wanted, "experience").id


def _usual(portfolio: "Portfolio", day: date, where: str | None) -> "Usual":
    from smartpick.experience.quick_entry import usual  # noqa: PLC0415

    found = usual(portfolio, day, where)
    if found.experience is None:
        what = "There is no experience that has begun, so there is nothing to log an encounter under."
        way_out = "Add it first: smartpick portfolio add experience kind=observership institution=... start=2026-11-02"
        raise UserError(Problem(what, way_out))
    return found


def _entry(
    answers: Mapping[str, Any], held: "Kept", day: date, name: str, where: str | None, strict: bool
) -> "tuple[Encounter, tuple[Concern, ...]]":
    """Return the encounter of some answers and what is to be checked; raise ``UserError`` when it may not be kept."""
    from smartpick.experience.quick_entry import encounter_from  # noqa: PLC0415
    from smartpick.workspace import concerns, must_not_identify  # noqa: PLC0415

    made = encounter_from(answers, held.portfolio, day, name=name, experience=where)
    return made, must_not_identify(concerns([made], held.portfolio), strict=strict)


def _typed(
    usual: "Usual", held: "Kept", day: date, name: str, where: str | None, strict: bool
) -> "Encounter":
    """Ask for an encounter; what cannot be kept is said and asked for again, until it can be or the user leaves."""
    here = usual.experience.place() if usual.experience else ""
    click.echo(
        f"{', '.join(filter(None, [here, usual.month, usual.setting]))}; {usual.role} unless you say otherwise.\n"
        "Enter takes what is in brackets, or leaves it unknown; a dot saves as it is; Ctrl-C leaves without saving.",
        err=True,
    )
    answers: dict[str, Any] = {}
    wrong = {field for fields, _ in _ASKED for field in fields}
    for _ in range(_MOST_ROUNDS):
        try:
            answers |= _asked(wrong, usual)
            made, found = _entry(answers, held, day, name, where, strict)
        except UserError as error:
            wrong = _fields_of(error)
            if not wrong:
                raise
            for problem in error.problems:
                click.echo(problem.sentence(), err=True)
            continue
        if asked_about(found, strict=strict, asks=True):
            return made
        wrong = {one.field for one in found}
    raise UserError(Problem("This still cannot be kept; nothing was saved.", "Begin again: smartpick log"))


def _asked(wanted: set[str], usual: "Usual") -> dict[str, str | None]:
    """Return answers by field to the questions about some fields, until a dot; ``None`` where nothing is said."""
    from smartpick.experience.quick_entry import patient_in  # noqa: PLC0415

    found: dict[str, str | None] = dict.fromkeys(wanted)
    for fields, words in _ASKED:
        if wanted.isdisjoint(fields):
            continue
        known = getattr(usual, fields[0], None)
        reads = _clear if len(fields) > 1 else str
        answer = click.prompt(
            words, default=known or "", show_default=bool(known), value_proc=reads, err=True
        ).strip()
        if answer == _ENOUGH:
            break
        found |= {fields[0]: answer or None} if len(fields) == 1 else patient_in(answer)
    return found


def _clear(text: str) -> str:
    """Return age and sex as they were typed; have the question asked again when they can be read in two ways."""
    from smartpick.experience.quick_entry import patient_in  # noqa: PLC0415

    try:
        patient_in(text)
    except UserError as error:
        raise click.UsageError(error.problems[0].sentence()) from error
    return text


def _fields_of(error: UserError) -> set[str]:
    """Return the questions that the problems of an entry are about."""
    said = " ".join(problem.where for problem in error.problems)
    return {field for fields, _ in _ASKED if any(field in said for field in fields) for field in fields}


def _print_json(
    made: "Encounter", seq: int | None, questions: list[str], found: "tuple[Concern, ...]"
) -> None:
    from smartpick.experience import to_json  # noqa: PLC0415
    from smartpick.workspace import concern_documents  # noqa: PLC0415

    document = {
        "id": made.id,
        "action": seq,
        "record": to_json(made),
        "questions": questions,
        "please_check": concern_documents(found),
    }
    json.dump(document, sys.stdout, indent=2, ensure_ascii=False)
    click.echo()


log.add_command(import_command)
