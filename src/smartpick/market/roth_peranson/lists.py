"""The rank order lists of one Match as arrays, and the index that the kernels work on."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from smartpick.market.deferred_acceptance import starts
from smartpick.market.roth_peranson import _kernels
from smartpick.market.roth_peranson.positions import _kernels as columns

__all__ = ["CoupleLists", "Index", "RankLists", "SupplementalLists", "index_lists"]

Indices = npt.NDArray[np.int32]
Reals = npt.NDArray[np.float32]
NOBODY = -1


@dataclass(frozen=True, slots=True, eq=False)
class CoupleLists:
    """Pair lists of C couples.

    ``members`` int32[C, 2] applicants (their own lists must be empty). Rows ``offsets[c]:offsets[c + 1]`` of
    ``program`` int32[R, 2] are the pairs of couple c, best first; -1: this member goes unmatched (never both).
    ``score`` float32[R, 2]: what each program thinks of its member (nan: not acceptable); one opinion of a member, in
    however many pairs.
    """

    members: Indices
    offsets: Indices
    program: Indices
    score: Reals


@dataclass(frozen=True, slots=True, eq=False)
class SupplementalLists:
    """Lists of preliminary (PGY-1) positions that hang on entries of primary lists.

    List k is ``program[offsets[k]:offsets[k + 1]]``, best first, with the programs' ``score`` of its owner.
    ``link`` int32[E] is the list attached to each entry of the primary lists (-1: none), ``pair_link``
    int32[R, 2] the same for the couples' pairs. A list belongs to one applicant, may be attached to several of
    their entries, and must not contain the program it is attached to. A program has one opinion of an applicant, in
    primary and supplemental lists alike.
    """

    offsets: Indices
    program: Indices
    score: Reals
    link: Indices
    pair_link: Indices | None = None


@dataclass(frozen=True, slots=True, eq=False)
class RankLists:
    """Everything that is ranked in a Match of n applicants and P programs.

    ``program[offsets[a]:offsets[a + 1]]`` is applicant a's primary list, best first; ``score`` float32[E] is what that
    program thinks of a (higher is better, nan: not acceptable; equal scores go to the lower applicant); ``quota``
    int32[P].
    """

    offsets: Indices
    program: Indices
    score: Reals
    quota: Indices
    couples: CoupleLists | None = None
    supplemental: SupplementalLists | None = None

    @property
    def applicants(self) -> int:
        """Number of applicants, members of couples included."""
        return len(self.offsets) - 1

    @property
    def linked(self) -> bool:
        """Whether positions are linked: then a stable matching need not exist."""
        return self.couples is not None or self.supplemental is not None


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Lists in the form of the kernels (see ``positions._kernels``), with nobody matched; it serves for many matches.

    By entry: ``program``, ``score``, ``attached`` [.., 2]; ``unit`` [2n + C, 8]; ``room`` [P + 1, 5]; ``wish`` [.., 2].
    """

    program: Indices
    attached: Indices
    score: Reals
    unit: Indices
    room: Indices
    wish: Indices
    applicants: int

    @property
    def couples(self) -> int:
        """Number of couples."""
        return len(self.unit) - 2 * self.applicants

    @property
    def quota(self) -> Indices:
        """Positions per program [P], as far as somebody wishes for them."""
        return self.room[:-1, columns.QUOTA].copy()

    def with_quota(self, quota: Indices) -> "Index":
        """Return the same lists with other quotas; no program has more positions than there are wishes for it."""
        room = self.room.copy()
        room[:-1, columns.QUOTA] = np.minimum(quota, np.diff(room[:, columns.WISH]))
        room[:, columns.SEAT] = starts(room[:-1, columns.QUOTA])
        return Index(self.program, self.attached, self.score, self.unit, room, self.wish, self.applicants)


def index_lists(lists: RankLists) -> Index:
    """Return the index of the lists; its cost is a few passes over all entries."""
    n, entries = lists.applicants, len(lists.program)
    pairs, extra = lists.couples or _no_couples(), lists.supplemental or _no_lists(entries)
    pair_link = extra.pair_link if extra.pair_link is not None else np.full(pairs.program.shape, NOBODY)
    program = np.concatenate([lists.program, extra.program, pairs.program.ravel()], dtype=np.int32)
    score = np.concatenate([lists.score, extra.score, pairs.score.ravel()], dtype=np.float32)
    attached = np.zeros((len(program) if lists.supplemental else 0, 2), np.int32)
    owner = np.empty(len(program), np.int32)
    owner[:entries] = np.repeat(np.arange(n, dtype=np.int32), np.diff(lists.offsets))
    after = entries + len(extra.program)
    owner[after:] = np.repeat(2 * n + np.arange(len(pairs.members)), 2 * np.diff(pairs.offsets))
    mates = np.repeat(pairs.members, np.diff(pairs.offsets), axis=0).ravel()
    keeper = np.zeros(len(extra.offsets) - 1, np.int32)
    for link, block, who in ((extra.link, 0, owner[:entries]), (pair_link.ravel(), after, mates)):
        has = np.flatnonzero(link >= 0)
        attached[block + has, 0] = entries + extra.offsets[link[has]]
        attached[block + has, 1] = entries + extra.offsets[link[has] + 1]
        keeper[link[has]] = who[has]
    owner[entries:after] = np.repeat(n + keeper, np.diff(extra.offsets))
    room = np.zeros((len(lists.quota) + 1, 5), np.int32)
    wish = np.empty((len(program), 2), np.int32)
    _kernels.index_wishes(program, owner, room, wish)
    unit = _units(lists.offsets, pairs, after)
    return Index(program, attached, score, unit, room, wish, n).with_quota(lists.quota)


def _units(offsets: Indices, pairs: CoupleLists, after: int) -> Indices:
    """Return the units' rows with nobody matched; the couples' entries begin at ``after``."""
    n = len(offsets) - 1
    unit = np.zeros((2 * n + len(pairs.members), 8), np.int32)
    unit[:, columns.PROGRAM] = NOBODY
    unit[:n, columns.BEGIN], unit[:n, columns.END] = offsets[:-1], offsets[1:]
    unit[2 * n :, columns.BEGIN] = after + 2 * pairs.offsets[:-1]
    unit[2 * n :, columns.END] = after + 2 * pairs.offsets[1:]
    unit[:, columns.AT] = unit[:, columns.END]
    unit[: 2 * n, [columns.A, columns.B]] = NOBODY
    unit[2 * n :, [columns.A, columns.B]] = pairs.members
    unit[pairs.members, columns.A] = 2 * n + np.arange(len(pairs.members))[:, None]
    unit[pairs.members, columns.B] = pairs.members[:, ::-1]
    return unit


def _no_couples() -> CoupleLists:
    nobody = np.empty((0, 2), np.int32)
    return CoupleLists(nobody, np.zeros(1, np.int32), nobody, nobody.astype(np.float32))


def _no_lists(entries: int) -> SupplementalLists:
    none = np.empty(0, np.int32)
    return SupplementalLists(
        np.zeros(1, np.int32), none, none.astype(np.float32), np.full(entries, NOBODY, np.int32)
    )
