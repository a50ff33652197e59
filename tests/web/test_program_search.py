"""Looking for programs page by page."""

import pytest

from smartpick.errors import UserError
from smartpick.programs import load_directory
from smartpick.web.program_search import FILTERS, SHOWN, Paging, sought, wider_searches

NOTHING = dict.fromkeys(FILTERS, "")


def _typed(**said: str) -> dict[str, str]:
    return {**NOTHING, **said}


@pytest.mark.parametrize(
    ("total", "page", "shown", "before", "after"),
    [
        (0, 1, (0, 0, 1), False, False),
        (SHOWN, 1, (1, SHOWN, 1), False, False),
        (SHOWN + 1, 1, (1, SHOWN, 2), False, True),
        (SHOWN + 1, 2, (SHOWN + 1, SHOWN + 1, 2), True, False),
        (SHOWN + 1, 9, (SHOWN + 1, SHOWN + 1, 2), True, False),
    ],
)
def test_pages_begin_and_end_where_they_should(
    total: int, page: int, shown: tuple[int, int, int], before: bool, after: bool
) -> None:
    """The first page has none before it, the last none after it; a page beyond the end is the last one."""
    paging = Paging.of(_typed(state="OH"), page, total)
    assert (paging.first, paging.last, paging.pages) == shown
    assert (bool(paging.before), bool(paging.after)) == (before, after)


def test_the_way_on_keeps_what_was_asked() -> None:
    """Words and filters go along to the next page; the first page has the plain address."""
    typed = _typed(words="st luke's & co", state="OH")
    assert Paging.of(typed, 1, 99).after == "/programs?words=st+luke%27s+%26+co&state=OH&page=2"
    assert Paging.of(typed, 2, 99).before == "/programs?words=st+luke%27s+%26+co&state=OH"


def test_beyond_the_end_is_the_last_page() -> None:
    """An old address shows the last hits and never an empty page."""
    last = sought(load_directory(), _typed(state="OH", specialty="Psychiatry"), 500)
    assert last.hits
    assert last.total <= SHOWN or len(last.hits) == (last.total - 1) % SHOWN + 1


def test_a_wider_search_says_what_it_would_find() -> None:
    """Each filter whose leaving out finds something is offered with the number of hits, which is right."""
    directory = load_directory()
    typed = _typed(words="cleveland clinic", state="AK")
    assert sought(directory, typed, 1).total == 0
    offered = {words: (address, number) for words, address, number in wider_searches(directory, typed)}
    assert offered["in every state"][1] == sought(directory, _typed(words="cleveland clinic"), 1).total
    assert "state" not in offered["in every state"][0]
    assert offered["without the words"][1] > 0


def test_a_distance_is_a_number() -> None:
    """What is none is told at its field."""
    with pytest.raises(UserError) as told:
        sought(load_directory(), _typed(near="Cleveland, OH", within="far"), 1)
    assert told.value.problems[0].where == "within"
