"""How an applicant stands at one program, for the program's page."""

import pytest
from sites import Site, keep_example, keep_small_example

from smartpick.programs import load_directory
from smartpick.render import wording
from smartpick.web.asking import asker, list_now
from smartpick.web.program_place import program_place
from smartpick.workspace.wishes import set_wish

PROGRAMS = load_directory()
CHRIST = next(one for one in PROGRAMS.programs if one.name == "Christ Hospital")


def test_silence_has_its_reason(site: Site) -> None:
    """Before a profile, while the engine is prepared and outside the specialties nothing is guessed."""
    assert program_place(site.desk, CHRIST, wait=True).silence == "no profile"
    keep_example(site.desk.store)
    skin = next(one for one in PROGRAMS.programs if one.specialty == "Dermatology")
    assert program_place(site.desk, skin, wait=True).silence == "other specialty"


def test_a_profile_that_allows_no_list_is_told_and_the_page_stands(site: Site) -> None:
    """A wish that cannot be met is said in a sentence; it never takes the page away."""
    keep_example(site.desk.store)
    skin = next(one for one in PROGRAMS.programs if one.specialty == "Dermatology")
    set_wish(site.desk.store, PROGRAMS, skin.acgme_id, "pin")
    place = program_place(site.desk, CHRIST, wait=True)
    assert place.silence == "problems"
    assert place.problems
    assert site.get(f"/programs/{CHRIST.acgme_id}").status_code == 200


@pytest.mark.parametrize("rank", [1, 2])
def test_a_listed_program_has_the_figures_of_its_row(site: Site, rank: int) -> None:
    """Tier, chances and gain are those of the list."""
    keep_small_example(site.desk.store)
    asked = asker(site.desk)
    assert asked is not None
    row = next(one for one in list_now(asked).rows if one.rank == rank)
    place = program_place(site.desk, row.program, wait=True)
    assert (place.tier, place.interview, place.match) == (row.tier, row.interview, row.match)
    assert place.place.startswith(f"No. {rank} of the")
    assert wording.points(row.marginal_value) in place.more[0]


def test_what_the_budget_leaves_out_is_told_with_its_price(site: Site) -> None:
    """With a small budget a program says what it would cost and add; of equals it says which come first."""
    keep_small_example(site.desk.store)
    asked = asker(site.desk)
    assert asked is not None
    listed = {one.program.acgme_id for one in list_now(asked).rows}
    inner = [one for one in PROGRAMS.programs if one.specialty == "Internal Medicine"]
    places = [program_place(site.desk, one, wait=True) for one in inner if one.acgme_id not in listed][:60]
    over = [one for one in places if one.place == "Not on your list: your budget goes further elsewhere."]
    assert over
    assert all("It would cost $" in one.more[0] for one in over)
    assert all("your budget of $132" in one.more[0] for one in over)
