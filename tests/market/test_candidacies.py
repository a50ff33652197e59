"""Second candidacies: who has one, in what, with how many applications."""

from dataclasses import replace

import numpy as np
from small_world import FAMILY, NEUROLOGY, small_card, small_world

from smartpick.market.candidacies import draw_candidacies, second_specialty
from smartpick.market.population import draw_population


def test_everybody_has_a_preferred_candidacy_and_some_a_second() -> None:
    """The shares of second candidacies are the card's, by type; applications are split, not added."""
    card, world = small_card(parallel__img=0.5, parallel__us_md_senior=0.0), small_world()
    people = draw_population(world, card, 1, 0)
    count = np.zeros(len(people))
    seconds, wished = [], np.zeros(len(people))
    for r in range(20):
        runs = draw_candidacies(world, card, people, 1, r)
        assert np.array_equal(np.sort(runs.person[runs.preferred]), np.arange(len(people)))
        specialty = np.repeat(np.arange(2), np.diff(runs.start))
        assert (specialty[runs.preferred] == people.specialty[runs.person[runs.preferred]]).all()
        assert (specialty[~runs.preferred] != people.specialty[runs.person[~runs.preferred]]).all()
        seconds.append(np.bincount(people.type[runs.person[~runs.preferred]], minlength=6))
        wished += np.bincount(runs.person, weights=runs.wished, minlength=len(people))
        count += 1
    share = np.mean(seconds, axis=0) / np.bincount(people.type, minlength=6)
    assert share[0] == 0
    assert np.abs(share[3:] - 0.5).max() < 0.08
    assert np.allclose(wished / count, people.wished, rtol=1e-4)


def test_the_second_specialty_is_drawn_by_weight_without_the_preferred_one() -> None:
    """Of three with weights 3, 1 and 2: shares are those of the others' weights; nobody gets their own."""
    card, world = small_card(), small_world()
    names = ("First", "Second", "Third")
    weights = dict(zip(names, (3.0, 1.0, 2.0), strict=True))
    rows = {n: replace(card.specialties[FAMILY], name=n, second=w) for n, w in weights.items()}
    three, preferred = replace(world, specialties=names), np.repeat(np.arange(3, dtype=np.int16), 600)
    u = np.tile((np.arange(600) + 0.5) / 600, 3)
    found = second_specialty(three, replace(card, specialties=rows), preferred, u)
    counts = [np.bincount(found[preferred == s], minlength=3).tolist() for s in range(3)]
    assert counts == [[0, 200, 400], [360, 0, 240], [450, 150, 0]]
    nobody = {n: replace(card.specialties[n], second=0.0) for n in (FAMILY, NEUROLOGY)}
    alone = second_specialty(world, replace(card, specialties=nobody), preferred, np.full(4, 0.5))
    assert alone.tolist() == preferred.tolist()
