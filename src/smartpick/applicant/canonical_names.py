"""Replace specialties as typed by their directory names."""

from collections.abc import Callable
from dataclasses import replace

from smartpick.applicant.profile import Profile
from smartpick.errors import Problem, UserError
from smartpick.toml_lines import dotted

__all__ = ["with_canonical_specialties"]


def with_canonical_specialties(
    profile: Profile, canonical: Callable[[str], str], where: Callable[[str], str] = lambda field: field
) -> Profile:
    """Return the profile with every specialty as ``canonical`` names it.

    ``canonical`` is ``smartpick.programs.specialty_name``, handed in because this room does not know the
    directory; it raises :class:`UserError` for a name it cannot place. Preferences must be placed: all that
    fail, and any two that turn out to be the same specialty, are raised together, each at ``where(dotted
    field)``. A rotation or letter may keep its own words (a subspecialty, say).
    """
    problems: list[Problem] = []

    def placed(names: tuple[str, ...], table: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for name in names:
            field = dotted(("preferences", table, name))
            try:
                right = canonical(name)
            except UserError as error:
                problems.extend(replace(problem, where=where(field)) for problem in error.problems)
                continue
            if right in found.values():
                problems.append(Problem(f"{right} stands twice.", "Keep one of them.", where(field)))
            found[name] = right
        return found

    def tolerant(name: str | None) -> str | None:
        try:
            return None if name is None else canonical(name)
        except UserError:
            return name

    wanted = profile.preferences
    names = placed(tuple(name for name, _ in wanted.specialties), "specialties")
    minimum = placed(tuple(wanted.minimum), "minimum")
    if problems:
        raise UserError(problems)
    couple = wanted.couple
    if couple is not None:
        couple = replace(couple, specialties=tuple(tolerant(name) or name for name in couple.specialties))
    return replace(
        profile,
        preferences=replace(
            wanted,
            specialties=tuple((names[name], weight) for name, weight in wanted.specialties),
            minimum={minimum[name]: count for name, count in wanted.minimum.items()},
            couple=couple,
        ),
        rotations=None
        if profile.rotations is None
        else tuple(replace(one, specialty=tolerant(one.specialty)) for one in profile.rotations),
        letters=None
        if profile.letters is None
        else tuple(replace(one, specialty=tolerant(one.specialty)) for one in profile.letters),
    )
