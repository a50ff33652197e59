"""Compiling the directory: on a small made-up folder, and again from the real sources where they are."""

import csv
import io
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
REAL = ROOT.parent / "shared" / "data"

PROGRAMS = """acgme_id,specialty,name,city,state,lat,lon,as_of
1403800002,Internal Medicine,Fairview Hospital Program,CLEVELAND,oh,41.48,-81.67,2025-06
1403800001,Internal Medicine,Example Health – Lakeside/Mercy Hospital Program,Cleveland,OH,41.48,-81.67,2025-06
1403800003,Internal Medicine,Fairview Hospital Program,Cleveland,OH,41.48,-41.48,2025-06
9993800001,Transitional Year,Nowhere Naval Hospital Program,Toledo,OH,,,2021-06
"""
ACCREDITATION = """acgme_id,zip,accreditation_status,status_effective,offers_preliminary,as_of
1403800002,44111,Initial Accreditation,2024-09-06,no,2025-01
1409900009,99999,Continued Accreditation,2025-01-24,yes,2025-01
"""
EMPLOYERS = """employer,state,years_active,first_year,last_year,positions_total,positions_last_year,resident_job_titles
"Fairview Hospital, Inc.",OH,2,FY2019,FY2022,4,0,0
FAIRVIEW HOSPITAL,OH,1,FY2024,FY2025,,,2
Fairview Hospital,IN,1,FY2024,FY2025,9,9,0
"""
HOSPITALS = """ccn,name,city,state,zip,beds,\
resident_fte,resident_cap_fte,report_year,hospital_type,ownership,overall_rating
360077,Fairview Hospital,Cleveland,OH,44111,498.0,47.5,,2022,Acute Care Hospitals,Voluntary non-profit - Private,4
360001,Mercy Hospital,Toledo,OH,43604,100.0,,,2021,Acute Care Hospitals,,
"""


def load(name: str) -> Any:
    """Return a script as a module."""
    spec = spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def script() -> Any:
    """Return the compile script."""
    return load("compile_programs")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with four small made-up sources."""
    for name, text in (
        ("programs", PROGRAMS),
        ("internal_medicine_accreditation", ACCREDITATION),
        ("h1b_physician_employers", EMPLOYERS),
        ("teaching_hospitals", HOSPITALS),
    ):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


def rows_of(table: str) -> dict[str, dict[str, str]]:
    """Return the rows of a compiled table by id."""
    return {row["acgme_id"]: row for row in csv.DictReader(io.StringIO(table))}


def test_a_small_folder_is_cleaned_and_joined(script: Any, folder: Path) -> None:
    """State, city, dash and coordinates are mended; accreditation, employer and hospital are joined with quality."""
    table, summary = script.compile_table(script.read_sources(folder))
    rows = rows_of(table)
    assert list(rows) == ["1403800001", "1403800002", "1403800003", "9993800001"]
    first = rows["1403800002"]
    assert (first["state"], first["city"], first["name"]) == ("OH", "Cleveland", "Fairview Hospital")
    assert (first["accreditation_status"], first["offers_preliminary"]) == ("Initial Accreditation", "no")
    assert (first["hospital_ccn"], first["hospital_match"], first["beds"]) == ("360077", "100.0", "498")
    assert (first["h1b_evidence"], first["h1b_match"]) == ("2", "100.0")
    assert (first["h1b_positions"], first["h1b_last_year"]) == ("4", "FY2025")
    assert rows["1403800001"]["name"] == "Example Health - Lakeside/Mercy Hospital"
    assert rows["1403800001"]["hospital_ccn"] == ""
    assert rows["1403800003"]["longitude"] == "-81.6700"
    assert rows["9993800001"]["kind"] == "military"
    assert rows["9993800001"]["latitude"] == ""
    assert "1409900009" in summary


def test_the_order_of_the_sources_does_not_matter(script: Any, folder: Path) -> None:
    """Shuffled sources compile to the same bytes."""
    sources = script.read_sources(folder)
    turned = script.Sources(*(list(reversed(getattr(sources, f))) for f in sources.__dataclass_fields__))
    assert script.compile_table(sources)[0] == script.compile_table(turned)[0]


def test_a_legal_name_links_what_names_cannot(script: Any, folder: Path) -> None:
    """An employer on our list is linked with quality 95, unless a link by name is stronger or certain."""
    sources = script.read_sources(folder)
    programs, _ = script.clean_programs(sources.programs)
    employers = script.employers_by_state(
        [*sources.employers, {**sources.employers[0], "employer": "Lakeside Holding Corp"}]
    )
    links = {
        ("Fairview Hospital", "Cleveland", "OH"): script.Link("Fairview Hospital, Inc.", 100.0, "whole name")
    }
    names = [
        script.LegalName("OH", "example health - lakeside", script.words("Lakeside Holding")),
        script.LegalName("OH", "fairview", script.words("Lakeside Holding")),
        script.LegalName("OH", "nowhere", script.words("Not There")),
    ]
    found = script.with_legal_names(links, programs, employers, names)
    assert found["Example Health - Lakeside/Mercy Hospital", "Cleveland", "OH"].score == 95.0
    assert found["Fairview Hospital", "Cleveland", "OH"].score == 100.0
    assert len(found) == 2


def test_the_list_of_legal_names_is_well_formed(script: Any) -> None:
    """No beginning stands twice in a state, and the longest beginning comes first."""
    names = script.legal_names()
    assert len({(n.state, n.program_begins) for n in names}) == len(names)
    lengths = [len(n.program_begins) for n in names]
    assert lengths == sorted(lengths, reverse=True)
    assert all(n.state in script.STATE_DIVISION and n.employer for n in names)


@pytest.mark.skipif(
    not REAL.is_dir(), reason="the source tables are not beside this project (../shared/data)"
)
def test_every_legal_name_is_in_the_sources(script: Any) -> None:
    """Each listed employer files under that name, and each beginning fits a program of that state."""
    sources = script.read_sources(REAL)
    programs, _ = script.clean_programs(sources.programs)
    filing = {
        (e.state, e.words) for group in script.employers_by_state(sources.employers).values() for e in group
    }
    for name in script.legal_names():
        assert (name.state, name.employer) in filing
        assert any(
            p["state"] == name.state and script.plain(p["name"]).startswith(name.program_begins)
            for p in programs
        )


def test_a_repeated_id_or_an_unknown_state_stops_the_work(script: Any, folder: Path) -> None:
    """A source that cannot be right is refused with the row's id."""
    sources = script.read_sources(folder)
    with pytest.raises(SystemExit, match="1403800002"):
        script.clean_programs([*sources.programs, sources.programs[0]])
    with pytest.raises(SystemExit, match="not a state"):
        script.clean_programs([{**sources.programs[0], "state": "ZZ"}])


def test_the_command_writes_and_checks(
    script: Any, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command writes the table, finds it up to date, and finds a changed one different."""
    out = folder / "out.csv"
    monkeypatch.setattr(sys, "argv", ["compile_programs", str(folder), "--out", str(out)])
    assert script.main() == 0
    monkeypatch.setattr(sys, "argv", ["compile_programs", str(folder), "--out", str(out), "--check"])
    assert script.main() == 0
    out.write_bytes(out.read_bytes() + b"\n")
    assert script.main() == 1
    assert "differs from its sources" in capsys.readouterr().out


@pytest.mark.skipif(
    not REAL.is_dir(), reason="the source tables are not beside this project (../shared/data)"
)
def test_the_packaged_table_is_what_the_sources_give(script: Any) -> None:
    """Compiling again gives the packaged table, byte for byte."""
    table, _ = script.compile_table(script.read_sources(REAL))
    assert table.encode() == script.TABLE.read_bytes()


def test_measured_precision_has_not_fallen(script: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """The links labelled by eye are as right as docs/directory.md says: 95 of 100 programs linked, or better."""
    check = load("check_joins")
    table = check.rows_of(script.TABLE)
    found, stale = check.link_precision(check.rows_of(check.LABELS / "links.csv"), table)
    assert stale == 0
    for join, low in (("hospital", 82), ("employer", 88)):
        answers = [a for (which, at, _), group in found.items() if which == join and at >= low for a in group]
        assert len(answers) >= 60
        assert sum(answers) / len(answers) >= 0.95
    assert check.expected_precision(found, table, "hospital") >= 0.95
    assert check.expected_precision(found, table, "employer") >= 0.95
    check.report()
    assert "kind, all" in capsys.readouterr().out


def test_a_sample_to_label_is_printed(script: Any, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Fresh links can be drawn for labelling, the same for the same seed."""
    check = load("check_joins")
    check.sample(folder, 2, 1)
    first = capsys.readouterr().out
    check.sample(folder, 2, 1)
    assert capsys.readouterr().out == first
    assert "Fairview Hospital" in first
