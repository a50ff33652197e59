"""Seasons are the same bytes whoever simulates them."""

import pickle
from dataclasses import fields
from pathlib import Path

import pytest
from pieces import small_country
from small_world import small_card, small_world

from smartpick import market
from smartpick.market.card import ModelCard, load_card
from smartpick.market.equilibrium import build_equilibrium, season_columns
from smartpick.market.moments import Moments, average, moments
from smartpick.market.national import load_world
from smartpick.market.season_run import simulate_replicate
from smartpick.scale import Crew, Journal, Progress, seasons
from smartpick.scale.journal import to_bytes
from smartpick.scale.seasons import Hands, moments_of_season


def as_bytes(found: Moments) -> bytes:
    """Return every number of the moments with all its digits."""
    return to_bytes({field.name: getattr(found, field.name) for field in fields(found)})


def wanted() -> list[tuple[ModelCard, int, int, int]]:
    """Return seasons of two cards with two seeds."""
    cards = (small_card(), small_card(openness__residual=0.3))
    return [(card, seed, r, 3) for card in cards for seed in (1, 2) for r in range(3)]


@pytest.fixture(scope="module")
def serial() -> list[bytes]:
    """Those seasons by the market's own functions, one after the other."""
    return [
        as_bytes(moments(small_country(card), simulate_replicate(small_country(card), card, *luck)))
        for card, *luck in wanted()
    ]


def test_every_crew_gives_the_bytes_of_the_serial_run(on: str | Crew, serial: list[bytes]) -> None:
    """Results come in any order, and are put together by key."""
    found = dict(Hands(on, country=small_country).seasons(wanted()))
    assert [as_bytes(found[i]) for i in range(len(serial))] == serial


def test_means_are_taken_in_the_order_of_the_replicates(on: str | Crew, tmp_path: Path) -> None:
    """The mean is the market's own, to the last digit, first without and then from a journal."""
    world, card = small_world(), small_card()
    expected = as_bytes(average([moments(world, simulate_replicate(world, card, 4, r, 5)) for r in range(5)]))
    for _ in range(2):
        hands = Hands(on, Journal(tmp_path), country=small_country)
        assert as_bytes(hands.mean_moments(small_card(), 4, 5)) == expected


def test_a_large_study_is_not_one_design(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the largest design seasons are free draws, so that a season of many costs no more than one of few."""
    monkeypatch.setattr(seasons, "LARGEST_DESIGN", 2)
    world, card = small_world(), small_card()
    expected = average([moments(world, simulate_replicate(world, card, 4, r, 2)) for r in range(4)])
    assert as_bytes(Hands(country=small_country).mean_moments(card, 4, 4)) == as_bytes(expected)


def test_every_crew_builds_the_same_equilibrium(on: str | Crew, tmp_path: Path) -> None:
    """The file is the same byte for byte, also from a journal that has lost some of the seasons."""
    card, members = small_card(), (small_card(latent__skill=0.4), small_card())

    def one_after_another(pieces) -> list:  # noqa: ANN001
        return [season_columns(small_country(member), member, *luck) for member, *luck in pieces]

    expected = build_equilibrium(small_world(), card, members, one_after_another, 5, 3).to_bytes()
    told: list[Progress] = []
    hands = Hands(on, Journal(tmp_path), told.append, small_country).columns
    assert build_equilibrium(small_world(), card, members, hands, 5, 3).to_bytes() == expected
    for file in sorted(tmp_path.rglob("*.piece"))[:2]:
        file.unlink()
    assert build_equilibrium(small_world(), card, members, hands, 5, 3).to_bytes() == expected
    assert told[-1].kept == 4


def test_the_journal_tells_cards_and_questions_apart(tmp_path: Path, serial: list[bytes]) -> None:
    """A fit asks for seasons again and again; another number on the card or another question is another piece."""
    told: list[Progress] = []
    hands = Hands("threads:2", Journal(tmp_path), told.append, small_country)
    for part in (wanted()[:6], wanted()[6:]):
        hands.moments(part)
        hands.columns(part)
    assert max(p.kept for p in told) == 0
    assert [as_bytes(found) for found in hands.moments(wanted())] == serial
    assert told[-1].kept == len(serial)


def test_the_national_season_in_a_process_is_the_one_simulated_here(two_processes: Crew) -> None:
    """The real country, from the text of the card: bytes as in this process."""
    text = (Path(market.__file__).parent / "data" / "model_card.toml").read_text(encoding="utf-8")
    (found,) = Hands(two_processes).moments([(text, 3, 1, 4)])
    world = load_world(load_card())
    assert as_bytes(found) == as_bytes(moments(world, simulate_replicate(world, load_card(), 3, 1, 4)))


def test_cards_travel() -> None:
    """A card is the same after a pickle; one of megabytes would slow every piece."""
    there = pickle.loads(pickle.dumps(small_card()))  # noqa: S301
    assert there == small_card()
    assert len(pickle.dumps(load_card())) < 100_000
    here, then = (moments_of_season(card, 1, 0, 2, small_country) for card in (small_card(), there))
    assert to_bytes(here) == to_bytes(then)
