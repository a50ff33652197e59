"""Which column says what: guessed from the header, changed by what the user says.

A column tells which program a row is about (``acgme_id``, or ``name`` with ``specialty``, ``city`` and ``state``),
where the facts of the row are from (``as_of``, ``source``, ``link``, ``checked_by``), or a fact (a key of
``facts.FIELDS``). One choice of a fact may have a column of its own with yes and no: ``visas:J-1``.
"""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from smartpick.errors import Problem, UserError
from smartpick.facts import FIELDS, field_named
from smartpick.facts.field import squeezed

__all__ = [
    "CHECKED_BY",
    "KNOWN_BEFORE",
    "Mapped",
    "columns_of",
    "mapped_columns",
    "squeezed_column",
    "target_words",
]

CHECKED_BY = "checked_by"
KNOWN_BEFORE = "known_before"
#: Targets that are no facts: what each is, and the headers under which people keep it.
_ABOUT_ROWS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "acgme_id": (
        "ACGME id of the program",
        ("acgme", "acgme code", "acgme number", "acgme program id", "acgme program number", "program id",
         "program code", "program number", "acgme id of the program"),
    ),
    "specialty": ("specialty", ("speciality", "program specialty", "field", "discipline")),
    "name": (
        "name of the program",
        ("program", "program name", "programme", "residency", "residency program", "hospital", "hospital name",
         "institution", "institution name", "name of program"),
    ),
    "city": ("city", ("town", "location city", "program city")),
    "state": ("state", ("us state", "program state", "st")),
    "as_of": (
        "day it was looked up",
        ("as of", "looked up on", "date checked", "checked on", "last checked", "last verified", "verified on",
         "date verified", "last updated", "updated", "date"),
    ),
    "source": ("who or what says so", ("sources", "source of information", "where from", "said by")),
    "link": ("address where it stands", ("source link", "source url", "evidence", "page link", "reference")),
    CHECKED_BY: ("who looked it up: empty for yourself", ("looked up by", "verified by", "checked by whom")),
    KNOWN_BEFORE: ("what was known when the worksheet was written", ("known before do not edit",)),
}  # fmt: skip
#: More headers under which people keep facts; the fields bring their own names.
_MORE_NAMES: Mapping[str, tuple[str, ...]] = {
    "visas": ("visas", "visa types", "visa type", "visas sponsored", "visa sponsored", "visa policy"),
    "step2ck_minimum": (
        "min step 2 ck", "min step 2", "minimum step 2", "step 2 ck min", "step 2 ck score", "step 2 ck cutoff",
        "step 2 cutoff", "min score", "ck", "ck minimum", "min ck",
    ),
    "failed_attempts_refused": ("no failed attempts",),
    "graduation_limit": ("yog limit", "yog cutoff", "graduation cutoff", "max yog", "years since grad",
        "grad year limit"),
    "usce_months": ("usce months", "months usce"),
    "img_share": ("img friendly percent", "img residents", "percentage of imgs", "img percentage"),
    "do_share": ("do percentage",),
    "deadline": ("apply by", "eras deadline"),
    "note": ("comments", "comment", "remarks"),
}  # fmt: skip
#: Headers of columns that hold one choice of a fact.
_CHOICE_NAMES: Mapping[str, tuple[str, ...]] = {
    "visas:J-1": ("j1", "j1 visa", "j1 sponsored", "sponsors j1", "visa j1"),
    "visas:H-1B": ("h1b", "h1", "h1b visa", "h1 visa", "h1b sponsored", "sponsors h1b", "visa h1b"),
    "visas:F-1 OPT": ("f1", "f1 opt", "f1 visa", "opt", "visa f1"),
}
#: Words that make a header say something else than the name it resembles.
_LIKE = 0.9
_LEAST_LIKE = 7  # letters from which a slip of the pen is forgiven
_NOT_USED = {"", "-", "ignore", "none", "skip"}


@dataclass(frozen=True, slots=True)
class Mapped:
    """``targets`` by column, in the order of the table; columns that are not used are not there."""

    targets: Mapping[str, str]
    unused: tuple[str, ...]
    remembered: bool = False

    def column(self, target: str) -> str | None:
        """Return the column of a target; ``None`` when there is none."""
        return next((column for column, one in self.targets.items() if one == target), None)


def target_words(target: str) -> str:
    """Return what a target is, for people."""
    if target in _ABOUT_ROWS:
        return _ABOUT_ROWS[target][0]
    key, _, choice = target.partition(":")
    return f"{FIELDS[key].label}: {choice}, yes or no" if choice else FIELDS[key].label


def columns_of(columns: Iterable[str]) -> tuple[str, ...]:
    """Return the headers as a mapping is remembered by: in one form, in one order."""
    return tuple(sorted(map(squeezed_column, columns)))


def squeezed_column(column: str) -> str:
    """Return a header as it is compared: letters and digits, in lower case; whole where it has none."""
    return squeezed(column) or column


def _names() -> dict[str, str]:
    """Return target by squeezed name; the earlier of two targets keeps a name both have."""
    found: dict[str, str] = {}
    for target, (words, names) in _ABOUT_ROWS.items():
        for name in (target, words, *names):
            found.setdefault(squeezed(name), target)
    for field in FIELDS.values():
        for name in (field.key, field.label, *field.names):
            found.setdefault(squeezed(name), field.key)
    for target, names in (*_MORE_NAMES.items(), *_CHOICE_NAMES.items()):
        for name in names:
            found.setdefault(squeezed(name), target)
    return found


def _guess(columns: Sequence[str]) -> dict[str, str]:
    """Return column -> target: exact names first, then names without a remark in brackets, then slips of the pen."""
    names = _names()
    found: dict[str, str] = {}

    def take(column: str, target: str | None) -> None:
        if target is not None and column not in found and target not in found.values():
            found[column] = target

    for column in columns:
        take(column, names.get(squeezed(column)))
    for column in columns:
        if not re.search(r"\(column [A-Z]+\)$", column):
            take(column, names.get(squeezed(re.sub(r"[(\[].*?[)\]]", "", column))))
    for column in columns:
        word = squeezed(column)
        if len(word) >= _LEAST_LIKE:
            near = difflib.get_close_matches(word, names, n=1, cutoff=_LIKE)
            take(column, names[near[0]] if near else None)
    return found


def _target(said: str) -> str | None:
    """Return the target that the right side of ``--map`` names; ``None`` for a column that is not to be used.

    Raise :class:`UserError` when there is no such field.
    """
    if said.strip().casefold() in _NOT_USED:
        return None
    key, _, choice = said.partition(":")
    if choice:
        field = field_named(key)
        known = {squeezed(one): one for one in field.choices} | dict(field.aliases)
        if squeezed(choice) not in known:
            allowed = ", ".join(f"{field.key}:{one}" for one in field.choices) or "none"
            raise UserError(Problem(f"{field.key} has no choice {choice!r}.", f"There are: {allowed}."))
        return f"{field.key}:{known[squeezed(choice)]}"
    by_name = {squeezed(name): target for target, (words, names) in _ABOUT_ROWS.items()
               for name in (target, words, *names)}  # fmt: skip
    return by_name.get(squeezed(said)) or field_named(said).key


def mapped_columns(
    columns: Sequence[str],
    said: Sequence[tuple[str, str]],
    name: str,
    remembered: Mapping[str, str] | None = None,
) -> Mapped:
    """Return what each column says: as remembered or else guessed, changed by ``said`` pairs (column, target).

    Raise :class:`UserError` for columns and fields that do not exist, a target said twice, and when no column tells
    which program a row is about.
    """
    by_name = {squeezed_column(column): column for column in columns}
    problems: list[Problem] = []
    chosen: dict[str, str | None] = {}
    for column, target in said:
        found = column if column in columns else by_name.get(squeezed_column(column))
        if found is None:
            problems.append(
                Problem(f"There is no column {column[:60]!r}.", f"There are: {', '.join(columns)}.", name)
            )
            continue
        try:
            chosen[found] = _target(target)
        except UserError as error:
            problems += [Problem(one.what, one.way_out, f"--map {column}={target}") for one in error.problems]
    taken = [target for target in chosen.values() if target is not None]
    problems += [
        Problem(f"Two columns are said to be {target}.", "Name one only.", "--map")
        for target in sorted({one for one in taken if taken.count(one) > 1})
    ]
    if remembered is None:
        before = _guess([column for column in columns if column not in chosen])
    else:
        before = {column: remembered[key] for key, column in by_name.items() if key in remembered}
    targets = {
        column: target for column, target in before.items() if column not in chosen and target not in taken
    }
    targets |= {column: target for column, target in chosen.items() if target is not None}
    ordered = {column: targets[column] for column in columns if column in targets}
    if not problems and not {"acgme_id", "name"} & set(ordered.values()):
        way_out = (
            f'Say which, for example --map "{columns[0]}=acgme_id" or --map "{columns[0]}=name". '
            f"There are: {', '.join(columns)}. If these look like one column, check the separator of the file."
        )
        problems.append(Problem("No column tells which program a row is about.", way_out, name))
    if problems:
        raise UserError(problems)
    unused = tuple(column for column in columns if column not in ordered)
    return Mapped(ordered, unused, remembered is not None)
