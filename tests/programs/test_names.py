"""Names: what cleaning changes and what it leaves, and how alike two names are."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartpick.programs.names import clean_city, clean_name, likeness, parts, plain, weight, words


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Emory University School of Medicine Program", "Emory University School of Medicine"),
        (
            "Houston Methodist (Sugar Land) Program © 2025 Accreditation Council for Gra",
            "Houston Methodist (Sugar Land)",
        ),
        (
            "Corewell Health – Grand Rapids/Michigan State University Program",
            "Corewell Health - Grand Rapids/Michigan State University",
        ),
        ("Children’s Mercy Hospital Program", "Children's Mercy Hospital"),
        (
            "SUTTER HEALTH/SUTTER ROSEVILLE MEDICAL CENTER PROGRAM",
            "Sutter Health/Sutter Roseville Medical Center",
        ),
        (
            "UNIVERSITY OF CENTRAL FLORIDA/HCA FLORIDA HEALTHCARE (FORT WALTON BEACH) PROGRAM",
            "University of Central Florida/HCA Florida Healthcare (Fort Walton Beach)",
        ),
        (
            "Midwestern University GME Consortium / Kingman Program",
            "Midwestern University GME Consortium/Kingman",
        ),
        ("Geisinger Health System Program (Wilkes-Barre)", "Geisinger Health System (Wilkes-Barre)"),
        ("HCA HealthONE Program/Sky Ridge Medical Center", "HCA HealthONE/Sky Ridge Medical Center"),
        ("University of Washington [Boise] Program", "University of Washington (Boise)"),
        ("  Two   spaces  Program ", "Two spaces"),
    ],
)
def test_a_name_is_cleaned_as_a_person_would_write_it(raw: str, clean: str) -> None:
    """No "Program", no page footer, one dash, capitals only where the word has them."""
    assert clean_name(raw) == clean


def test_a_name_in_capitals_with_an_export_tail_loses_both() -> None:
    """The one row that carries specialty and town behind its name is a plain name afterwards."""
    raw = "BAYCARE HEALTH SYSTEM (ST. JOSEPH'S HOSPITAL-SOUTH) PROGRAM - Family Medicine, Riverview, FL"
    assert clean_name(raw) == "Baycare Health System (St. Joseph's Hospital-South)"


@given(st.text(alphabet=string.printable, max_size=60))
def test_cleaning_twice_changes_nothing_more(raw: str) -> None:
    """Cleaning is idempotent on single-spaced text, so that re-importing a cleaned name is safe."""
    once = clean_city(raw)
    assert clean_city(once) == once


@pytest.mark.parametrize(
    ("raw", "city"),
    [
        ("PHILADELPHIA", "Philadelphia"),
        ("greenfield", "Greenfield"),
        ("Lansing Mi 489100", "Lansing"),
        ("Stamford Ct 06904", "Stamford"),
        ("303 N Clyde Morris Blvd", ""),
        ("McAllen", "McAllen"),
    ],
)
def test_a_city_is_only_a_city(raw: str, city: str) -> None:
    """State, ZIP and street addresses are not part of a city."""
    assert clean_city(raw) == city


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St Luke's Hospital", "Saint Lukes Hosp"),
        ("St. Joseph's Med Ctr, Inc.", "St Josephs Medical Center"),
        ("Mt Sinai", "Mount Sinai"),
        ("UCSF Medical Center", "University of California, San Francisco Medical Center"),
        ("M. D. Anderson L.L.C.", "MD Anderson"),
        ("The MetroHealth System", "METROHEALTH SYSTEMS"),
    ],
)
def test_spellings_of_one_institution_have_the_same_words(one: str, other: str) -> None:
    """Abbreviations, saints, legal forms and capitals do not tell institutions apart."""
    assert words(one) == words(other)


def test_parts_try_slashes_brackets_and_at() -> None:
    """Sponsor, site and school are each tried; a slash inside brackets does not split."""
    found = parts("Icahn School of Medicine at Mount Sinai/NYC Health and Hospitals (Elmhurst)")
    assert "Icahn School of Medicine at Mount Sinai" in found
    assert "NYC Health and Hospitals Elmhurst" in found
    assert "Mount Sinai" in found
    assert "Elmhurst" not in found
    assert "Dearborn" not in parts("Corewell Health (Dearborn/Royal Oak)")


name_words = st.lists(st.text(string.ascii_lowercase, min_size=1, max_size=9), max_size=6).map(tuple)


@given(name_words, name_words)
def test_likeness_is_a_share(left: tuple[str, ...], right: tuple[str, ...]) -> None:
    """Likeness lies in 0-100, is 100 for the same words, and ignores their order."""
    score = likeness(left, right)
    assert 0.0 <= score <= 100.0
    assert likeness(left, left) == (100.0 if left else 0.0)
    assert likeness(left, right) == pytest.approx(likeness(tuple(reversed(left)), right))


def test_the_trades_own_words_count_little() -> None:
    """Two hospitals of one town are not alike because both are hospitals."""
    alike = likeness(words("Rochester General Hospital"), words("Rochester Gen Hosp"))
    apart = likeness(words("Strong Memorial Hospital"), words("Highland Hospital"))
    assert alike == 100.0
    assert apart < 30.0
    assert weight("hospital") < weight("university") < weight("rochester")


def test_a_slip_and_a_cut_name_still_match() -> None:
    """One wrong letter, or a name cut at the 36th letter by its source, is no other institution."""
    assert likeness(words("Maimonides Medical Center"), words("Maimonidies Medical Center")) > 90.0
    cut = words("Niagara Falls Memorial Medical Cente")
    assert likeness(words("Niagara Falls Memorial Medical Center"), cut, cut=True) > 95.0


def test_plain_has_no_accents_and_one_dash() -> None:
    """Texts are compared without accents, capitals or typographic dashes."""
    assert plain("  Concepción – Ñ’s ") == "concepcion - n's"
