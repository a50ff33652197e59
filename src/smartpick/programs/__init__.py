"""What is out there: the directory of residency programs, and how to find one in it.

Comes in: the packaged table (compiled by ``scripts/compile_programs.py`` from public lists). Goes out:
``Program`` with ``Fact`` values that carry source and as-of date, ``Directory`` with a struct-of-arrays view
for the engine, search by name, specialty, place and distance, and the one place where names of specialties,
states and divisions are resolved.
"""

from smartpick.programs.directory import Directory, DirectoryArrays, directory_of, load_directory
from smartpick.programs.fact import UNKNOWN, Fact, Value
from smartpick.programs.kind import KIND_RULES, KINDS, KindRule, kind_of
from smartpick.programs.place import (
    DIVISIONS,
    OUTSIDE,
    STATE_DIVISION,
    STATE_NAME,
    STATES,
    division_name,
    miles_between,
    resolve_city,
    state_code,
)
from smartpick.programs.program import Program
from smartpick.programs.search import Found, Hit, find, search
from smartpick.programs.specialty import SPECIALTY_ALIASES, specialty_name

__all__ = [
    "DIVISIONS",
    "KINDS",
    "KIND_RULES",
    "OUTSIDE",
    "SPECIALTY_ALIASES",
    "STATES",
    "STATE_DIVISION",
    "STATE_NAME",
    "UNKNOWN",
    "Directory",
    "DirectoryArrays",
    "Fact",
    "Found",
    "Hit",
    "KindRule",
    "Program",
    "Value",
    "directory_of",
    "division_name",
    "find",
    "kind_of",
    "load_directory",
    "miles_between",
    "resolve_city",
    "search",
    "specialty_name",
    "state_code",
]
