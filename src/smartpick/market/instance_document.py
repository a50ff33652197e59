"""Reading a Match written down as a JSON document: every fault is named at once, with its place.

{"applicants": {"a": ["p"]}, "programs": {"p": {"quota": 1, "ranks": ["a"]}},
 "couples": [{"members": ["b", "c"], "ranks": [["p", null]]}], "proposing": "applicants"}

and the sections of ``instance_sections``.
"""

from collections.abc import Container, Mapping
from dataclasses import replace
from typing import Any

from smartpick.errors import Problem, UserError
from smartpick.market.instance_sections import Supplemental, read_reversions, read_soap, read_supplemental
from smartpick.market.rank_lists import Couple, Instance, RankedProgram

__all__ = ["read_instance"]

KEYS = ("applicants", "programs", "couples", "supplemental", "reversions", "soap", "proposing")
LINKING = ("couples", "supplemental", "reversions")
PROPOSING = ("applicants", "programs")


def read_instance(document: Any, name: str = "instance") -> tuple[Instance, str, tuple[str, ...]]:
    """Return the instance, the proposing side, and a warning for every one-sided rank, which is dropped.

    Raises ``UserError`` with all problems: wrong types, unknown or repeated names, negative or fractional
    quotas.
    """
    return _Reader(name).read(document)


class _Reader:
    """Collects problems while walking through one document."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.warnings: list[str] = []
        self.mentions: dict[str, list[tuple[str, str]]] = {"program": [], "applicant": []}

    def fault(self, place: str, what: str, way_out: str = "") -> None:
        self.problems.append(Problem(what, way_out, f"{self.name}: {place}" if place else self.name))

    def read(self, document: Any) -> tuple[Instance, str, tuple[str, ...]]:
        if not isinstance(document, Mapping):
            self.fault(
                "", "The document is not an object.", 'Write {"applicants": {...}, "programs": {...}}.'
            )
            raise UserError(self.problems)
        for key in document:
            if key not in KEYS:
                self.fault(str(key), "This key is not known.", f"Known keys are {', '.join(KEYS)}.")
        applicants = self.applicants(document.get("applicants", {}))
        programs = self.programs(document.get("programs", {}))
        couples = self.couples(document.get("couples", []))
        proposing = document.get("proposing", "applicants")
        if proposing not in PROPOSING:
            self.fault("proposing", "The proposing side is not known.", 'Use "applicants" or "programs".')
        applicants = self.with_members(applicants, programs, couples)
        supplemental = read_supplemental(self, document.get("supplemental", {}))
        reversions = read_reversions(self, document.get("reversions", []), programs)
        soap = read_soap(self, document["soap"]) if "soap" in document else None
        self.check_names(applicants, programs)
        self.check_couples(couples)
        for section in LINKING:
            if document.get(section) and proposing == "programs":
                way_out = 'Drop "proposing": "programs".'
                self.fault(section, f"{section.capitalize()} need the applicants to propose.", way_out)
        if self.problems:
            raise UserError(self.problems)
        instance = self.mutual(applicants, programs, couples, supplemental)
        named = frozenset(q for lists in supplemental.values() for row in lists.values() for q in row)
        instance = replace(instance, reversions=reversions, first_years=named, soap=soap)
        return instance, str(proposing), tuple(self.warnings)

    def names(self, value: Any, place: str, kind: str) -> tuple[str, ...]:
        """Return a list of distinct names of a kind (each must be defined), or report why it is none."""
        if not isinstance(value, list | tuple):
            self.fault(place, "This is not a list of names.", 'Write ["first choice", "second choice"].')
            return ()
        seen: dict[str, None] = {}
        for i, item in enumerate(value):
            if not isinstance(item, str):
                self.fault(f"{place}[{i}]", f"A name must be text, not {item!r}.", "Put it in quotes.")
            elif item in seen:
                self.fault(f"{place}[{i}]", f"'{item}' is in the list twice.", "Keep its best place only.")
            else:
                seen[item] = None
                self.mention(f"{place}[{i}]", kind, item)
        return tuple(seen)

    def mention(self, place: str, kind: str, name: str) -> None:
        self.mentions[kind].append((place, name))

    def applicants(self, value: Any) -> dict[str, tuple[str, ...]]:
        if not isinstance(value, Mapping):
            self.fault("applicants", "This is not an object.", 'Write {"name": ["program", ...]}.')
            return {}
        return {str(a): self.names(ranks, f"applicants.{a}", "program") for a, ranks in value.items()}

    def programs(self, value: Any) -> dict[str, RankedProgram]:
        if not isinstance(value, Mapping):
            self.fault("programs", "This is not an object.", 'Write {"name": {"quota": 1, "ranks": [...]}}.')
            return {}
        return {str(p): self.program(entry, f"programs.{p}") for p, entry in value.items()}

    def program(self, entry: Any, place: str) -> RankedProgram:
        if not isinstance(entry, Mapping):
            self.fault(place, "This is not an object.", 'Write {"quota": 1, "ranks": [...]}.')
            return RankedProgram(0, ())
        for key in entry:
            if key not in ("quota", "ranks"):
                self.fault(f"{place}.{key}", "This key is not known.", "Known keys are quota, ranks.")
        for key in ("quota", "ranks"):
            if key not in entry:
                self.fault(f"{place}.{key}", f"The {key} of this program is missing.", "Add it.")
        quota = entry.get("quota", 0)
        if isinstance(quota, bool) or not isinstance(quota, int):
            self.fault(
                f"{place}.quota", f"A quota must be a whole number, not {quota!r}.", "Write 0, 1, 2, ..."
            )
            quota = 0
        elif quota < 0:
            self.fault(f"{place}.quota", f"A quota cannot be negative ({quota}).", "Write 0 for no position.")
        return RankedProgram(quota, self.names(entry.get("ranks", []), f"{place}.ranks", "applicant"))

    def couples(self, value: Any) -> tuple[Couple, ...]:
        if not isinstance(value, list | tuple):
            self.fault(
                "couples", "This is not a list.", 'Write [{"members": ["a", "b"], "ranks": [["p", "q"]]}].'
            )
            return ()
        found = (self.couple(entry, f"couples[{i}]") for i, entry in enumerate(value))
        return tuple(couple for couple in found if couple)

    def couple(self, entry: Any, place: str) -> Couple | None:
        if not isinstance(entry, Mapping) or set(entry) != {"members", "ranks"}:
            self.fault(
                place, "A couple has members and ranks.", 'Write {"members": ["a", "b"], "ranks": [...]}.'
            )
            return None
        members = self.names(entry["members"], f"{place}.members", "applicant")
        if len(members) != 2:
            self.fault(f"{place}.members", "A couple has two different members.", 'Write ["a", "b"].')
            return None
        ranks: dict[tuple[str | None, str | None], None] = {}
        pairs = entry["ranks"]
        if not isinstance(pairs, list | tuple):
            self.fault(f"{place}.ranks", "This is not a list of pairs.", 'Write [["p", "q"], ["p", null]].')
            return None
        for i, pair in enumerate(pairs):
            if not isinstance(pair, list | tuple) or len(pair) != 2 or not all(map(_is_choice, pair)):
                self.fault(
                    f"{place}.ranks[{i}]",
                    "This is not a pair of programs.",
                    'Write ["p", "q"] or ["p", null].',
                )
            elif tuple(pair) in ranks:
                self.fault(
                    f"{place}.ranks[{i}]", "This pair is in the list twice.", "Keep its best place only."
                )
            else:
                ranks[pair[0], pair[1]] = None
                named = ((f"{place}.ranks[{i}]", p) for p in pair if p is not None)
                self.mentions["program"].extend(named)
        ranks.pop((None, None), None)
        return Couple((members[0], members[1]), tuple(ranks))

    def check_names(self, applicants: Container[str], programs: Container[str]) -> None:
        for kind, defined in (("program", programs), ("applicant", applicants)):
            for place, name in self.mentions[kind]:
                if name not in defined:
                    self.fault(place, f"There is no {kind} '{name}'.", "Add it or drop it here.")

    def with_members(
        self,
        applicants: Mapping[str, tuple[str, ...]],
        programs: Mapping[str, RankedProgram],
        couples: tuple[Couple, ...],
    ) -> dict[str, tuple[str, ...]]:
        """Return the applicants with every couple's members, whose list of pairs is the only list they have.

        A member need not stand among the applicants if some program ranks that name; else it is a slip.
        """
        known = {a for ranked in programs.values() for a in ranked.ranks}
        found = dict(applicants)
        for couple in couples:
            for member in couple.members:
                if found.get(member):
                    self.warnings.append(f"'{member}' is in a couple: the list of their own is left out.")
                if member in found or member in known:
                    found[member] = ()
        return found

    def check_couples(self, couples: tuple[Couple, ...]) -> None:
        taken: set[str] = set()
        for i, couple in enumerate(couples):
            for member in couple.members:
                if member in taken:
                    self.fault(f"couples[{i}].members", f"'{member}' is in two couples.", "Keep one.")
                taken.add(member)

    def mutual(
        self,
        applicants: Mapping[str, tuple[str, ...]],
        programs: Mapping[str, RankedProgram],
        couples: tuple[Couple, ...],
        supplemental: Supplemental,
    ) -> Instance:
        """Drop every rank that only one side has, with a warning."""
        ranked_by = {p: frozenset(ranked.ranks) for p, ranked in programs.items()}
        wishes = {a: frozenset(choices) for a, choices in applicants.items()}
        for couple in couples:
            for side, member in enumerate(couple.members):
                wishes[member] = frozenset(p for pair in couple.ranks if (p := pair[side]) is not None)
        first_years = self.first_years(supplemental, wishes)
        for a, lists in first_years.items():
            wishes[a] = wishes[a].union(*lists.values())
        for a, choices in wishes.items():
            for p in choices if a not in applicants else sorted(choices):
                if a not in ranked_by[p]:
                    self.warnings.append(f"'{a}' ranks '{p}', but '{p}' does not rank '{a}': dropped.")
        for p, ranked in programs.items():
            for a in ranked.ranks:
                if p not in wishes[a]:
                    self.warnings.append(f"'{p}' ranks '{a}', but '{a}' does not rank '{p}': dropped.")
        kept = {
            a: {p: tuple(q for q in qs if a in ranked_by[q]) for p, qs in lists.items() if a in ranked_by[p]}
            for a, lists in first_years.items()
        }
        return Instance(
            {a: tuple(p for p in choices if a in ranked_by[p]) for a, choices in applicants.items()},
            {
                p: RankedProgram(ranked.quota, tuple(a for a in ranked.ranks if p in wishes[a]))
                for p, ranked in programs.items()
            },
            tuple(_mutual_couple(couple, ranked_by) for couple in couples),
            kept,
        )

    def first_years(self, supplemental: Supplemental, wishes: Mapping[str, frozenset[str]]) -> Supplemental:
        """Return the supplemental lists that hang on a program which their owner ranks."""
        for a, lists in supplemental.items():
            for p in lists:
                if p not in wishes[a]:
                    self.warnings.append(
                        f"'{a}' has a supplemental list for '{p}' without ranking it: dropped."
                    )
        return {a: {p: qs for p, qs in lists.items() if p in wishes[a]} for a, lists in supplemental.items()}


def _is_choice(value: object) -> bool:
    """Say whether a value may stand in a couple's pair: a program's name or null."""
    return value is None or isinstance(value, str)


def _mutual_couple(couple: Couple, ranked_by: Mapping[str, frozenset[str]]) -> Couple:
    """Keep the pairs in which both programs rank their member."""
    kept = tuple(
        pair
        for pair in couple.ranks
        if all(p is None or a in ranked_by[p] for a, p in zip(couple.members, pair, strict=True))
    )
    return Couple(couple.members, kept)
