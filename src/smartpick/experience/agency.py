"""A red-flag check of a commercial offer: questions, what each answer means, and why.

It finds reasons for doubt; that it finds none is no recommendation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from smartpick.errors import Problem, UserError
from smartpick.experience.evidence import Evidence, evidence
from smartpick.experience.stamped import words_table

__all__ = ["AgencyReport", "Question", "agency_questions", "agency_sources", "check_agency"]

Weight = Literal["stop", "serious", "note"]
Verdict = Literal["walk away", "do not pay yet", "ask more", "no red flag found"]

_WORDS: Mapping[Verdict, str] = {
    "walk away": "One answer alone is reason enough to leave it.",
    "do not pay yet": "Clear these points in writing before you pay anything.",
    "ask more": "Nothing grave is known; ask what is open before you decide.",
    "no red flag found": "No reason for doubt was found. That is no recommendation: compare with what is free.",
}


@dataclass(frozen=True, slots=True)
class Question:
    """One question; ``bad`` is the answer that counts against the offer (true is yes)."""

    key: str
    ask: str
    bad: bool
    weight: Weight
    why: str


@dataclass(frozen=True, slots=True)
class AgencyReport:
    """What the answers say: flags by weight, worst first, and what is still open."""

    verdict: Verdict
    flags: tuple[Question, ...]
    unanswered: tuple[Question, ...]
    words: str
    evidence: tuple[Evidence, ...]


@cache
def agency_questions() -> tuple[Question, ...]:
    """Return the questions, the gravest first."""
    return tuple(
        Question(one["key"], one["ask"], one["bad"] == "yes", one["weight"], one["why"])
        for one in words_table("agency")["questions"]
    )


def agency_sources() -> tuple[str, ...]:
    """Return what the questions rest on."""
    return tuple(words_table("agency")["sources"])


def check_agency(answers: Mapping[str, bool | None]) -> AgencyReport:
    """Return what the answers say; a question without an answer, or answered ``None``, stays open.

    Raise :class:`UserError` for keys that are no question.
    """
    questions = agency_questions()
    if unknown := set(answers) - {one.key for one in questions}:
        known = ", ".join(one.key for one in questions)
        raise UserError(
            Problem(f"There is no question called {name}.", f"Known: {known}.") for name in sorted(unknown)
        )
    order = {"stop": 0, "serious": 1, "note": 2}
    flags = sorted(
        (one for one in questions if answers.get(one.key) is one.bad), key=lambda one: order[one.weight]
    )
    unanswered = tuple(one for one in questions if answers.get(one.key) is None)
    verdict = _verdict([one.weight for one in flags], [one.weight for one in unanswered])
    return AgencyReport(verdict, tuple(flags), unanswered, _WORDS[verdict], evidence("observership_price"))


def _verdict(flags: list[Weight], unanswered: list[Weight]) -> Verdict:
    if "stop" in flags:
        return "walk away"
    if "serious" in flags:
        return "do not pay yet"
    if flags or {"stop", "serious"} & set(unanswered):
        return "ask more"
    return "no red flag found"
