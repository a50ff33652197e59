"""Scenarios as they stand in an address: one text for each, such as ``score:250;step3:yes;name:After%20residency``."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from smartpick.errors import Problem, UserError

if TYPE_CHECKING:
    from smartpick.advice.next_steps import Scenario

__all__ = ["MOST", "NAME_LENGTH", "VISAS", "name_of", "scenario_of", "text_of", "words_of"]

#: Scenarios side by side.
MOST = 3
#: Characters that the name of a scenario may have.
NAME_LENGTH = 60
#: Visas that would be accepted: in an address, in words, as the profile names them.
VISAS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "j1": ("J-1 alone", ("J-1",)),
    "h1b": ("H-1B alone", ("H-1B",)),
    "both": ("J-1 or H-1B", ("J-1", "H-1B")),
}
_RANGES: Mapping[str, tuple[int, int, str]] = {
    "score": (100, 300, "Step 2 CK score"),
    "failed": (0, 9, "Failed attempts"),
    "graduation": (1960, 2035, "Year of graduation"),
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
_NAMED = ("specialty", "without")
_CHANGES = (*_RANGES, *_YES_NO, "visas", *_NAMED)


def text_of(given: Mapping[str, str]) -> str:
    """Return the text of what a form asks for; what is empty changes nothing, and a name alone is no scenario."""
    parts = [f"{name}:{given[name]}" for name in _CHANGES if given.get(name)]
    called = " ".join(given.get("name", "").split())[:NAME_LENGTH]
    if parts and called:
        # A name may have every sign; those that part a text from the next are written as an address writes them.
        parts.append(f"name:{quote(called, safe=' ')}")
    return ";".join(parts)


def name_of(text: str) -> str:
    """Return how somebody called a scenario, "" for one without a name."""
    named = [value for name, _, value in map(_parted, text.split(";")) if name == "name"]
    return unquote(named[-1])[:NAME_LENGTH] if named else ""


def scenario_of(text: str) -> "Scenario":
    """Return the scenario of a text. Raises ``UserError`` with everything in it that cannot be read."""
    from smartpick.advice.next_steps import Scenario  # noqa: PLC0415

    found: dict[str, Any] = {}
    problems = []
    for name, _, value in map(_parted, text.split(";")):
        if name in _YES_NO and value in {"yes", "no"}:
            found[name] = value == "yes"
        elif name == "visas" and value in VISAS:
            found[name] = VISAS[value][1]
        elif name in _NAMED and value:
            found[name] = value
        elif name in _RANGES:
            low, high, words = _RANGES[name]
            plain = value.replace(",", "").removeprefix("$").strip()
            if plain.isascii() and plain.isdigit() and low <= int(plain[:9]) <= high:
                found[name] = int(plain)
            else:
                what = f"{words}: {value[:20]!r} is no number from {low} to {_written(name, high)}."
                problems.append(Problem(what, "Mend it.", name))
        elif name != "name":
            what = f"{name}:{value}"[:40]
            problems.append(Problem(f"{what!r} is no change.", "Choose one of the changes in the form."))
    if problems:
        raise UserError(problems)
    return Scenario(**found)


def words_of(text: str) -> tuple[str, ...]:
    """Return what is different in a scenario, in words."""
    parts = [(name, value) for name, _, value in map(_parted, text.split(";")) if name != "name"]
    return tuple(
        _YES_NO[name][value != "yes"] if name in _YES_NO else _told(name, value) for name, value in parts
    )


def _parted(part: str) -> tuple[str, str, str]:
    return part.partition(":")


def _written(name: str, number: int) -> str:
    return str(number) if name == "graduation" else f"{number:,}"


def _told(name: str, value: str) -> str:
    more = "" if value == "1" else "s"
    if name == "failed" and value == "0":
        return "no failed attempt"
    return {
        "score": f"Step 2 CK of {value}",
        "failed": f"{value} failed attempt{more} at Step 1 and Step 2 CK",
        "graduation": f"graduation in {value}",
        "months": f"{value} month{more} of hands-on work in the US",
        "letters": f"{value} more US letter{more}",
        "publications": f"{value} more publication{more}",
        "budget": f"a budget of ${value}",
        "visas": f"{VISAS[value][0] if value in VISAS else value} accepted",
        "specialty": f"{value}, too",
        "without": f"without {value}",
    }[name]
