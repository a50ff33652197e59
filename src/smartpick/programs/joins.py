"""Links from a program to a teaching hospital and to an H-1B employer, by name and place.

A link is a guess with a quality, never a fact: ``score`` (0-100) says how alike the names are and ``method``
which part of the program's name was used and what is known about the place. Only links at or above the
thresholds are kept in the directory. The thresholds were chosen by looking at random links at every score
band; the figures stand in docs/directory.md and are measured again by ``scripts/check_joins.py``. No link
proves nothing: systems file under another legal name, schools sponsor programs in hospitals they do not own.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from smartpick.programs.names import likeness, parts, weight, word_set, words
from smartpick.programs.place import STATE_NAME, city_key, miles_between

__all__ = [
    "EMPLOYER_THRESHOLD",
    "HOSPITAL_THRESHOLD",
    "Employer",
    "Hospital",
    "Link",
    "identity",
    "link_employer",
    "link_hospital",
    "namesakes",
]

HOSPITAL_THRESHOLD = 75.0
EMPLOYER_THRESHOLD = 85.0

_STATE_NAMES = frozenset(STATE_NAME.values())
_SCHOOL_WORDS = word_set("university school college medicine neomed msu msuchm vcom cmu")
_GROUP = word_set(
    """
    physician physicians associates faculty group practice practices professional specialists
    """
)
_COMMON = word_set(
    """
    st saint mercy good samaritan baptist methodist providence sacred heart holy cross trinity christ
    ascension community northwest southwest southeast northeast central valley united memorial general
    regional university childrens county lutheran presbyterian adventist health joseph josephs mary marys
    luke lukes francis john johns vincent vincents anthony elizabeth elizabeths agnes peter peters barnabas
    michael michaels hospital medical center care system clinic our lady lourdes mount sinai jewish
    deaconess unity north south east west state city family womens
    """
)


@dataclass(frozen=True, slots=True)
class Hospital:
    """A teaching hospital as CMS names it; ``cut`` where the source cut the name off at 36 letters."""

    ccn: str
    name: str
    city: str
    state: str
    words: tuple[str, ...]
    cut: bool


@dataclass(frozen=True, slots=True)
class Employer:
    """One employer of physicians in one state: all spellings that differ only in legal form."""

    name: str
    state: str
    words: tuple[str, ...]
    evidence: int
    positions: int | None
    last_year: str


@dataclass(frozen=True, slots=True)
class Link:
    """The best candidate for a program: its key, the quality 0-100, and how it was found."""

    key: str
    score: float
    method: str


def _variants(name: str, city: str, towns: frozenset[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Return the parts of a program's name that say more than a town or state, with how each was taken."""
    town = frozenset(words(city))
    found: list[tuple[str, tuple[str, ...]]] = []
    for place, text in enumerate(parts(name)):
        spelled = words(text)
        bare = city_key(text) in towns or text in _STATE_NAMES
        if not bare and identity(spelled) and not town.issuperset(spelled):
            found.append(("whole name" if place == 0 else "part of the name", spelled))
    return found


def _site(name: str, city: str, towns: frozenset[str]) -> frozenset[str]:
    """Return the words that tell the named site from its sponsor; empty where no site is named.

    The site is in the last brackets, unless they hold a town, or after the last slash, unless a school stands
    there: "Icahn School of Medicine at Mount Sinai/NYC Health and Hospitals (Elmhurst)" has {elmhurst}.
    """
    pieces = re.split(r"/(?![^(]*\))", name)
    while len(pieces) > 1 and not _SCHOOL_WORDS.isdisjoint(words(pieces[-1])):
        pieces.pop()
    last = pieces[-1].rpartition(" at ")[2] if len(pieces) > 1 else pieces[-1]
    bracket = re.search(r"\(([^)]*)\)", last)
    if bracket and city_key(bracket.group(1)) not in towns:
        last = bracket.group(1)
    elif len(pieces) == 1:
        return frozenset()
    return identity(words(last)) - frozenset(words(city))


def link_hospital(
    name: str,
    city: str,
    hospitals: Iterable[Hospital],
    places: Mapping[tuple[str, str], tuple[float, float]],
    state: str,
) -> Link | None:
    """Return the most alike of a state's hospitals, or None where there is none.

    The score is the likeness of the best part of the program's name less a deduction for the place: none in
    the same city, 3 within 12 miles, 20 within 30 miles, 30 farther, 12 where the distance is not known. Less 15
    in another city for a name of words that many institutions share ("Memorial Medical Center"); less 20 when
    the name goes on to a site and the hospital has none of the site's words, for then it is the sponsor's; less
    15 when the best is below 97 and another hospital comes within three points ("HCA Florida Healthcare" in
    Miami).
    ``places`` maps (city key, state) to degrees.
    """
    found: list[Link] = []
    towns = frozenset(town for town, where in places if where == state)
    variants, site = _variants(name, city, towns), _site(name, city, towns)
    here = city_key(city)
    for hospital in hospitals:
        where, deduction = _nearness(here, city_key(hospital.city), state, places)
        town = words(city) if deduction == 0 else ()
        sponsor = bool(site) and site.isdisjoint(hospital.words)
        scores: list[tuple[float, str]] = []
        for how, spelled in variants:
            local = () if identity(spelled) <= set(town) else town  # "Cleveland Clinic" has no other identity
            score = likeness(spelled, hospital.words, local=local, cut=hospital.cut) - deduction
            score -= 15.0 * (deduction > 0 and _COMMON.issuperset(spelled)) + 20.0 * sponsor
            scores.append((score, f"{how}{' (sponsor)' * sponsor}, {where}"))
        if scores:
            found.append(Link(hospital.ccn, *max(scores, key=lambda one: one[0])))
    if not found:
        return None
    best, *others = sorted(found, key=lambda link: -link.score)
    if best.score < 97.0 and others and best.score - others[0].score <= 3.0:
        return Link(best.key, best.score - 15.0, f"{best.method}, another fits as well")
    return best


def _nearness(
    here: str, there: str, state: str, places: Mapping[tuple[str, str], tuple[float, float]]
) -> tuple[str, float]:
    if here == there:
        return "same city", 0.0
    one, other = places.get((here, state)), places.get((there, state))
    if one is None or other is None:
        return "same state, distance unknown", 12.0
    miles = miles_between(*one, *other)
    if miles <= 12:
        return "within 12 miles", 3.0
    return ("within 30 miles", 20.0) if miles <= 30 else ("same state, farther", 30.0)


def identity(spelled: Iterable[str]) -> frozenset[str]:
    """Return the words that tell one institution of a state from another: all but the trade's own."""
    return frozenset(w for w in spelled if weight(w) >= 0.5)


def namesakes(named: Iterable[tuple[str, str]]) -> dict[frozenset[str], frozenset[str]]:
    """Return, for each identity in one state, the towns (city keys) with an institution of that name.

    ``named`` holds (name, city) of programs and hospitals; every part of a name counts.
    """
    towns: dict[frozenset[str], set[str]] = {}
    for name, city in named:
        for text in parts(name):
            towns.setdefault(identity(words(text)), set()).add(city_key(city))
    return {key: frozenset(found) for key, found in towns.items()}


def link_employer(
    name: str,
    city: str,
    employers: Iterable[Employer],
    towns: frozenset[str],
    shared: Mapping[frozenset[str], frozenset[str]],
) -> Link | None:
    """Return the most alike of a state's employers, or None where there is none.

    Employers have no city, so each part of the name is also tried with the town behind it, and a name built
    of words that many institutions share ("St Joseph's Medical Center") is capped at 70 when ``shared`` (see
    :func:`namesakes`) knows it in more than one town. A physicians' group is not the sponsor of the same
    name: 15 less. Among those within five points of the best, or ten when the proper words are the same
    ("University of Chicago", "University of Chicago Medical Center"), the employer with the stronger evidence (a
    resident's job title seen), then the more alike, then the larger wins.
    """
    found: list[tuple[int, float, int, str, str]] = []
    same: set[str] = set()  # employers with exactly the proper words of a part of the name
    variants = _variants(name, city, towns)
    town = words(city)
    variants += [
        (f"{how} and town", (*spelled, *town)) for how, spelled in variants if not set(town) <= set(spelled)
    ]
    for how, spelled in variants:
        common = _COMMON.issuperset(spelled) and len(shared.get(identity(spelled), ())) > 1
        for employer in employers:
            score = likeness(spelled, employer.words)
            if not _GROUP.isdisjoint(employer.words) and _GROUP.isdisjoint(spelled):
                score -= 15.0
            score = min(score, 70.0) if common else score
            found.append((employer.evidence, score, employer.positions or 0, employer.name, how))
            if identity(spelled) == identity(employer.words):
                same.add(employer.name)
    if not found:
        return None
    best = max(score for _, score, *_ in found)
    near = [
        one for one in found if one[1] >= max(best - (10.0 if one[3] in same else 5.0), EMPLOYER_THRESHOLD)
    ] or [one for one in found if one[1] == best]
    _, score, _, key, how = max(near, key=lambda one: (*one[:3], one[4] == "whole name", one[3]))
    return Link(key, score, f"{how}, same state")
