"""Letters: US letters in the specialty, and whether their writers saw enough to write with details."""

from dataclasses import dataclass

from smartpick.experience.assessment.basis import Basis, months_words, same_specialty
from smartpick.experience.assessment.dimension import Dimension, Figure, Improvement, Standing
from smartpick.experience.evidence import evidence
from smartpick.experience.letter import Letter
from smartpick.experience.names import writer_name
from smartpick.experience.person import Person
from smartpick.experience.summary import LetterSummary, summarise

__all__ = ["letters"]

#: A writer who supervised for four weeks can write with details; judgement.
DETAILED_MONTHS = 0.9
WANTED_LETTERS = 2
_JUDGEMENT = (
    "Directors name letters among what matters most; that two in the specialty, by writers who supervised for at least "
    "four weeks, are strong is judgement."
)


@dataclass(frozen=True, slots=True)
class _Ground:
    """One letter with what its writer saw: months supervised, and entries under this supervisor."""

    letter: Letter
    told: LetterSummary
    months: float
    entries: tuple[str, ...]
    fits: bool


def letters(ground: Basis) -> Dimension:
    """Return how the letters stand that are written, and which could be."""
    held = _held(ground)
    us = [one for one in held if one.told.us and one.fits]
    detailed = [one for one in us if one.months >= DETAILED_MONTHS]
    standing: Standing = "none"
    if held:
        standing = "fair" if us else "thin"
        if len(detailed) >= WANTED_LETTERS:
            standing = "strong"
    expected = [one for one in ground.portfolio.letters if not one.exists and one.status != "declined"]
    return Dimension(
        "letters",
        "Letters",
        standing,
        _says(ground, held, us, detailed, expected),
        (
            Figure("US letters for the specialty", len(us)),
            Figure("of them by a supervisor of four weeks or more", len(detailed)),
            Figure("letters expected", len(expected)),
        ),
        (*(one.letter.id for one in held), *(entry for one in us for entry in one.entries)),
        evidence("us_letters", "gap_letters"),
        _JUDGEMENT,
        _improve(ground, us, detailed),
        ("effects.us_letter", "ties.letter"),
    )


def _held(ground: Basis) -> list[_Ground]:
    found = summarise((), ground.portfolio.letters, ground.portfolio.people, ground.on)
    told = {one.record: one for one in found.letters}
    supervised = _supervised(ground)
    entries: dict[str, list[str]] = {}
    for one in ground.portfolio.encounters:
        if one.supervisor is not None:
            entries.setdefault(one.supervisor, []).append(one.id)
    return [
        _Ground(
            letter,
            told[letter.id],
            supervised.get(letter.writer, 0.0),
            tuple(entries.get(letter.writer, ())),
            _fits(letter, ground.specialties),
        )
        for letter in ground.portfolio.letters
        if letter.id in told
    ]


def _fits(letter: Letter, specialties: tuple[str, ...]) -> bool:
    if letter.general or not specialties:
        return True
    return any(same_specialty(letter.specialty, name) for name in specialties)


def _supervised(ground: Basis) -> dict[str, float]:
    """Return for each person the months of the experiences in the US that they supervised, research included."""
    months: dict[str, float] = {}
    for one in ground.portfolio.experiences:
        if one.in_us is not False:
            for person in one.supervisors:
                months[person] = months.get(person, 0.0) + (one.months_done(ground.on) or 0.0)
    return months


def _says(
    ground: Basis, held: list[_Ground], us: list[_Ground], detailed: list[_Ground], expected: list[Letter]
) -> str:
    named = f" for {' or '.join(ground.specialties)}" if ground.specialties else ""
    if not held and not expected:
        return "No letter is written or asked for yet."
    count = len(us)
    said = [
        f"{count or 'No'} US letter{'s' if count != 1 else ''}{named} {'is' if count == 1 else 'are'} written."
    ]
    said += [
        f"{_writer(ground, one.letter)} supervised you for {months_words(one.months)}." for one in detailed
    ]
    brief = [_writer(ground, one.letter) for one in us if one not in detailed]
    if brief:
        said.append(f"How long {', '.join(brief)} saw you is short or not logged.")
    if expected:
        said.append(f"Expected: {', '.join(f'{_writer(ground, one)} ({one.status})' for one in expected)}.")
    return " ".join(said)


def _writer(ground: Basis, letter: Letter) -> str:
    return writer_name(letter, ground.portfolio.people)


def _improve(ground: Basis, us: list[_Ground], detailed: list[_Ground]) -> tuple[Improvement, ...]:
    found = []
    asked = {one.writer for one in ground.portfolio.letters}
    supervised = _supervised(ground)
    for person in ground.portfolio.people:
        months = supervised.get(person.id, 0.0)
        if person.id not in asked and months >= DETAILED_MONTHS and person.state:
            change = _letter_of(person, ground)
            what = f"Ask {person.name}, who supervised you for {months_words(months)}."
            found.append(Improvement(what, "This writer has details to tell.", change))
    found += [
        Improvement(f"Remind {_writer(ground, letter)}.", f"The letter was hoped for by {letter.due}.")
        for letter in ground.portfolio.letters
        if letter.overdue(ground.on)
    ]
    if len(detailed) < WANTED_LETTERS and not found:
        state = "US letter" if not us else "further US letter"
        change = LetterSummary("planned", expected=True, us=True, specialty=_first(ground))
        what = f"Plan a {state} from somebody who supervises you for four weeks or more."
        found.append(Improvement(what, "Short acquaintance gives short letters.", change))
    return tuple(found)


def _letter_of(person: Person, ground: Basis) -> LetterSummary:
    return LetterSummary(
        "planned",
        expected=True,
        writer_role=person.relation or person.role,
        institution=person.institution,
        city=person.city,
        state=person.state,
        specialty=_first(ground),
        us=True,
    )


def _first(ground: Basis) -> str | None:
    return ground.specialties[0] if ground.specialties else None
