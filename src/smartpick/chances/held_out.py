"""Held-out worlds: seasons that no belief was made from, and newcomers in them whose true chances are known.

A world is one member of the ensemble with everything drawn that the intervals claim to cover: the level of each
specialty, the size of ties, and, for the newcomer, the size of every effect. Its season is simulated on luck of its
own, cut-offs and all. The belief it is held against is made without that member (``without``).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from smartpick.applicant import Ecfmg, Exams, Letter, Preferences, Profile, Research, Rotation, Ties, Visa
from smartpick.applicant.exams import Exam
from smartpick.chances._kernels import list_scenarios, shifted_chances
from smartpick.chances.assess import Market
from smartpick.chances.nodes import LatentGrid, latent_grid
from smartpick.errors import InternalError
from smartpick.market import LACKS, Equilibrium, ModelCard
from smartpick.market.national import load_world
from smartpick.market.one_more import Newcomer
from smartpick.market.population import US_IMG, file_index
from smartpick.market.programs_side import World
from smartpick.market.season_run import Replicate, simulate_replicate, tie_weights
from smartpick.programs.place import STATES
from smartpick.randomness import key, normals, words

__all__ = ["ON", "HeldOut", "Visitor", "held_out", "keeping", "visitor_of", "visitors", "without"]

F64 = NDArray[np.float64]
Rows = NDArray[np.intp]
Country = Callable[[ModelCard], World]
ON = date(2026, 11, 1)
"""The day on which the files of simulated applicants are read; everything in them is dated from it."""
EFFECT_STREAM, PEOPLE_STREAM = 71, 72
FILES, SKILLS = 24, 12
# Replicates below the design of the openness are stratified; a held-out season is a free draw.
FREE_FROM = 1000
NON_US = US_IMG + 1


@dataclass(frozen=True, slots=True)
class Visitor:
    """One newcomer: the ``profile`` that belief sees, the ``newcomer`` with the true index (luck not drawn yet)."""

    profile: Profile
    newcomer: Newcomer
    specialty: str


@dataclass(frozen=True, slots=True, eq=False)
class HeldOut:
    """A simulated world: ``card`` it was simulated with, ``season``, and ``effects``, a card with the true effects.

    ``place`` int [n]: program of the world at each row of the directory, -1 where there is none.
    """

    world: World
    card: ModelCard
    effects: ModelCard
    season: Replicate
    place: Rows

    def scores(self, who: Newcomer, programs: Rows, levels: Rows) -> tuple[F64, F64, NDArray[np.bool_]]:
        """Return what the programs [k] on average think of a file, before and after an interview, and who may read it.

        Both in index units without file quality, skill and the program's own luck; the last is whether screens pass.
        """
        world, season, rules = self.world, self.season, self.season.filters
        ties = tie_weights(self.card)[-1]
        here, near = world.state[programs] == who.state, world.division[programs] == who.division
        local = np.where(here, ties[2], np.where(near, ties[3], 0.0)).astype(np.float64)
        tiered = world.tiered[world.specialty[programs]]
        top = np.where(tiered, self.card.value("signals.gold"), self.card.value("signals.single"))
        bonus = np.choose(levels, [np.zeros(len(programs)), np.full(len(programs), self.silver), top])
        passing = (
            ((rules.demands[programs] & who.lacks) == 0)
            & (who.step2ck >= rules.minimum[programs])
            & (who.years <= rules.limit[programs])
        )
        return (
            who.index + local + bonus + season.openness[programs],
            who.index + local,
            np.asarray(passing, np.bool_),
        )

    @property
    def silver(self) -> float:
        """Index added by a silver signal."""
        return self.card.value("signals.silver")

    def programs(self, rows: Rows) -> Rows:
        """Return the programs of the world at directory ``rows``; all must be modelled."""
        found = self.place[rows]
        if (found < 0).any():
            raise InternalError("a program of the list is not in the simulated country")
        return found

    def row_chances(self, who: Newcomer, programs: Rows, levels: Rows) -> tuple[F64, F64]:
        """Return the true chances [k] of an interview, and of an interview and being above the match cut-off."""
        apply, rank, passing = self.scores(who, programs, levels)
        k, luck = len(programs), self._luck()
        interview, match = np.empty((1, 1, k)), np.empty((1, 1, k))
        nothing = np.zeros((1, k))
        shifted_chances(
            apply[None],
            rank[None],
            np.zeros((1, k), np.float32),
            self._cutoffs(self.season.interview_cutoff, programs, 1),
            self._cutoffs(self.season.match_cutoff, programs, 1),
            nothing,
            nothing,
            luck.file,
            luck.file_weights,
            luck.skill,
            luck.skill_weights,
            np.array([self.card.value("latent.s1")]),
            np.array([self.card.value("latent.s2")]),
            np.array([self.card.value("latent.skill")]),
            interview,
            match,
        )
        return interview[0, 0] * passing, match[0, 0] * passing

    def list_chances(
        self, who: Newcomer, programs: Rows, levels: Rows, parts: NDArray[np.bool_]
    ) -> tuple[F64, F64]:
        """Return the true chance of matching anywhere, and expected interviews, [T] of ``parts`` [T, k] of a list."""
        apply, rank, passing = self.scores(who, programs, levels)
        states, luck = len(parts), self._luck()
        anywhere, interviews = np.empty(states), np.empty(states)
        list_scenarios(
            np.ascontiguousarray(np.tile(apply, (states, 1))),
            np.ascontiguousarray(np.tile(rank, (states, 1))),
            np.zeros(parts.shape, np.float32),
            self._cutoffs(self.season.interview_cutoff, programs, states),
            self._cutoffs(self.season.match_cutoff, programs, states),
            np.ascontiguousarray((parts & passing).astype(np.float64)),
            np.ascontiguousarray(np.tile(luck.file, (states, 1))),
            luck.file_weights,
            luck.skill,
            luck.skill_weights,
            np.full(states, self.card.value("latent.s1")),
            np.full(states, self.card.value("latent.s2")),
            np.full(states, self.card.value("latent.skill")),
            anywhere,
            interviews,
        )
        return anywhere, interviews

    def _luck(self) -> LatentGrid:
        return latent_grid(np.array([self.card.value("latent.file_quality")]), FILES, SKILLS)

    @staticmethod
    def _cutoffs(cutoff: NDArray[np.float32], programs: Rows, states: int) -> NDArray[np.float32]:
        return np.ascontiguousarray(np.tile(cutoff[programs], (states, 1)))


def drawn_card(member: ModelCard, seed: int, number: int) -> tuple[ModelCard, ModelCard]:
    """Return the card of a world (levels and ties drawn), and the same with the newcomer's effects drawn, too."""
    effects = [n for n, p in member.parameters.items() if n.startswith("effects.") and not p.prior]
    ties = [n for n in member.parameters if n.startswith("ties.") and n != "ties.img_home"]
    count = len(effects) + len(ties)
    z = normals(
        words(key(seed, number, EFFECT_STREAM), np.arange(count + len(member.specialties)))[:, 0]
    ).astype(float)
    sizes = {
        name: member.value(name) + member[name].sd * float(shift)
        for name, shift in zip((*effects, *ties), z[:count], strict=True)
    }
    level = member["openness.level"].sd
    rows = {
        row.name: replace(row, openness=row.openness + level * float(shift))
        for row, shift in zip(member.specialties.values(), z[count:], strict=True)
    }
    card = member.changed({name: sizes[name] for name in ties}, rows)
    return card, card.changed({name: sizes[name] for name in effects})


def held_out(member: ModelCard, seed: int, number: int, country: Country = load_world) -> HeldOut:
    """Simulate world ``number`` of a member."""
    card, effects = drawn_card(member, seed, number)
    world = country(card)
    place = np.full(len(world.ids), -1, np.intp)
    place[world.rows] = np.arange(len(world.rows))
    season = simulate_replicate(world, card, seed, FREE_FROM + number)
    return HeldOut(world, card, effects, season, place)


def visitors(of: HeldOut, count: int, specialty: str | None = None) -> list[Visitor]:
    """Return newcomers with the files of ``count`` non-US IMGs of the season, drawn without replacement.

    ``specialty``: only of those who prefer it.
    """
    people = of.season.applicants
    pool = people.type >= NON_US
    if specialty is not None:
        pool &= people.specialty == of.world.specialties.index(specialty)
    who = np.flatnonzero(pool)
    luck = words(key(of.season.seed, of.season.number, PEOPLE_STREAM), who)[:, 0]
    return [visitor_of(of, int(a)) for a in who[np.argsort(luck, kind="stable")][:count]]


def visitor_of(of: HeldOut, who: int) -> Visitor:
    """Return a newcomer with the file of applicant ``who`` of the season, every field of it known."""
    people = of.season.applicants
    own = {
        name: np.array([float(getattr(people, name)[who])])
        for name in ("step2ck", "failed", "years", "hands_on", "observed", "letters", "publications", "step3")
    }
    own["certified"] = np.array([float(people.certified[who])])
    visa = np.array([float(bool(people.lacks[who] & LACKS["visa"]))])
    specialty = of.world.specialties[people.specialty[who]]
    newcomer = Newcomer(
        index=float(file_index(of.effects, visa, **own)[0]),
        lacks=int(people.lacks[who]),
        step2ck=float(people.step2ck[who]),
        years=float(people.years[who]),
        state=int(people.state[who]),
        division=int(people.division[who]),
    )
    return Visitor(_profile(of.season, who, specialty), newcomer, specialty)


def _profile(season: Replicate, who: int, specialty: str) -> Profile:
    """Return the profile of a simulated applicant, as the applicant would fill it in."""
    people = season.applicants
    rotations = tuple(
        Rotation(
            kind,
            state="NY",
            months=months,
            hours_per_week=40.0,
            start=ON - timedelta(days=200),
            end=ON - timedelta(days=30),
            hands_on=kind == "externship",
        )
        for kind, months in (
            ("externship", float(people.hands_on[who])),
            ("observership", float(people.observed[who])),
        )
        if months > 0
    )
    failed = int(people.failed[who] > 0)
    score = round(float(people.step2ck[who]))
    state = int(people.state[who])
    return Profile(
        label=f"simulated {who}",
        graduation=ON - timedelta(days=round(365.25 * float(people.years[who]))),
        exams=Exams(
            step1=Exam(attempts=1, failed=0, passed=True),
            step2ck=Exam(attempts=1 + failed, failed=failed, passed=True, score=score),
            step3=Exam(passed=bool(people.step3[who] > 0.5)),
        ),
        ecfmg=Ecfmg(certified=bool(people.certified[who] > 0.5)),
        visa=Visa(needed=bool(people.lacks[who] & LACKS["visa"]), accepts=("J-1",)),
        research=Research(publications=round(float(people.publications[who]))),
        rotations=rotations,
        letters=tuple(Letter(us=True) for _ in range(round(float(people.letters[who])))),
        ties=Ties(states=(STATES[state],) if state >= 0 else ()),
        preferences=Preferences(specialties=((specialty, 1.0),)),
    )


def without(market: Market, member: int) -> Market:
    """Return the market as it is believed to be when nothing is known of one member of the ensemble."""
    kept = np.arange(market.equilibrium.draws) // market.members.each != member
    others = tuple(card for m, card in enumerate(market.ensemble) if m != member)
    return replace(market, ensemble=others, equilibrium=keeping(market.equilibrium, kept))


def keeping(seasons: Equilibrium, kept: NDArray[np.bool_]) -> Equilibrium:
    """Return the equilibrium with some of its draws; ``kept`` [D]."""
    return seasons.keeping(kept)
