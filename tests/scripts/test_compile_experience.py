"""The compiler of the experience tables."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = {"S01": {"title_or_site": "A page", "url": "https://example.org", "date_of_content": "2026-05"}}


@pytest.fixture(scope="module")
def script() -> Any:
    """Return the script as a module; it imports its neighbour."""
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        spec = spec_from_file_location("compile_experience", ROOT / "scripts" / "compile_experience.py")
        assert spec is not None
        assert spec.loader is not None
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(ROOT / "scripts"))
    return module


def test_words_are_joined_with_the_stamp_of_their_row(script: Any) -> None:
    """Figures must still stand in the row; source, date and confidence come from it."""
    row = {"claim": "x", "figure": "40 %", "source": "S01", "date": "2016", "confidence": "high"}
    plan = {"match": "x", "key": "k", "claim": "In words", "says": ["40 %"]}
    found = script.entry(plan, row, SOURCES)
    assert found == {
        "key": "k", "claim": "In words", "source": "A page", "url": "https://example.org", "as_of": "2016",
        "confidence": "high",
    }  # fmt: skip
    with pytest.raises(SystemExit, match="no longer stands"):
        script.entry({**plan, "says": ["41 %"]}, row, SOURCES)


def test_a_source_without_a_row_is_put_into_words(script: Any) -> None:
    """No name of a file of ours becomes a source."""
    row = {"source": "seed;usce_programs.csv", "confidence": "high"}
    found = script.entry({"match": "x"}, row, SOURCES)
    assert (
        found["source"]
        == "a guide for IMGs on clinical experience; pages of organised programs, read in 2026"
    )
    assert found["as_of"] == "undated"


def test_a_program_becomes_values(script: Any) -> None:
    """Words become weeks and specialties; misread fees are dropped; a high fee to apply is doubted."""
    row = {
        "program": "Example", "type": "observership", "specialty": "Dermatopathology", "city": "Dallas", "state": "TX",
        "application_fee_usd": "900", "program_fee_usd": "50000", "program_fee_per": "", "free": "",
        "duration": "Up to 30 days", "audience": "img_or_specialist", "certificate": "true", "lor_possible": "",
        "visa_support": "false", "url": "https://example.org", "checked": "2026-04-17",
    }  # fmt: skip
    plan = script.words("opportunity_words.toml")
    found = script.opportunity(plan, {"drop": ["program_fee_usd"], "note": "Mended."}, row)
    assert (found["program_fee"], found["application_fee"]) == ("", "900")
    assert found["specialties"] == "Dermatology; Pathology"
    assert (found["weeks_least"], found["weeks_most"]) == ("", "4.3")
    assert (found["certificate"], found["letter"], found["visa"]) == ("yes", "", "no")
    assert found["note"] == "Mended. Listed as the fee to apply; it may be the whole price."


def test_every_program_gets_an_id_of_its_own(script: Any) -> None:
    """Programs of one name are told apart by kind, and a third is refused."""
    line = {"name": "Example Hospital", "kind": "elective"}
    ids = [one["id"] for one in script.distinct([line, {**line, "kind": "observership"}])]
    assert ids == ["example-hospital", "example-hospital-observership"]
    with pytest.raises(SystemExit, match="two programs"):
        script.distinct([line, line, line])


def test_a_table_that_is_compressed_is_compared_by_its_content(script: Any, tmp_path: Path) -> None:
    """Another machine may compress the same text otherwise."""
    file = tmp_path / "x.gz"
    file.write_bytes(script.gzip.compress(b"same", 1))
    assert script.same(file, script.gzip.compress(b"same", 9))
    assert not script.same(file, script.gzip.compress(b"other"))
    assert not script.same(tmp_path / "none", b"")
