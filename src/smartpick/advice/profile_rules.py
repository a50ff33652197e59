"""What a profile is checked against beyond itself: season's numbers, directory's names, specialties with a model.

The applicant's room knows none of them; this one knows all three.
"""

from collections.abc import Iterator

from smartpick.applicant import Finding, PassMark, Profile, SeasonRules
from smartpick.errors import Problem, UserError
from smartpick.market import load_card
from smartpick.programs import load_directory, specialty_name
from smartpick.season import Season

__all__ = ["directory_findings", "season_rules"]


def season_rules(season: Season) -> SeasonRules:
    """Return the pass marks of all years and the price of one application in a season."""
    return SeasonRules(
        pass_marks={
            exam: tuple(PassMark(one.value, one.valid_from) for one in marks)
            for exam, marks in season.pass_marks.items()
        },
        application_fee=season.application_fees.first,
    )


def directory_findings(profile: Profile) -> Iterator[Finding]:
    """Yield what speaks against a profile: ids that do not exist, specialties that are unknown or have no model."""
    yield from _programs(profile)
    names: dict[str, str] = {}
    for name, _ in profile.preferences.specialties:
        path = ("preferences", "specialties", name)
        try:
            right = specialty_name(name)
        except UserError as error:
            yield from _findings(error.problems, path)
            continue
        if right in names.values():
            yield Finding(path, f"{right} stands twice in specialties.", "Keep one of them.")
        elif right not in load_card().specialties:
            what = f"There is no market model for {right}, so no list can be made for it."
            modelled = ", ".join(sorted(load_card().specialties))
            yield Finding(path, what, f"Take it out. There are models for: {modelled}.")
        names[name] = right
    for name in profile.preferences.minimum:
        path = ("preferences", "minimum", name)
        try:
            right = specialty_name(name)
        except UserError as error:
            yield from _findings(error.problems, path)
            continue
        if right not in names.values():
            what = f"A minimum is set for {right}, which is not among your specialties."
            way_out = "Add it there or take it out here."
            yield Finding(path, what, way_out, (("preferences", "specialties"),))


def _programs(profile: Profile) -> Iterator[Finding]:
    wanted = profile.preferences
    if not (wanted.pins or wanted.bans or wanted.ratings):
        return
    directory = load_directory()
    for key, ids in (("pins", wanted.pins), ("bans", wanted.bans)):
        for place, found in enumerate(ids):
            try:
                directory.by_id(found)
            except UserError as error:
                # Where an element was refused, the others have moved up and their lines would be wrong.
                yield from _findings(error.problems, ("preferences", key, place), (("preferences", key),))
    for found in wanted.ratings:
        try:
            directory.by_id(found)
        except UserError as error:
            yield from _findings(error.problems, ("preferences", "ratings", found))


def _findings(
    problems: tuple[Problem, ...], path: tuple[str | int, ...], needs: tuple[tuple[str | int, ...], ...] = ()
) -> Iterator[Finding]:
    return (Finding(path, problem.what, problem.way_out, needs) for problem in problems)
