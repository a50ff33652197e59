import pickle

from smartpick.errors import InternalError, Problem, SmartPickError, UserError


def test_a_problem_is_one_sentence_with_place_and_way_out() -> None:
    """Where, what, way out, in this order; what is missing leaves no trace."""
    assert Problem("No such state.", "Write its two letters.", "me.toml:3").sentence() == (
        "me.toml:3: No such state. Write its two letters."
    )
    assert Problem("No such state.").sentence() == "No such state."


def test_a_user_error_tells_all_problems_at_once() -> None:
    """One problem or many: each is kept, and the message has one line for each."""
    one, two = Problem("One."), Problem("Two.", "Mend it.")
    assert UserError(one).problems == (one,)
    many = UserError(problem for problem in (one, two))
    assert many.problems == (one, two)
    assert str(many) == "One.\nTwo. Mend it."


def test_both_kinds_have_one_root() -> None:
    """A caller can catch everything that SmartPick raises on purpose."""
    assert issubclass(UserError, SmartPickError)
    assert issubclass(InternalError, SmartPickError)


def test_a_user_error_survives_the_way_from_another_process() -> None:
    """A worker's sentences arrive with their places and ways out."""
    error = UserError((Problem("One.", "Mend it.", "me.toml:3"), Problem("Two.")))
    there = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert there.problems == error.problems
    assert str(there) == str(error)
