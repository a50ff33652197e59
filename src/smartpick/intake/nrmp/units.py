"""What is linked together: the tracks of one institution and specialty that are at one site."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from smartpick.intake.nrmp.naming import site_words, whole_name
from smartpick.intake.nrmp.track import Track
from smartpick.programs import Directory
from smartpick.programs.names import words

__all__ = ["Unit", "units_of"]


@dataclass(frozen=True, slots=True)
class Unit:
    """Tracks of one institution and specialty, and the words of their names that say a site (none: the main one).

    ``elsewhere``: the names have a word that may be a site, and the directory does not know it.
    """

    tracks: tuple[Track, ...]
    site: frozenset[str]
    elsewhere: bool

    @property
    def first(self) -> Track:
        """The first of the tracks in the report, which the unit is called by."""
        return self.tracks[0]

    @property
    def years(self) -> frozenset[int]:
        """The years in which any of the tracks took part."""
        return frozenset(result.year for track in self.tracks for result in track.years)


def units_of(tracks: Sequence[Track], directory: Directory) -> list[Unit]:
    """Return the tracks put together, in the order of their first tracks in the report.

    A track stands apart when a word behind its slash names a town or an institution of a program of the same state and
    specialty, and its own institution does not have that word.
    """
    known: dict[tuple[str, str], set[str]] = defaultdict(set)
    for program in directory.programs:
        place = known[program.state, program.acgme_id[:3]]
        place.update(words(program.name), words(program.city))
    found: dict[tuple[str, frozenset[str], bool], list[Track]] = {}
    for track in tracks:
        own = {*words(whole_name(track.institution, track.state)), *words(track.city)}
        said = site_words(track.name)
        site = said & known[track.state, track.specialty] - own
        elsewhere = not site and bool(said - own)
        found.setdefault((track.program_code, site, elsewhere), []).append(track)
    return [Unit(tuple(together), site, elsewhere) for (_, site, elsewhere), together in found.items()]
