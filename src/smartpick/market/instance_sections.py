"""The optional sections of a Match written down as JSON: supplemental lists, reversions, SOAP.

"supplemental": {"Ana": {"Derm City": ["Prelim City", "Prelim Mercy"]}}
"reversions": [{"from": "Derm Research", "to": "Derm City", "positions": 1}]
"soap": {"rounds": 4, "applications": {"Bao": ["Prelim City"]}, "preferences": {"Prelim City": ["Bao"]}}
"""

from collections.abc import Mapping
from typing import Any, Protocol

from smartpick.market.rank_lists import OfferRounds, RankedProgram, Reversion
from smartpick.market.soap.rounds import MOST_APPLICATIONS, ROUNDS

__all__ = ["Faults", "read_reversions", "read_soap", "read_supplemental"]

Supplemental = dict[str, dict[str, tuple[str, ...]]]
MOST_ROUNDS = 100


class Faults(Protocol):
    """What collects the faults of a document."""

    def fault(self, place: str, what: str, way_out: str = "") -> None:
        """Remember one thing that is wrong."""

    def names(self, value: Any, place: str, kind: str) -> tuple[str, ...]:
        """Return a list of distinct names of a kind, each of which must be defined."""

    def mention(self, place: str, kind: str, name: str) -> None:
        """Remember that a name is used here and must be defined."""


def read_supplemental(faults: Faults, value: Any) -> Supplemental:
    """Return applicant -> advanced program -> preliminary programs, best first."""
    found: Supplemental = {}
    if not isinstance(value, Mapping):
        faults.fault("supplemental", "This is not an object.", 'Write {"name": {"program": ["first year"]}}.')
        return found
    for a, lists in value.items():
        place = f"supplemental.{a}"
        faults.mention(place, "applicant", str(a))
        if not isinstance(lists, Mapping):
            faults.fault(place, "This is not an object.", 'Write {"advanced program": ["first year", ...]}.')
            continue
        found[str(a)] = {}
        for p, wishes in lists.items():
            faults.mention(f"{place}.{p}", "program", str(p))
            found[str(a)][str(p)] = faults.names(wishes, f"{place}.{p}", "program")
            if p in found[str(a)][str(p)]:
                faults.fault(f"{place}.{p}", "A program is no first year of its own.", "Drop it here.")
    return found


def read_reversions(
    faults: Faults, value: Any, programs: Mapping[str, RankedProgram]
) -> tuple[Reversion, ...]:
    """Return the reversions in their order."""
    if not isinstance(value, list | tuple):
        faults.fault("reversions", "This is not a list.", 'Write [{"from": "p", "to": "q", "positions": 1}].')
        return ()
    read = (_reversion(faults, entry, f"reversions[{i}]") for i, entry in enumerate(value))
    found = tuple(reversion for reversion in read if reversion)
    for donor in dict.fromkeys(reversion.donor for reversion in found):
        given = sum(reversion.positions for reversion in found if reversion.donor == donor)
        if donor in programs and given > programs[donor].quota:
            faults.fault("reversions", f"'{donor}' would give more positions than it has.", "Give fewer.")
        if _comes_back(donor, found):
            faults.fault(
                "reversions", f"Positions of '{donor}' would come back to it.", "Drop one of the circle."
            )
    return found


def _reversion(faults: Faults, entry: Any, place: str) -> Reversion | None:
    if not isinstance(entry, Mapping) or set(entry) != {"from", "to", "positions"}:
        faults.fault(
            place,
            "A reversion has from, to and positions.",
            'Write {"from": "p", "to": "q", "positions": 1}.',
        )
        return None
    for key in ("from", "to"):
        if not isinstance(entry[key], str):
            faults.fault(f"{place}.{key}", "A program's name must be text.", "Put it in quotes.")
            return None
        faults.mention(f"{place}.{key}", "program", entry[key])
    positions = entry["positions"]
    if isinstance(positions, bool) or not isinstance(positions, int) or positions < 1:
        faults.fault(
            f"{place}.positions", "The positions must be a whole number from 1.", "Write 1, 2, 3, ..."
        )
        return None
    return Reversion(entry["from"], entry["to"], positions)


def _comes_back(donor: str, reversions: tuple[Reversion, ...]) -> bool:
    """Say whether positions of a donor can reach it again."""
    reached: set[str] = set()
    waiting = {donor}
    while waiting:
        reached |= waiting
        given = {reversion.receiver for reversion in reversions if reversion.donor in waiting}
        if donor in given:
            return True
        waiting = given - reached
    return False


def read_soap(faults: Faults, value: Any) -> OfferRounds | None:
    """Return what SOAP needs."""
    if not isinstance(value, Mapping):
        faults.fault("soap", "This is not an object.", 'Write {"applications": {...}, "preferences": {...}}.')
        return None
    for key in value:
        if key not in ("rounds", "applications", "preferences"):
            known = "Known keys are rounds, applications, preferences."
            faults.fault(f"soap.{key}", "This key is not known.", known)
    rounds = value.get("rounds", ROUNDS)
    if isinstance(rounds, bool) or not isinstance(rounds, int) or not 1 <= rounds <= MOST_ROUNDS:
        faults.fault(
            "soap.rounds", f"The rounds must be from 1 to {MOST_ROUNDS}.", f"There are {ROUNDS} now."
        )
        rounds = ROUNDS
    applications = _lists(faults, value.get("applications", {}), "applications", "applicant", "program")
    for a, programs in applications.items():
        if len(programs) > MOST_APPLICATIONS:
            faults.fault(
                f"soap.applications.{a}",
                f"There are {len(programs)} applications.",
                f"Nobody can send more than {MOST_APPLICATIONS}.",
            )
    preferences = _lists(faults, value.get("preferences", {}), "preferences", "program", "applicant")
    return OfferRounds(rounds, applications, preferences)


def _lists(faults: Faults, value: Any, key: str, owner: str, listed: str) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, Mapping):
        faults.fault(f"soap.{key}", "This is not an object.", 'Write {"name": ["first choice", ...]}.')
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for name, names in value.items():
        faults.mention(f"soap.{key}.{name}", owner, str(name))
        found[str(name)] = faults.names(names, f"soap.{key}.{name}", listed)
    return found
