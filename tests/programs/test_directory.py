"""The directory: complete, clean, indexed, and the same as a struct of arrays."""

import re
import time
from collections import Counter

import numpy as np
import pytest

from smartpick.errors import InternalError, UserError
from smartpick.programs import DIVISIONS, KINDS, STATES, Directory, directory_of, load_directory


@pytest.fixture(scope="module")
def directory() -> Directory:
    """Return the packaged directory."""
    return load_directory()


def test_all_programs_are_there(directory: Directory) -> None:
    """5,906 programs in 42 specialties, unique ids in ascending order, 250 without coordinates."""
    ids = [p.acgme_id for p in directory.programs]
    assert len(ids) == 5906
    assert ids == sorted(set(ids))
    assert all(re.fullmatch(r"\d{10}", i) for i in ids)
    assert len(directory.specialties) == 42
    assert sum(p.latitude is None or p.longitude is None for p in directory.programs) == 250
    assert Counter(p.as_of for p in directory.programs) == {"2025-06": 5656, "2021-06": 250}


def test_the_first_digits_are_the_specialty(directory: Directory) -> None:
    """The first three digits of an ACGME number mean one specialty, as the source says."""
    assert len({(p.acgme_id[:3], p.specialty) for p in directory.programs}) == 42


def test_the_slips_of_the_source_are_mended(directory: Directory) -> None:
    """The lower-case state, capitals, footers and two misplaced coordinates are gone."""
    assert directory.by_id("7004132081").state == "PA"
    assert {p.state for p in directory.programs} == set(STATES)
    for p in directory.programs:
        assert not p.name.isupper()
        assert not p.name.endswith("Program")
        assert "©" not in p.name
        assert p.city[0].isupper()
        if p.longitude is not None:
            assert -170 < p.longitude < -60
    louis = [p.longitude for p in directory.programs if p.city == "Saint Louis" and p.longitude is not None]
    assert max(louis) - min(louis) < 1.0


def test_every_program_has_a_kind_and_consistent_joins(directory: Directory) -> None:
    """Evidence, employer and quality come together or not at all; so do hospital and quality."""
    for p in directory.programs:
        assert p.kind in KINDS
        assert (p.h1b_evidence > 0) == (p.h1b_employer is not None) == (p.h1b_match is not None)
        assert (p.hospital_ccn is None) == (p.hospital_match is None)
        assert p.h1b_match is None or 85.0 <= p.h1b_match <= 100.0
        assert p.hospital_match is None or 75.0 <= p.hospital_match <= 100.0
        assert p.beds is None or p.hospital_ccn is not None
        assert (p.accreditation_status is not None) == (p.specialty == "Internal Medicine")


def test_arrays_say_what_the_programs_say(directory: Directory) -> None:
    """Row i of every array is program i; unknown is nan or -1; the arrays cannot be written to."""
    arrays = directory.arrays
    dtypes = {name: getattr(arrays, name).dtype.name for name in arrays.__dataclass_fields__}
    assert dtypes == {
        "specialty": "int16", "state": "int16", "division": "int8", "kind": "int8", "h1b": "int8",
        "initial_accreditation": "int8", "beds": "float32", "resident_fte": "float32", "latitude": "float32",
        "longitude": "float32",
    }  # fmt: skip
    for i in range(0, 5906, 59):
        p = directory.programs[i]
        assert directory.specialties[arrays.specialty[i]] == p.specialty
        assert STATES[arrays.state[i]] == p.state
        assert (*DIVISIONS, "Puerto Rico")[arrays.division[i]] == p.division
        assert KINDS[arrays.kind[i]] == p.kind
        assert arrays.h1b[i] == p.h1b_evidence
        assert np.isnan(arrays.beds[i]) == (p.beds is None)
        assert np.isnan(arrays.latitude[i]) == (p.latitude is None)
        if p.accreditation_status is None:
            assert arrays.initial_accreditation[i] == -1
        else:
            assert arrays.initial_accreditation[i] == p.accreditation_status.startswith("Initial")
    with pytest.raises(ValueError, match="read-only"):
        arrays.kind[0] = 1


def test_lookup_by_number(directory: Directory) -> None:
    """A number finds its program and row; blanks around it do not matter."""
    assert directory.by_id(" 1403812339 ").name == "Cleveland Clinic Foundation"
    assert directory.programs[directory.index("1403812339")].acgme_id == "1403812339"


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ("1403812338", "The nearest are: 1403812339"),
        ("", "ten digits"),
        ("banana", "smartpick programs search"),
    ],
)
def test_a_wrong_number_names_the_nearest(directory: Directory, wanted: str, words: str) -> None:
    """A slip in a number is answered with the numbers it may have been, or with how to find one."""
    with pytest.raises(UserError) as caught:
        directory.by_id(wanted)
    problem = caught.value.problems[0]
    assert "nearest" in problem.way_out or "ten digits" in problem.way_out
    assert words.split(maxsplit=1)[0] in str(caught.value)


def test_the_version_names_date_and_content(directory: Directory) -> None:
    """The version changes when the table does, and names the newest list."""
    assert re.fullmatch(r"2025-06\+[0-9a-f]{8}", directory.version)


def test_a_table_of_another_version_is_refused() -> None:
    """A table with other columns is a broken installation, not a directory."""
    with pytest.raises(InternalError, match="columns"):
        directory_of(b"acgme_id,name\n1,x\n")


def test_loading_is_fast() -> None:
    """Reading and parsing all programs stays well under a quarter second (60 ms where it was measured)."""
    from importlib.resources import files  # noqa: PLC0415

    table = files("smartpick.programs").joinpath("data", "programs.csv").read_bytes()
    times = []
    for _ in range(3):
        start = time.perf_counter()
        directory_of(table)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.25
    assert load_directory() is load_directory()
