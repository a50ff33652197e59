"""How well programs fit."""

from made_up_report import DIRECTORY, directory

from smartpick.intake.nrmp import Track, YearResult
from smartpick.intake.nrmp.scoring import Candidate, Scoring
from smartpick.intake.nrmp.units import units_of
from smartpick.programs import Directory


def best(track: Track, where: Directory = DIRECTORY, *others: Track) -> Candidate:
    """Return the best candidate of a track, with other tracks in the same report."""
    units = units_of([track, *others], where)
    return Scoring(units, where).candidates(units[0])[0]


def track(code: str, institution: str = "Springfield Gen Hosp-OH", name: str = "Internal Medicine") -> Track:
    """Return a track in Springfield, Ohio."""
    return Track(code, institution, "Springfield", "OH", name, (YearResult(2020, 1, 1),))


def test_state_and_specialty_must_be_the_same() -> None:
    """Nothing of another state or specialty is a candidate, however alike its name is."""
    units = units_of([track("9001300C0")], DIRECTORY)
    assert Scoring(units, DIRECTORY).candidates(units[0]) == ()
    assert best(track("9001140C0")).program == "1403800001"


def test_the_site_in_the_name_of_the_track_decides() -> None:
    """A track that names a site goes to the program there, not to that of the main hospital."""
    found = best(track("9001120C1", name="Family Medicine/Lakeside"))
    assert found.program == "1203800002"
    assert "site in the name of the track" in found.method
    assert best(track("9001120C0", name="Family Medicine")).program == "1203800001"


def test_other_specialties_speak_for_a_name() -> None:
    """When the rest of an institution points to a name, its odd one is more likely there, too."""
    alone = best(track("9001440C0", name="General Surgery"))
    both = directory(
        ("4403800001", "General Surgery", "Springfield General Hospital", "Springfield", "OH"),
        ("4403800009", "General Surgery", "Other Clinic", "Springfield", "OH"),
        ("1403800001", "Internal Medicine", "Springfield General Hospital", "Springfield", "OH"),
    )
    lonely = best(track("9001440C0", name="General Surgery"), both)
    backed = best(track("9001440C0", name="General Surgery"), both, track("9001140C0"))
    assert "other specialties" not in alone.method
    assert "other specialties" in backed.method
    assert backed.quality == lonely.quality + 4.0


def test_the_only_one_in_town_is_likelier_and_one_of_two_is_not() -> None:
    """That a town has one program there and one here speaks for the link, until a second institution is in town."""
    surgery = track("9001440C0", name="General Surgery")
    rival = track("9005440C0", "Lake Clinic-OH", "General Surgery")
    assert "only one in town" in best(surgery).method
    assert "only one in town" not in best(surgery, DIRECTORY, rival).method


def test_a_site_nobody_knows_makes_it_doubtful() -> None:
    """A track whose site is not in the directory fits less than the main one."""
    main = best(track("9001140C0"))
    away = best(track("9001140C2", name="Internal Medicine/Faraway"))
    assert away.quality < main.quality


def test_distance_counts() -> None:
    """The same name in another town fits less, and the words say how far it is."""
    there = directory(("1403800001", "Internal Medicine", "Springfield General Hospital", "Farville", "OH"))
    assert best(track("9001140C0"), there).quality < best(track("9001140C0")).quality
    assert "distance not known" in best(track("9001140C0"), there).method
