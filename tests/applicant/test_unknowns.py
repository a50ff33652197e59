"""What a profile does not say."""

from datetime import date

from smartpick.applicant import (
    FIELDS,
    Exam,
    Exams,
    Letter,
    Profile,
    Rotation,
    Ties,
    Visa,
    meaning,
    unknown_fields,
)

GENERAL = "chances get a wider interval"


def test_unknown_fields_follow_what_is_said() -> None:
    """Every field said leaves the list; none of them counts as unknown when it is said to be nothing."""
    said = Profile(
        "x",
        citizenship="India",
        graduation=date(2018, 6, 1),
        rotations=(),
        letters=(),
        gaps=(),
        visa=Visa(needed=True, accepts=("J-1",)),
        ties=Ties(),
        exams=Exams(step3=Exam.of(()), step2ck=Exam(score=250, passed=True, attempts=1)),
    )
    unknown = said.unknown_fields()
    gone = {
        "citizenship",
        "graduation",
        "rotations",
        "letters",
        "gaps",
        "visa.needed",
        "visa.accepts",
        "ties",
    }
    assert not gone & set(unknown)
    assert not {"exams.step3", "exams.step2ck", "exams.step2ck.score"} & set(unknown)
    assert {"exams.step1", "exams.oet", "ecfmg.certified", "research.publications"} <= set(unknown)


def test_unknown_parts_of_what_is_said_are_named_by_place() -> None:
    """A pass without a score and a rotation without hours are unknown in those parts, counted from 1."""
    profile = Profile(
        "x",
        exams=Exams(step2ck=Exam(attempts=1, passed=True), step1=Exam(attempts=1)),
        rotations=(Rotation("elective", months=1), Rotation("elective", months=1, hours_per_week=40)),
        letters=(Letter(),),
        visa=Visa(needed=True),
    )
    unknown = set(profile.unknown_fields())
    assert {
        "exams.step2ck.score",
        "exams.step1.result",
        "visa.accepts",
        "rotations[1].hours_per_week",
    } <= unknown
    assert "letters[1].us" in unknown
    assert "rotations[2].hours_per_week" not in unknown


def test_every_unknown_has_a_meaning_and_a_field() -> None:
    """What is unknown is a declared field, and what that means is said for each of its own."""
    names = {one.name.replace("[]", "") for one in FIELDS}
    for name in unknown_fields(Profile("x")):
        assert any(known == name or known.startswith(f"{name}.") for known in names), name
        assert meaning(name) != GENERAL, name
    assert meaning("rotations[2].hours_per_week") == meaning("rotations")
    assert meaning("something.else") == GENERAL
