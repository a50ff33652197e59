"""Programs that may be one and the same."""

from smartpick.programs import load_directory
from smartpick.programs.look_alikes import look_alikes


def test_names_and_hospitals_in_one_town_and_specialty() -> None:
    """A rural track of the same name and a second campus of the same hospital are found, each beside the other."""
    directory = load_directory()
    found = look_alikes(directory)
    assert [one.name for one in found["1201500736"]] == ["Idaho State University"]
    assert [one.name for one in found["1403511297"]] == ["New York Presbyterian Hospital (Cornell Campus)"]


def test_it_is_mutual_and_keeps_to_specialty_and_town() -> None:
    """What looks like another looks so both ways; another specialty or town is never a look-alike."""
    directory = load_directory()
    found = look_alikes(directory)
    assert found
    for acgme_id, others in found.items():
        one = directory.by_id(acgme_id)
        for other in others:
            assert (one.specialty, one.city, one.state) == (other.specialty, other.city, other.state)
            assert one in found[other.acgme_id]
            assert one is not other


def test_most_programs_stand_alone() -> None:
    """A warning that everybody reads is a warning nobody reads: it is for a few in a hundred."""
    directory = load_directory()
    assert len(look_alikes(directory)) < 0.03 * len(directory.programs)
