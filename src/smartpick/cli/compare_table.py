"""Programs side by side as a table for the terminal: a column for each, a row for each thing to compare."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from rich.console import Console
from rich.table import Table
from rich.text import Text

from smartpick.advice.side_by_side import Beside, Standing
from smartpick.cli.program_tables import EVIDENCE_MARK
from smartpick.facts import FIELDS, VERIFIED, Belief, age_words, value_words
from smartpick.render.wording import percent, percent_range, tier_definition
from smartpick.workspace.program_marks import KeptMarks, Mark

__all__ = ["show_beside"]

_REASONS = 5
_NOTHING = "\N{EN DASH}"
Beliefs = Mapping[str, Mapping[str, Belief]]


def show_beside(found: Sequence[Beside], known: Beliefs, marks: KeptMarks, on: date) -> None:
    """Print the comparison, and below it what the words in it mean."""
    console = Console(highlight=False)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0), header_style="bold")
    table.add_column("", max_width=18, style="bold")
    for one in found:
        table.add_column(Text(one.program.name), ratio=1)
    for label, cell in (
        *_about(),
        *_standing(found),
        *_facts(found, known, on),
        *_ways(found),
        *_own(found, marks),
    ):
        table.add_row(label, *(Text(cell(one) or _NOTHING) for one in found))
    console.print(table)
    notes = []
    if any(one.standing for one in found):
        notes.append(f"Chances are without a signal, with 90 % intervals. {tier_definition()}")
    elif not any(one.ways for one in found):
        notes.append("Chances and ways: --profile FILE.")
    notes.append(
        "H-1B is what federal filings show; nothing there proves nothing. Facts: smartpick facts add ..."
    )
    console.print(Text(" ".join(notes), style="dim"))


Rows = list[tuple[str, Callable[[Beside], str]]]


def _about() -> Rows:
    return [
        ("ACGME id", lambda one: one.program.acgme_id),
        ("Specialty", lambda one: one.program.specialty),
        ("Place", lambda one: f"{one.program.city}, {one.program.state}"),
        ("Kind, by its name", lambda one: one.program.kind),
        ("H-1B filings", lambda one: EVIDENCE_MARK[one.program.h1b_evidence]),
    ]


def _standing(found: Sequence[Beside]) -> Rows:
    if not any(one.standing for one in found):
        return []

    def told(say: Callable[[Standing], str]) -> Callable[[Beside], str]:
        return lambda one: say(one.standing) if one.standing else "not among your specialties"

    return [
        ("Tier", told(lambda s: s.tier)),
        ("Interview", told(lambda s: f"{percent(s.interview.value)} ({percent_range(s.interview)})")),
        ("Match", told(lambda s: f"{percent(s.match.value)} ({percent_range(s.match)})")),
        ("Worth to you", told(lambda s: f"{s.worth:.2g} of 1")),
        ("Why", told(lambda s: "\n".join(f"{why.effect:+.1f} {why.label}" for why in s.reasons[:_REASONS]))),
        (
            "Rules",
            told(
                lambda s: "\n".join(
                    f"{screen.rule}: {screen.verdict}{f' ({screen.words})' if screen.verdict == 'fails' else ''}"
                    for screen in s.screens
                )
            ),
        ),
    ]


def _facts(found: Sequence[Beside], known: Beliefs, on: date) -> Rows:
    keys = [key for key in FIELDS if any(key in known.get(one.program.acgme_id, {}) for one in found)]

    def said(key: str) -> Callable[[Beside], str]:
        return lambda one: _belief(known.get(one.program.acgme_id, {}).get(key), on)

    return [(FIELDS[key].label, said(key)) for key in keys]


def _belief(belief: Belief | None, on: date) -> str:
    """Return what is believed of a field with its source and age; every value where they contradict."""
    if belief is None:
        return ""
    if belief.conflict:
        sides = (
            f"{value_words(one.about, one.value)} ({one.source}, {age_words(one.day, on)})"
            for one in belief.conflict
        )
        return f"in conflict: {'; '.join(sides)}"
    newest = next((one for one in belief.reports if one.value == belief.likely), belief.reports[0])
    who = VERIFIED[newest.verified].words
    return (
        f"{value_words(FIELDS[belief.field], belief.likely)} ({newest.source}, {age_words(newest.day, on)}, {who}; "
        f"weight {100 * belief.weight:.0f} %)"
    )


def _ways(found: Sequence[Beside]) -> Rows:
    def way(place: int) -> Callable[[Beside], str]:
        def told(one: Beside) -> str:
            miles = one.ways[place].miles
            return "unknown" if miles is None else f"{miles:,.0f} miles"

        return told

    people = found[0].ways
    return [
        (f"To {one.who}{f' ({one.place})' if one.place else ''}", way(place))
        for place, one in enumerate(people)
    ]


def _own(found: Sequence[Beside], marks: KeptMarks) -> Rows:
    def mark(one: Beside) -> Mark:
        return marks.marks.get(one.program.acgme_id, Mark(one.program.acgme_id))

    def rating(one: Beside) -> str:
        given = mark(one).rating
        return "" if given is None else f"{given:g} of 10" + (" (never)" if given == 0 else "")

    def notes(one: Beside) -> str:
        return "\n".join(
            f"{note.written_on} {note.text}" for note in marks.notes.get(one.program.acgme_id, ())
        )

    rows: Rows = [
        ("Your rating", rating),
        ("Your tags", lambda one: ", ".join(mark(one).tags)),
        ("Your notes", notes),
    ]
    return [(label, cell) for label, cell in rows if any(cell(one) for one in found)]
