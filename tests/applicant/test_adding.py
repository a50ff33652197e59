"""One more of something joins what is told, and stands beside what is not."""

from dataclasses import replace

import pytest

from smartpick.applicant import (
    Beside,
    Letter,
    Profile,
    Research,
    Rotation,
    left_open,
    profile_document,
    with_letters,
    with_publications,
    with_rotation,
)

NOBODY = Profile("nobody")
TOLD = replace(NOBODY, rotations=(), letters=(), research=Research(publications=2))
WORK, LETTER = Rotation("externship", state="OH", months=1.0), Letter(us=True)


def test_more_joins_what_is_told() -> None:
    """Where all is known the new one is one of the table, and nothing stands beside."""
    more = with_publications(with_letters(with_rotation(TOLD, WORK), (LETTER, LETTER)), 3)
    assert (more.rotations, more.letters) == ((WORK,), (LETTER, LETTER))
    assert more.research.publications == 5
    assert more.beside == Beside()


def test_more_than_nobody_knows_stays_unknown() -> None:
    """Who has not told of letters does not have exactly one after asking for one; twice is two more."""
    more = with_publications(with_letters(with_rotation(NOBODY, WORK), (LETTER,)), 3)
    more = with_letters(with_publications(more, 1), (LETTER,))
    assert (more.rotations, more.letters, more.research.publications) == (None, None, None)
    assert more.beside == Beside((WORK,), (LETTER, LETTER), 4)
    assert more.least_rotations == (WORK,)
    assert more.unknown_fields() == NOBODY.unknown_fields()


def test_a_table_that_is_told_waits_for_the_other() -> None:
    """While letters are open a new rotation does not join those told, but is there at least."""
    half = replace(NOBODY, rotations=(WORK,))
    more = with_rotation(half, WORK)
    assert (more.rotations, more.beside.rotations) == ((WORK,), (WORK,))
    assert more.least_rotations == (WORK, WORK)
    assert with_letters(half, (LETTER,)).least_letters == (LETTER,)


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("rotations", "which clinical experience"),
        ("letters", "which letters"),
        ("research.publications", "how many publications"),
        ("exams.step3", "Step 3"),
        ("ecfmg.certified", "certificate"),
    ],
)
def test_what_to_tell_first(field: str, words: str) -> None:
    """A field that is open is asked about; one that is told is not."""
    assert words in left_open(NOBODY, field)
    if not field.startswith(("exams", "ecfmg")):
        assert left_open(TOLD, field) == ""


def test_a_document_shows_it_only_where_there_is_any() -> None:
    """A profile as somebody wrote it has no such part; two scenarios do not look alike."""
    assert "beside" not in profile_document(NOBODY)
    assert profile_document(with_rotation(NOBODY, WORK))["beside"]["rotations"][0]["kind"] == "externship"
