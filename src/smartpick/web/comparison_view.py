"""A comparison prepared for its page: groups of rows, a cell for each program, what differs, where it is from."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from smartpick.facts import FIELDS, VERIFIED, Belief, age_words, value_words
from smartpick.programs import Fact, Program
from smartpick.web.listed_words import as_of_words, listed_words
from smartpick.workspace.program_marks import KeptMarks, Mark

if TYPE_CHECKING:
    from smartpick.advice.side_by_side import Beside, Standing
    from smartpick.chances import Estimate

__all__ = ["Cell", "Group", "Row", "comparison_view", "reason_sources", "short_names"]

UNKNOWN = "unknown"
MINUS = "\N{MINUS SIGN}"
REASONS = 5
#: Columns of the directory that tell programs apart; those about the quality of a link stand on a program's page.
LISTED = (
    "kind",
    "h1b_evidence",
    "h1b_employer",
    "h1b_positions",
    "h1b_last_year",
    "hospital_name",
    "beds",
    "resident_fte",
    "ownership",
    "accreditation_status",
    "accreditation_effective",
    "offers_preliminary",
)
#: Where the table of columns says how a value is coded, and here it is said in words.
LABELS = {"h1b_evidence": "H-1B filings found"}
Beliefs = Mapping[str, Mapping[str, Belief]]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands at one program: words, more lines of them, and quiet ``notes`` (source, age).

    ``link`` is where to enter what is not known; ``tier`` and ``estimate`` are drawn.
    """

    words: str
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    known: bool = True
    link: str = ""
    tier: str = ""
    estimate: "Estimate | None" = None


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to compare; ``note`` says more about it.

    ``mark`` says how the cells compare: "differs" when two known ones do, else "partly" when some are unknown, "none"
    when all are, "same".
    """

    label: str
    cells: tuple[Cell, ...]
    note: str = ""
    wide: bool = False

    @property
    def mark(self) -> Literal["differs", "partly", "none", "same"]:
        """How the cells compare."""
        known = {(one.words, one.lines) for one in self.cells if one.known}
        if len(known) > 1:
            return "differs"
        if not known:
            return "none"
        return "same" if all(one.known for one in self.cells) else "partly"


@dataclass(frozen=True, slots=True)
class Group:
    """Rows about one subject, below a title; ``note`` is what holds for all of them, such as their age."""

    title: str
    rows: tuple[Row, ...]
    note: str = ""


def comparison_view(
    found: "Sequence[Beside]", known: Beliefs, marks: KeptMarks, on: date, *, differing: bool = False
) -> tuple[Group, ...]:
    """Return the comparison in groups that have rows; ``differing``: only rows that are not the same everywhere."""
    groups = (
        Group("Your chances there, without a signal", _standing(found)),
        Group("What you and others looked up", _facts(found, known, on)),
        *_listed([one.program for one in found], on),
        Group("The way to your people", _ways(found)),
        Group("Your own word", _own(found, marks)),
    )
    if differing:
        groups = tuple(
            replace(one, rows=tuple(row for row in one.rows if row.mark in {"differs", "partly"}))
            for one in groups
        )
    return tuple(one for one in groups if one.rows)


def short_names(programs: Sequence[Program]) -> tuple[str, ...]:
    """Return a name for each program that no other one has: with the specialty, the city or the number if need be."""
    names = [one.name for one in programs]
    for more in ("specialty", "city", "acgme_id"):
        twice = {name for name in names if names.count(name) > 1}
        names = [
            f"{name}, {getattr(one, more)}" if name in twice else name
            for name, one in zip(names, programs, strict=True)
        ]
    return tuple(names)


def reason_sources(found: "Iterable[Beside]") -> tuple[tuple[str, str], ...]:
    """Return the reasons that the comparison shows with where each comes from, once each."""
    listed = {
        why.label: ("A judgement: " if why.judgement else "") + why.source
        for one in found
        if one.standing
        for why in one.standing.reasons[:REASONS]
    }
    return tuple(listed.items())


def _standing(found: "Sequence[Beside]") -> tuple[Row, ...]:
    if not any(one.standing for one in found):
        return ()

    def row(label: str, say: "Callable[[Standing], Cell]", *, wide: bool = False) -> Row:
        outside = Cell("not among your specialties", known=False)
        return Row(label, tuple(say(one.standing) if one.standing else outside for one in found), wide=wide)

    return (
        row("Tier", lambda one: Cell(one.tier, tier=one.tier)),
        row("Chance of an interview", lambda one: _chance(one.interview)),
        row("Chance of matching there", lambda one: _chance(one.match)),
        row("Worth to you, of 1", lambda one: Cell(f"{one.worth:.2g}")),
        row("Largest reasons, points", _reasons, wide=True),
        row("Rules", _rules, wide=True),
    )


def _chance(estimate: "Estimate") -> Cell:
    from smartpick.render.wording import percent  # noqa: PLC0415  (with the charts behind it)

    return Cell(percent(estimate.value), estimate=estimate)


def _reasons(standing: "Standing") -> Cell:
    if not standing.reasons:
        failing = any(one.verdict == "fails" for one in standing.screens)
        return Cell("a rule sets the application aside" if failing else "none")
    lines = (f"{f'{one.effect:+.1f}'.replace('-', MINUS)} {one.label}" for one in standing.reasons[:REASONS])
    return Cell("", tuple(lines))


def _rules(standing: "Standing") -> Cell:
    by_verdict = {
        verdict: [one for one in standing.screens if one.verdict == verdict]
        for verdict in ("fails", "unknown", "passes")
    }
    failing = tuple(f"fails {one.rule}: {one.words}" for one in by_verdict["fails"])
    others = (
        f"{words} {', '.join(one.rule for one in by_verdict[verdict])}"
        for verdict, words in (("unknown", "unknown:"), ("passes", "passes:"))
        if by_verdict[verdict]
    )
    return Cell("", (*failing, *others))


def _facts(found: "Sequence[Beside]", known: Beliefs, on: date) -> tuple[Row, ...]:
    """Return a row for every fact that a rule asks about, and for those that somebody looked up at one of them."""
    ids = [one.program.acgme_id for one in found]
    keys = [
        key
        for key, field in FIELDS.items()
        if field.screen or any(key in known.get(acgme_id, {}) for acgme_id in ids)
    ]
    return tuple(
        Row(
            _capital(FIELDS[key].label),
            tuple(_belief(known.get(acgme_id, {}).get(key), key, acgme_id, on) for acgme_id in ids),
        )
        for key in keys
    )


def _belief(belief: Belief | None, key: str, acgme_id: str, on: date) -> Cell:
    if belief is None:
        return Cell(UNKNOWN, known=False, link=f"/programs/{acgme_id}?field={key}#enter")
    if belief.conflict:
        sides = tuple(
            f"{value_words(one.about, one.value)}: {one.source}, {age_words(one.day, on)}"
            for one in belief.conflict
        )
        return Cell("sources contradict each other", sides, link=f"/programs/{acgme_id}#facts")
    newest = next((one for one in belief.reports if one.value == belief.likely), belief.reports[0])
    source = f"{newest.source}, {age_words(newest.day, on)}; {VERIFIED[newest.verified].words}"
    sure = () if belief.decided else (f"weight {100 * belief.weight:.0f}%",)
    return Cell(value_words(FIELDS[key], belief.likely), notes=(source, *sure))


def _listed(programs: Sequence[Program], on: date) -> tuple[Group, ...]:
    """Return a group for each public list, with the age beside each value where programs differ in it."""
    columns = {name: [one.facts()[name] for one in programs] for name in LISTED}
    by_source: dict[str, list[str]] = {}
    for name, column in columns.items():
        by_source.setdefault(column[0].source, []).append(name)
    groups = []
    for source, names in by_source.items():
        ages = {as_of_words(fact.as_of, on) for name in names for fact in columns[name]}
        shared = next(iter(ages)) if len(ages) == 1 else ""
        rows = tuple(_listed_row(name, columns[name], on, shared) for name in names)
        groups.append(Group(source, rows, f"as of {shared}" if shared else ""))
    return tuple(groups)


def _listed_row(name: str, column: Sequence[Fact], on: date, shared: str) -> Row:
    cells = []
    for fact in column:
        age = [] if shared or fact.value is None else [as_of_words(fact.as_of, on)]
        sure = [f"confidence {fact.confidence}"] if fact.confidence in {"medium", "low"} else []
        note = "; ".join([*age, *sure])
        words = listed_words(name, fact.value)
        cells.append(Cell(words, notes=(note,) if note else (), known=fact.value is not None))
    return Row(LABELS.get(name) or _capital(column[0].note), tuple(cells))


def _ways(found: "Sequence[Beside]") -> tuple[Row, ...]:
    def cell(one: "Beside", place: int) -> Cell:
        miles = one.ways[place].miles
        return Cell(UNKNOWN, known=False) if miles is None else Cell(f"{miles:,.0f} miles")

    return tuple(
        Row(
            f"To {one.who}",
            tuple(cell(each, place) for each in found),
            f"{one.place}; from city to city" if one.place else "",
        )
        for place, one in enumerate(found[0].ways if found else ())
    )


def _own(found: "Sequence[Beside]", marks: KeptMarks) -> tuple[Row, ...]:
    ids = [one.program.acgme_id for one in found]
    held = [marks.marks.get(one, Mark(one)) for one in ids]
    notes = [tuple(f"{note.written_on}: {note.text}" for note in marks.notes.get(one, ())) for one in ids]
    none = "none yet"
    ratings = [
        none if one.rating is None else f"{one.rating:g} of 10{', never' if one.rating == 0 else ''}"
        for one in held
    ]
    rows = (
        Row("Your rating", tuple(map(Cell, ratings))),
        Row("Your tags", tuple(Cell(", ".join(one.tags) or none) for one in held)),
        Row("Your notes", tuple(Cell("" if lines else none, lines) for lines in notes), wide=True),
    )
    return tuple(row for row in rows if any(one.words != none for one in row.cells))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
