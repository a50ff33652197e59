"""The model card: complete, sourced, and named by its hash."""

import tomllib
from importlib.resources import files

import pytest

from smartpick.errors import InternalError
from smartpick.market.card import APPLICANT_TYPES, load_card, read_card
from smartpick.market.comparison import published_figures

TEXT = """
[card]
name = "a card"
data = "none"
made_on = "2026-01-01"

[parameters.effects.step2ck]
value = 0.4
sd = 0.1
unit = "index"
source = "somewhere"

[parameters.effects.deeper.still]
value = 2
unit = "index"
source = "judgement"
judgement = true
note = "moved"

[specialties."Family Medicine"]
positions = 10
preferring = [1, 2, 3, 4, 5, 6]
second = 7
step2ck_mean = 240.0
img_matched = 3
us_img_matched = 1.5
openness = -0.5
us_img_offset = 0.25
"""


def test_a_card_is_read_as_written() -> None:
    """Parameters by dotted name, with spread, source, judgement flag and note; specialties by name."""
    card = read_card(TEXT)
    assert card.value("effects.step2ck") == 0.4
    deeper = card["effects.deeper.still"]
    assert (deeper.value, deeper.sd, deeper.judgement, deeper.note) == (2.0, 0.0, True, "moved")
    assert card.specialties["Family Medicine"].preferring == (1, 2, 3, 4, 5, 6)
    with pytest.raises(InternalError):
        card.value("effects.nothing")


def test_the_hash_names_the_exact_text() -> None:
    """Any change of the text is another card."""
    assert read_card(TEXT).hash == read_card(TEXT).hash
    assert read_card(TEXT).hash != read_card(TEXT + "# a word\n").hash


def test_the_shipped_card_says_where_every_number_is_from() -> None:
    """Every parameter has unit and source and a spread that is not negative; no judgement passes as a fact."""
    card = load_card()
    for name, parameter in card.parameters.items():
        assert parameter.unit, name
        assert parameter.source, name
        assert parameter.sd >= 0, name
        if parameter.source.startswith(("judgement", "not published")):
            assert parameter.judgement, name


def test_the_shipped_specialties_add_up() -> None:
    """24 specialties; applicants of six types whose published sums hold; targets that can be reached."""
    rows = load_card().specialties.values()
    assert len(rows) == 24
    assert all(len(row.preferring) == len(APPLICANT_TYPES) for row in rows)
    assert sum(sum(row.preferring) for row in rows) == 47_013
    assert sum(sum(row.preferring[4:]) for row in rows) == 11_649
    assert sum(row.positions for row in rows) == 39_308
    assert all(row.img_matched <= sum(row.preferring[4:]) for row in rows)


def test_the_shipped_card_says_how_it_was_fitted() -> None:
    """Seed, sizes and path; every figure that was aimed at with what is published, what was found and the miss."""
    text = (files("smartpick.market") / "data" / "model_card.toml").read_text(encoding="utf-8")
    record = tomllib.loads(text)["fit"]
    assert {"seed", "search", "rounds", "replicates", "members"} <= record.keys()
    assert record["objective"][-1] <= record["objective"][0]
    published = {figure.key: figure.value for figure in published_figures() if figure.fitted}
    assert {row["key"]: row["published"] for row in record["figure"]} == pytest.approx(published, rel=1e-4)
    for row in record["figure"]:
        assert row["miss"] * (row["found"] - row["published"]) >= -1e-6
    assert sum(row["miss"] ** 2 for row in record["figure"]) <= record["objective"][-1] * 1.5


def test_every_fitted_number_has_a_spread() -> None:
    """No parameter with a prior and no openness is shipped as if it were known exactly."""
    card = load_card()
    assert all(parameter.sd > 0 for parameter in card.parameters.values() if parameter.prior)
    assert all(row.openness_sd > 0 for row in card.specialties.values())
