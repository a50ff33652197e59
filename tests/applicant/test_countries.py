"""Countries as people write them."""

import csv
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

from smartpick.applicant import Profile
from smartpick.applicant.countries import country_name, nearest_country

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "compile_countries.py"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("India", "India"),
        (" the philippines ", "Philippines"),
        ("UK", "United Kingdom"),
        ("cote d'ivoire", "Côte d'Ivoire"),
        ("Ivory Coast", "Côte d'Ivoire"),
        ("Türkiye", "Turkey"),
        ("Republic of Korea", "South Korea"),
        ("Korea (South)", None),
        ("Saint Lucia", "St Lucia"),
        ("Trinidad & Tobago", "Trinidad and Tobago"),
        ("Guinea Bissau", "Guinea-Bissau"),
        ("U.S.A.", "United States"),
        ("America", "United States"),
        ("Puerto Rico", "Puerto Rico"),
        ("Kosovo", "Kosovo"),
        ("12", None),
        ("", None),
        ("Untied States", None),
    ],
)
def test_what_people_write_is_understood(typed: str, name: str | None) -> None:
    """Other names, accents, articles and marks lead to one name; what is no country leads to none."""
    assert country_name(typed) == name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Untied States", "United States"),
        ("Indian", "India"),
        ("Pakstan", "Pakistan"),
        ("12", None),
        ("x", None),
    ],
)
def test_slips_have_a_suggestion(typed: str, name: str | None) -> None:
    """The nearest name is suggested, and only where one is near."""
    assert nearest_country(typed) == name


@pytest.mark.parametrize(
    ("citizenship", "us"),
    [
        ("United States", True),
        ("Puerto Rico", True),
        ("Guam", True),
        ("India", False),
        ("Samoa", False),
        (None, None),
    ],
)
def test_who_holds_a_us_passport(citizenship: str | None, us: bool | None) -> None:
    """People of US territories hold US passports; nothing said is unknown."""
    assert Profile("x", citizenship=citizenship).us_citizen is us


def test_every_row_is_stamped_and_no_spelling_means_two_countries() -> None:
    """Each name has its source and version, and each spelling leads to the country it stands with."""
    text = (resources.files("smartpick.applicant") / "data" / "countries.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) > 240
    for row in rows:
        assert row["source"]
        assert row["as_of"]
        for spelling in (row["name"], *filter(None, row["also"].split(";"))):
            assert country_name(spelling) == row["name"]


def test_the_table_is_compiled() -> None:
    """The shipped table is what the script makes of the time zone database of its version."""
    tzdata = pytest.importorskip("tzdata")
    text = (resources.files("smartpick.applicant") / "data" / "countries.csv").read_text("utf-8")
    if f",{tzdata.IANA_VERSION}\n" not in text:
        pytest.skip("another version of the time zone database is installed")
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
