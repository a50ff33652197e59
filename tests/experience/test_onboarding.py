"""Papers for a start."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from small_portfolios import ON, experience, story

from smartpick.experience.document import Document
from smartpick.experience.onboarding import (
    apply_by,
    earliest_start,
    months_later,
    onboarding_items,
    readiness,
    valid_until,
)

START = experience(start=date(2027, 2, 1), end=date(2027, 4, 30))
DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


def state(document: Document | None, item: str) -> str:
    """Return the state of one item for ``START`` with one document held."""
    held = (document,) if document else ()
    return next(need.state for need in readiness(START, held, ON) if need.item.key == item)


@given(DAYS, st.integers(-600, 600))
def test_months_later_keeps_the_day_or_the_end_of_the_month(day: date, months: int) -> None:
    """The 31st becomes the last of a shorter month; the month is always right."""
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


def test_a_paper_is_good_for_its_time() -> None:
    """As printed, else by its usual validity, else for good."""
    assert valid_until(Document(id="d", item="tb", got=date(2026, 3, 1))) == date(2027, 2, 28)
    assert valid_until(Document(id="d", item="tb", got=date(2026, 3, 1), expires=date(2026, 6, 1))) == date(
        2026, 6, 1
    )
    assert valid_until(Document(id="d", item="mmr", got=date(1999, 3, 1))) is None
    assert valid_until(Document(id="d", item="unheard of")) is None


def test_what_is_held_expires_or_is_missing() -> None:
    """A paper counts when it is good from the first day to the last."""
    assert state(None, "tb") == "missing"
    assert state(Document(id="d", item="tb", got=date(2027, 1, 10)), "tb") == "held"
    assert state(Document(id="d", item="tb", got=date(2026, 4, 1)), "tb") == "expires"
    assert state(Document(id="d", item="tb", got=date(2025, 4, 1)), "tb") == "expired"
    assert state(Document(id="d", item="tb", expires=date(2027, 2, 1)), "tb") == "expires"
    assert state(Document(id="d", item="tb", expires=date(2027, 1, 31)), "tb") == "expired"
    assert state(Document(id="d", item="tb"), "tb") == "undated"
    assert state(Document(id="d", item="mmr"), "mmr") == "held"


def test_a_paper_for_another_stay_does_not_count() -> None:
    """Malpractice cover of last year's rotation is none for this one."""
    other = Document(id="d", item="malpractice", got=date(2026, 1, 1), experience="x0")
    assert state(other, "malpractice") == "missing"
    assert state(Document(id="d", item="malpractice", got=date(2026, 1, 1)), "malpractice") == "missing"
    assert state(Document(id="d", item="malpractice", experience="x1"), "malpractice") == "held"


def test_what_is_needed_depends_on_the_kind() -> None:
    """Life support and malpractice cover belong to care, the flu vaccine to winter, nothing to a telerotation."""

    def needed(**fields: object) -> dict[str, str]:
        return {need.item.key: need.needed for need in readiness(experience(**fields), (), ON)}

    care = needed(start=date(2027, 2, 1), end=date(2027, 4, 30))
    watching = needed(kind="observership", start=date(2027, 5, 1), end=date(2027, 6, 30))
    assert care["bls"] == care["malpractice"] == care["influenza"] == "yes"
    assert "bls" not in watching
    assert "influenza" not in watching
    assert needed(kind="volunteering")["bls"] == "ask"
    assert care["visa_papers"] == "ask"
    assert readiness(experience(kind="telerotation"), (), ON) == ()


def test_each_open_item_says_when_to_begin() -> None:
    """The day to begin is its lead time before the start, and late is late."""
    needs = {need.item.key: need for need in readiness(START, (), ON)}
    assert needs["hepatitis_b"].begin_by == date(2027, 2, 1) - timedelta(days=60)
    assert not needs["hepatitis_b"].late(ON)
    assert needs["hepatitis_b"].late(date(2026, 12, 4))
    surely = [need for need in readiness(START, (), ON) if need.needed == "yes"]
    assert [need.needed for need in readiness(START, (), ON)][: len(surely)] == ["yes"] * len(surely)
    assert earliest_start(START, (), ON) == ON + timedelta(days=60)


def test_lead_times_are_counted_back_from_the_start() -> None:
    """An elective six to twelve months, an observership one to six, an agency three; unknown stays unknown."""
    elective = apply_by(experience(kind="elective", start=date(2027, 8, 31)))
    assert elective is not None
    assert (elective.first, elective.last) == (date(2026, 8, 31), date(2027, 2, 28))
    observership = apply_by(experience(kind="observership", start=date(2027, 8, 31)))
    assert observership is not None
    assert observership.last == date(2027, 7, 31)
    agency = apply_by(experience(agency=True, start=date(2027, 8, 31)))
    assert agency is not None
    assert agency.first == agency.last == date(2027, 5, 31)
    assert apply_by(experience(kind="volunteering")) is None
    assert apply_by(experience(start=None)) is None


def test_every_item_has_words() -> None:
    """Titles, groups and lead times are there."""
    for item in onboarding_items():
        assert item.title
        assert item.group in {"immunisation", "training", "check", "insurance", "papers"}
        assert item.lead_days > 0


def test_the_story_held_what_it_needed() -> None:
    """The year at the clinic began with every paper that is surely needed."""
    portfolio = story("community-clinic")
    year = next(one for one in portfolio.experiences if one.id == "cleveland-health-center")
    needs = readiness(year, portfolio.documents, date(2025, 9, 1))
    assert [need.item.key for need in needs if need.needed == "yes" and need.state != "held"] == []
