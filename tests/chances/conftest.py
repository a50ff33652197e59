"""Profiles and the shipped market for the tests of the chances room."""

import numpy as np
import pytest
from example_inputs import ALLOWANCES, EXAMPLES, ON

from smartpick.applicant import Profile, load_profile
from smartpick.chances import Chances, Market, assess, shipped_market


@pytest.fixture(scope="session")
def market() -> Market:
    """Return the market that the package ships."""
    return shipped_market()


@pytest.fixture(scope="session")
def profile() -> Profile:
    """Return the first example applicant."""
    return load_profile(EXAMPLES / "community-clinic.toml")


@pytest.fixture(scope="session")
def medicine(market: Market) -> np.ndarray:
    """Return the directory rows of internal medicine."""
    return np.flatnonzero([p.specialty == "Internal Medicine" for p in market.directory.programs])


@pytest.fixture(scope="session")
def chances(profile: Profile, market: Market, medicine: np.ndarray) -> Chances:
    """Return the example applicant's chances in internal medicine."""
    return assess(profile, market, medicine, ALLOWANCES, ON)
