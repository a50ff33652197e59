"""A plan prepared for the list page: words, bands and places; the template only lays them out."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from smartpick.programs import load_directory
from smartpick.programs.look_alikes import look_alikes
from smartpick.render import wording

if TYPE_CHECKING:
    from smartpick.advice import Plan, PlanRow
    from smartpick.chances.reason import Reason
    from smartpick.chances.screens import Screen
    from smartpick.web.drawings.curve import Curve
    from smartpick.web.drawings.us_map import Dot

__all__ = ["ListView", "Row", "SignalBar", "Ties", "Why", "list_view", "proof_words", "ties_of", "why_of"]

TIERS = ("reach", "target", "likely")


@dataclass(frozen=True, slots=True)
class Why:
    """Why, in words: ``why`` the two strongest reasons (points, sentence), ``reasons`` all (label, points, source)."""

    why: tuple[tuple[str, str], ...]
    reasons: tuple[tuple[str, str, str], ...]
    fails: tuple[str, ...]
    passes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ties:
    """By ACGME number: how many other rows have the same chances, and what it may be the same program as, in words.

    ``groups`` are the sizes of the groups of such rows, largest first.
    """

    equals: Mapping[str, int]
    groups: tuple[int, ...]
    twins: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table; ``usual`` tells that everything unknown for nearly every program is unknown here, too.

    ``equals`` counts the other rows of the same chances; ``twin`` says what it may be the same program as.
    """

    plan: "PlanRow"
    why: tuple[tuple[str, str], ...]
    reasons: tuple[tuple[str, str, str], ...]
    fails: tuple[str, ...]
    passes: tuple[str, ...]
    usual: bool
    unknown: tuple[str, ...]
    equals: int
    twin: str


@dataclass(frozen=True, slots=True)
class SignalBar:
    """The signals of a specialty: a budget of its own. ``levels`` are (name, used, allowed)."""

    specialty: str
    levels: tuple[tuple[str, int, int], ...]
    words: str


@dataclass(frozen=True, slots=True)
class ListView:
    """Everything that the list page shows of one plan."""

    plan: "Plan"
    rows: tuple[Row, ...]
    tiers: tuple[tuple[str, int], ...]
    usual: tuple[str, ...]
    curve: "Curve | None"
    steps: tuple[Any, ...]
    land: str
    dots: "tuple[Dot, ...]"
    unmapped: int
    states: tuple[tuple[str, int], ...]
    signals: tuple[SignalBar, ...]
    scale: float
    most: float
    groups: tuple[int, ...]


def list_view(plan: "Plan", signals: Sequence[SignalBar]) -> ListView:
    """Return a plan as the page shows it."""
    from smartpick.web.drawings import us_map  # noqa: PLC0415  (with the atlas behind it)
    from smartpick.web.drawings.curve import curve_of  # noqa: PLC0415

    usual, ties = _usual(plan), ties_of(plan)
    ordered = sorted(plan.rows, key=lambda row: row.rank)
    places = [
        (row, us_map.on_map(row.program.state, row.program.longitude, row.program.latitude))
        for row in ordered
    ]
    mapped = [
        (at, row.marginal_value, row.program.acgme_id, row.tier, _said(row))
        for row, at in places
        if at is not None
    ]
    counts = Counter(row.program.state for row in ordered)
    return ListView(
        plan=plan,
        rows=tuple(_row(row, usual, ties) for row in ordered),
        tiers=tuple((tier, sum(row.tier == tier for row in ordered)) for tier in TIERS),
        usual=usual,
        curve=curve_of(plan, words=_curve_words(plan)) if plan.curve else None,
        steps=_near_stop(plan),
        land=us_map.land(),
        dots=us_map.dots(mapped),
        unmapped=len(ordered) - len(mapped),
        states=tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0]))),
        signals=tuple(signals),
        scale=max([0.05, *(row.interview.high for row in ordered if math.isfinite(row.interview.high))]),
        most=max([0.0, *(row.marginal_value for row in ordered)]),
        groups=ties.groups,
    )


def ties_of(plan: "Plan") -> Ties:
    """Return which rows nothing known tells apart, and which may be one program listed twice."""
    from smartpick.advice.one_program import alike_rows  # noqa: PLC0415  (with the engine behind it)

    groups = alike_rows(plan.rows)
    place = {row.program.acgme_id: row.rank for row in plan.rows}
    similar = look_alikes(load_directory())
    return Ties(
        equals={row.program.acgme_id: len(group) - 1 for group in groups for row in group},
        groups=tuple(sorted(map(len, groups), reverse=True)),
        twins={
            name: f"perhaps the same program as No. {min(listed)}"
            for name in place
            if (listed := [place[one.acgme_id] for one in similar.get(name, ()) if one.acgme_id in place])
        },
    )


def proof_words(plan: "Plan") -> tuple[str, str]:
    """Return the certificate as a short answer and a sentence; never less than the true gap."""
    totals = plan.totals
    beyond = totals.upper_bound - totals.value
    if not math.isfinite(beyond) or totals.value <= 0:
        return "not proven", "No upper bound was computed for this list, so a better one may exist."
    share = beyond / totals.value
    higher, own = (
        ("is worth more", "its worth") if plan.goal.weighted else ("has a higher chance", "its chance")
    )
    rules = "No list with the same money, signals and wishes"
    if share <= 1e-6:
        return "best possible", f"{rules} {higher}, under this model and with what is known."
    hundred = math.ceil(share * 1e4) / 1e2
    return f"within {hundred:g}%", f"{rules} {higher} by more than {hundred:g}% of {own}, under this model."


def _said(row: "PlanRow") -> str:
    program = row.program
    return (
        f"{row.rank}. {program.name}, {program.city}, {program.state}: {row.tier}, "
        f"{wording.percent(row.interview.value)} chance of an interview"
    )


def _curve_words(plan: "Plan") -> str:
    totals, stop = plan.totals, plan.stop
    return (
        "Curve of the chance of matching against dollars. "
        f"This list costs {wording.money(totals.dollars)} for {wording.percent(totals.p_match.value)}; "
        f"the stop point is at {wording.money(stop.dollars)} for {wording.percent(stop.p_match)}."
    )


def _near_stop(plan: "Plan", most: int = 6) -> tuple[Any, ...]:
    """Return the few steps of 100 dollars around the end of the list."""
    steps = plan.next_hundreds
    at = sum(step.dollars_to <= plan.totals.dollars for step in steps)
    first = max(0, min(at - most // 2, len(steps) - most))
    return steps[first : first + most]


def _usual(plan: "Plan") -> tuple[str, ...]:
    """Return what is unknown for nearly every row, to be said once above the list."""
    counts = Counter(words for row in plan.rows for words in row.unknown)
    enough = max(5, math.ceil(0.6 * len(plan.rows)))
    return tuple(words for words, number in counts.items() if number >= enough)


def why_of(reasons: "Sequence[Reason]", screens: "Sequence[Screen]") -> Why:
    """Return the reasons of a row, the strongest first, and the rules that decide, in the words of the list."""
    ordered = sorted(reasons, key=lambda reason: -abs(reason.effect))
    told = [(_signed(one.effect), _sentence(one.words)) for one in ordered if not one.unknown]
    return Why(
        why=tuple(told[:2]),
        reasons=tuple(
            (one.label, _signed(one.effect), ("A judgement: " if one.judgement else "") + one.source)
            for one in ordered
        ),
        fails=tuple(f"{one.rule}: {one.words}" for one in screens if one.verdict == "fails"),
        passes=tuple(f"{one.rule}: {one.words}" for one in screens if one.verdict == "passes"),
    )


def _row(row: "PlanRow", usual: tuple[str, ...], ties: Ties) -> Row:
    why = why_of(row.reasons, row.screens)
    lacks_usual = bool(usual) and set(usual) <= set(row.unknown)
    return Row(
        plan=row,
        why=why.why,
        reasons=why.reasons,
        fails=why.fails,
        passes=why.passes,
        usual=lacks_usual,
        unknown=tuple(words for words in row.unknown if not (lacks_usual and words in usual)),
        equals=ties.equals.get(row.program.acgme_id, 0),
        twin=ties.twins.get(row.program.acgme_id, ""),
    )


def _signed(effect: float) -> str:
    return f"{effect:+.1f}".replace("-", "\N{MINUS SIGN}")


def _sentence(words: str) -> str:
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?")) else f"{words}."
