"""An encounter in a few words: what is usual is filled in, what is typed is read as people write it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from smartpick.errors import Problem, UserError
from smartpick.experience.encounter import Encounter
from smartpick.experience.experience import Experience
from smartpick.experience.log_import import read_rows
from smartpick.experience.months import Month, month_of
from smartpick.experience.portfolio import Portfolio
from smartpick.experience.taxonomies import Role, Setting

__all__ = ["Usual", "encounter_from", "patient_in", "usual"]

#: So many of the latest entries say what is usual.
LATEST = 20


_SEXES = r"(female|male|woman|man|other|f|m|x)"
_PATIENT = re.compile(rf"(?:{_SEXES}\b)?[\s,/]*(.*?)[\s,/]*(?:(?<![a-z]){_SEXES})?", re.IGNORECASE)
_MOST_MONTHS = 36


@dataclass(frozen=True, slots=True)
class Usual:
    """What the next encounter will most likely be: the experience that is running, and its usual values."""

    experience: Experience | None
    month: Month
    role: Role
    setting: Setting | None
    supervisor: str | None

    def values(self) -> dict[str, Any]:
        """Return it as plain values of an encounter."""
        found = {
            "experience": self.experience.id if self.experience else None,
            "month": self.month,
            "role": self.role,
            "setting": self.setting,
            "supervisor": self.supervisor,
        }
        return {field: value for field, value in found.items() if value is not None}


def usual(portfolio: Portfolio, on: date, experience: str | None = None) -> Usual:
    """Return what is usual on the day ``on``, in the named experience or else in the one that is running.

    When none is running, the one that ended last is meant, in its last month. A part is never guessed higher than
    it was: without entries it is observed.
    """
    here = _experience(portfolio, on, experience)
    if here is None:
        return Usual(None, month_of(on), "observed", None, None)
    entries = [one for one in portfolio.encounters if one.experience == here.id]
    latest = sorted(entries, key=lambda one: one.month)[-LATEST:]
    day = min(on, here.end) if here.end is not None else on
    only = here.supervisors[0] if len(here.supervisors) == 1 else None
    return Usual(
        here,
        month_of(day),
        _commonest(one.role for one in latest) or "observed",
        _commonest(one.setting for one in latest if one.setting),
        _commonest(one.supervisor for one in latest if one.supervisor) or only,
    )


def _experience(portfolio: Portfolio, on: date, named: str | None) -> Experience | None:
    if named is not None:
        return next((one for one in portfolio.experiences if one.id == named), None)
    begun = [one for one in portfolio.experiences if one.start is not None and one.start <= on]
    return max(begun, key=lambda one: (one.running(on), one.end or on, one.start), default=None)


def _commonest(values: Iterable[Any]) -> Any:
    """Return the most frequent value, the latest of equals; ``None`` when there is none."""
    listed = list(values)
    counts = Counter(listed)
    return max(reversed(listed), key=lambda value: counts[value], default=None)


def patient_in(text: str) -> dict[str, str | None]:
    """Return age and sex of a text such as "67 f", "female, 60-69" or "8 months", each ``None`` where it is not said.

    What cannot be told is left in the age, where its reader refuses it. Raise :class:`UserError` for "8 m": it may be
    eight months or a boy of eight.
    """
    found = _PATIENT.fullmatch(" ".join(text.split()))
    if found is None:
        return {"age": text, "sex": None}
    before, age, after = found.groups()
    if after in {"m", "M"} and before is None and age.isdecimal() and int(age) <= _MOST_MONTHS:
        way_out = f'Write "{age} mo" or "{age} y male".'
        raise UserError(Problem(f'"{text}" can be an age in months, or a male of {age}.', way_out, "age"))
    return {"age": age or None, "sex": before or after}


def encounter_from(
    answers: Mapping[str, Any], portfolio: Portfolio, on: date, *, name: str, experience: str | None = None
) -> Encounter:
    """Return the encounter called ``name`` that was typed as ``answers``, by field.

    Answers are read as the cells of an imported log are: an age may be a number, a diagnosis an everyday word, a
    supervisor or experience a name. What is not answered is as usual. Raise :class:`UserError` with everything that
    cannot be read or cannot be true, each with its field.
    """
    given = {field: answer for field, answer in answers.items() if answer is not None}
    found = read_rows(
        "encounter",
        [given],
        {field: field for field in given},
        defaults={"id": name, **usual(portfolio, on, experience).values()},
        known=portfolio,
        on=on,
    )
    if found.problems:
        raise UserError(Problem(one.what, one.way_out, _field(one.where)) for one in found.problems)
    made = [record for record in found.records if isinstance(record, Encounter)]
    if not made:
        raise UserError(
            Problem(f"{name} is in the log already.", "Give the new entry a name of its own.", "id")
        )
    return made[0]


def _field(where: str) -> str:
    """Return the field of a place such as 'table, row 2, column "age"'."""
    return where.rpartition(", ")[2].removeprefix("column ").strip('"')
