"""Which tracks are linked together."""

from made_up_report import DIRECTORY

from smartpick.intake.nrmp import Track, YearResult
from smartpick.intake.nrmp.units import units_of


def track(code: str, name: str, *years: int) -> Track:
    """Return a track of the made-up hospital."""
    results = tuple(YearResult(year, 1, 1) for year in years)
    return Track(code, "Springfield Gen Hosp-OH", "Springfield", "OH", name, results)


def test_tracks_of_one_site_are_together() -> None:
    """Categorical and preliminary tracks are one; a site of the directory, or one nobody knows, stands apart."""
    units = units_of(
        [
            track("9001120C0", "Family Medicine", 2019),
            track("9001120C1", "Family Medicine/Lakeside", 2020),
            track("9001120P0", "Fam Med-Prelim", 2020),
            track("9001120C2", "Family Medicine/Faraway", 2020),
            track("9001140C0", "Internal Medicine", 2020),
        ],
        DIRECTORY,
    )
    assert [[one.code for one in unit.tracks] for unit in units] == [
        ["9001120C0", "9001120P0"],
        ["9001120C1"],
        ["9001120C2"],
        ["9001140C0"],
    ]
    assert [unit.site for unit in units] == [frozenset(), {"lakeside"}, frozenset(), frozenset()]
    assert [unit.elsewhere for unit in units] == [False, False, True, False]
    assert units[0].years == {2019, 2020}
    assert units[0].first.code == "9001120C0"
