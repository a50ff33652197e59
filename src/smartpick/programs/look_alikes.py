"""Programs that may be one and the same: two numbers for one specialty in one town, by name or linked hospital.

The lists give each program one number, so two numbers are usually two programs: two campuses, or a rural track. But a
program that was renumbered, or moved to another sponsor, can stand there twice, and nobody wants to pay twice.
"""

from functools import lru_cache

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
    found: dict[str, tuple[Program, ...]] = {}
    for near in towns.values():
        for one in near:
            others = tuple(other for other in near if other is not one and _alike(one, other))
            if others:
                found[one.acgme_id] = others
    return found


def _alike(one: Program, other: Program) -> bool:
    if one.hospital_ccn is not None and one.hospital_ccn == other.hospital_ccn:
        return True
    return likeness(words(one.name), words(other.name)) >= SAME_INSTITUTION
