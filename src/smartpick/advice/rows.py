"""Rows of a plan: every chosen program with its chances, worth, reasons and what is not known about it."""

import numpy as np
from numpy.typing import NDArray

from smartpick.advice.candidates import Candidates
from smartpick.advice.known_facts import known_facts
from smartpick.advice.question import Question
from smartpick.advice.result import PlanRow, Tier
from smartpick.advice.sources import sourced
from smartpick.chances import LEVELS, Chances, Screen, explain, row_estimates
from smartpick.picks import Pick
from smartpick.season import Season

__all__ = ["LIKELY_FROM", "TARGET_FROM", "marginal_chances", "plan_rows", "tier_of", "why_wasted"]

# Tiers by the chance of an interview: at 20 % one in five such applications is answered, below 7 % one in
# fourteen.
LIKELY_FROM = 0.20
TARGET_FROM = 0.07


def tier_of(interview: float) -> Tier:
    """Return "likely" from 20 % chance of an interview, "target" from 7 %, else "reach".

    Chances count as they are shown, in whole per cent from 10 % and in tenths below: "20 %" is never a target.
    """
    shown = round(interview, 2 if interview >= 0.0995 else 3)
    return "likely" if shown >= LIKELY_FROM else "target" if shown >= TARGET_FROM else "reach"


def marginal_chances(chances: Chances, at: NDArray[np.intp], levels: NDArray[np.intp]) -> NDArray[np.float64]:
    """Return the P(match) [k] lost when one row alone is dropped.

    Leave-one-out products come from prefix and suffix products, so a certain row divides nothing by zero.
    """
    missed = 1.0 - chances.match[at, levels]
    ones = np.ones((1, missed.shape[1]))
    before = np.cumprod(np.vstack([ones, missed[:-1]]), axis=0)
    after = np.cumprod(np.vstack([ones, missed[:0:-1]]), axis=0)[::-1]
    return np.asarray((before * after * (1.0 - missed)) @ chances.node_weights)


def _row_costs(chosen: Candidates, at: NDArray[np.intp], season: Season) -> list[float]:
    """Return the price of each row: what it added to its specialty's schedule in greedy order."""
    counts: dict[str, int] = {}
    costs = []
    for code in chosen.specialty[at]:
        name = chosen.specialties[code]
        counts[name] = counts.get(name, 0) + 1
        costs.append(season.fee_schedule(name).marginal(counts[name]))
    return costs


def _saved_by_dropping(chosen: Candidates, at: NDArray[np.intp], season: Season) -> list[float]:
    """Return what leaving out one row saves, by specialty: the price of its last application."""
    counts = np.bincount(chosen.specialty[at], minlength=len(chosen.specialties))
    return [
        season.fee_schedule(name).marginal(int(n)) if n else 0.0
        for name, n in zip(chosen.specialties, counts, strict=True)
    ]


def _signal_word(chosen: Candidates, candidate: int, level: int) -> str:
    allowance = chosen.allowances.get(chosen.specialties[chosen.specialty[candidate]])
    word = LEVELS[level]
    return "signal" if word == "gold" and allowance is not None and not allowance.tiered else word


def why_wasted(screens: tuple[Screen, ...], marginal: float, saved: float, stop_gain: float) -> str:
    """Say why an application buys nothing: a rule is failed, or it is worth less than ``stop_gain`` per 100 dollars."""
    failed = [f"{screen.rule}: {screen.words}" for screen in screens if screen.verdict == "fails"]
    if failed:
        return "; ".join(failed)
    if marginal >= stop_gain * saved / 100.0:
        return ""
    return f"leaving it out saves {saved:,.0f} USD and loses {100 * marginal:.2g} percentage points of chance"


def plan_rows(
    chances: Chances, chosen: Candidates, pick: Pick, season: Season, asked: Question, stop: int
) -> tuple[PlanRow, ...]:
    """Return the rows of the picked list in the order of choice; those after the first ``stop`` are past the stop.

    A pinned row is wasted when a known fact screens it out, or when leaving it out saves more than it is worth at
    ``asked.stop_gain`` of P(match) per 100 dollars.
    """
    if not pick.chosen:
        return ()
    at = np.array([choice.index for choice in pick.chosen], dtype=np.intp)
    levels = np.array([choice.level for choice in pick.chosen], dtype=np.intp)
    estimates = row_estimates(chances, at, levels)
    reasons = explain(chances, at, levels)
    marginal = marginal_chances(chances, at, levels)
    costs = _row_costs(chosen, at, season)
    saved = _saved_by_dropping(chosen, at, season)
    rows = []
    for k, (candidate, level) in enumerate(zip(at, levels, strict=True)):
        interview, match = estimates[k]
        screens = tuple(chances.screen(column, int(candidate)) for column in chances.screens)
        pinned = bool(chosen.pinned[candidate])
        spared = saved[chosen.specialty[candidate]]
        program = chances.market.directory.programs[chances.rows[candidate]]
        rows.append(
            PlanRow(
                rank=k + 1,
                tier=tier_of(interview.value),
                program=program,
                signal=_signal_word(chosen, int(candidate), int(level)),
                interview=interview,
                match=match,
                marginal_value=float(marginal[k]),
                cost=costs[k],
                reasons=tuple(sourced(reason, chances.market.card) for reason in reasons[k]),
                screens=screens,
                unknown=tuple(screen.words for screen in screens if screen.verdict == "unknown"),
                pinned=pinned,
                past_stop=k >= stop,
                why_wasted=why_wasted(screens, float(marginal[k]), spared, asked.stop_gain) if pinned else "",
                facts=known_facts(asked.facts.get(program.acgme_id, {})),
            )
        )
    return tuple(rows)
