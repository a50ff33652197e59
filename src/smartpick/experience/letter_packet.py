"""What a writer needs for a letter: cases seen together, what they saw, feedback, projects, and the steps to upload."""

from dataclasses import dataclass
from datetime import date, timedelta

from smartpick.experience.encounter import Encounter
from smartpick.experience.experience import Experience
from smartpick.experience.feedback import Feedback
from smartpick.experience.icd10 import diagnosis
from smartpick.experience.letter import STEPS, Letter
from smartpick.experience.person import Person
from smartpick.experience.portfolio import Portfolio

__all__ = ["AskDate", "Packet", "ask_dates", "assigned", "packet"]

MOST_CASES = 8
#: Letters that can be assigned to one program in MyERAS (AAMC, MyERAS guide, season 2026-27).
LETTERS_PER_PROGRAM = 4
#: Weeks a writer should have, and weeks to allow for the upload; judgement.
WRITER_WEEKS, UPLOAD_WEEKS = 6, 2

_STEP_WORDS = {
    "asked": "Ask in person whether a strong letter is possible, and for which specialty.",
    "agreed": "Note that it was agreed, and the day it is hoped for.",
    "confirmed": "Create the entry in MyERAS, decide on the waiver, confirm it (this locks it).",
    "packet": "Send the letter request form with its Letter ID, and this packet.",
    "written": "Wait; remind politely after three weeks.",
    "uploaded": "See in MyERAS that the writer has uploaded it; then assign it to programs.",
}


@dataclass(frozen=True, slots=True)
class Packet:
    """The material for one writer; nothing in it says who a patient is."""

    letter: Letter
    writer: Person | None
    together: tuple[Experience, ...]
    cases: tuple[str, ...]
    case_ids: tuple[str, ...]
    saw: tuple[str, ...]
    feedback: tuple[Feedback, ...]
    projects: tuple[str, ...]
    to_do: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskDate:
    """When to ask for one letter: by ``ask_by``, so that it can be there on ``needed``."""

    letter: str
    ask_by: date
    needed: date
    late: bool


def packet(portfolio: Portfolio, letter: Letter) -> Packet:
    """Return the packet for the writer of a letter.

    The cases are encounters under this supervisor: those marked notable first, then by the part taken, at most eight,
    each as one line without month or place.
    """
    writer = next((one for one in portfolio.people if one.id == letter.writer), None)
    together = tuple(one for one in portfolio.experiences if letter.writer in one.supervisors)
    cases = sorted(
        (one for one in portfolio.encounters if one.supervisor == letter.writer),
        key=lambda one: (not one.notable, not one.again, {"performed": 0, "assisted": 1}.get(one.role, 2)),
    )[:MOST_CASES]
    missing = []
    if writer is None:
        missing.append("the writer's record")
    if not cases:
        missing.append("encounters under this supervisor")
    if letter.waived is None:
        missing.append("your decision on the waiver")
    if writer is not None and not writer.saw:
        missing.append("what this person saw you do")
    return Packet(
        letter,
        writer,
        together,
        tuple(_line(one) for one in cases),
        tuple(one.id for one in cases),
        writer.saw if writer else (),
        tuple(one for one in portfolio.feedback if one.person == letter.writer),
        tuple(duty for one in together for duty in one.responsibilities),
        tuple(_STEP_WORDS[step] for step in STEPS if getattr(letter, step) is None)
        if not letter.exists
        else (),
        tuple(missing),
    )


def _line(one: Encounter) -> str:
    named = [found.description for code in one.diagnoses if (found := diagnosis(code))]
    did = [procedure.name + f" ({procedure.role})" for procedure in one.procedures]
    did += [skill.name for skill in one.skills if one.role_in(skill) != "observed"]
    parts = (
        one.complaint or (named[0] if named else "patient"),
        f"{one.age} years" if one.age else "",
        "; ".join(named[:2]) if one.complaint else "",
        f"your part: {one.role}" + (f" ({', '.join(did[:4])})" if did else ""),
        "seen again" if one.again else "",
    )
    return ", ".join(filter(None, parts))


def ask_dates(letters: tuple[Letter, ...], needed: date, on: date) -> tuple[AskDate, ...]:
    """Return by when to ask for each letter that is only considered yet, so that it is there on ``needed``."""
    found = []
    for one in letters:
        if one.status == "considered":
            there = one.due or needed
            ask_by = there - timedelta(weeks=WRITER_WEEKS + UPLOAD_WEEKS)
            found.append(AskDate(one.id, ask_by, there, ask_by < on))
    return tuple(found)


def assigned(
    letters: tuple[Letter, ...], specialty: str, people: tuple[Person, ...] = ()
) -> tuple[tuple[Letter, str], ...]:
    """Return up to four letters to assign to a program of a specialty, best first, each with its reason.

    US letters for the specialty come first, then general ones, then others; a department's letter is always in.
    """
    us = {one.id for one in people if one.state is not None}

    def rank(one: Letter) -> tuple[bool, bool, bool, int]:
        same = one.specialty is not None and one.specialty.casefold() == specialty.casefold()
        return (not one.chair, not same, one.writer not in us, -(one.dated or date.min).toordinal())

    chosen = sorted((one for one in letters if one.exists), key=rank)[:LETTERS_PER_PROGRAM]
    return tuple((one, _reason(one, specialty, us)) for one in chosen)


def _reason(one: Letter, specialty: str, us: set[str]) -> str:
    same = one.specialty is not None and one.specialty.casefold() == specialty.casefold()
    parts = [
        "department's letter" if one.chair else "",
        f"for {specialty}"
        if same
        else "general"
        if one.general
        else f"for {one.specialty or 'no specialty'}",
        "from the US" if one.writer in us else "",
    ]
    return ", ".join(filter(None, parts))
