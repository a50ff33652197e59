"""The applicants: counts of the card, files centred on the typical one, luck keyed by the applicant."""

import numpy as np
from small_world import small_card, small_world

from smartpick.market.applications import _kernels
from smartpick.market.lacks import LACKS
from smartpick.market.population import draw_population, draw_words, file_index, lacking
from smartpick.randomness import key, normals, quantile_table, words


def test_compiled_words_and_normals_are_those_of_randomness() -> None:
    """The kernels' Philox and normal table give the bits of the plain module."""
    of = key(9, 4)
    assert np.array_equal(draw_words(of, 1000, 3), words(of, np.arange(1000), 0, 3))
    entity = np.array([7, 3, 99_999], np.int32)
    w0, w1, w2 = (np.empty(3, np.uint32) for _ in range(3))
    _kernels.pair_words(of[0], of[1], entity, 3, 42, 1, w0, w1, w2)
    assert np.array_equal(np.stack([w0, w1, w2], axis=1), words(of, entity, 42, 1)[:, :3])
    table = quantile_table().copy()
    sample = np.concatenate(
        [draw_words(of, 500, 0).ravel(), np.array([0, 2**31 - 1, 2**31, 2**32 - 1], np.uint32)]
    )
    assert [_kernels.normal_of(w, table) for w in sample] == normals(sample).tolist()


def test_counts_are_those_of_the_card() -> None:
    """As many applicants of each type and specialty as the card says, in blocks by specialty."""
    people = draw_population(small_world(), small_card(), 1, 0)
    assert people.start.tolist() == [0, 190, 300]
    assert np.bincount(people.type[:190], minlength=6).tolist() == [40, 40, 8, 30, 60, 12]
    assert len(people) == 300


def test_us_graduates_have_no_img_file() -> None:
    """Fields of an IMG's file are nan for US graduates, who are never screened."""
    people = draw_population(small_world(), small_card(), 1, 0)
    us = people.type < 3
    assert np.isnan(people.step2ck[us]).all()
    assert not np.isnan(people.step2ck[~us]).any()
    assert (people.lacks[us] == 0).all()
    assert ((people.lacks[people.type == 4] & LACKS["visa"]) > 0).all()
    assert ((people.lacks[people.type == 5] & LACKS["visa"]) == 0).all()


def test_the_typical_file_has_index_zero() -> None:
    """Each effect is centred: a file of typical fields has index 0, and the population's mean is near it."""
    card = small_card()
    value = card.value
    months = -3.0 * np.log(1.0 - value("population.usce"))
    typical = {
        "step2ck": value("population.step2ck"),
        "failed": value("population.failed_attempt"),
        "years": value("population.years_since_graduation"),
        "hands_on": months,
        "observed": 0.0,
        "letters": value("population.us_letters"),
        "publications": np.expm1(value("population.publications")),
        "step3": value("population.step3"),
        "certified": value("population.certified"),
    }
    fields = {name: np.array([number]) for name, number in typical.items()}
    assert np.allclose(file_index(card, np.array([value("population.visa")]), **fields), 0.0)
    people = [draw_population(small_world(), card, 3, r) for r in range(20)]
    means = np.mean([p.index[p.type > 3].mean() for p in people])
    assert abs(means) < 0.35


def test_every_effect_points_the_right_way() -> None:
    """A better score, hands-on months, letters, publications, Step 3 and the certificate raise the index."""
    card = small_card()
    base = {
        name: np.array([number])
        for name, number in {
            "step2ck": 240.0,
            "failed": 0.0,
            "years": 3.0,
            "hands_on": 1.0,
            "observed": 1.0,
            "letters": 1.0,
            "publications": 2.0,
            "step3": 0.0,
            "certified": 0.0,
        }.items()
    }
    none = np.zeros(1)
    start = file_index(card, none, **base)[0]
    for name in ("step2ck", "hands_on", "observed", "letters", "publications", "step3", "certified"):
        assert file_index(card, none, **{**base, name: base[name] + 1.0})[0] > start, name
    for name in ("failed", "years"):
        assert file_index(card, none, **{**base, name: base[name] + 1.0})[0] < start, name
    assert file_index(card, none + 1.0, **base)[0] < start
    more = {**base, "hands_on": base["hands_on"] + 1.0}
    watched = {**base, "observed": base["observed"] + 1.0}
    assert file_index(card, none, **more)[0] > file_index(card, none, **watched)[0], "hands-on counts more"


def test_lacks_say_what_is_missing() -> None:
    """Observation is US experience but not hands-on; any failed attempt spoils a clean record."""
    bits = lacking(
        np.array([True, False, False]),
        np.array([0.0, 1.0, 0.0]),
        np.array([2.0, 0.0, 0.0]),
        np.array([0.0, 2.0, 0.0]),
        np.array([1.0, 1.0, 0.0]),
    )
    assert bits[0] == LACKS["visa"]
    assert bits[1] == LACKS["clean record"] + LACKS["hands-on"]
    assert bits[2] == LACKS["US experience"] + LACKS["hands-on"] + LACKS["certificate"]


def test_luck_belongs_to_the_applicant() -> None:
    """Same seed and replicate, same people; another replicate, others."""
    world, card = small_world(), small_card()
    first, again, other = (draw_population(world, card, 5, r) for r in (0, 0, 1))
    assert np.array_equal(first.index, again.index)
    assert not np.array_equal(first.index, other.index)
    assert first.quality.std() < 2 * card.value("latent.file_quality")
