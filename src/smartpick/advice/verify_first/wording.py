"""Questions, answers and their effects on a list, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from smartpick.advice.verify_first.board import Board
from smartpick.advice.verify_first.effects import Effect
from smartpick.advice.verify_first.item import Outcome
from smartpick.advice.verify_first.share_seen import SHARE
from smartpick.applicant import Profile
from smartpick.chances import LEVELS, Chances
from smartpick.programs import Program

__all__ = ["Names", "answers_in_words", "outcome", "question_of", "search_words"]

SHOWN = 3


def question_of(key: str, profile: Profile) -> str:
    """Return what to find out about a program."""
    return {
        "visas": f"Which visas does it sponsor (you accept {_visas(profile, 'any')})?",
        "step2ck_minimum": "What is the lowest Step 2 CK score it reads?",
        "graduation_limit": "How many years since graduation does it accept?",
        "failed_attempts_refused": "Does it set aside files with a failed attempt?",
        "usce_required": "Does it ask for US clinical experience?",
        "usce_kinds": "Does it ask for US clinical experience, and which kinds count?",
        "certificate_required": "Does it ask for the ECFMG certificate when you apply?",
        "img_share": "What share of its current residents are IMGs?",
    }[key]


def _refusal_of(key: str, profile: Profile, on: date) -> str:
    """Return the answer that screens this applicant out."""
    years = profile.years_since_graduation(on)
    return {
        "visas": f"sponsors no {_visas(profile, 'visa')}",
        "step2ck_minimum": f"asks for more than your {profile.exams.step2ck.score} in Step 2 CK",
        "graduation_limit": f"takes graduates of fewer than your {years or 0.0:.1f} years only",
        "failed_attempts_refused": "sets aside failed attempts",
        "usce_required": "asks for US clinical experience that you do not have",
        "usce_kinds": "asks for US clinical experience of other kinds than yours",
        "certificate_required": "asks for the ECFMG certificate when you apply",
    }[key]


def _yes_of(key: str, profile: Profile) -> str:
    """Return the answer that lets this applicant pass."""
    return {
        "visas": f"sponsors {_visas(profile, 'a visa')}",
        "step2ck_minimum": f"reads files with {profile.exams.step2ck.score} in Step 2 CK",
        "graduation_limit": "accepts your year of graduation",
        "failed_attempts_refused": "reads files with failed attempts",
        "usce_required": "does not ask for such experience",
        "usce_kinds": "counts your US clinical experience, or asks for none",
        "certificate_required": "does not ask for the certificate yet",
    }[key]


def answers_in_words(
    keys: Sequence[str], profile: Profile, on: date, edges: NDArray[np.float64]
) -> tuple[str, ...]:
    """Return the possible answers of a visit for ``keys`` in words, the refusal first, as in ``PossibleAnswers``.

    ``edges`` [B - 1] of the bands of the share of IMGs.
    """
    rules = [key for key in keys if key != SHARE]
    refusal = f"it {' or '.join(_refusal_of(key, profile, on) for key in rules)}"
    passed = f"it {' and '.join(_yes_of(key, profile) for key in rules)}" if rules else ""
    if SHARE not in keys:
        return refusal, passed
    low, high = (f"{100 * edge:.0f} %" for edge in (edges[0], edges[-1]))
    bands = (
        f"under {low} of its residents are IMGs",
        f"{low} to {high} of its residents are IMGs",
        f"over {high} of its residents are IMGs",
    )
    return refusal, *(", and ".join(filter(None, [passed, band])) for band in bands)


def _visas(profile: Profile, unnamed: str) -> str:
    return " or ".join(profile.visa.accepts or profile.preferences.visas) or unnamed


@dataclass(frozen=True, slots=True)
class Names:
    """How the programs of a board are called, by place on it; ``tiered`` by specialty: signals come in two tiers."""

    chances: Chances
    board: Board
    tiered: tuple[bool, ...]

    def program(self, place: int) -> Program:
        """Return the program at a place of the board."""
        row = self.chances.rows[int(self.board.given.order[place])]
        found: Program = self.chances.market.directory.programs[row]
        return found

    def signal(self, place: int, level: int) -> str:
        """Return a signal level in words: "none", "signal", "silver" or "gold"."""
        word = LEVELS[level]
        return (
            "signal" if word == "gold" and not self.tiered[int(self.board.given.specialty[place])] else word
        )


def outcome(names: Names, place: int, answer: str, effect: Effect) -> Outcome:
    """Return one answer and its effect in words."""
    before, after = effect.before, effect.after
    enters = [p for p in range(before.size) if before[p] < 0 <= after[p]]
    leaves = [p for p in range(before.size) if after[p] < 0 <= before[p]]
    moved = [p for p in range(before.size) if 0 <= before[p] != after[p] >= 0]
    weights = names.chances.node_weights.reshape(effect.likelihood.size, -1).sum(axis=1)
    return Outcome(
        answer=answer,
        probability=float(weights @ effect.likelihood / weights.sum()),
        effect=_effect_words(names, place, effect, enters, leaves, moved),
        enters=tuple(names.program(p).acgme_id for p in enters),
        leaves=tuple(names.program(p).acgme_id for p in leaves),
        signals=tuple((names.program(p).acgme_id, names.signal(p, int(after[p]))) for p in moved),
    )


def _effect_words(
    names: Names,
    place: int,
    effect: Effect,
    enters: Sequence[int],
    leaves: Sequence[int],
    moved: Sequence[int],
) -> str:
    was, now = int(effect.before[place]), int(effect.after[place])
    clauses = [_own_words(names, place, was, now)]
    entering, leaving = ([p for p in places if p != place] for places in (enters, leaves))
    if entering:
        clauses.append(
            f"{_listed(names, entering)} {_verb(entering, 'enters', 'enter')}{_with(names, entering, effect)}"
        )
    if leaving:
        clauses.append(f"{_listed(names, leaving)} {_verb(leaving, 'leaves', 'leave')}")
    clauses += [f"{_called(names, p)} {_signal_change(names, p, effect)}" for p in moved if p != place][
        :SHOWN
    ]
    return "; ".join(filter(None, clauses)) or "nothing on your list changes"


def _own_words(names: Names, place: int, was: int, now: int) -> str:
    if was < 0:
        return "" if now < 0 else "it enters your list" + _and_signal(names, place, now)
    if now < 0:
        return "it leaves your list"
    if now == was:
        return "it stays as it is" if was == 0 else f"it keeps its {_noun(names, place, was)}"
    if now == 0:
        return f"it stays without its {_noun(names, place, was)}"
    return f"it stays and gets a {_noun(names, place, now)}"


def _and_signal(names: Names, place: int, level: int) -> str:
    return f" with a {_noun(names, place, level)}" if level > 0 else ""


def _noun(names: Names, place: int, level: int) -> str:
    word = names.signal(place, level)
    return word if word == "signal" else f"{word} signal"


def _signal_change(names: Names, place: int, effect: Effect) -> str:
    was, now = int(effect.before[place]), int(effect.after[place])
    return f"gets a {_noun(names, place, now)}" if now > 0 else f"gives up its {_noun(names, place, was)}"


def _with(names: Names, places: Sequence[int], effect: Effect) -> str:
    return _and_signal(names, places[0], int(effect.after[places[0]])) if len(places) == 1 else ""


def _verb(places: Sequence[int], one: str, many: str) -> str:
    return one if len(places) == 1 else many


def _called(names: Names, place: int) -> str:
    program = names.program(place)
    return f"{program.name} ({program.city}, {program.state})"


def _listed(names: Names, places: Sequence[int]) -> str:
    shown = [_called(names, p) for p in places[:SHOWN]]
    if len(places) > SHOWN:
        shown.append(f"{len(places) - SHOWN} more")
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))


def search_words(program: Program, pages: Sequence[str]) -> str:
    """Return what to type into a search engine to find the pages of a program."""
    return f"{program.name} {program.specialty} residency {program.city} {program.state} {' '.join(pages)}"
