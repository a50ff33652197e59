"""What pages ask the engine: the list at once, then its proof, both for the same question."""

from dataclasses import replace

from sites import Site, keep_example, keep_small_example

from smartpick.advice import Question
from smartpick.programs import load_directory
from smartpick.web.asking import (
    asker,
    balance_of,
    beside,
    compared,
    list_now,
    open_questions,
    proof_later,
    to_look_up,
)
from smartpick.workspace import keep_profile, kept_profile


def test_nobody_asks_before_there_is_a_profile(site: Site) -> None:
    """Without a profile there is no question."""
    assert asker(site.desk) is None


def test_the_list_comes_at_once_and_its_proof_later(site: Site) -> None:
    """Both are the same list or a better one; the bound of the first is true and farther; then the proof is shown."""
    keep_small_example(site.desk.store)
    asked = asker(site.desk)
    assert asked is not None
    quick = list_now(asked)
    proven = proof_later(asked).result(30)
    assert proven.totals.value >= quick.totals.value - 1e-12
    assert quick.totals.upper_bound >= proven.totals.upper_bound >= proven.totals.value - 1e-12
    assert proven.totals.gap <= 0.001
    assert list_now(asked) is proven


def test_the_key_holds_what_the_answer_depends_on(site: Site) -> None:
    """Another budget, another answer: another question; the same again: the same."""
    keep_example(site.desk.store)
    first, again, other = asker(site.desk), asker(site.desk), asker(site.desk, 330.0)
    assert first is not None
    assert again is not None
    assert other is not None
    assert first.key == again.key != other.key
    held = kept_profile(site.desk.store)
    assert held is not None
    keep_profile(site.desk.store, {**held.data, "graduation": "2020-01"}, "Changed", held.revision)
    changed = asker(site.desk)
    assert changed is not None
    assert changed.key != first.key


def test_open_questions_and_comparisons(site: Site) -> None:
    """A full profile leaves nothing open; a profile compared with itself differs by nothing."""
    keep_small_example(site.desk.store)
    asked = asker(site.desk)
    assert asked is not None
    assert open_questions(asked) == ()
    profile = asked.who.profile
    assert compared(site.desk, profile, profile, Question(budget=132.0)).gain.value == 0.0
    better = replace(profile, visa=replace(profile.visa, needed=False))
    assert compared(site.desk, profile, better, Question(budget=132.0)).gain.value > 0.0


def test_programs_stand_side_by_side_with_and_without_a_profile(site: Site) -> None:
    """Without somebody who asks there are no chances; with a profile there are, in the order asked for."""
    some = load_directory().programs
    chosen = [one for one in some if one.specialty == "Internal Medicine"][:2]
    assert [one.standing for one in beside(site.desk, None, chosen)] == [None, None]
    keep_small_example(site.desk.store)
    found = beside(site.desk, asker(site.desk), chosen[::-1])
    assert [one.program for one in found] == chosen[::-1]
    assert all(one.standing for one in found)


def test_balance_and_worksheet_are_of_the_same_list(site: Site) -> None:
    """As many programs are counted and put on the worksheet as the list has; more are added on request."""
    keep_small_example(site.desk.store)
    asked = asker(site.desk)
    assert asked is not None
    length = list_now(asked).totals.applications
    assert sum(balance_of(asked).counts.values()) == length
    assert len(to_look_up(asked)) == length
    assert len(to_look_up(asked, length + 3)) == length + 3
