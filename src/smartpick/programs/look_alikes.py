"""Programs that may be one and the same: two numbers for one specialty in one town, by name or linked hospital.

The lists give each program one number, so two numbers are usually two programs: two campuses, or a rural track. But a
program that was renumbered, or moved to another sponsor, can stand there twice, and nobody wants to pay twice.
"""

from functools import lru_cache
from itertools import combinations

from smartpick.programs.directory import Directory
from smartpick.programs.names import SAME_INSTITUTION, likeness, words
from smartpick.programs.program import Program

__all__ = ["look_alikes"]


@lru_cache(maxsize=2)
def look_alikes(directory: Directory) -> dict[str, tuple[Program, ...]]:
    """Return, by ACGME number, the other programs of the same specialty and town that are hard to tell from it.

    Their names are alike (``names.SAME_INSTITUTION``), or both are linked with the same teaching hospital. Programs
    that stand alone are left out.
    """
    towns: dict[tuple[str, str, str], list[Program]] = {}
    for one in directory.programs:
        towns.setdefault((one.specialty, one.state, one.city), []).append(one)
    found: dict[str, list[Program]] = {}
    for near in towns.values():
        named = [words(one.name) for one in near] if len(near) > 1 else []
        for (i, one), (j, other) in combinations(enumerate(near), 2):
            same = one.hospital_ccn is not None and one.hospital_ccn == other.hospital_ccn
            if same or likeness(named[i], named[j]) >= SAME_INSTITUTION:
                found.setdefault(one.acgme_id, []).append(other)
                found.setdefault(other.acgme_id, []).append(one)
    return {name: tuple(others) for name, others in found.items()}
