"""What the log itself says about the items of a checklist: done or not, and by which records."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from smartpick.experience.document import Document
from smartpick.experience.encounter import Encounter
from smartpick.experience.experience import Experience
from smartpick.experience.feedback import Feedback
from smartpick.experience.letter import Letter
from smartpick.experience.months import month_of, month_spans, months_of
from smartpick.experience.onboarding import readiness
from smartpick.experience.person import Person
from smartpick.experience.portfolio import Portfolio
from smartpick.experience.reflection import Reflection

__all__ = ["RULES", "Answer", "Seen", "seen"]

GOALS = 3


@dataclass(frozen=True, slots=True)
class Seen:
    """All that belongs to one experience on one day."""

    experience: Experience
    on: date
    encounters: tuple[Encounter, ...]
    reflections: tuple[Reflection, ...]
    feedback: tuple[Feedback, ...]
    people: tuple[Person, ...]
    letters: tuple[Letter, ...]
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether an item is done, the records that show it, and what is missing in words."""

    done: bool
    records: tuple[str, ...] = ()
    missing: str = ""


def seen(portfolio: Portfolio, experience: Experience, on: date) -> Seen:
    """Return what a portfolio holds about one of its experiences.

    People are its supervisors and whoever was met there; letters are those of these people.
    """
    name = experience.id
    people = tuple(one for one in portfolio.people if one.id in experience.supervisors or one.met == name)
    writers = {one.id for one in people}
    return Seen(
        experience,
        on,
        tuple(one for one in portfolio.encounters if one.experience == name),
        tuple(one for one in portfolio.reflections if one.experience == name),
        tuple(one for one in portfolio.feedback if one.experience == name),
        people,
        tuple(one for one in portfolio.letters if one.writer in writers),
        tuple(one for one in portfolio.documents if one.experience in {None, name}),
    )


def _fields(here: Seen, **wanted: str) -> Answer:
    """Answer by fields of the experience; ``wanted`` gives the words for each that is open."""
    missing = [words for field, words in wanted.items() if getattr(here.experience, field) in (None, ())]
    return Answer(not missing, (here.experience.id,), ", ".join(missing))


def _records(found: tuple[str, ...], missing: str) -> Answer:
    return Answer(bool(found), found, "" if found else missing)


def _dates_known(here: Seen) -> Answer:
    return _fields(here, start="first day", end="last day", hours_per_week="hours a week")


def _place_known(here: Seen) -> Answer:
    answer = _fields(here, institution="institution", city="city")
    known = here.experience.state is not None or here.experience.country is not None
    missing = ", ".join(filter(None, [answer.missing, "" if known else "state or country"]))
    return Answer(not missing, (here.experience.id,), missing)


def _supervisor_named(here: Seen) -> Answer:
    return _records(here.experience.supervisors, "a supervisor")


def _goals_chosen(here: Seen) -> Answer:
    open_goals = GOALS - len(here.experience.goals)
    return Answer(open_goals <= 0, (here.experience.id,), f"{open_goals} more" if open_goals > 0 else "")


def _papers_held(here: Seen) -> Answer:
    needs = [need for need in readiness(here.experience, here.documents, here.on) if need.needed == "yes"]
    missing = [need.item.title for need in needs if need.state != "held"]
    held = tuple(need.document for need in needs if need.document is not None)
    return Answer(not missing, held, "; ".join(missing))


def _letter_policy_known(here: Seen) -> Answer:
    return _records(
        tuple(d.id for d in here.documents if d.item == "letter_policy"), "the site's word on letters"
    )


def _entries_begun(here: Seen) -> Answer:
    return _records(tuple(one.id for one in here.encounters[:3]), "an encounter")


def _record_system_named(here: Seen) -> Answer:
    return _fields(here, ehr="the record system")


def _duties_named(here: Seen) -> Answer:
    return _fields(here, responsibilities="responsibilities")


def _months_without_holes(here: Seen) -> Answer:
    start, end = here.experience.start, here.experience.end or here.on
    if start is None:
        return Answer(done=False, missing="the first day")
    if start > here.on:
        return Answer(done=False, missing="its beginning")
    logged = {one.month for one in here.encounters} | {one.month for one in here.reflections if one.month}
    running = months_of(start, min(end, here.on))
    # The month that has just begun may still be empty.
    open_months = [m for m in running if m not in logged and not (m == month_of(here.on) and here.on.day < 8)]
    return Answer(bool(running) and not open_months, tuple(sorted(logged)), month_spans(open_months))


def _feedback_logged(here: Seen) -> Answer:
    return _records(tuple(one.id for one in here.feedback), "feedback")


def _feedback_closed(here: Seen) -> Answer:
    # What is not closed is told by its day: nobody knows a feedback by its id.
    open_ones = [
        f"the feedback of {one.day}" if one.day else "a feedback without a day"
        for one in here.feedback
        if one.follow_up(here.on) != "done"
    ]
    closed = tuple(one.id for one in here.feedback if one.follow_up(here.on) == "done")
    return Answer(
        bool(closed) and not open_ones, closed, ", ".join(open_ones) or ("" if closed else "feedback")
    )


def _case_presented(here: Seen) -> Answer:
    found = tuple(
        one.id
        for one in here.encounters
        if any(skill.name == "presentation" and one.role_in(skill) != "observed" for skill in one.skills)
    )
    return _records(found, "a case you presented yourself")


def _reflected(here: Seen) -> Answer:
    return _records(tuple(one.id for one in here.reflections), "a reflection")


def _letters_with(here: Seen, *steps: str) -> Answer:
    found = tuple(one.id for one in here.letters if any(getattr(one, step) is not None for step in steps))
    return _records(found, "a letter from somebody who saw you here")


def _letter_asked(here: Seen) -> Answer:
    return _letters_with(here, "asked", "agreed", "confirmed", "packet", "written", "uploaded")


def _packet_sent(here: Seen) -> Answer:
    return _letters_with(here, "packet", "written", "uploaded")


def _letter_uploaded(here: Seen) -> Answer:
    return _letters_with(here, "uploaded")


def _stories_marked(here: Seen) -> Answer:
    return _records(tuple(one.id for one in here.encounters if one.notable), "a notable encounter")


def _seen_noted(here: Seen) -> Answer:
    unsaid = [one.name for one in here.people if one.id in here.experience.supervisors and not one.saw]
    noted = tuple(one.id for one in here.people if one.saw)
    return Answer(bool(noted) and not unsaid, noted, ", ".join(unsaid) or ("" if noted else "what they saw"))


def _proof_held(here: Seen) -> Answer:
    held = bool(here.experience.certificate or here.experience.evaluation)
    return Answer(
        held, (here.experience.id,) if held else (), "" if held else "an evaluation or a certificate"
    )


def _contact_planned(here: Seen) -> Answer:
    end = here.experience.end
    found = tuple(
        one.id
        for one in here.people
        if one.next_contact is not None or (end and one.last_contact and one.last_contact >= end)
    )
    return _records(found, "a next word to somebody you met here")


#: The rules by the names that ``data/checklists.toml`` uses.
RULES: Mapping[str, Callable[[Seen], Answer]] = {
    rule.__name__.removeprefix("_"): rule
    for rule in (
        _dates_known,
        _place_known,
        _supervisor_named,
        _goals_chosen,
        _papers_held,
        _letter_policy_known,
        _entries_begun,
        _record_system_named,
        _duties_named,
        _months_without_holes,
        _feedback_logged,
        _feedback_closed,
        _case_presented,
        _reflected,
        _letter_asked,
        _packet_sent,
        _letter_uploaded,
        _stories_marked,
        _seen_noted,
        _proof_held,
        _contact_planned,
    )
}
