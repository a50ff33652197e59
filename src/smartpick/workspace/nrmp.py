"""NRMP's results by track as they are kept: imported, reviewed, each step one action that undo takes back."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from smartpick.errors import Problem, UserError
from smartpick.intake.nrmp import (
    PROGRAM_LENGTH,
    Candidate,
    LinkedTrack,
    Track,
    fill_history,
    link,
    linked_tracks,
    merged,
)
from smartpick.programs import Directory
from smartpick.store import Action, Add, Edit, Record, Replace, Store

__all__ = [
    "NRMP_DECISION",
    "NRMP_TRACK",
    "KeptResults",
    "PlannedImport",
    "Waiting",
    "decide",
    "import_results",
    "kept_results",
    "planned_import",
    "tracks_of_program",
    "waiting",
]

#: The kinds under which a store keeps tracks, and the user's words about links.
NRMP_TRACK = "nrmp_track"
NRMP_DECISION = "nrmp_decision"


@dataclass(frozen=True, slots=True)
class KeptResults:
    """Tracks by code, the user's decisions (code of a track or of all of a program -> ACGME number or ""), records."""

    tracks: Mapping[str, LinkedTrack]
    decisions: Mapping[str, str]
    records: Mapping[str, Record]

    def history(self, kinds: Collection[str] | None = None) -> Mapping[str, Sequence[tuple[int, int, int]]]:
        """Return (year, quota, matched) of each program, as :func:`smartpick.intake.nrmp.fill_history`."""
        return fill_history(self.tracks.values(), kinds)


@dataclass(frozen=True, slots=True)
class PlannedImport:
    """What an import would keep: every track of the file with its link; how many are new, other, or as they were."""

    tracks: tuple[LinkedTrack, ...]
    new: int
    changed: int
    same: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """Tracks whose link waits for a word of the user, and the programs to choose from, best first."""

    tracks: tuple[LinkedTrack, ...]
    candidates: tuple[Candidate, ...]

    @property
    def code(self) -> str:
        """The code of the first track, which the question is called by."""
        return self.tracks[0].track.code


def kept_results(store: Store) -> KeptResults:
    """Return what is kept. Raise ``UserError`` with every record that this version cannot read."""
    records = {one.id: one for kind in (NRMP_TRACK, NRMP_DECISION) for one in store.find(kind)}
    tracks: dict[str, LinkedTrack] = {}
    decisions: dict[str, str] = {}
    problems: list[Problem] = []
    for record in records.values():
        body = record.body
        try:
            if record.kind == NRMP_TRACK:
                one = LinkedTrack.of(body)
                tracks[one.track.code] = one
            else:
                decisions[str(body["code"])] = str(body["program"])
        except UserError as error:
            problems += error.problems
        except KeyError:
            problems.append(Problem("This is no decision about a link.", "See: smartpick doctor", record.id))
    if problems:
        raise UserError(problems)
    return KeptResults(dict(sorted(tracks.items())), decisions, records)


def tracks_of_program(store: Store, acgme_id: str) -> tuple[LinkedTrack, ...]:
    """Return the kept tracks that are linked to a program, in the order of their codes, without reading the rest."""
    found = [LinkedTrack.of(record.body) for record in store.find(NRMP_TRACK, text=acgme_id)]
    return tuple(sorted((one for one in found if one.program == acgme_id), key=lambda one: one.track.code))


def planned_import(held: KeptResults, tracks: Iterable[Track], directory: Directory) -> PlannedImport:
    """Return what taking in these tracks would keep; nothing is written.

    A track that is kept already gets the years of both reports; a decision of the user goes before any likeness.
    """
    known = {code: one.track for code, one in held.tracks.items()}
    together = [merged(known[one.code], one) if one.code in known else one for one in tracks]
    linked = linked_tracks(together, link(together, directory, held.decisions))
    new = sum(one.track.code not in held.tracks for one in linked)
    same = sum(held.tracks.get(one.track.code) == one for one in linked)
    return PlannedImport(linked, new, len(linked) - new - same, same)


def import_results(store: Store, held: KeptResults, planned: PlannedImport, words: str) -> Action | None:
    """Keep a planned import as one action; ``None`` when nothing was different."""
    edits = [edit for one in planned.tracks if (edit := _edit(held, one)) is not None]
    return store.write(words, *edits) if edits else None


def waiting(held: KeptResults) -> tuple[Waiting, ...]:
    """Return the questions about links, those with the most positions first."""
    groups: dict[tuple[str, tuple[Candidate, ...]], list[LinkedTrack]] = {}
    for code, one in held.tracks.items():
        if one.state == "doubtful":
            groups.setdefault((code[:PROGRAM_LENGTH], one.candidates), []).append(one)
    found = [Waiting(tuple(tracks), candidates) for (_, candidates), tracks in groups.items()]
    return tuple(sorted(found, key=lambda one: (-_positions(one), one.code)))


def decide(store: Store, held: KeptResults, decisions: Mapping[str, str], words: str) -> Action | None:
    """Keep the user's word about links and change the tracks by it, as one action.

    ``decisions`` maps the code of a track (nine characters), or of all tracks of a program (its first seven), to an
    ACGME number, or to "" when no program of the directory is meant. Raise ``UserError`` for codes nobody has.
    """
    unknown = [code for code in decisions if not any(_about(code, track) for track in held.tracks)]
    if unknown:
        way_out = "See the codes with: smartpick import review"
        raise UserError(Problem(f"No track that is kept has the code {code!r}.", way_out) for code in unknown)
    now = {**held.decisions, **decisions}
    edits: list[Edit] = []
    for code, program in decisions.items():
        name = f"nrmp-decision-{code}"
        body = {"code": code, "program": program}
        edits.append(
            Replace(held.records[name], body) if name in held.records else Add(NRMP_DECISION, body, name)
        )
    for track, one in held.tracks.items():
        if any(_about(code, track) for code in decisions):
            program = now[track] if track in now else now[track[:PROGRAM_LENGTH]]
            decided = replace(
                one, program=program, quality=100.0, method="your word", state="decided", candidates=()
            )
            edit = _edit(held, decided)
            edits += [edit] if edit is not None else []
    return store.write(words, *edits)


def _about(code: str, track: str) -> bool:
    """Tell whether a decision's code is about a track."""
    return track == code or (len(code) == PROGRAM_LENGTH and track.startswith(code))


def _edit(held: KeptResults, one: LinkedTrack) -> Edit | None:
    """Return the edit that keeps a track as it is now, ``None`` when it is kept so already."""
    name = f"nrmp-{one.track.code}"
    if name not in held.records:
        return Add(NRMP_TRACK, one.body(), name)
    return Replace(held.records[name], one.body()) if held.tracks[one.track.code] != one else None


def _positions(one: Waiting) -> int:
    return sum(track.track.years[-1].quota for track in one.tracks if track.track.years)
