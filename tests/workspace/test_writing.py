"""Writing to the portfolio."""

from dataclasses import replace
from datetime import date

import pytest
from kept_portfolios import ON, filled, story

from smartpick.errors import UserError
from smartpick.experience import Encounter, Experience, Month, Person
from smartpick.store import StaleWriteError, Store
from smartpick.workspace import add, answer_tie, change, kept, remove, resting_on, take_in


def new(name: str = "new", **fields: object) -> Encounter:
    """Return an encounter of the year in Cleveland."""
    made = Encounter(id=name, experience="cleveland-health-center", month=Month("2026-05"), role="observed")
    return replace(made, **fields)  # type: ignore[arg-type]


def test_every_write_is_one_action_that_can_be_taken_back(store: Store) -> None:
    """Adding, changing, removing and importing are in the history in words; undo gives the state before, each time."""
    states = [kept(store).portfolio]
    filled(store)
    states.append(kept(store).portfolio)
    add(store, kept(store), "Logged an encounter", [new()], ON)
    states.append(kept(store).portfolio)
    change(store, kept(store), "Changed it", new(learned="Ask first."), ON)
    states.append(kept(store).portfolio)
    remove(store, kept(store), "Removed it", ["new"])
    assert kept(store).portfolio == states[2 - 1]
    words = [action.words for action in store.history()]
    assert words == ["Removed it", "Changed it", "Logged an encounter", "Imported an example"]
    for state in (states[3], states[2], states[1], states[0]):
        store.undo()
        assert kept(store).portfolio == state


def test_what_cannot_be_true_is_not_written(store: Store) -> None:
    """An encounter outside its experience, one in the future, one of an unknown experience: refused, nothing kept."""
    held = filled(store)
    before = store.seq()
    for wrong in (new(month=Month("2026-09")), new(month=Month("2027-02")), new(experience="nowhere")):
        with pytest.raises(UserError, match="encounter new"):
            add(store, held, "Logged", [wrong], ON)
    assert store.seq() == before


def test_old_faults_stop_nobody(store: Store) -> None:
    """What was already wrong, such as a day that is in the future today, does not stop the next entry."""
    held = filled(store)
    past = date(2026, 8, 1)
    assert add(store, held, "Logged", [new()], past).action is not None


def test_questions_are_those_that_the_change_raises(store: Store) -> None:
    """The same entry twice is a question about the new one; old questions are not asked again."""
    held = filled(store)
    twin = replace(held.named("health-center-01", "encounter"), id="twin")
    asked = add(store, held, "Logged", [twin], ON).questions
    assert [one.record for one in asked] == ["twin"]
    assert add(store, kept(store), "Logged", [new()], ON).questions == ()


def test_a_part_never_rises(store: Store) -> None:
    """Neither by a change nor by an import that replaces."""
    held = filled(store)
    watched = held.named("orlando-01")
    assert isinstance(watched, Encounter)
    risen = replace(watched, role="assisted")
    with pytest.raises(UserError, match="cannot become"):
        change(store, held, "Changed", risen, ON)
    given = story()
    others = tuple(risen if one.id == "orlando-01" else one for one in given.encounters)
    with pytest.raises(UserError, match="cannot become"):
        take_in(store, held, "Imported", replace(given, encounters=others), ON, "replace")


def test_somebody_else_is_never_overwritten(store: Store) -> None:
    """A change that was based on an older state is refused."""
    held = filled(store)
    add(store, held, "Logged", [new()], ON)
    held = kept(store)
    change(store, held, "Changed", new(learned="One."), ON)
    with pytest.raises(StaleWriteError):
        change(store, held, "Changed", new(learned="Two."), ON)


def test_what_others_name_goes_only_with_them(store: Store) -> None:
    """Removing an experience with entries is refused; with all that rests on it it goes, and comes back with undo."""
    held = filled(store)
    with pytest.raises(UserError, match="still named by"):
        remove(store, held, "Removed", ["orlando-clinic"])
    below = resting_on(held.portfolio, ["orlando-clinic"])
    remove(store, held, "Removed", {"orlando-clinic", *below})
    assert "orlando-01" not in kept(store).made
    store.undo()
    assert kept(store).portfolio == held.portfolio


def test_a_file_comes_in_again_without_doubling(store: Store) -> None:
    """The same file adds nothing; one that differs stops, keeps or replaces, as is said."""
    held = filled(store)
    same = take_in(store, held, "Again", story(), ON)
    assert (same.new, same.same, same.written.action) == (0, len(held.records), None)
    given = story()
    changed = replace(given.people[0], title="Professor")
    other = replace(given, people=(changed, *given.people[1:]))
    with pytest.raises(UserError, match="--replace"):
        take_in(store, held, "Other", other, ON)
    assert take_in(store, held, "Other", other, ON, "keep").kept == 1
    assert take_in(store, held, "Other", other, ON, "replace").replaced == 1
    assert changed in kept(store).portfolio.people


def test_an_id_keeps_its_kind(store: Store) -> None:
    """A file whose record has the id of another kind is refused in words."""
    held = filled(store)
    other = Person(id="orlando-01", name="Dr. Jo Example")
    with pytest.raises(UserError, match="orlando-01 is kept as encounter"):
        take_in(store, held, "Other", replace(story(), people=(*story().people, other)), ON, "replace")


def test_an_answer_about_an_institution_can_be_changed(store: Store) -> None:
    """The last answer counts, and there is one for each institution."""
    answer_tie(store, kept(store), "Example Hospital", "OH", "Cleveland Clinic")
    answer_tie(store, kept(store), "Example Hospital", "OH", "")
    assert [(one.institution, one.state, one.listed) for one in kept(store).ties] == [
        ("Example Hospital", "OH", "")
    ]


def test_experiences_are_added_without_entries(store: Store) -> None:
    """The first thing that is written may be an experience alone."""
    one = Experience(id="x1", kind="observership", institution="Example Hospital", start=date(2026, 10, 1))
    add(store, kept(store), "Added an observership", [one], ON)
    assert kept(store).portfolio.experiences == (one,)
