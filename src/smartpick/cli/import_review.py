"""``smartpick import review``: links that wait for the user's word: accept, reject, choose another."""

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from smartpick.cli.opened_data import open_existing
from smartpick.cli.told import item, paragraph
from smartpick.errors import Problem, UserError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smartpick.intake.nrmp import Candidate
    from smartpick.programs import Directory
    from smartpick.store import Store
    from smartpick.workspace.nrmp import KeptResults, Waiting

__all__ = ["review"]

_HEADER = ("code", "program")


@click.command()
@click.argument("code", required=False)
@click.option("--accept", is_flag=True, help="The best candidate is meant.")
@click.option("--reject", is_flag=True, help="No program of the directory is meant.")
@click.option("--program", metavar="ID", help="This one is meant: its ACGME number.")
@click.option("--ask", is_flag=True, help="Go through the questions one by one and answer them.")
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="How many to show.")
@click.option("--save", type=click.Path(path_type=Path), help="Write your decisions to a small CSV file.")
@click.option("--load", type=click.Path(path_type=Path), help="Take over the decisions of such a file.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def review(
    code: str | None,
    accept: bool,
    reject: bool,
    program: str | None,
    ask: bool,
    limit: int,
    save: Path | None,
    load: Path | None,
    as_json: bool,
) -> None:
    """Show links of imported tracks that are doubtful, the largest programs first, and decide about them.

    With CODE (of a track, or its first seven characters for all tracks of a program) and --accept, --reject or
    --program, your word is kept and goes before any guess, also at the next import; links that were not doubtful are
    corrected in the same way. Each decision can be taken back with "smartpick data undo".
    """
    from smartpick.programs import load_directory  # noqa: PLC0415
    from smartpick.workspace.link_review import decided_codes, waiting_document  # noqa: PLC0415
    from smartpick.workspace.nrmp import kept_results, waiting  # noqa: PLC0415

    _one_word(code, accept, reject, program, ask, load)
    directory = load_directory()
    with open_existing() as store:
        held = kept_results(store)
        if save is not None:
            _save(held, save)
            return
        queue = waiting(held)
        if load is not None:
            _decide(
                store, held, _loaded(load, directory), f"Took over decisions about links from {load.name}"
            )
        elif code is not None:
            meant = None if accept else "" if reject else directory.by_id(program or "").acgme_id
            _decide(store, held, decided_codes(held, code, meant), f"Decided which program {code} is")
        elif ask:
            _ask(store, queue, directory)
        elif as_json:
            document = waiting_document(queue, limit, directory)
            click.echo(json.dumps(document, indent=2, ensure_ascii=False))
        else:
            _show(queue, limit, directory)


def _one_word(
    code: str | None, accept: bool, reject: bool, program: str | None, ask: bool, load: Path | None
) -> None:
    """Raise ``UserError`` unless a code comes with exactly one decision, and a decision with a code."""
    said = accept + reject + (program is not None)
    if code is not None and said != 1:
        raise UserError(
            Problem("Say what is decided.", "Give one of --accept, --reject, --program ID.", code)
        )
    if code is None and said:
        raise UserError(
            Problem("Say which track this is about.", "See the codes with: smartpick import review")
        )
    if code is not None and (ask or load):
        raise UserError(Problem("A CODE goes with neither --ask nor --load.", "Leave one of them out.", code))


def _decide(store: "Store", held: "KeptResults", decisions: "Mapping[str, str]", words: str) -> None:
    from smartpick.workspace.nrmp import decide  # noqa: PLC0415

    if decide(store, held, decisions, words) is None:
        click.echo("this was decided already; nothing was changed")
    else:
        click.echo(f"decided about {', '.join(decisions)}. Take it back with: smartpick data undo")


def _ask(store: "Store", queue: "Sequence[Waiting]", directory: "Directory") -> None:
    """Ask about each question in turn; every answer is kept at once."""
    from smartpick.workspace.link_review import codes_of  # noqa: PLC0415
    from smartpick.workspace.nrmp import kept_results  # noqa: PLC0415

    for number, one in enumerate(queue, start=1):
        click.echo()
        _show_one(one, directory, f"{number} of {len(queue)}: ")
        numbers = [str(at) for at in range(1, len(one.candidates) + 1)]
        answer = click.prompt(
            "Number of the program, n for none of the directory, s to skip, q to stop",
            type=click.Choice([*numbers, "n", "s", "q"]),
            show_choices=False,
            err=True,
        )
        if answer == "q":
            break
        if answer != "s":
            program = "" if answer == "n" else one.candidates[int(answer) - 1].program
            held = kept_results(store)
            _decide(
                store,
                held,
                dict.fromkeys(codes_of(held, one), program),
                f"Decided which program {one.code} is",
            )


def _show(queue: "Sequence[Waiting]", limit: int, directory: "Directory") -> None:
    for one in queue[:limit]:
        _show_one(one, directory, "")
    if not queue:
        click.echo("No link waits for your word.")
        return
    paragraph(
        f"{min(limit, len(queue))} of {len(queue)} shown. Answer with: smartpick import review CODE --accept (the "
        "first program), --program ID or --reject; or go through them with --ask. Quality is 0 to 100."
    )


def _show_one(one: "Waiting", directory: "Directory", before: str) -> None:
    first = one.tracks[0].track
    names = ", ".join(dict.fromkeys(track.track.name for track in one.tracks))
    item(
        f"{before}{one.code}  {first.institution}, {first.city}, {first.state}",
        [
            f"tracks: {names}",
            *(_candidate_line(n, c, directory) for n, c in enumerate(one.candidates, start=1)),
        ],
    )


def _candidate_line(number: int, one: "Candidate", directory: "Directory") -> str:
    row = directory.rows.get(one.program)
    named = "not in this directory"
    if row is not None:
        program = directory.programs[row]
        named = f"{program.name}, {program.city}"
    return f"{number}. {one.program} {named} ({one.quality:.0f}: {one.method})"


def _save(held: "KeptResults", path: Path) -> None:
    """Write the decisions: codes and ACGME numbers only, so the file may be given to others."""
    from smartpick.files import write_file  # noqa: PLC0415

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEADER)
    writer.writerows(sorted(held.decisions.items()))
    write_file(path, text.getvalue())
    click.echo(f"wrote {len(held.decisions):,} decisions to {path}")


def _loaded(path: Path, directory: "Directory") -> dict[str, str]:
    """Return the decisions of a file; raise ``UserError`` with every line that is none."""
    from smartpick.intake.nrmp import CODE, PROGRAM_LENGTH  # noqa: PLC0415

    way_out = 'Give a CSV with the columns code and program, as "--save" writes it.'
    try:
        lines = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise UserError(Problem("These decisions cannot be read.", way_out, str(path))) from fault
    if not lines or tuple(lines[0]) != _HEADER:
        raise UserError(Problem("This file has other columns.", way_out, str(path)))
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for number, line in enumerate(lines[1:], start=2):
        code, program = line if len(line) == 2 else ("", "")
        if not CODE.fullmatch(f"{code}C0" if len(code) == PROGRAM_LENGTH else code):
            problems.append(Problem("This is no code of a track.", way_out, f"{path}, line {number}"))
        elif program and program not in directory.rows:
            what = f"No program of the directory has the ACGME number {program!r}."
            problems.append(Problem(what, "Leave it empty for none.", f"{path}, line {number}"))
        found[code] = program
    if problems:
        raise UserError(problems)
    return found
