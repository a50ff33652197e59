"""Frozen values as plain JSON."""

from dataclasses import dataclass
from datetime import date, time

import pytest

from smartpick.plain_values import plain


@dataclass(frozen=True, slots=True)
class Case:
    """Something to tell."""

    day: date
    names: tuple[str, ...]


def test_fields_keep_their_names_and_days_are_iso() -> None:
    """Values inside values are told, too."""
    assert plain({"case": Case(date(2027, 3, 1), ("é",)), "at": time(9, 30), "none": None}) == {
        "case": {"day": "2027-03-01", "names": ["é"]},
        "at": "09:30:00",
        "none": None,
    }


def test_what_has_no_plain_form_is_refused() -> None:
    """A set is no JSON."""
    with pytest.raises(TypeError, match="set"):
        plain({1})
