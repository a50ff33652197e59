"""What may be believed of a program on a day, from all that was said about it.

A small filter walks through the reports of one field in the order of their days. Its states are the values that were
named, and "nobody knows". Time moves weight from each value to "nobody knows" (:func:`still_true`). A report with
reliability r multiplies the weight of the value it names by r + (1 - r) q and of every other value by (1 - r) q, and of
what nobody knows it moves r q to its value and leaves (1 - r) q, where q = ``COINCIDENCE``; then weights are made to
sum to one. So one report of today leaves weight r; two sources that agree leave more; two that contradict each other on
one day share the weight; and an old statement gives way to a newer one the faster its field changes.

A value that drifts keeps its weight and widens; two values within each other's band agree, and the newer one stands.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from smartpick.calendar_months import years_between
from smartpick.facts.field import FIELDS, VERIFIED, FactField, Value
from smartpick.facts.preference import Preference
from smartpick.facts.report import Report
from smartpick.facts.staleness import spread_after, still_true

__all__ = ["COINCIDENCE", "DECIDED", "Belief", "beliefs", "conflicts"]

#: Weight from which one value is taken for settled, as a part of all weight or of that on values.
DECIDED = 0.95
#: Probability that a wrong report names a given value: high, because wrong lists copy each other (judgement).
COINCIDENCE = 0.5
_BAND = 2.0  # standard deviations within which two drifting values agree


@dataclass(frozen=True, slots=True)
class Belief:
    """What is believed of one field of one program on a day.

    ``values`` are (value, weight), heaviest first; the weights sum to at most 1 and the rest is "nobody knows".
    ``spread`` is the standard deviation around each value, in the field's unit (0: it holds or it does not).
    ``reports`` are all those behind it, newest first; ``conflict`` those that contradict each other, empty when they
    agree, the user prefers one, or one has clearly given way. Texts and links stand beside each other, never against.
    """

    program: str
    field: str
    values: tuple[tuple[Value, float], ...]
    spread: float
    reports: tuple[Report, ...]
    conflict: tuple[Report, ...]

    @property
    def likely(self) -> Value:
        """The heaviest value."""
        return self.values[0][0]

    @property
    def weight(self) -> float:
        """The weight of the heaviest value."""
        return self.values[0][1]

    @property
    def unknown(self) -> float:
        """The weight of "nobody knows"."""
        return max(0.0, 1.0 - sum(weight for _, weight in self.values))

    @property
    def decided(self) -> bool:
        """Whether one value is as good as known."""
        return self.weight >= DECIDED


def beliefs(
    reports: Iterable[Report], on: date, preferences: Iterable[Preference] = ()
) -> Mapping[str, Mapping[str, Belief]]:
    """Return what is believed on a day, by program (ACGME id) and field; only where somebody said something.

    A report that speaks of a day after ``on`` does not count. The order of reports does not matter.
    """
    grouped: dict[str, dict[str, list[Report]]] = defaultdict(lambda: defaultdict(list))
    for report in reports:
        if report.day <= on:
            grouped[report.program][report.field].append(report)
    aside = _set_aside(preferences, grouped)
    return MappingProxyType(
        {
            program: MappingProxyType(
                {key: _belief(fields[key], aside, on) for key in FIELDS if key in fields}
            )
            for program, fields in sorted(grouped.items())
        }
    )


def conflicts(
    reports: Iterable[Report], on: date, preferences: Iterable[Preference] = ()
) -> tuple[Belief, ...]:
    """Return the beliefs whose reports contradict each other, by program and field."""
    return tuple(
        belief
        for fields in beliefs(reports, on, preferences).values()
        for belief in fields.values()
        if belief.conflict
    )


def _set_aside(
    preferences: Iterable[Preference], grouped: Mapping[str, Mapping[str, Sequence[Report]]]
) -> frozenset[str]:
    """Return the ids of reports that a preference for another, still kept report sets aside."""
    kept = {report.id for fields in grouped.values() for found in fields.values() for report in found}
    newest = {
        (one.program, one.field): one
        for one in sorted(preferences, key=lambda one: (one.decided_on, one.id))
        if one.report in kept
    }
    return frozenset(name for one in newest.values() for name in one.over if name != one.report)


def _belief(said: Sequence[Report], aside: frozenset[str], on: date) -> Belief:
    ordered = sorted(said, key=lambda report: (report.day, report.entered_on, report.id))
    live = _live([report for report in ordered if report.id not in aside])
    field = ordered[0].about
    states = _Filter(field)
    for report in live:
        states.hear(report)
    values = states.at(on)
    total = sum(weight for _, weight in values)
    disputed = field.kind not in {"text", "link"} and values[0][1] < DECIDED * total
    return Belief(
        program=ordered[0].program,
        field=field.key,
        values=values,
        spread=states.spread(on),
        reports=tuple(reversed(ordered)),
        conflict=tuple(reversed(live)) if disputed else (),
    )


def _live(ordered: Sequence[Report]) -> list[Report]:
    """Return the reports without those that the same source has replaced on a later day."""
    newest = {report.origin: report.day for report in ordered}
    return [report for report in ordered if report.day == newest[report.origin]]


class _Filter:
    """Weights of values and of "nobody knows", carried from report to report."""

    def __init__(self, field: FactField) -> None:
        self._field = field
        self._weights: dict[Value, float] = {}
        self._named: dict[Value, date] = {}
        self._nobody = 1.0
        self._day = date.min

    def hear(self, report: Report) -> None:
        self._wait(report.day)
        named = self._agreeing(report)
        if named is not None and named != report.value:
            # The newer figure of two that agree is the better one.
            self._weights[report.value] = self._weights.pop(named)
            del self._named[named]
        self._named[report.value] = report.day
        right = VERIFIED[report.verified].reliability
        wrong = (1.0 - right) * COINCIDENCE
        weights = {value: weight * wrong for value, weight in self._weights.items()}
        weights[report.value] = (
            self._weights.get(report.value, 0.0) * (right + wrong) + self._nobody * right * COINCIDENCE
        )
        total = sum(weights.values()) + self._nobody * wrong
        self._nobody *= wrong / total
        self._weights = {value: weight / total for value, weight in weights.items()}

    def at(self, on: date) -> tuple[tuple[Value, float], ...]:
        """Return values with their weights on a day not before the last report, heaviest first."""
        self._wait(on)
        return tuple(sorted(self._weights.items(), key=lambda pair: (-pair[1], str(pair[0]))))

    def spread(self, on: date) -> float:
        """Return the widest band around a value on a day."""
        return max(self._band(value, on) for value in self._weights)

    def _band(self, value: Value, on: date) -> float:
        if not self._field.drifts or not isinstance(value, int | float):
            return 0.0
        return spread_after(self._field, value, years_between(self._named[value], on))

    def _wait(self, until: date) -> None:
        holds = still_true(self._field, years_between(self._day, until)) if self._weights else 1.0
        self._weights = {value: weight * holds for value, weight in self._weights.items()}
        self._nobody = max(0.0, 1.0 - sum(self._weights.values()))
        self._day = until

    def _agreeing(self, report: Report) -> Value | None:
        """Return the value named so far that this report agrees with."""
        if report.value in self._weights:
            return report.value
        if not self._field.drifts or not isinstance(report.value, int | float):
            return None
        fresh = spread_after(self._field, report.value, 0.0)
        near = [
            (abs(report.value - value), value)
            for value in self._weights
            if isinstance(value, int | float)
            and abs(report.value - value) <= _BAND * (self._band(value, report.day) ** 2 + fresh**2) ** 0.5
        ]
        return min(near)[1] if near else None
