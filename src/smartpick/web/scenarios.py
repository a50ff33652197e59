"""Scenarios as they stand in an address: one text for each, such as ``score:250;step3:yes``."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from smartpick.errors import Problem, UserError

if TYPE_CHECKING:
    from smartpick.advice.next_steps import Scenario

__all__ = ["MOST", "scenario_of", "text_of", "words_of"]

#: Scenarios side by side.
MOST = 3
_RANGES: Mapping[str, tuple[int, int, str]] = {
    "score": (100, 300, "Step 2 CK score"),
    "months": (1, 24, "Months"),
    "letters": (1, 4, "US letters"),
    "publications": (1, 100, "Publications"),
    "budget": (0, 1_000_000, "Budget"),
}
_YES_NO: Mapping[str, tuple[str, str]] = {
    "step3": ("Step 3 passed", "Step 3 not passed"),
    "certified": ("ECFMG certificate held", "no ECFMG certificate"),
    "visa": ("a visa is needed", "no visa is needed"),
}


def text_of(given: Mapping[str, str]) -> str:
    """Return the text of what a form asks for; what is empty changes nothing."""
    parts = [f"{name}:{given[name]}" for name in (*_RANGES, *_YES_NO) if given.get(name)]
    if given.get("specialty"):
        parts.append(f"specialty:{given['specialty']}")
    return ";".join(parts)


def scenario_of(text: str) -> "Scenario":
    """Return the scenario of a text. Raises ``UserError`` with everything in it that cannot be read."""
    from smartpick.advice.next_steps import Scenario  # noqa: PLC0415

    found: dict[str, Any] = {}
    problems = []
    for part in text.split(";"):
        name, _, value = part.partition(":")
        if name in _YES_NO and value in {"yes", "no"}:
            found[name] = value == "yes"
        elif name == "specialty" and value:
            found[name] = value
        elif name in _RANGES:
            low, high, words = _RANGES[name]
            plain = value.replace(",", "").removeprefix("$").strip()
            if plain.isascii() and plain.isdigit() and low <= int(plain[:9]) <= high:
                found[name] = int(plain)
            else:
                problems.append(
                    Problem(f"{words}: {value[:20]!r} is no number from {low} to {high:,}.", "Mend it.", name)
                )
        else:
            problems.append(Problem(f"{part[:40]!r} is no change.", "Choose one of the changes in the form."))
    if problems:
        raise UserError(problems)
    return Scenario(**found)


def words_of(text: str) -> tuple[str, ...]:
    """Return what is different in a scenario, in words."""
    found = []
    for part in text.split(";"):
        name, _, value = part.partition(":")
        if name in _YES_NO:
            found.append(_YES_NO[name][value != "yes"])
        else:
            found.append(_told(name, value))
    return tuple(found)


def _told(name: str, value: str) -> str:
    more = "" if value == "1" else "s"
    return {
        "score": f"Step 2 CK of {value}",
        "months": f"{value} month{more} of hands-on work in the US",
        "letters": f"{value} more US letter{more}",
        "publications": f"{value} more publication{more}",
        "budget": f"a budget of ${value}",
        "specialty": f"{value}, too",
    }[name]
