"""Coverage maps: what a whole log shows of each competency, and what to aim at next."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from smartpick.experience.competencies import CompetencyFacts, Group, competencies
from smartpick.experience.encounter import Encounter
from smartpick.experience.experience import Experience
from smartpick.experience.portfolio import Portfolio
from smartpick.experience.showing import (
    LEVELS,
    PRACTISED,
    Level,
    Part,
    Showing,
    parts,
    shown_by_document,
    shown_by_feedback,
    shown_by_part,
    shown_by_reflection,
)
from smartpick.experience.taxonomies import Competency

__all__ = ["Coverage", "Goal", "Standing", "coverage", "coverage_document", "goals"]

Standing = Literal["nothing yet", "seen", "practised"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the log shows of one competency.

    ``entries`` are the names of the records at each level, deepest level first. ``level`` is the deepest, ``None``
    when there is nothing. The number of entries says nothing about how good somebody is; it is not a score.
    """

    facts: CompetencyFacts
    entries: tuple[tuple[Level, tuple[str, ...]], ...]

    @property
    def level(self) -> Level | None:
        """Return the deepest level shown."""
        return self.entries[0][0] if self.entries else None

    @property
    def standing(self) -> Standing:
        """Return whether it was practised, only seen (watched, reflected on, rehearsed), or neither."""
        if self.level is None:
            return "nothing yet"
        return "practised" if self.level in PRACTISED else "seen"


@dataclass(frozen=True, slots=True)
class Goal:
    """A gap as a suggestion; ``chosen`` when the applicant set it as a goal of a running experience."""

    facts: CompetencyFacts
    standing: Standing
    suggestion: str
    chosen: bool


def coverage(portfolio: Portfolio) -> tuple[Coverage, ...]:
    """Return the map of all competencies, in the order of their list.

    What is special to practice in the US is shown by no entry from elsewhere: a report made under another law, or a
    talk about consent where others decide, is not how it is done here.
    """
    by_level: dict[Competency, dict[Level, list[str]]] = defaultdict(lambda: defaultdict(list))
    _note_encounters(portfolio.encounters, by_level)
    for record, shown in (
        *((one.id, shown_by_reflection(one)) for one in portfolio.reflections),
        *((one.id, shown_by_feedback(one)) for one in portfolio.feedback),
        *((one.id, shown_by_document(one)) for one in portfolio.documents),
    ):
        _note(record, shown, by_level)
    elsewhere = _elsewhere(portfolio)
    return tuple(
        Coverage(
            facts, _entries(by_level[facts.code], elsewhere if facts.group == "US practice" else frozenset())
        )
        for facts in competencies()
    )


def _entries(
    by_level: Mapping[Level, Sequence[str]], apart: frozenset[str]
) -> tuple[tuple[Level, tuple[str, ...]], ...]:
    """Return the entries of each level, the highest first, without those apart and levels that are left empty."""
    found = (
        (level, tuple(name for name in by_level.get(level, ()) if name not in apart))
        for level in reversed(LEVELS)
    )
    return tuple((level, names) for level, names in found if names)


def _elsewhere(portfolio: Portfolio) -> frozenset[str]:
    """Return the entries of experiences that are known to have been outside the US."""
    abroad = {one.id for one in portfolio.experiences if one.in_us is False}
    entries: tuple[Any, ...] = (
        *portfolio.encounters,
        *portfolio.reflections,
        *portfolio.feedback,
        *portfolio.documents,
    )
    return frozenset(one.id for one in entries if one.experience in abroad)


def _note(record: str, shown: Iterable[Showing], by_level: dict[Competency, dict[Level, list[str]]]) -> None:
    for one in shown:
        by_level[one.competency][one.level].append(record)


def _note_encounters(
    encounters: Iterable[Encounter], by_level: dict[Competency, dict[Level, list[str]]]
) -> None:
    """Add every encounter. A part shows the same wherever it stands, so what it adds to is looked up, not asked."""
    targets: dict[Part, frozenset[tuple[Competency, Level]]] = {}
    lists: dict[tuple[Competency, Level], list[str]] = defaultdict(list)
    for encounter in encounters:
        shown: set[tuple[Competency, Level]] = set()
        for part in parts(encounter):
            if part not in targets:
                targets[part] = frozenset((one.competency, one.level) for one in shown_by_part(*part))
            shown |= targets[part]
        name = encounter.id
        for pair in shown:
            lists[pair].append(name)
    for (code, level), names in lists.items():
        by_level[code][level] += names


def goals(
    found: Iterable[Coverage], running: Experience | None = None, group: Group | None = None
) -> tuple[Goal, ...]:
    """Return the gaps of a map as suggestions.

    With a ``running`` experience in which patients are cared for, what was only seen is a gap, too; while watching
    (or without one) only what was never seen is, because more cannot be had there. Chosen goals come first.
    """
    acting = running is not None and running.hands is True
    chosen = set(running.goals) if running is not None else set()
    gaps = [
        Goal(
            one.facts,
            one.standing,
            one.facts.do if acting else one.facts.watch,
            one.facts.code in chosen,
        )
        for one in found
        if one.standing != "practised"
        and (acting or one.standing == "nothing yet" or one.facts.code in chosen)
        and group in {None, one.facts.group}
    ]
    return tuple(sorted(gaps, key=lambda goal: (not goal.chosen, goal.standing != "nothing yet")))


def coverage_document(one: Coverage, gaps: Mapping[Any, Goal]) -> dict[str, Any]:
    """Return one competency as plain values, for JSON, with the suggestion for its gap, if there is one."""
    goal = gaps.get(one.facts.code)
    return {
        "code": one.facts.code,
        "title": one.facts.title,
        "group": one.facts.group,
        "standing": one.standing,
        "entries": {level: list(names) for level, names in one.entries},
        "suggestion": goal.suggestion if goal else None,
        "chosen": goal.chosen if goal else False,
    }
