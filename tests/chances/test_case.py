"""A case: what is known of programs brought to bear on what one applicant meets."""

import numpy as np
import pytest
from example_inputs import ALLOWANCES, ON, believed, known

from smartpick.applicant import Profile
from smartpick.chances import FACTS_THAT_MATTER, Market
from smartpick.chances.case import Known, cells_met, likes_of, open_case
from smartpick.facts import FIELDS
from smartpick.market import FillHistory


def test_facts_that_matter_are_fields_of_the_catalogue() -> None:
    """No name is misspelt; a website or a contact moves no chance."""
    assert set(FIELDS) >= FACTS_THAT_MATTER
    assert not Known(known(website="https://example.org")).matters
    assert Known(known(visas=())).matters
    assert Known({}, FillHistory(((2025, 8, 8),))).matters


def test_every_rule_of_the_catalogue_is_read() -> None:
    """A field that is said to decide a screen does move chances."""
    assert {key for key, field in FIELDS.items() if field.screen} <= FACTS_THAT_MATTER


def test_positions_that_are_known_choose_the_cell_of_that_size(market: Market, medicine: np.ndarray) -> None:
    """A program known to be large is among the large ones of its family, a small one among the small."""
    seasons = market.equilibrium
    rows = medicine[:40]
    cells = seasons.cell[rows]
    families = seasons.family[cells]
    wide = next(u for u in range(40) if (seasons.family == families[u]).sum() > 1)
    sizes = {}
    for quota in (1, 100):
        met = cells_met(market, rows, {wide: Known(known(quota=quota))})
        assert seasons.family[met[wide]] == families[wide]
        assert np.array_equal(np.delete(met, wide), np.delete(cells, wide))
        sizes[quota] = seasons.quota[seasons.cell == met[wide]].mean()
    assert sizes[1] < sizes[100]
    history = FillHistory(((2019, 100, 90), (2020, 1, 1)))
    small = cells_met(market, rows, {wide: Known(known(quota=1))})
    assert cells_met(market, rows, {wide: Known({}, history)})[wide] == small[wide]


def test_evidence_weighs_the_draws_of_its_program_only(
    profile: Profile, market: Market, medicine: np.ndarray
) -> None:
    """Weights have mean one in every member; programs of which nothing is known keep equal weights."""
    rows = medicine[:5]
    case = open_case(profile, market, rows, ALLOWANCES, ON)
    said = {"img_share": believed("img_share", (0.8, 0.98)), **known(visas=("J-1",))}
    met = likes_of(case, np.arange(5), rows, {2: Known(said)})
    weight = met.likes.weight
    assert (np.delete(weight, 2, axis=1) == 1.0).all()
    members = len(market.members)
    assert weight[:, 2].reshape(members, -1).mean(axis=1) == pytest.approx(np.ones(members))
    assert list(met.evidence) == [2]
    assert 0.0 < met.evidence[2].effective < market.equilibrium.draws
    assert "80 %" in met.evidence[2].words
    assert (met.likes.passing <= weight + 1e-12).all()
