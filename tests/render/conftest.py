"""Plans for the render tests: obviously invented programs, real shapes."""

import functools
import json
from collections.abc import Callable
from dataclasses import fields
from typing import Any

import pytest

from smartpick.advice.result import (
    CurvePoint,
    FactsUsed,
    Goal,
    KnownFact,
    NextHundred,
    Plan,
    PlanRow,
    Provenance,
    StopPoint,
    Totals,
)
from smartpick.chances.estimate import Estimate
from smartpick.chances.reason import Reason
from smartpick.chances.screens import Screen
from smartpick.programs import Program
from smartpick.render import charts

PLACES = [
    ("Nowhere", "NY", 42.8, -75.5),
    ("Imaginary Falls", "TX", 31.2, -98.6),
    ("Sampleville", "CA", 36.9, -119.8),
    ("Mockton", "FL", 27.9, -81.7),
    ("Placeholder", "MI", 43.4, -84.6),
    ("San Ejemplo", "PR", 18.22, -66.5),
    ("Fauxhorse", "AK", 61.2, -149.9),
    ("Testolulu", "HI", 21.3, -157.8),
    ("Dummy Springs", "OH", 40.1, -82.9),
    ("Unmapped", "PA", None, None),
]
MakePlan = Callable[..., Plan]
VISAS = KnownFact(
    "visas",
    "visas it sponsors",
    (("J-1", 0.98),),
    "",
    "2026-09",
    "program site",
    "https://example.org/visa",
    "checked by you",
    conflict=False,
)


def invented_program(number: int, **changed: Any) -> Program:
    """Return a program that cannot be mistaken for a real one."""
    city, state, latitude, longitude = PLACES[number % len(PLACES)]
    shift = 0.0 if state in {"PR", "HI"} else (number // len(PLACES)) * 0.13
    unknown: dict[str, Any] = {field.name: None for field in fields(Program)}
    facts: dict[str, Any] = {
        "kind_confidence": "high",
        "kind_rule": "invented",
        "h1b_evidence": 0,
        "acgme_id": f"999{number:07d}",
        "specialty": "Internal Medicine" if number % 3 else "Family Medicine",
        "name": f"Invented Hospital {number}",
        "city": city,
        "state": state,
        "latitude": None if latitude is None else latitude + shift,
        "longitude": None if longitude is None else longitude + shift,
        "kind": "community",
        "as_of": "2025-06",
    }
    return Program(**{**unknown, **facts, **changed})


def invented_row(number: int, **changed: Any) -> PlanRow:
    """Return row ``number`` (1-based) of an invented plan."""
    chance = 0.32 / (1 + 0.06 * number)
    row = {
        "rank": number,
        "tier": ("likely", "target", "reach")[number % 3],
        "program": invented_program(number),
        "signal": ("gold", "silver", "none")[min(2, number // 4)],
        "interview": Estimate(chance, chance * 0.55, min(1.0, chance * 1.6)),
        "match": Estimate(chance * 0.3, chance * 0.12, chance * 0.5),
        "marginal_value": 0.03 / number,
        "cost": 11.0 if number <= 30 else 30.0,
        "reasons": (
            Reason(
                "Rotation in the region",
                3.4,
                "You rotated two months in this division.",
                "judgement",
                judgement=True,
            ),
            Reason(
                "Years since graduation",
                -5.1,
                "Six years since graduation.",
                "invented survey, 2024",
                judgement=False,
            ),
        ),
        "screens": (
            Screen("Visa", "unknown", "No one has verified whether it sponsors J-1."),
            Screen("Step 2 CK", "passes", "Your score is above what is known."),
        ),
        "unknown": ("visa", "graduation-year limit"),
        "pinned": number == 5,
        "past_stop": False,
        "why_wasted": "",
        "facts": (VISAS,) if number == 2 else (),
    }
    return PlanRow(**{**row, **changed})


def invented_plan(count: int = 12, **changed: Any) -> Plan:
    """Return a plan of ``count`` invented programs whose parts agree with one another."""
    rows = tuple(invented_row(number) for number in range(1, count + 1))
    dollars = [sum(row.cost for row in rows[:n]) for n in range(1, 2 * count + 1)]
    curve = tuple(
        CurvePoint(n, dollars[n - 1] + 30.0 * max(0, n - count), 0.66 * (1 - 0.955**n), 0.66 * (1 - 0.955**n))
        for n in range(1, 2 * count + 1)
    )
    end = curve[count - 1] if count else CurvePoint(0, 0.0, 0.0, 0.0)
    stop = curve[max(0, int(count * 0.6) - 1)] if count else end
    plan = {
        "label": "Dr. Invented Applicant",
        "season": "2026-27",
        "goal": Goal(weighted=False, words="The list with the highest chance of matching."),
        "rows": rows,
        "totals": Totals(
            count,
            end.dollars,
            {"Internal Medicine": end.dollars * 0.7, "Family Medicine": end.dollars * 0.3},
            Estimate(7.13, 4.2, 10.8),
            Estimate(end.p_match, end.p_match * 0.76, min(1.0, end.p_match * 1.2)),
            end.value,
            end.value + 0.0004,
            0.0004,
        ),
        "curve": curve,
        "stop": StopPoint(
            stop.applications,
            stop.dollars,
            stop.p_match,
            "After this, each program adds less than 0.1 points.",
        ),
        "next_hundreds": (
            NextHundred(end.dollars, end.dollars + 100, 0.021),
            NextHundred(end.dollars + 100, end.dollars + 200, 0.009),
        ),
        "wasted": (invented_row(count + 1, why_wasted="Visa: No J-1", pinned=True, marginal_value=0.0),),
        "warnings": ("Your Step 3 is unknown, so the interval is wider.",),
        "specialties": ("Internal Medicine", "Family Medicine"),
        "budget": 2000.0,
        "provenance": Provenance(
            7,
            "2025-06+0123abcd",
            "2026-27",
            "card-0001",
            "0.1.0",
            "2026-09-01",
            FactsUsed(1, 1, "2026-09-15", "2026-09-15", "0123456789ab"),
        ),
        "fees_stamp": "ERAS fees 2026-27, checked 2026-09-01",
        "sources": (("Program directory", "invented, 2025-06"), ("Fees", "invented, checked 2026-09-01")),
    }
    return Plan(**{**plan, **changed})


@functools.cache
def drawn(spec: str) -> str:
    """Draw each specification once: most tests look at the words around the same few drawings."""
    return charts.svg(json.loads(spec))


@pytest.fixture(autouse=True)
def _drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smartpick.render.page.svg", lambda spec: drawn(json.dumps(spec)))


@pytest.fixture
def make_plan() -> MakePlan:
    """Return the maker of invented plans: ``make_plan(count, **changed fields)``."""
    return invented_plan


@pytest.fixture
def make_row() -> Callable[..., PlanRow]:
    """Return the maker of invented rows: ``make_row(number, **changed fields)``."""
    return invented_row


@pytest.fixture
def make_program() -> Callable[..., Program]:
    """Return the maker of invented programs: ``make_program(number, **changed fields)``."""
    return invented_program
