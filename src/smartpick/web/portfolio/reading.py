"""What a form of the portfolio says, with everything that is wrong with it at once: unreadable, untrue, or a patient's.

Each look is taken even where another one found something: a date that cannot be read does not hide that a text says who
the patient is.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from smartpick.errors import Problem, UserError
from smartpick.experience import Record, from_json
from smartpick.experience.typed_values import typed_values
from smartpick.web.mending import ToMend
from smartpick.workspace import Concern, Kept, must_not_identify, possible, text_concerns

__all__ = ["Read", "field_of", "impossible", "made_at_last", "please_check", "read_record"]

T = TypeVar("T")

#: A sentence about a field that is needed; who reads a page knows it by its label.
_MISSING = " is missing."


@dataclass(frozen=True, slots=True)
class Read:
    """A record as far as it could be read, all problems, and what the privacy guard wants looked at.

    ``record`` is ``None`` when too little of it can be read; with problems it is not to be kept.
    """

    record: Record | None
    problems: tuple[Problem, ...]
    to_check: tuple[Concern, ...]


def read_record(
    kind: str,
    texts: Mapping[str, str],
    held: Kept,
    on: date,
    named: Callable[[Mapping[str, Any]], Mapping[str, Any]],
    beside: Sequence[Record] = (),
) -> Read:
    """Return the record that texts by field say, and everything that is wrong with it.

    ``named`` gives from the values of the fields what no field says, such as the id; ``beside`` are records that are
    to be kept together with this one.
    """
    values, problems = _values(kind, texts, held, on)
    body = {**{field: value for field, value in values.items() if value is not None}, **named(values)}
    record, refused = made_at_last(
        lambda left: from_json(kind, left), body, {field_of(one) for one in problems}
    )
    problems += refused
    said = {field: _texts(value) for field, value in values.items()}
    to_check: tuple[Concern, ...] = ()
    try:
        to_check = must_not_identify(text_concerns([(kind, str(body["id"]), said)], held.portfolio))
    except UserError as error:
        problems += error.problems
    if record is not None:
        problems += impossible(held, [*beside, record], on)
    return Read(record, tuple(dict.fromkeys(problems)), to_check)


def impossible(held: Kept, new: Sequence[Record], on: date) -> tuple[Problem, ...]:
    """Return what cannot be true once records are kept."""
    try:
        possible(held, new, on)
    except UserError as error:
        return error.problems
    return ()


def made_at_last(
    make: Callable[[dict[str, Any]], T], body: Mapping[str, Any], known: Iterable[str] = ()
) -> tuple[T | None, list[Problem]]:
    """Return what ``make`` makes of values by field, without those that it refuses, and its problems.

    What it misses among the ``known`` faults is not told again.
    """
    left, told = dict(body), set(known)
    problems: list[Problem] = []
    while True:
        try:
            return make(left), problems
        except UserError as error:
            problems += [
                one for one in error.problems if not (one.what.endswith(_MISSING) and field_of(one) in told)
            ]
            refused = {field_of(one) for one in error.problems} & left.keys()
        if not refused:
            return None, list(dict.fromkeys(problems))
        told |= refused
        left = {field: value for field, value in left.items() if field not in refused}


def field_of(problem: Problem) -> str:
    """Return the field that a problem is about, by the end of its place; "" when it is about none."""
    return problem.where.rpartition(", ")[2].split(".")[0].split("[")[0]


def please_check(found: Sequence[Concern]) -> tuple[ToMend, ...]:
    """Return the line of the summary that asks to look at what may say who a patient is."""
    if not found:
        return ()
    texts = ", ".join(dict.fromkeys(f"“{one.finding.text}”" for one in found))
    return (ToMend("Does any of this say who a patient is?", f"Please look at {texts}.", "looked"),)


def _values(
    kind: str, texts: Mapping[str, str], held: Kept, on: date
) -> tuple[dict[str, Any], list[Problem]]:
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for field, text in texts.items():
        try:
            values |= typed_values(kind, {field: text}, held.portfolio, on)
        except UserError as error:
            problems += error.problems
    return values, problems


def _texts(value: Any) -> tuple[str, ...]:
    listed = value if isinstance(value, list | tuple) else (value,)
    return tuple(one for one in listed if isinstance(one, str))
