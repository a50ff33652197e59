import hashlib
import re
from importlib import resources
from typing import Any

import pytest

from smartpick.render import atlas

DATA = resources.files("smartpick.render").joinpath("data")


def test_the_vendored_file_is_the_one_its_note_describes() -> None:
    """The SHA-256 in data/README.md is that of the file, and its licence lies beside it."""
    note = DATA.joinpath("README.md").read_text(encoding="utf-8")
    found = re.search(r"[0-9a-f]{64}", note)
    assert found is not None
    assert hashlib.sha256(DATA.joinpath(atlas.ATLAS_FILE).read_bytes()).hexdigest() == found.group()
    assert "Permission to use, copy, modify" in DATA.joinpath("us-atlas-LICENSE.txt").read_text(
        encoding="utf-8"
    )


def test_states_hold_fifty_states_dc_and_puerto_rico() -> None:
    """Every place a program can be in has an outline; places without programs are left out."""
    shapes = atlas.states()["objects"]["states"]["geometries"]
    assert len(shapes) == 52
    assert {"11", "72"} <= {shape["id"] for shape in shapes}


def test_puerto_rico_and_its_programs_move_together() -> None:
    """San Juan stays inside the moved outline, which lies in the Gulf of Mexico."""
    topology = atlas.states()
    island = next(g for g in topology["objects"]["states"]["geometries"] if g["id"] == "72")
    outline = [
        point
        for reference in atlas._references(island["arcs"])
        for point in topology["arcs"][atlas._arc(reference)]
    ]
    west, east = min(p[0] for p in outline), max(p[0] for p in outline)
    south, north = min(p[1] for p in outline), max(p[1] for p in outline)
    assert -96 < west < east < -84
    assert 25 < south < north < 29
    at = atlas.drawable("PR", -66.1, 18.45)
    assert at is not None
    assert west < at[0] < east
    assert south < at[1] < north


@pytest.mark.parametrize(
    ("state", "longitude", "latitude", "shown"),
    [
        ("NY", -73.9, 40.7, True),
        ("AK", -149.9, 61.2, True),
        ("HI", -157.8, 21.3, True),
        ("PR", -66.1, 18.4, True),
        ("NY", None, 40.7, False),
        ("NY", float("nan"), 40.7, False),
        ("NY", 73.9, 40.7, False),
        ("PR", 0.0, 0.0, False),
        ("GU", 144.8, 13.4, False),
    ],
)
def test_only_places_on_the_map_are_drawn(state: str, longitude: Any, latitude: Any, shown: bool) -> None:
    """Unknown and impossible places are left out instead of landing in a corner of the drawing."""
    assert (atlas.drawable(state, longitude, latitude) is not None) is shown


def test_neighbours_still_meet_after_coarsening() -> None:
    """Both ends of a line are kept, because another line begins there."""
    line = [(0.0, 0.0), (0.001, 0.0), (0.2, 0.0), (0.201, 0.0)]
    assert atlas._coarser(line) == [(0.0, 0.0), (0.2, 0.0), (0.201, 0.0)]
