"""The years before a season: the same programs, other people, and programs that stay what they are."""

from itertools import combinations, product

import numpy as np
from small_world import small_card, small_world

from smartpick.market import EARLIER_YEARS, SHARE_STEPS
from smartpick.market.earlier_classes import FIRST_NUMBER, earlier_classes, in_steps, residents
from smartpick.market.season_run import draw_traits, simulate_year

WORLD, CARD = small_world(), small_card()


def test_they_are_the_classes_of_the_years_before() -> None:
    """Shares and open years are those of the seasons with the numbers before, counted one by one."""
    traits = draw_traits(WORLD, CARD, 7, 2)
    found = earlier_classes(WORLD, CARD, traits, 7, 2)
    years = [
        simulate_year(WORLD, CARD, traits, 7, FIRST_NUMBER + 2 * EARLIER_YEARS + year)
        for year in range(EARLIER_YEARS)
    ]
    for p in range(len(WORLD.rows)):
        kinds = np.concatenate([y.applicants.type[y.matched == p] for y in years])
        img, us_img = int((kinds >= 3).sum()), int((kinds == 3).sum())
        assert found["img"][p] == round(SHARE_STEPS * img / max(len(kinds), 1))
        assert found["us_img"][p] == round(SHARE_STEPS * us_img / max(img, 1))
        assert found["open_years"][p] == sum(int((y.matched == p).sum()) < WORLD.quota[p] for y in years)


def test_what_a_program_is_shows_in_every_year() -> None:
    """Shares of IMGs in two years of the same programs are alike; those of other programs are not."""
    shares = {}
    for which, number in product(range(4), (10, 11)):
        season = simulate_year(WORLD, CARD, draw_traits(WORLD, CARD, 7, which), 7, number)
        taken, img, us_img = residents(season, len(WORLD.rows))
        assert taken.sum() == (season.matched >= 0).sum()
        assert (us_img <= img).all()
        assert (img <= taken).all()
        shares[which, number] = img / np.maximum(taken, 1)

    def alike(first: int, second: int) -> float:
        return float(np.corrcoef(shares[first, 10], shares[second, 11])[0, 1])

    own = np.mean([alike(which, which) for which in range(4)])
    others = np.mean([alike(first, second) for first, second in combinations(range(4), 2)])
    assert own > others + 0.1


def test_shares_are_kept_in_steps() -> None:
    """Nothing of nothing is nothing; all of something is every step."""
    assert in_steps(np.array([0, 3, 1, 4]), np.array([0, 3, 2, 8])).tolist() == [0, 15, 8, 8]
