"""Random records of every kind, made from the same type hints that reading uses."""

import dataclasses
import types
from datetime import date
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from smartpick.experience.fields import (
    Address,
    Between,
    FullDay,
    IcdCode,
    MonthEnd,
    Named,
    Text,
    TimeOfDay,
    TimeZone,
)
from smartpick.experience.months import Month
from smartpick.experience.procedure import Procedure, procedure
from smartpick.experience.skill import Skill
from smartpick.experience.taxonomies import Role, SkillName, options
from smartpick.united_states import STATES

DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))
NAMES = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,20}", fullmatch=True)
LETTERS = st.characters(categories=("L", "N", "P", "S"))
MONTHS = st.builds(
    lambda year, month: Month(f"{year}-{month:02d}"), st.integers(1990, 2040), st.integers(1, 12)
)
SKILLS = st.builds(Skill, st.sampled_from(options(SkillName)), st.none() | st.sampled_from(options(Role)))
PROCEDURES = st.builds(
    procedure, st.sampled_from(options(Role)), st.text(LETTERS, min_size=1, max_size=12), st.integers(1, 9)
)


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for the values of one type of field."""
    origin, args = get_origin(hint), get_args(hint)
    if hint in {Skill, Procedure, Month, bool, date}:
        return {Skill: SKILLS, Procedure: PROCEDURES, Month: MONTHS, bool: st.booleans(), date: DAYS}[hint]
    if origin is Annotated:
        return limited(args[0], args[1])
    if origin in {Union, types.UnionType}:
        return st.one_of(*(st.none() if arg is type(None) else values_of(arg) for arg in args))
    if origin is Literal:
        return st.sampled_from(args)
    return st.lists(values_of(args[0]), max_size=3).map(tuple)


def limited(base: Any, limit: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for a text or number with a limit."""
    if limit == "state":
        return st.sampled_from(STATES)
    if isinstance(limit, Text):
        return st.text(LETTERS, min_size=1, max_size=20)
    if isinstance(limit, Between) and base is int:
        return st.integers(int(limit.low), int(limit.high))
    if isinstance(limit, Between):
        return st.floats(limit.low, limit.high)
    return {
        Named: NAMES,
        MonthEnd: DAYS,
        FullDay: DAYS,
        IcdCode: st.sampled_from(("I10", "E11.9", "S52.501A")),
        TimeOfDay: st.times().map(lambda at: f"{at:%H:%M}"),
        TimeZone: st.sampled_from(("America/New_York", "Asia/Kolkata", "UTC")),
        Address: st.sampled_from(("a@b.example", "desk.one+two@clinic.example")),
    }[type(limit)]


def records(kind: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for records of a class."""
    hints = get_type_hints(kind, include_extras=True)
    return st.builds(kind, **{field.name: values_of(hints[field.name]) for field in dataclasses.fields(kind)})
