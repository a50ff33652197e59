"""The days of a portfolio and of the way to the certificate as entries of a calendar."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from smartpick.advice.planning.calendar_day import CalendarDay, DayKind
from smartpick.advice.planning.certification_plan import CertificationPlan
from smartpick.advice.planning.letter_plan import LetterPlan
from smartpick.advice.planning.starts import Start, short_title
from smartpick.experience import OwnDate, Portfolio, agenda
from smartpick.experience.onboarding import onboarding_items

__all__ = ["certification_days", "letter_days", "own_days", "portfolio_days", "start_days"]

_OWN = "your portfolio"
#: Entries of the agenda that are taken over as they are; rotations and papers are told in more detail here.
_TAKEN: Mapping[str, DayKind] = {
    "document": "papers",
    "person": "contact",
    "feedback": "contact",
    "approach": "contact",
    "letter": "letter",
}


def portfolio_days(portfolio: Portfolio, on: date) -> Iterator[CalendarDay]:
    """Yield rotations as stretches, and what the agenda of the day ``on`` knows of letters, papers and contacts."""
    for one in portfolio.experiences:
        if one.start is not None and (one.planned(on) or one.running(on)):
            yield CalendarDay(
                key=f"rotation-{one.id}",
                day=one.start,
                until=one.end,
                what=f"{one.kind}: {one.place() or one.id}",
                kind="rotation",
                source=_OWN,
                confidence="",
                alarms=(14, 1) if one.planned(on) else (),
                running=one.running_words(on),
                record=f"experience/{one.id}",
            )
    titles = {one.key: short_title(one) for one in onboarding_items()}
    papers = {one.id: titles.get(one.item, one.item) for one in portfolio.documents}
    for entry in agenda(portfolio, on):
        if entry.kind in _TAKEN:
            yield CalendarDay(
                key=f"{entry.kind}-{entry.record}",
                day=entry.day,
                what=f"{papers[entry.record]} runs out" if entry.kind == "document" else entry.what,
                kind=_TAKEN[entry.kind],
                source=_OWN,
                confidence="",
                deadline=entry.kind in {"document", "letter"},
                alarms=(7, 1) if entry.kind in {"document", "letter"} else (0,),
                record=f"{entry.kind}/{entry.record}",
            )


def own_days(dates: Iterable[OwnDate]) -> Iterator[CalendarDay]:
    """Yield the applicant's own dates: booked exams, interviews, travel."""
    for one in dates:
        yield CalendarDay(
            key=f"own-{one.id}",
            day=one.day,
            what=one.what,
            kind=one.kind,
            source="your own entry",
            confidence="",
            until=one.until,
            at=one.clock(),
            zone=one.zone,
            minutes=one.minutes,
            deadline=one.deadline,
            alarms=(7, 1),
            note=one.notes or "",
            record=f"date/{one.id}",
        )


def start_days(starts: Iterable[Start]) -> Iterator[CalendarDay]:
    """Yield the last usual day to apply for each start that is ahead, and the day to begin with each open paper.

    Of what has begun, only papers whose day is still ahead: nobody is late with what the site did not wait for.
    """
    for one in starts:
        name = one.experience.id
        where = one.experience.place() or name
        if one.window is not None and one.experience.planned(one.on):
            yield CalendarDay(
                key=f"apply-{name}",
                day=one.window.last,
                what=f"Last usual day to apply: {where}",
                kind="rotation",
                source=one.window.stamp.citation(),
                confidence=one.window.stamp.confidence,
                deadline=True,
                alarms=(30, 7),
                note=one.window.words,
                url=one.window.stamp.url,
                record=f"experience/{name}",
            )
        for need in one.open_needs:
            if need.begin_by is not None and not (one.begun and need.begin_by < one.on):
                yield CalendarDay(
                    key=f"paper-{name}-{need.item.key}",
                    day=need.begin_by,
                    what=f"Begin with: {short_title(need.item)} ({where})",
                    kind="papers",
                    source=f"{need.item.stamp.citation()}; the lead time is judgement",
                    confidence=need.item.stamp.confidence,
                    deadline=True,
                    alarms=(7,),
                    note=f"{need.item.title}. {need.item.note}",
                    url=need.item.stamp.url,
                    record=f"experience/{name}",
                )


def letter_days(letters: LetterPlan) -> Iterator[CalendarDay]:
    """Yield by when to ask for each letter that is only thought of."""
    for one in letters.ask:
        yield CalendarDay(
            key=f"ask-{one.letter}",
            day=one.ask_by,
            what=f"Ask {letters.writer_of(one.letter)} for a letter",
            kind="letter",
            source=f"eight weeks before {one.needed} (judgement); {letters.needed_words}",
            confidence="",
            deadline=True,
            alarms=(14, 1),
            record=f"letter/{one.letter}",
        )


def certification_days(plan: CertificationPlan) -> Iterator[CalendarDay]:
    """Yield the end of the seven years; the season's own days are entries already."""
    steps = [step for step in plan.path if step.by is not None and step.key not in plan.dates]
    if steps and plan.window_ends is not None:
        names = " and ".join(step.title.removeprefix("Pass ") for step in steps)
        rule = next(rule for step in steps for rule in step.rules if rule.key == "window_years")
        yield CalendarDay(
            key="certification-window",
            day=plan.window_ends,
            what=f"Seven years after your first pass: last day for {names}",
            kind="certification",
            source=rule.stamp.citation(),
            confidence=rule.stamp.confidence,
            deadline=True,
            alarms=(365, 180, 30),
            note=rule.words,
            url=rule.stamp.url,
        )
