"""f[program, level, node]: bounds, order, and the monotonicity that an applicant would expect."""

import itertools
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from example_inputs import ALLOWANCES, ON, believed, known, scored
from hypothesis import given, settings
from hypothesis import strategies as st

from smartpick.applicant import Ecfmg, Letter, Profile, Rotation, Visa
from smartpick.chances import Chances, Market, assess, chances_if
from smartpick.facts import Value
from smartpick.market import FillHistory


def mean(chances: Chances) -> np.ndarray:
    """Return the mean chance of matching by program and level."""
    return np.asarray(chances.match @ chances.node_weights)


def test_chances_are_chances_and_match_needs_an_interview(chances: Chances) -> None:
    """0 <= match <= interview <= 1 at every program, level and node; node weights sum to one."""
    assert chances.node_weights.sum() == pytest.approx(1.0)
    assert (chances.match >= 0.0).all()
    assert (chances.match <= chances.interview + 1e-12).all()
    assert (chances.interview <= 1.0 + 1e-12).all()


def test_a_signal_never_lowers_a_chance(chances: Chances) -> None:
    """Gold is at least silver, silver at least none."""
    found = mean(chances)
    assert (np.diff(found, axis=1) >= -1e-12).all()


@pytest.mark.parametrize("score", [225, 240, 255, 270])
def test_a_better_score_never_lowers_a_chance(
    profile: Profile, market: Market, medicine: np.ndarray, score: int
) -> None:
    """Five points more raise the chance at every program that would read the file."""
    less = assess(scored(profile, score), market, medicine, ALLOWANCES, ON)
    more = assess(scored(profile, score + 5), market, medicine, ALLOWANCES, ON)
    assert (mean(more) >= mean(less) - 1e-9).all()


def test_nodes_are_enough(
    chances: Chances, monkeypatch: pytest.MonkeyPatch, profile: Profile, market: Market
) -> None:
    """P(match) of a hundred programs moves by less than 0.4 points on a grid far finer."""
    from smartpick.chances import assess as assess_function  # noqa: PLC0415
    from smartpick.chances.nodes import latent_grid  # noqa: PLC0415

    best = np.argsort(-mean(chances)[:, 0])[:100]

    def anywhere(found: Chances) -> float:
        return float((1.0 - np.prod(1.0 - found.match[best, 0], axis=0)) @ found.node_weights)

    coarse = anywhere(chances)
    module = __import__("sys").modules[assess_function.__module__]
    monkeypatch.setattr(module, "latent_grid", lambda sd: latent_grid(sd, 33, 11))
    assert anywhere(assess(profile, market, chances.rows, ALLOWANCES, ON)) == pytest.approx(
        coarse, abs=2.5e-3
    )


def test_a_known_fact_replaces_the_prior(profile: Profile, market: Market, medicine: np.ndarray) -> None:
    """No sponsorship makes a program impossible for who needs a visa; sponsorship makes it likelier."""
    needs = replace(profile, visa=Visa(needed=True, accepts=("J-1",)))
    row = int(medicine[0])
    unknown = mean(assess(needs, market, medicine, ALLOWANCES, ON))[0, 0]
    closed = assess(needs, market, medicine, ALLOWANCES, ON, {row: known(visas=())})
    opened = assess(needs, market, medicine, ALLOWANCES, ON, {row: known(visas=("J-1",))})
    assert mean(closed)[0, 0] == 0.0
    assert not closed.eligible[0]
    assert mean(opened)[0, 0] > unknown


def better(profile: Profile, step: int) -> Profile:
    """Return the profile improved in everything that a rule looks at."""
    rotation = Rotation("elective", state="OH", months=2.0 * step, hands_on=True)
    return replace(
        scored(profile, 225 + 8 * step),
        graduation=date(2012 + 3 * step, 6, 1),
        rotations=(rotation,) if step else (),
        letters=tuple(Letter(us=True, specialty="Internal Medicine") for _ in range(step)),
        ecfmg=Ecfmg(certified=step > 1),
        visa=Visa(needed=step < 3, accepts=("J-1",) if step < 2 else ("J-1", "H-1B")),
    )


WEIGHTS = st.floats(0.0, 0.5)
SAID = st.fixed_dictionaries(
    {},
    optional={
        "visas": st.sampled_from([(), ("J-1",), ("H-1B",), ("J-1", "H-1B")]),
        "step2ck_minimum": st.sampled_from([0, 220, 235, 250]),
        "graduation_limit": st.sampled_from([2.0, 5.0, 99]),
        "failed_attempts_refused": st.booleans(),
        "usce_required": st.booleans(),
        "usce_months": st.sampled_from([0, 1, 3]),
        "usce_kinds": st.sampled_from([("elective",), ("elective", "observership")]),
        "certificate_required": st.booleans(),
        "letters_required": st.sampled_from([1, 3]),
        "us_letters_required": st.sampled_from([0, 2]),
        "img_share": st.floats(0.0, 1.0),
        "us_img_share": st.floats(0.0, 0.5),
        "quota": st.integers(1, 40),
    },
)


@settings(max_examples=40, deadline=None)
@given(SAID, SAID, st.floats(0.0, 1.0), WEIGHTS)
def test_a_better_applicant_never_has_a_lower_chance_whatever_is_believed(
    profile: Profile,
    market: Market,
    medicine: np.ndarray,
    said: dict[str, Value],
    against: dict[str, Value],
    weight: float,
    other: float,
) -> None:
    """Improving score, year, experience, letters, certificate and visa need never lowers a chance, step by step."""
    facts = {}
    for field, value in said.items():
        values = [(value, weight * (1.0 - other))]
        if field in against and against[field] != value:
            values.append((against[field], weight * other))
        facts[field] = believed(field, *values)
    row = medicine[:1]
    found = [
        assess(better(profile, step), market, row, ALLOWANCES, ON, {int(row[0]): facts}) for step in range(5)
    ]
    for worse, next_one in itertools.pairwise(found):
        assert (mean(next_one) >= mean(worse) - 1e-9).all()
        assert (next_one.interview.mean(axis=-1) >= worse.interview.mean(axis=-1) - 1e-9).all()
        assert next_one.interview.max() <= 1.0
    assert all((one.match <= one.interview + 1e-12).all() for one in found)


def test_what_is_asked_about_one_program_is_what_assessing_would_say(
    profile: Profile, market: Market, medicine: np.ndarray
) -> None:
    """Chances under other beliefs, many at once, are those of assessing everything again with them."""
    rows = medicine[:30]
    before = assess(profile, market, rows, ALLOWANCES, ON)
    told = [known(visas=()), known(visas=("J-1",), img_share=0.6), known(quota=30), {}]
    history = [None, FillHistory(((2025, 9, 6),)), None, None]
    at = np.array([4, 4, 17, 17])
    interview, match = chances_if(before, at, told, history)
    for k, candidate in enumerate(at):
        row = int(rows[candidate])
        filled = {row: history[k]} if history[k] else None
        after = assess(profile, market, rows, ALLOWANCES, ON, {row: told[k]}, filled)
        np.testing.assert_allclose(interview[k], after.interview[candidate], atol=1e-12)
        np.testing.assert_allclose(match[k], after.match[candidate], atol=1e-12)
        others = np.delete(np.arange(30), candidate)
        np.testing.assert_array_equal(after.match[others], before.match[others])


def test_many_imgs_among_the_residents_raise_the_chance(
    profile: Profile, market: Market, medicine: np.ndarray
) -> None:
    """Many IMGs among the residents raise the chance, hardly any lower it."""
    row = int(medicine[0])
    found = []
    for share in (0.02, None, 0.9):
        facts = {row: known(img_share=share)} if share is not None else {}
        found.append(float(mean(assess(profile, market, medicine[:1], ALLOWANCES, ON, facts))[0, 0]))
    assert found[0] < found[1] < found[2]


def test_open_positions_raise_the_chance_of_who_needs_no_visa(profile: Profile, market: Market) -> None:
    """A program that left positions open five years running is easier for who can pass its rules."""
    free = replace(profile, visa=Visa(needed=False))
    row = int(np.flatnonzero([p.specialty == "Pediatrics" for p in market.directory.programs])[0])
    found = []
    for matched in (8, 4):
        history = {row: FillHistory(tuple((year, 8, matched) for year in range(2021, 2026)))}
        chances = assess(free, market, np.array([row]), {}, ON, {row: known(visas=("J-1",))}, history)
        found.append(float(mean(chances)[0, 0]))
    assert found[0] < found[1]


def test_no_visa_need_is_never_worse(profile: Profile, market: Market, medicine: np.ndarray) -> None:
    """Who needs no visa passes that screen everywhere."""
    needs = assess(replace(profile, visa=Visa(needed=True)), market, medicine, ALLOWANCES, ON)
    free = assess(replace(profile, visa=Visa(needed=False)), market, medicine, ALLOWANCES, ON)
    assert (mean(free)[:, 0] >= mean(needs)[:, 0]).all()
    assert free.node_weights.size == needs.node_weights.size


def test_military_programs_are_closed_to_civilians(chances: Chances) -> None:
    """A program of the armed forces has chance zero, and says so."""
    programs = chances.market.directory.programs
    military = [i for i, row in enumerate(chances.rows) if programs[row].kind == "military"]
    assert military
    for i in military:
        assert chances.match[i, 0].max() == 0.0
        assert chances.screen(chances.screens[0], i).verdict == "fails"


def test_order_of_programs_is_irrelevant(profile: Profile, market: Market, medicine: np.ndarray) -> None:
    """Assessing the programs backwards gives the same chances backwards."""
    forth = assess(profile, market, medicine, ALLOWANCES, ON)
    back = assess(profile, market, np.ascontiguousarray(medicine[::-1]), ALLOWANCES, ON)
    np.testing.assert_array_equal(forth.match, back.match[::-1])


def test_the_same_day_gives_the_same_bytes(profile: Profile, market: Market, medicine: np.ndarray) -> None:
    """Nothing is drawn at random when one applicant is assessed."""
    first, second = (assess(profile, market, medicine, ALLOWANCES, date(2026, 11, 1)) for _ in range(2))
    assert first.match.tobytes() == second.match.tobytes()
