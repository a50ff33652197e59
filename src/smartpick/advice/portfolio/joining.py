"""A profile with the rotations, letters and people of a portfolio in the place of its own."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from smartpick.advice.portfolio.institutions import Answers, Proposal, institutions, proposals
from smartpick.applicant import Letter, Person, Profile, Rotation
from smartpick.experience import ExperienceSummary, Portfolio, summarise
from smartpick.programs import Directory

__all__ = ["Joined", "joined", "tables_told", "without_portfolio"]


@dataclass(frozen=True, slots=True)
class Joined:
    """The profile to pick for.

    ``said`` tells in sentences what was replaced and what was left out; ``waiting`` are institutions that may be
    ties and count as none until they are confirmed; ``institution`` returns the name under which an institution of
    the portfolio is looked for, ``None`` when it is no tie (yet). ``filled``: the tables "rotations" and "letters" that
    are those of the portfolio.
    """

    profile: Profile
    summary: ExperienceSummary
    said: tuple[str, ...]
    waiting: tuple[Proposal, ...]
    institution: Callable[[str | None, str | None], str | None]
    filled: tuple[str, ...]


def joined(
    profile: Profile, portfolio: Portfolio, on: date, directory: Directory, answers: Answers | None = None
) -> Joined:
    """Return the profile as the portfolio says it on the day ``on``.

    A table of the profile is replaced when the portfolio has records that tell of it (``tables_told``), and kept
    otherwise: what nobody logged is not known to be nothing.
    """
    given = answers or {}
    summary = summarise(portfolio.experiences, portfolio.letters, portfolio.people, on)
    waiting = proposals(institutions(summary), directory, given)
    unanswered = {(one.institution, one.state) for one in waiting}

    def institution(name: str | None, state: str | None) -> str | None:
        if name is None or (name, state) in unanswered:
            return None
        return given.get((name, state), name) or None

    def fields(one: Any) -> dict[str, Any]:
        found: dict[str, Any] = one.profile_fields()
        return {**found, "institution": institution(one.institution, one.state)}

    changed: dict[str, Any] = {}
    told = tables_told(summary, on)
    if "rotations" in told:
        changed["rotations"] = tuple(Rotation(**fields(one)) for one in summary.rotations)
    if "letters" in told:
        changed["letters"] = tuple(Letter(**fields(one)) for one in summary.letters)
    if summary.people:
        people = tuple(Person(**fields(one)) for one in summary.people)
        changed["ties"] = replace(profile.ties, people=people, known=True)
    logged = {"rotations": portfolio.experiences, "letters": portfolio.letters}
    waits = tuple(name for name, records in logged.items() if records and name not in told)
    said = (*_replaced(profile, changed, waits), *_left_out(portfolio, summary))
    return Joined(replace(profile, **changed), summary, said, waiting, institution, told)


def tables_told(summary: ExperienceSummary, on: date) -> tuple[str, ...]:
    """Return which of "rotations" and "letters" a portfolio tells of on the day ``on``.

    A rotation that has not begun, a letter that is only hoped for, or one of which nobody knows whether it is from the
    US, says nothing about what there is: taking it for all there is would turn "unknown" into "none".
    """
    found = []
    if any(Rotation(**one.profile_fields()).months_done(on) > 0.0 for one in summary.rotations):  # type: ignore[arg-type]
        found.append("rotations")
    if any(one.us is not None for one in summary.letters):
        found.append("letters")
    return tuple(found)


def without_portfolio(found: Joined, written: Profile | None = None) -> Profile:
    """Return the profile that a portfolio is compared with: the same, with nothing in the tables that it filled.

    With ``written`` (the profile before it was joined) those stand there that it told of. A table that the portfolio
    does not fill is the same on both sides, known or not: what nobody knows is credited to nobody.
    """
    if written is None:
        return replace(found.profile, **dict.fromkeys(found.filled, ()))  # type: ignore[arg-type]
    open_ = {name: () for name in found.filled if getattr(written, name) is None}
    return replace(written, **open_)  # type: ignore[arg-type]


def _replaced(profile: Profile, changed: dict[str, Any], waits: tuple[str, ...]) -> tuple[str, ...]:
    """Say what stands in whose place, and which tables of the profile stay; of ``waits`` there are records to come."""
    own = {"rotations": profile.rotations, "letters": profile.letters, "people": profile.ties.people}
    new = {name: changed.get(name) for name in ("rotations", "letters")}
    new["people"] = changed["ties"].people if "ties" in changed else None
    found = []
    for name, before in own.items():
        count = "not known" if before is None else str(len(before))
        after = new[name]
        if after is not None:
            instead = f"replace those of the profile ({count})."
            if before is None and name != "people":
                # The chance may fall by this alone, and the sentence is where that is explained.
                instead = (
                    "count for all there are; what is typical was assumed while the profile said nothing."
                )
            found.append(f"{name.capitalize()}: those of the portfolio ({len(after)}) {instead}")
        elif name in waits:
            found.append(
                f"{name.capitalize()}: none of the portfolio count yet, so what the profile says ({count}) stays."
            )
        elif before:
            found.append(
                f"{name.capitalize()}: the portfolio has none, so those of the profile ({count}) stay."
            )
    return tuple(found)


def _left_out(portfolio: Portfolio, summary: ExperienceSummary) -> tuple[str, ...]:
    counted = {one.record for one in summary.rotations}
    unknown = [one.id for one in portfolio.experiences if one.id not in counted]
    found = []
    if unknown:
        found.append(f"Not counted, because its length is not known: {', '.join(unknown)}.")
    if summary.expected_letters:
        names = ", ".join(one.record for one in summary.expected_letters)
        found.append(f"Not counted, because it is not written yet: {names}.")
    return tuple(found)
