"""Which programs are in question, what each is worth to the applicant, and which wishes could not be used."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from smartpick.advice.question import Question
from smartpick.applicant import Profile
from smartpick.errors import Problem, UserError
from smartpick.programs import Program, specialty_name
from smartpick.season import Season, SignalAllowance

if TYPE_CHECKING:
    from smartpick.chances import Market

__all__ = ["Candidates", "candidates"]

# A place or a program type outside the stated wishes is worth this much of one inside: enough to break near ties,
# too little to send an applicant away from a clearly better chance.
OUTSIDE_WISH = 0.95
UNRATED = 0.7
BEST_RATING = 10.0


@dataclass(frozen=True, slots=True)
class Candidates:
    """The m programs in question.

    ``rows`` [m] of the directory; ``specialty`` [m] codes into ``specialties``; ``weights`` by specialty, the most
    wanted one 1; ``utility`` [m] in 0..1: what a match there is worth; ``pinned`` and ``banned`` [m]; ``minimum`` by
    specialty; ``allowances`` signals by specialty; ``warnings`` in words.
    """

    rows: NDArray[np.intp]
    specialties: tuple[str, ...]
    specialty: NDArray[np.int64]
    weights: dict[str, float]
    utility: NDArray[np.float64]
    pinned: NDArray[np.bool_]
    banned: NDArray[np.bool_]
    minimum: NDArray[np.int64]
    allowances: dict[str, SignalAllowance]
    warnings: tuple[str, ...]


def _specialties(profile: Profile, market: "Market") -> dict[str, float]:
    """Return the modelled specialties with their weights, the largest 1; refuse those that are not modelled."""
    weights: dict[str, float] = {}
    problems = []
    for typed, weight in profile.preferences.specialties:
        name = specialty_name(typed)
        if name in market.card.specialties:
            weights[name] = max(weight, weights.get(name, 0.0))
            continue
        modelled = ", ".join(sorted(market.card.specialties))
        problems.append(
            Problem(
                f"there is no market model for {name}: it is outside the Main Residency Match or has no "
                "published counts to stand on, so its chances are unknown.",
                f"Take it out of preferences.specialties; the specialties with a model are: {modelled}.",
                "preferences.specialties",
            )
        )
    if not weights and not problems:
        problems.append(
            Problem(
                "no specialty is named.", "Add one to preferences.specialties.", "preferences.specialties"
            )
        )
    if problems:
        raise UserError(problems)
    most = max(weights.values()) or 1.0
    return {name: weight / most for name, weight in weights.items()}


def _wanted(market: "Market", ids: tuple[str, ...], where: str) -> set[int]:
    """Return directory rows of ids; every unknown id is a problem."""
    rows, problems = set(), []
    for acgme_id in ids:
        try:
            rows.add(market.directory.index(acgme_id))
        except UserError as error:
            problems += [Problem(p.what, p.way_out, where) for p in error.problems]
    if problems:
        raise UserError(problems)
    return rows


def _never(profile: Profile, market: "Market") -> set[int]:
    """Return directory rows of programs that the applicant rates 0; one that is not listed any more is no matter."""
    rows = market.directory.rows
    return {
        rows[name] for name, rating in profile.preferences.ratings.items() if rating == 0.0 and name in rows
    }


def _utility(profile: Profile, program: Program, weight: float) -> float:
    wishes = profile.preferences
    worth = weight
    if wishes.states or wishes.divisions:
        inside = program.state in wishes.states or program.division in wishes.divisions
        worth *= 1.0 if inside else OUTSIDE_WISH
    if wishes.kinds and program.kind not in wishes.kinds:
        worth *= OUTSIDE_WISH
    if wishes.ratings:
        worth *= wishes.ratings.get(program.acgme_id, UNRATED * BEST_RATING) / BEST_RATING
    return round(worth, 6)


def _unused(profile: Profile) -> list[str]:
    """Name the wishes that this version cannot use, instead of dropping them in silence."""
    wishes, found = profile.preferences, []
    if wishes.settings:
        found.append("Urban, suburban or rural is not known for any program yet, so that wish is not used.")
    if wishes.couple is not None:
        found.append("Couples are not modelled yet: the list is for one applicant.")
    return found


def _allowances(season: Season, specialties: tuple[str, ...]) -> tuple[dict[str, SignalAllowance], list[str]]:
    """Return signals by specialty; an allowance that two specialties share is spent in the first."""
    found: dict[str, SignalAllowance] = {}
    warnings = []
    spent: set[str] = set()
    for name in specialties:
        allowance = season.signals(name)
        if name in spent:
            warnings.append(
                f"{name} shares its signals with {' and '.join(allowance.shared_with)}: none left for it."
            )
            continue
        found[name] = allowance
        spent.update(allowance.shared_with)
        if allowance.known and not allowance.current:
            warnings.append(
                f"Signals of {name}: {allowance.words()}, as of season {allowance.season}. {allowance.note}"
            )
    return found, warnings


def _minimum(profile: Profile, specialties: tuple[str, ...]) -> NDArray[np.int64]:
    asked = {specialty_name(name): least for name, least in profile.preferences.minimum.items()}
    stray = [name for name in asked if name not in specialties]
    if stray:
        raise UserError(
            Problem(
                f"a minimum is set for {', '.join(stray)}, which is not among your specialties.",
                "Add the specialty or take the minimum out.",
                "preferences.minimum",
            )
        )
    return np.array([asked.get(name, 0) for name in specialties], dtype=np.int64)


def candidates(profile: Profile, market: "Market", season: Season, question: Question) -> Candidates:
    """Return the programs in question; raise ``UserError`` for wishes that cannot be used."""
    weights = _specialties(profile, market)
    pins = _wanted(market, (*profile.preferences.pins, *question.pins), "pins")
    bans = _wanted(market, (*profile.preferences.bans, *question.bans), "bans") | _never(profile, market)
    both = pins & bans
    programs = market.directory.programs
    problems = [
        Problem(
            f"{programs[row].acgme_id} {programs[row].name} is pinned and banned.",
            "Remove one of the two; a rating of 0 bans, too.",
            "pins",
        )
        for row in sorted(both)
    ]
    stray = [row for row in sorted(pins) if programs[row].specialty not in weights]
    problems += [
        Problem(
            f"{programs[row].acgme_id} {programs[row].name} is a program of {programs[row].specialty}, "
            "which is not among your specialties.",
            "Add the specialty to preferences.specialties or unpin the program.",
            "pins",
        )
        for row in stray
    ]
    if problems:
        raise UserError(problems)
    specialties = tuple(weights)
    rows = np.flatnonzero([program.specialty in weights for program in programs])
    allowances, warnings = _allowances(season, specialties)
    return Candidates(
        rows=rows,
        specialties=specialties,
        specialty=np.array([specialties.index(programs[row].specialty) for row in rows], dtype=np.int64),
        weights=weights,
        utility=np.array(
            [_utility(profile, programs[row], weights[programs[row].specialty]) for row in rows]
        ),
        pinned=np.isin(rows, list(pins)),
        banned=np.isin(rows, list(bans)),
        minimum=_minimum(profile, specialties),
        allowances=allowances,
        warnings=(*_unused(profile), *warnings),
    )
