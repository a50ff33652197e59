"""Where programs are: postal codes, the nine census divisions, distance on the globe.

Divisions are those of the US Census Bureau ("Census Regions and Divisions of the United States"). Puerto Rico
lies outside all nine; its division is written ``OUTSIDE``.
"""

import math
import re
from collections.abc import Mapping

from rapidfuzz import fuzz, process

from smartpick.errors import Problem, UserError
from smartpick.programs.names import plain

__all__ = [
    "DIVISIONS",
    "OUTSIDE",
    "STATES",
    "STATE_DIVISION",
    "STATE_NAME",
    "division_name",
    "miles_between",
    "resolve_city",
    "state_code",
]

DIVISIONS = (
    "New England",
    "Middle Atlantic",
    "East North Central",
    "West North Central",
    "South Atlantic",
    "East South Central",
    "West South Central",
    "Mountain",
    "Pacific",
)
OUTSIDE = "Puerto Rico"

_MEMBERS = (
    "CT ME MA NH RI VT",
    "NJ NY PA",
    "IL IN MI OH WI",
    "IA KS MN MO NE ND SD",
    "DE DC FL GA MD NC SC VA WV",
    "AL KY MS TN",
    "AR LA OK TX",
    "AZ CO ID MT NV NM UT WY",
    "AK CA HI OR WA",
)
STATE_DIVISION: Mapping[str, str] = {
    state: division
    for division, members in zip(DIVISIONS, _MEMBERS, strict=True)
    for state in members.split()
} | {"PR": OUTSIDE}
STATES = tuple(sorted(STATE_DIVISION))

STATE_NAME: Mapping[str, str] = {
    "AK": "Alaska",
    "AL": "Alabama",
    "AR": "Arkansas",
    "AZ": "Arizona",
    "CA": "California",
    "CO": "Colorado",
    "CT": "Connecticut",
    "DC": "District of Columbia",
    "DE": "Delaware",
    "FL": "Florida",
    "GA": "Georgia",
    "HI": "Hawaii",
    "IA": "Iowa",
    "ID": "Idaho",
    "IL": "Illinois",
    "IN": "Indiana",
    "KS": "Kansas",
    "KY": "Kentucky",
    "LA": "Louisiana",
    "MA": "Massachusetts",
    "MD": "Maryland",
    "ME": "Maine",
    "MI": "Michigan",
    "MN": "Minnesota",
    "MO": "Missouri",
    "MS": "Mississippi",
    "MT": "Montana",
    "NC": "North Carolina",
    "ND": "North Dakota",
    "NE": "Nebraska",
    "NH": "New Hampshire",
    "NJ": "New Jersey",
    "NM": "New Mexico",
    "NV": "Nevada",
    "NY": "New York",
    "OH": "Ohio",
    "OK": "Oklahoma",
    "OR": "Oregon",
    "PA": "Pennsylvania",
    "PR": "Puerto Rico",
    "RI": "Rhode Island",
    "SC": "South Carolina",
    "SD": "South Dakota",
    "TN": "Tennessee",
    "TX": "Texas",
    "UT": "Utah",
    "VA": "Virginia",
    "VT": "Vermont",
    "WA": "Washington",
    "WI": "Wisconsin",
    "WV": "West Virginia",
    "WY": "Wyoming",
}

_EARTH_RADIUS_MILES = 3958.7613
_CODE_BY_NAME = {plain(name): code for code, name in STATE_NAME.items()}


def state_code(text: str) -> str:
    """Return the postal code of a state given as code or name, tolerating a slip in the name.

    Raises ``UserError`` with the nearest names when it is none of the 50 states, DC and PR.
    """
    key = plain(text).replace(".", "").strip()
    if key.upper() in STATE_DIVISION:
        return key.upper()
    if key in _CODE_BY_NAME:
        return _CODE_BY_NAME[key]
    near = process.extract(key, list(_CODE_BY_NAME), scorer=fuzz.ratio, limit=2)
    if near and len(key) > 3 and near[0][1] >= 85 and near[0][1] - near[1][1] >= 5:
        return _CODE_BY_NAME[near[0][0]]
    hint = " or ".join(f"{STATE_NAME[_CODE_BY_NAME[n]]} ({_CODE_BY_NAME[n]})" for n, _, _ in near)
    raise UserError(
        Problem(f'"{text}" is not a US state.', f"Give a postal code such as OH; perhaps {hint}?")
    )


def division_name(text: str) -> str:
    """Return the census division meant by ``text`` ("pacific", "new-england"), tolerating a slip.

    Raises ``UserError`` that lists all nine when none is close.
    """
    key = plain(text).replace("-", " ")
    near = process.extractOne(
        key, {d: plain(d) for d in (*DIVISIONS, OUTSIDE)}, scorer=fuzz.ratio, score_cutoff=84
    )
    if near is not None:
        return str(near[2])
    raise UserError(Problem(f'"{text}" is not a census division.', f"Choose one of: {', '.join(DIVISIONS)}."))


def miles_between(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance in statute miles between two points in degrees (haversine formula)."""
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    half = math.sin((phi2 - phi1) / 2) ** 2
    half += math.cos(phi1) * math.cos(phi2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_RADIUS_MILES * math.asin(min(1.0, math.sqrt(half)))


def city_key(city: str) -> str:
    """Return a city's name in the form in which cities are compared ("Saint Louis" = "St. Louis")."""
    key = re.sub(r"[.']", "", plain(city))
    key = re.sub(r"^(st|ste) ", "saint ", key)
    return re.sub(r"^(ft) ", "fort ", key)


def resolve_city(
    text: str, cities: Mapping[tuple[str, str], tuple[float, float]]
) -> tuple[str, tuple[float, float]]:
    """Return ("City, ST", (latitude, longitude)) for a place named as "City, ST".

    ``cities`` maps (city key, state) to coordinates in degrees: the directory's own cities. A slip in the
    city is mended when exactly one city of that state is close. A bare city is taken when only one state has
    it. Raises ``UserError`` with the nearest cities otherwise.
    """
    town, _, state_text = text.rpartition(",") if "," in text else (text, "", "")
    key = city_key(town.strip())
    if not state_text.strip():
        states = sorted(state for name, state in cities if name == key)
        if len(states) == 1:
            return _found(key, states[0], cities)
        choice = "; ".join(f"{key.title()}, {state}" for state in states[:5])
        hint = f"Say which: {choice}." if states else 'Write it as "City, ST", for example "Cleveland, OH".'
        raise UserError(Problem(f'"{text}" does not name one place.', hint))
    state = state_code(state_text)
    if (key, state) in cities:
        return _found(key, state, cities)
    names = [name for name, where in cities if where == state]
    near = process.extract(key, names, scorer=fuzz.ratio, limit=3)
    if near and near[0][1] >= 85 and (len(near) == 1 or near[0][1] - near[1][1] >= 5):
        return _found(near[0][0], state, cities)
    hint = "; ".join(f"{name.title()}, {state}" for name, _, _ in near)
    raise UserError(
        Problem(
            f'No program in the directory is in "{town.strip()}, {state}", so its place is not known.',
            f"Name a nearby larger city; the nearest spellings are: {hint}.",
        )
    )


def _found(
    key: str, state: str, cities: Mapping[tuple[str, str], tuple[float, float]]
) -> tuple[str, tuple[float, float]]:
    return f"{key.title()}, {state}", cities[key, state]
