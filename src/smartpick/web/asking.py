"""What pages ask the engine: who the list is for, the list at once, its proof a moment later, comparisons.

The rooms that answer are imported when they are first needed: with the engine behind them they take seconds to load,
and the first page need not wait for that.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from smartpick.render import wording
from smartpick.web.desk import Desk
from smartpick.web.engine import fingerprint
from smartpick.web.scenarios import scenario_of
from smartpick.workspace import kept_facts
from smartpick.workspace.known_programs import known_programs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Future

    from smartpick.advice import Plan, Progress, Question
    from smartpick.advice.answers import Answer
    from smartpick.advice.balance import Balance
    from smartpick.advice.candidates import Candidates
    from smartpick.advice.next_answers import NextAnswer
    from smartpick.advice.next_steps import Answered, Compared, NextStep
    from smartpick.advice.one_program import OneProgram
    from smartpick.advice.side_by_side import Beside
    from smartpick.advice.worksheet_programs import ToLookUp
    from smartpick.applicant import Profile
    from smartpick.chances import Chances, Estimate, Market
    from smartpick.programs import Program
    from smartpick.workspace.applicant_in_use import ApplicantInUse

__all__ = [
    "Asker",
    "answer_to",
    "asker",
    "at_program",
    "balance_of",
    "beside",
    "compared",
    "gain_of",
    "list_now",
    "money_words",
    "open_questions",
    "proof_later",
    "scenario_answered",
    "steps_later",
    "to_look_up",
]

#: Seconds that a proof may take in the background.
PROOF_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and what: the applicant and the question, with the key of everything both say."""

    desk: Desk
    who: "ApplicantInUse"
    question: "Question"
    key: tuple[object, ...]


def asker(desk: Desk, budget: float | None = None) -> Asker | None:
    """Return who asks for a list, ``None`` before there is a profile; ``budget`` in the place of the profile's own.

    Raises ``PreparingError`` while the engine is not there, ``UserError`` for a profile that contradicts itself by now.
    """
    desk.engine.market()
    return desk.once(("asker", budget), lambda: _asker(desk, budget))


def _asker(desk: Desk, budget: float | None) -> Asker | None:
    from smartpick.advice import Question  # noqa: PLC0415
    from smartpick.workspace.applicant_in_use import applicant_in_use  # noqa: PLC0415

    on = desk.today()
    who = applicant_in_use(desk.store, desk.season, on)
    if who is None:
        return None
    facts = kept_facts(desk.store)
    entered = tuple(sorted((name, record.revision) for name, record in facts.records.items()))
    known = known_programs(desk.store, on)
    question = Question(budget=budget, seconds=PROOF_SECONDS, facts=known.facts, history=known.history)
    filled = hash(frozenset(known.history.items()))
    # Reasons name rotations, so what was logged counts even where it changes no chance.
    logged = desk.store.seq() if who.joined else 0
    return Asker(desk, who, question, (fingerprint(who.profile, on), logged, budget, entered, filled))


def list_known(asked: Asker) -> "Plan | None":
    """Return the list if it was made already, proven if a proof is there."""
    engine = asked.desk.engine
    known: Plan | None = engine.found("proof", asked.key) or engine.found("list", asked.key)
    return known


def list_now(asked: Asker) -> "Plan":
    """Return the list at once: proven if a proof is there already, else with a bound that is true and far."""
    known = list_known(asked)
    if known is not None:
        return known
    quick = replace(asked.question, prove=False)
    return asked.desk.engine.now("list", asked.key, lambda market: _planned(asked, quick, market))


def proof_later(asked: Asker) -> "Future[Plan]":
    """Return the list with its proof, made in the background."""
    give_way = asked.desk.engine.computed.give_way

    def make(market: "Market") -> "Plan":
        return _planned(asked, asked.question, market, lambda _stage, _share: give_way())

    return asked.desk.engine.later("proof", asked.key, make)


def _planned(
    asked: Asker,
    question: "Question",
    market: "Market",
    progress: "Progress" = lambda _stage, _share: None,
) -> "Plan":
    from smartpick.advice import plan  # noqa: PLC0415
    from smartpick.advice.portfolio import what_it_did, with_names  # noqa: PLC0415

    desk, who = asked.desk, asked.who
    made = plan(who.profile, market, desk.season, desk.today(), question, progress)
    if who.joined is None:
        return made
    named = with_names(made, who.portfolio, who.joined.summary, desk.today())
    waiting = tuple(one.question() for one in who.joined.waiting)
    return replace(named, warnings=(*who.joined.said, *waiting, *what_it_did(named), *named.warnings))


def open_questions(asked: Asker) -> "tuple[NextAnswer, ...]":
    """Return what the profile leaves open, the answer that narrows most first."""

    def make(market: "Market") -> "tuple[NextAnswer, ...]":
        from smartpick.advice.decision import decide  # noqa: PLC0415
        from smartpick.advice.next_answers import next_answers  # noqa: PLC0415

        desk = asked.desk
        return next_answers(decide(asked.who.profile, market, desk.season, desk.today(), asked.question))

    return asked.desk.engine.now("open", asked.key, make)


def compared(desk: Desk, before: "Profile", after: "Profile", question: "Question") -> "Compared":
    """Return both profiles' best lists under the same limits and the difference, with its interval."""
    on = desk.today()

    def make(market: "Market") -> "Compared":
        from smartpick.advice.next_steps import compare_profiles  # noqa: PLC0415

        return compare_profiles(before, after, market, desk.season, on, question)

    entered = tuple(sorted(question.facts))
    key = (fingerprint(before, on), fingerprint(after, on), question.budget, entered)
    return desk.engine.now("compared", key, make)


def scenario_answered(asked: Asker, text: str | None) -> "Answered":
    """Return the best list in a scenario (its text, see ``scenarios``), ``None``: as things are."""
    from smartpick.advice.next_steps import Scenario  # noqa: PLC0415

    scenario = Scenario() if text is None else scenario_of(text)

    def make(market: "Market") -> "Answered":
        from smartpick.advice.next_steps import answered  # noqa: PLC0415

        on = asked.desk.today()
        return answered(
            scenario.profile(asked.who.profile, on),
            market,
            asked.desk.season,
            on,
            scenario.question(asked.question),
        )

    return asked.desk.engine.now("scenario", (asked.key, scenario), make)


def gain_of(before: "Answered", after: "Answered") -> "Estimate":
    """Return what the second answer has more than the first, with its interval."""
    from smartpick.advice.next_steps import gain  # noqa: PLC0415

    return gain(before, after)


def money_words(asked: Asker, found: "Sequence[Answered]") -> str:
    """Say whether lists that are compared cost the same, and why where they do not."""
    budget = asked.who.profile.preferences.budget if asked.question.budget is None else asked.question.budget
    return wording.costs_compared([one.pick.cost for one in found], budget)


def steps_later(asked: Asker) -> "Future[tuple[NextStep, ...]]":
    """Return what could be done next, ranked, made in the background."""

    def make(market: "Market") -> "tuple[NextStep, ...]":
        from smartpick.advice.next_steps import next_steps  # noqa: PLC0415

        desk = asked.desk
        return next_steps(asked.who.profile, market, desk.season, desk.today(), asked.question)[1]

    return asked.desk.engine.later("steps", asked.key, make)


def answer_to(asked: Asker, key: str) -> "Answer":
    """Return the answer to one of the questions everybody asks (``key``), with the applicant's own numbers."""
    from smartpick.advice.answers import answers, stand  # noqa: PLC0415

    desk, who = asked.desk, asked.who
    own = who.portfolio.opportunities
    # One's own finds are counted in the answer about them, and change no list.
    known = (*asked.key, own)
    at = desk.engine.now(
        "standing",
        known,
        lambda market: stand(
            who.profile, market, desk.season, desk.today(), own=own, question=asked.question
        ),
    )
    (one,) = desk.engine.now("answer", (key, *known), lambda _: answers(at, [key]))
    return one


def beside(desk: Desk, asked: Asker | None, programs: "Sequence[Program]") -> "tuple[Beside, ...]":
    """Return programs side by side, in their order; without somebody who asks there are no chances."""

    def make(market: "Market") -> "tuple[Beside, ...]":
        from smartpick.advice.side_by_side import side_by_side  # noqa: PLC0415

        profile, question = (None, None) if asked is None else (asked.who.profile, asked.question)
        return side_by_side(programs, profile, market, desk.season, desk.today(), question)

    key = (tuple(one.acgme_id for one in programs), None if asked is None else asked.key)
    return desk.engine.now("beside", key, make)


def at_program(asked: Asker, program: "Program") -> "OneProgram":
    """Return how the applicant stands at one program, and what their list as it is now does with it."""
    desk, made = asked.desk, list_now(asked)

    def make(market: "Market") -> "OneProgram":
        from smartpick.advice.decision import posed  # noqa: PLC0415
        from smartpick.advice.one_program import one_program  # noqa: PLC0415

        def pose() -> "tuple[Candidates, Chances]":
            return posed(asked.who.profile, market, desk.season, desk.today(), asked.question)[:2]

        # Ten megabytes, kept once and until something is written: whoever looks at a program looks at the next one.
        chosen, chances = desk.once(("posed", asked.key), pose)
        return one_program(program, chosen, chances, made, desk.season)

    return desk.engine.now("at", _at_key(asked, program, made), make)


def known_at_program(asked: Asker, program: "Program") -> "OneProgram | None":
    """Return how the applicant stands at one program if that was worked out already."""
    made = list_known(asked)
    if made is None:
        return None
    known: OneProgram | None = asked.desk.engine.found("at", _at_key(asked, program, made))
    return known


def _at_key(asked: Asker, program: "Program", made: "Plan") -> tuple[object, ...]:
    # A proof may find a better list than the first one, so the list's own worth is a part of the key.
    return (asked.key, program.acgme_id, made.totals.value)


def balance_of(asked: Asker) -> "Balance":
    """Return the list counted by tier, and what a usual balance would change."""

    def make(market: "Market") -> "Balance":
        from smartpick.advice.balance import balance  # noqa: PLC0415

        return balance(asked.who.profile, market, asked.desk.season, asked.desk.today(), asked.question)

    return asked.desk.engine.now("balance", asked.key, make)


def to_look_up(asked: Asker, top: int | None = None) -> "tuple[ToLookUp, ...]":
    """Return the programs of the list, or the first ``top`` of it and of what could follow, in the order to look."""

    def make(market: "Market") -> "tuple[ToLookUp, ...]":
        from smartpick.advice.worksheet_programs import worksheet_programs  # noqa: PLC0415

        desk = asked.desk
        return worksheet_programs(asked.who.profile, market, desk.season, desk.today(), asked.question, top)

    return asked.desk.engine.now("worksheet", (asked.key, top), make)
