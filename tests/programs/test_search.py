"""Search: slips are forgiven, filters are exact, and what is left out is said."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartpick.errors import UserError
from smartpick.programs import Directory, find, load_directory, miles_between, search


@pytest.fixture(scope="module")
def directory() -> Directory:
    """Return the packaged directory."""
    return load_directory()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("clevland clinic", "Cleveland Clinic Foundation"),
        ("jhons hopkins", "Johns Hopkins University"),
        ("maimonidies", "Maimonides Medical Center"),
        ("universty of chicgo", "University of Chicago"),
        ("mgh", "Mass General Brigham/Massachusetts General Hospital"),
        ("UCSF", "University of California (San Francisco)"),
        ("mt sinai elmhurst", "Icahn School of Medicine at Mount Sinai/NYC Health and Hospitals (Elmhurst)"),
        ("saint lukes bethlehem", "St Luke's University Hospital"),
        ("texas tech permain basin", "Texas Tech University (Permian Basin)"),
        ("bronxcare", "BronxCare Health System"),
        ("Loretto Hospital", "Loretto Hospital"),
        ("mcgaw", "McGaw Medical Center of Northwestern University"),
    ],
)
def test_slips_and_short_forms_find_the_program(directory: Directory, text: str, name: str) -> None:
    """The program meant is the first hit."""
    assert search(directory, text, limit=1)[0].program.name == name


def test_text_may_name_specialty_and_place(directory: Directory) -> None:
    """Words of the specialty and the city count as well as those of the name."""
    hit = search(directory, "emory im", limit=1)[0].program
    assert (hit.name, hit.specialty) == ("Emory University School of Medicine", "Internal Medicine")
    hit = search(directory, "psychiatry boston", limit=1)[0].program
    assert (hit.city, hit.specialty) == ("Boston", "Psychiatry")


def test_filters_combine(directory: Directory) -> None:
    """Every filter given holds for every hit, and all that fit are counted."""
    found = find(directory, specialty="IM", state=["ohio", "PA"], kind="university", limit=None)
    expected = [
        p
        for p in directory.programs
        if p.specialty == "Internal Medicine" and p.state in {"OH", "PA"} and p.kind == "university"
    ]
    assert {hit.program.acgme_id for hit in found.hits} == {p.acgme_id for p in expected}
    assert found.total == len(expected) > 0
    division = find(directory, division="new england", limit=None)
    assert {hit.program.state for hit in division.hits} == {"CT", "MA", "ME", "NH", "RI", "VT"}


def test_distance_keeps_what_is_near_and_counts_what_is_unknown(directory: Directory) -> None:
    """Only programs in the radius, nearest first; programs without coordinates are counted, not dropped in silence."""
    found = find(directory, near="Cleveland, OH", within_miles=60, limit=None)
    miles = [hit.miles for hit in found.hits]
    assert None not in miles
    assert miles == sorted(miles, key=lambda m: m or 0.0)
    assert found.unplaced == 250
    assert found.place == "Cleveland, OH"
    latitude, longitude = directory.cities["cleveland", "OH"]
    for hit in found.hits:
        p = hit.program
        assert p.latitude is not None
        assert p.longitude is not None
        assert hit.miles == pytest.approx(
            miles_between(latitude, longitude, p.latitude, p.longitude), abs=0.01
        )
        assert hit.miles <= 60
    assert {"Akron", "Cleveland"} <= {hit.program.city for hit in found.hits}


def test_near_alone_sorts_and_keeps_unknown_distances_last(directory: Directory) -> None:
    """Without a radius nothing is left out; unknown distances come last."""
    found = find(directory, specialty="Transitional Year", near="Cleveland, OH", limit=None)
    assert found.total == 160
    assert found.unplaced == 0
    both = find(directory, state="OH", near="Cleveland, OH", limit=None)
    assert both.hits[0].miles == pytest.approx(0.0, abs=0.1)
    assert both.hits[-1].miles is None


def test_nothing_found_names_the_nearest(directory: Directory) -> None:
    """An empty answer offers the nearest names where there are any."""
    found = find(directory, "Lorreto Infirmary of Chicagoland")
    assert found.hits == ()
    assert found.total == 0
    assert found.nearest
    assert find(directory, "zzqqxx").nearest == ()


@pytest.mark.parametrize("text", ["", "   ", None])
def test_an_empty_text_is_no_filter(directory: Directory, text: str | None) -> None:
    """No text means all programs."""
    assert find(directory, text, limit=1).total == 5906


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"specialty": "cardiology"}, "fellowship"),
        ({"state": "XX"}, "not a US state"),
        ({"division": "Narnia"}, "not a census division"),
        ({"kind": "splendid"}, "not a kind"),
        ({"within_miles": 50}, "needs a place"),
        ({"near": "Cleveland, OH", "within_miles": -1}, "not a distance"),
        ({"near": "Cleveland, OH", "within_miles": float("nan")}, "not a distance"),
        ({"near": "Gotham, NY"}, "No program in the directory"),
    ],
)
def test_a_filter_that_means_nothing_is_an_error(
    directory: Directory, wrong: dict[str, object], words: str
) -> None:
    """A name that cannot be resolved is a sentence with a way out, never an empty list."""
    with pytest.raises(UserError, match=words):
        find(directory, **wrong)  # type: ignore[arg-type]  # wrong on purpose


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_answered(text: str) -> None:
    """No text breaks the search; scores lie in 0-1 and come in descending order."""
    hits = search(load_directory(), text, limit=20)
    scores = [round(hit.score, 3) for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0.0 <= score <= 1.0 for score in scores)


def test_more_filters_never_find_more(directory: Directory) -> None:
    """Adding a filter never adds a hit."""
    wide = {hit.program.acgme_id for hit in search(directory, "university hospital", limit=None)}
    narrow = {
        hit.program.acgme_id for hit in search(directory, "university hospital", state="NY", limit=None)
    }
    assert narrow < wide


def test_a_warm_search_is_fast(directory: Directory) -> None:
    """A search over all programs takes milliseconds once the words are indexed (1-15 ms where measured)."""
    search(directory, "warm")
    times = []
    for text in ("clevland clinic", "university of", "hosp", "st lukes"):
        start = time.perf_counter()
        search(directory, text)
        times.append(time.perf_counter() - start)
    assert max(times) < 0.1


def test_skipping_goes_on_where_the_page_before_ended() -> None:
    """Pages of a search add up to the whole search, in its order."""
    directory = load_directory()
    whole = find(directory, specialty="Psychiatry", state="OH", limit=None)
    pages = [
        find(directory, specialty="Psychiatry", state="OH", limit=4, skip=at)
        for at in range(0, whole.total, 4)
    ]
    assert [hit for page in pages for hit in page.hits] == list(whole.hits)
    assert {page.total for page in pages} == {whole.total}
