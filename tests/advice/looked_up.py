"""What the tests of the verify-first queue share: an example's decision, its board, and what is open there."""

from functools import cache

from plan_inputs import ON, SEASON, example

from smartpick.advice import Question
from smartpick.advice.decision import Decided, decide
from smartpick.advice.verify_first.board import Board, board_of
from smartpick.advice.verify_first.deciding import Deciding, deciding
from smartpick.chances import shipped_market
from smartpick.facts import Report

NAME = "oncology-observership"
BUDGET = 660.0


def report(acgme_id: str, field: str, value: object) -> Report:
    """Return a report of the day, checked by the user."""
    day = ON.isoformat()
    return Report(f"{acgme_id} {field}", acgme_id, field, value, "its page", "", day, day, "me")  # type: ignore[arg-type]


@cache
def decided(name: str = NAME) -> Decided:
    """Return the list of an example for a small budget; made once."""
    return decide(example(name), shipped_market(), SEASON, ON, Question(budget=BUDGET))


@cache
def opened(name: str = NAME) -> tuple[Decided, Board, Deciding]:
    """Return an example's decision, its board and what is open."""
    made = decided(name)
    board = board_of(made.problem, made.pick, made.chances.group, len(made.chances.market.ensemble))
    return made, board, deciding(made.chances)


def acgme_id(made: Decided, board: Board, place: int) -> str:
    """Return the id of the program at a place of the board."""
    row = made.chances.rows[int(board.given.order[place])]
    return made.chances.market.directory.programs[row].acgme_id
