"""The portfolios of the shipped example applicants."""

from pathlib import Path

import pytest

from smartpick.errors import UserError
from smartpick.experience.example_portfolios import example_portfolio, example_portfolio_names

ROOT = Path(__file__).resolve().parents[2]
PACKAGED = ROOT / "src" / "smartpick" / "experience" / "examples"


def test_examples_are_the_same_in_both_places() -> None:
    """The portfolios at the root of the repository are those that the package carries."""
    names = {
        path.name.removesuffix(".portfolio.toml") for path in (ROOT / "examples").glob("*.portfolio.toml")
    }
    assert set(example_portfolio_names()) == names
    for name in names:
        file = f"{name}.portfolio.toml"
        assert (PACKAGED / file).read_bytes() == (ROOT / "examples" / file).read_bytes()


def test_an_example_is_read_whole() -> None:
    """Experiences, encounters, people and letters are there; another name is refused with those that there are."""
    found = example_portfolio("community-clinic")
    assert all((found.experiences, found.encounters, found.people, found.letters))
    with pytest.raises(UserError, match="There is no example 'x'"):
        example_portfolio("x")
