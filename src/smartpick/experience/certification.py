"""The way to the ECFMG certificate and into the Match: which step is next, and by when.

The steps and their order are ECFMG's and USMLE's for 2026; every rule comes with its source. Dates of the season and
prices are handed in, because they belong to the season.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Literal

from smartpick.experience.onboarding import months_later
from smartpick.experience.stamped import Stamp, rows, stamp_of

__all__ = [
    "CertificationState",
    "CertificationStep",
    "Rule",
    "StepState",
    "certification_path",
    "next_steps",
    "rule",
    "rules",
    "seven_year_limit",
]

#: Steps as other steps wait for them.
SHORT: Mapping[str, str] = {
    "account": "the account",
    "application": "the application",
    "step1": "Step 1",
    "step2ck": "Step 2 CK",
    "oet": "OET Medicine",
    "pathway": "the Pathway",
    "credentials": "the credentials",
    "certificate": "the certificate",
}
StepState = Literal["done", "next", "waiting", "late", "not possible", "optional"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: ``value`` is its number where it has one; ``valid_from`` the day it began, "" when not known."""

    key: str
    value: float | None
    words: str
    valid_from: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class CertificationState:
    """What is done; ``None`` is unknown, a date the day of the passing event.

    ``step1_attempts`` and the like count every attempt, the incomplete ones, too. ``pathway`` is 1 to 6,
    ``pathway_accepted`` whether it is accepted for this season, ``oet_passed`` the day of the sitting.
    ``passed_undated`` are the exams (keys of their steps) that are passed on a day that is not known.
    """

    graduation: date | None = None
    account: bool | None = None
    application: bool | None = None
    step1_passed: date | None = None
    step1_attempts: int = 0
    step2ck_passed: date | None = None
    step2ck_attempts: int = 0
    step3_passed: date | None = None
    step3_attempts: int = 0
    pathway: int | None = None
    pathway_accepted: bool | None = None
    oet_passed: date | None = None
    credentials_verified: bool | None = None
    certified: bool | None = None
    wants_h1b: bool = False
    passed_undated: tuple[str, ...] = ()

    def passed(self, exam: str) -> bool:
        """Return whether an exam ("step1", "step2ck", "step3", "oet") is passed, be its day known or not."""
        return exam in self.passed_undated or getattr(self, f"{exam}_passed") is not None


@dataclass(frozen=True, slots=True)
class CertificationStep:
    """One step: how it stands, by when it should be done and why then, what it costs in USD, what it rests on."""

    key: str
    title: str
    state: StepState
    by: date | None = None
    by_words: str = ""
    needs: tuple[str, ...] = ()
    fee: float | None = None
    words: str = ""
    rules: tuple[Rule, ...] = field(default=())

    @property
    def waits_for(self) -> str:
        """Return what it needs in words, "" for nothing."""
        names = [SHORT[key] for key in self.needs]
        return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule of the table."""
    return tuple(
        Rule(
            row["key"],
            float(row["value"]) if row["value"] else None,
            row["words"],
            row["valid_from"],
            stamp_of(row),
        )
        for row in rows("certification")
    )


def rule(key: str) -> Rule:
    """Return the rule with a key; raise ``KeyError`` when there is none."""
    return {one.key: one for one in rules()}[key]


def seven_year_limit(state: CertificationState) -> date | None:
    """Return the last day to pass every exam for the certificate; ``None`` before the first pass with a known day.

    It is earlier by an unknown time when another Step was passed before, on a day that is not known.
    """
    passes = [day for day in (state.step1_passed, state.step2ck_passed) if day is not None]
    years = int(rule("window_years").value or 0)
    return months_later(min(passes), 12 * years) - timedelta(days=1) if passes else None


@dataclass(frozen=True, slots=True)
class _Plan:
    """One step before it is weighed: what says that it is done, what it needs, when it is due."""

    key: str
    title: str
    done: bool
    needs: tuple[str, ...]
    deadline: tuple[str, ...]
    fee: str
    rules: tuple[str, ...]
    optional: bool = False


def _plans(state: CertificationState) -> tuple[_Plan, ...]:
    certified = state.certified is True
    exams = ("step1", "step2ck")
    return (
        _Plan("account", "Open a MyIntealth account and prove who you are", certified or bool(state.account), (), (),
              "myintealth_account", ()),
        _Plan("application", "Apply to ECFMG for certification", certified or bool(state.application), ("account",), (),
              "ecfmg_certification", ("exam_service",)),
        _Plan("step1", "Pass Step 1", certified or state.passed("step1"), ("application",), (),
              "step1", ("step1", "attempts", "window_years")),
        _Plan("step2ck", "Pass Step 2 CK", certified or state.passed("step2ck"), ("application",),
              ("programs_review",), "step2ck", ("step2ck", "attempts", "window_years")),
        _Plan("oet", "Pass OET Medicine", certified or state.passed("oet"), (), ("oet_last_sitting",),
              "oet", ("oet_listening", "oet_reading", "oet_speaking", "oet_writing", "oet_timing")),
        _Plan("pathway", "Have a Pathway accepted", certified or bool(state.pathway_accepted), (*exams, "oet"),
              ("pathways_deadline",), "ecfmg_pathway",
              ("clinical_skills", *((f"pathway_{state.pathway}",) if state.pathway else ()))),
        _Plan("credentials", "Have diploma and transcript verified", certified or bool(state.credentials_verified),
              ("application",), (), "ecfmg_credential_verification", ("credentials",)),
        _Plan("certificate", "Hold the ECFMG certificate", certified, (*exams, "pathway", "credentials"),
              ("residency_starts",), "", ("match_eligibility",)),
        _Plan("step3", "Pass Step 3", state.passed("step3"), ("certificate",), (), "step3", ("step3", "h1b"),
              optional=not state.wants_h1b),
    )  # fmt: skip


def certification_path(
    state: CertificationState,
    on: date,
    deadlines: Mapping[str, date] | None = None,
    fees: Mapping[str, float] | None = None,
) -> tuple[CertificationStep, ...]:
    """Return every step in its order, as it stands on the day ``on``.

    ``deadlines`` are the season's dates by its keys (``oet_last_sitting``, ``pathways_deadline``, ...), ``fees`` its
    prices; what is not handed in stays open. For exams the seven-year limit counts where it comes first. Whoever
    says only that the certificate is held has done every step before it.
    """
    deadlines, fees = deadlines or {}, fees or {}
    done: set[str] = set()
    found = []
    for plan in _plans(state):
        if plan.done:
            done.add(plan.key)
        found.append(_step(plan, state, done, on, deadlines, fees))
    return tuple(found)


def _step(
    plan: _Plan,
    state: CertificationState,
    done: set[str],
    on: date,
    deadlines: Mapping[str, date],
    fees: Mapping[str, float],
) -> CertificationStep:
    needs = tuple(need for need in plan.needs if need not in done)
    by, by_words = _due(plan, state, deadlines)
    words, possible = _attempts(plan.key, state)
    if plan.key == "certificate" and state.graduation is not None and state.graduation > on:
        words = f"After graduation on {state.graduation}."
    status: StepState = "next" if not needs else "waiting"
    if plan.done:
        status = "done"
    elif not possible:
        status = "not possible"
    elif by is not None and by < on:
        status = "late"
    elif plan.optional:
        status = "optional"
    return CertificationStep(
        plan.key,
        plan.title,
        status,
        None if plan.done else by,
        "" if plan.done else by_words,
        () if plan.done else needs,
        fees.get(plan.fee),
        words,
        tuple(rule(key) for key in plan.rules),
    )


def _due(plan: _Plan, state: CertificationState, deadlines: Mapping[str, date]) -> tuple[date | None, str]:
    """Return the first of the season's deadline and the seven-year limit, and which it is."""
    due = [
        (deadlines[key], f"the season: {key.replace('_', ' ')}") for key in plan.deadline if key in deadlines
    ]
    limit = seven_year_limit(state)
    if limit is not None and "window_years" in plan.rules:
        due.append((limit, "seven years after the first pass"))
    return min(due) if due else (None, "")


def _attempts(key: str, state: CertificationState) -> tuple[str, bool]:
    """Return how many attempts are left at an exam in words, and whether there is one."""
    if key in state.passed_undated:
        return "Passed; the day is not known.", True
    if key not in {"step1", "step2ck", "step3"} or state.passed(key):
        return "", True
    used, most = getattr(state, f"{key}_attempts"), int(rule("attempts").value or 0)
    if used >= most:
        return f"All {most} attempts are used.", False
    return (f"{used} of {most} attempts used." if used else ""), True


def next_steps(path: tuple[CertificationStep, ...]) -> tuple[CertificationStep, ...]:
    """Return what can be done now: late ones first, then by their day."""
    order = {"late": 0, "next": 1}
    now = [step for step in path if step.state in order and not step.needs]
    return tuple(sorted(now, key=lambda step: (order[step.state], step.by or date.max)))
