"""Letters of recommendation: who could write, when to ask, what is on its way, which four go to which specialty."""

from dataclasses import dataclass
from datetime import date

from smartpick.applicant import Profile
from smartpick.calendar_months import DAYS_PER_MONTH, months_spanned
from smartpick.errors import Problem, UserError
from smartpick.experience import Letter, Person, Portfolio
from smartpick.experience.letter_lacks import letter_lacks
from smartpick.experience.letter_packet import LETTERS_PER_PROGRAM, AskDate, ask_dates, assigned
from smartpick.programs import specialty_name
from smartpick.season import Season, citation, phase_on

__all__ = [
    "Assignment",
    "CouldWrite",
    "LetterPlan",
    "LetterStanding",
    "Noted",
    "letter_plan",
    "most_letters",
    "needed_by",
]

#: Roles whose letters programs read as a physician's.
_WRITERS = frozenset({"attending", "program director", "chief of service", "research mentor", "fellow"})
#: A writer who saw somebody for four weeks can write with details; judgement.
DETAILED_WEEKS = 4.0
#: From this age on a program may ask for a newer letter; judgement.
OLD_MONTHS = 12
WEEKS_PER_MONTH = DAYS_PER_MONTH / 7


@dataclass(frozen=True, slots=True)
class CouldWrite:
    """Somebody without a letter who could write one: weeks supervised, entries together, and what speaks for it."""

    person: Person
    weeks: float
    entries: int
    reasons: tuple[str, ...]
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """Somebody without a letter of whom it is not known that they could write one; ``missing`` says what is."""

    person: Person
    missing: str


@dataclass(frozen=True, slots=True)
class LetterStanding:
    """One letter: who writes, the last step, its age in months on the day it is needed, what to look at."""

    letter: Letter
    writer: str
    status: str
    months_old: int | None
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assignment:
    """The letters to assign to programs of one specialty, best first, each with its reason."""

    specialty: str
    letters: tuple[tuple[str, str], ...]
    room: int


@dataclass(frozen=True, slots=True)
class LetterPlan:
    """Everything about letters on one day; ``needed`` is the day they should be there, ``needed_words`` why then."""

    on: date
    needed: date
    needed_words: str
    could_write: tuple[CouldWrite, ...]
    noted: tuple[Noted, ...]
    letters: tuple[LetterStanding, ...]
    ask: tuple[AskDate, ...]
    assignments: tuple[Assignment, ...]
    most: int
    most_source: str

    def writer_of(self, letter: str) -> str:
        """Return the name of who writes the letter with this id; the id of one that is not here."""
        return next((one.writer for one in self.letters if one.letter.id == letter), letter)


def needed_by(season: Season, on: date) -> tuple[date, str]:
    """Return the day on which letters should be there, and why: when programs begin to read, else a year later.

    Raise :class:`UserError` for a season whose dates are not known.
    """
    review, phase = season.dates.get("programs_review"), phase_on(season, on)
    if review is None or phase is None:
        known = "Take another --season; for letters --needed gives the day."
        raise UserError(Problem(f"No dates of season {season.name} are known here.", known))
    if not phase.assumed:
        return phase.ready_by, f"{review.label} ({citation(review)})"
    return phase.ready_by, (
        f"for season {phase.aim}; in {season.name} programs began to read on {review.value}, and the next day is not "
        "known here, so the same day a year later is assumed"
    )


def most_letters(season: Season) -> tuple[int, str]:
    """Return how many letters can be assigned to one program, and where that comes from."""
    limit = season.limits.get("letters_per_program")
    if limit is None:
        return LETTERS_PER_PROGRAM, "AAMC MyERAS guide, season 2026-27"
    return limit.value, f"{limit.source}, as of {limit.as_of}"


def letter_plan(
    portfolio: Portfolio, profile: Profile, season: Season, on: date, needed: date | None = None
) -> LetterPlan:
    """Return the plan for the letters of a portfolio on the day ``on``; ``needed`` replaces the season's day."""
    day, words = (needed, "your own date") if needed else needed_by(season, on)
    specialties = tuple(specialty_name(name) for name, _ in profile.preferences.specialties)
    most, most_source = most_letters(season)
    writers = _could_write(portfolio, specialties, on)
    return LetterPlan(
        on=on,
        needed=day,
        needed_words=words,
        could_write=writers,
        noted=_noted(portfolio, {one.person.id for one in writers}),
        letters=tuple(_standing(one, portfolio, season, on, day) for one in portfolio.letters),
        ask=ask_dates(portfolio.letters, day, on),
        assignments=tuple(_assignment(portfolio, specialty, most) for specialty in specialties),
        most=most,
        most_source=most_source,
    )


def _could_write(portfolio: Portfolio, specialties: tuple[str, ...], on: date) -> tuple[CouldWrite, ...]:
    """Return the physicians who saw the applicant and have no letter yet: US, specialty and long before others."""
    asked = {one.writer for one in portfolio.letters}
    found = [
        _seen(person, portfolio, specialties, on)
        for person in portfolio.people
        if person.id not in asked and person.role in _WRITERS
    ]
    known = [one for one in found if one.weeks or one.entries or one.person.saw or one.person.met]
    wanted = {name.casefold() for name in specialties}

    def rank(one: CouldWrite) -> tuple[bool, bool, float]:
        return one.person.state is None, (one.person.specialty or "").casefold() not in wanted, -one.weeks

    return tuple(sorted(known, key=rank))


def _noted(portfolio: Portfolio, writers: set[str]) -> tuple[Noted, ...]:
    """Return the other people without a letter, and what is missing of each."""
    asked = {one.writer for one in portfolio.letters}
    rest = [one for one in portfolio.people if one.id not in asked | writers]
    return tuple(
        Noted(
            one,
            "say what they saw you do, where you met, or name them as supervisor of an experience"
            if one.role in _WRITERS
            else f"noted as {one.role}; programs read letters of physicians who saw you work",
        )
        for one in rest
    )


def _seen(person: Person, portfolio: Portfolio, specialties: tuple[str, ...], on: date) -> CouldWrite:
    together = [one for one in portfolio.experiences if person.id in one.supervisors]
    weeks = sum((one.months_done(on) or 0.0) * WEEKS_PER_MONTH for one in together)
    entries = sum(one.supervisor == person.id for one in portfolio.encounters)
    met = next((one for one in portfolio.experiences if one.id == person.met), None)
    same = (person.specialty or "").casefold() in {name.casefold() for name in specialties}
    reasons = (
        "works in the US" if person.state else "",
        f"in {person.specialty}" if same else "",
        f"supervised you for {weeks:.0f} weeks" if weeks >= DETAILED_WEEKS else "",
        f"{entries} entries of your log under this supervisor" if entries else "",
        f"saw: {'; '.join(person.saw[:2])}" if person.saw else "",
        f"met at {met.institution or met.id}" if met is not None and met not in together else "",
    )
    cautions = (
        "Fewer than four weeks together, so hardly with details (judgement)."
        if weeks < DETAILED_WEEKS
        else "",
        "" if person.email or person.phone else "No address is noted.",
        "No contact for more than half a year: write first, ask later."
        if person.last_contact is not None and (on - person.last_contact).days > 183
        else "",
    )
    return CouldWrite(person, weeks, entries, tuple(filter(None, reasons)), tuple(filter(None, cautions)))


def _standing(one: Letter, portfolio: Portfolio, season: Season, on: date, needed: date) -> LetterStanding:
    person = next((person for person in portfolio.people if person.id == one.writer), None)
    writer = one.writer if person is None else person.name
    lacks = [lack.words for lack in letter_lacks(one, person, on) if lack.stops and one.exists]
    dated = one.dated
    old = None if dated is None else int(months_spanned(dated, needed))
    this = f"ERAS {season.eras_season}"
    cautions = (
        f"Hoped for on {one.due} and not there: remind kindly." if one.overdue(on) else "",
        f"It will be {old} months old when it is needed; ask whether the writer would renew it (judgement)."
        if old is not None and old >= OLD_MONTHS
        else "",
        f"Uploaded for {one.season}: look in MyERAS whether {this} still has it."
        if one.uploaded and one.season and one.season != this
        else "",
        "Written, and no upload is noted: look in MyERAS." if one.written and not one.uploaded else "",
        f"Does not count as a letter from the US yet: {'; '.join(lacks)}." if lacks else "",
        "Decide on the waiver; most writers expect that you waive the right to read it (judgement)."
        if one.waived is None and one.declined is None
        else "",
    )
    return LetterStanding(one, writer, one.status, old, tuple(filter(None, cautions)))


def _assignment(portfolio: Portfolio, specialty: str, most: int) -> Assignment:
    chosen = assigned(portfolio.letters, specialty, portfolio.people)[:most]
    return Assignment(specialty, tuple((one.id, reason) for one, reason in chosen), most - len(chosen))
