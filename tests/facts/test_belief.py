"""What may be believed on a day."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_reports import PROGRAM, report

from smartpick.facts import VERIFIED, Belief, Preference, Report, beliefs, conflicts

TODAY = date(2026, 11, 22)
ME = VERIFIED["me"].reliability
YES_NO = st.sampled_from(["J-1", "none", "H-1B"])
DAYS = st.dates(date(2018, 1, 1), date(2026, 11, 20)).map(date.isoformat)


def believed(*reports: Report, on: date = TODAY, preferences: tuple[Preference, ...] = ()) -> Belief:
    """Return what is believed of the one field these reports speak of."""
    (fields,) = beliefs(reports, on, preferences).values()
    (belief,) = fields.values()
    return belief


def prefer(one: Report, *over: Report) -> Preference:
    """Return the decision for one report over others."""
    return Preference("p1", PROGRAM, one.field, one.id, tuple(other.id for other in over), "2026-11-21")


def test_nothing_said_is_nothing_believed() -> None:
    """Only where somebody said something is there a belief."""
    assert dict(beliefs([], TODAY)) == {}
    assert conflicts([], TODAY) == ()


def test_a_fresh_reading_leaves_what_a_page_may_be_wrong_in() -> None:
    """One report of today has the weight of its source; the rest is nobody's."""
    belief = believed(report("visas", "J-1", "2026-11-20"), on=date(2026, 11, 20))
    assert belief.values == ((("J-1",), pytest.approx(ME)),)
    assert belief.unknown == pytest.approx(1.0 - ME)
    assert belief.decided
    assert belief.likely == ("J-1",)


def test_age_moves_weight_to_nobody_knows() -> None:
    """Visas of six years ago hold with 94 %; a cut-off of then is hardly worth a thing. Neither is a conflict."""
    visas = believed(report("visas", "J-1", "2020-11-22"))
    assert visas.weight == pytest.approx(0.94 * ME, abs=1e-3)
    assert not visas.decided
    score = believed(report("step2ck_minimum", "230", "2020-11-22"))
    assert score.weight == pytest.approx(0.85**6 * ME, abs=1e-3)
    assert visas.conflict == score.conflict == ()


def test_hearsay_is_not_decided_and_two_voices_are_more() -> None:
    """What somebody else says is believed in part; an independent second voice adds to it."""
    one = report("visas", "J-1", verified="other", source="forum")
    two = report("visas", "J-1", verified="other", source="a friend's list")
    alone, both = believed(one), believed(one, two)
    assert not alone.decided
    assert alone.weight < both.weight < 1.0
    assert both.conflict == ()
    assert len(both.reports) == 2


def test_two_sources_that_contradict_each_other_share_the_weight() -> None:
    """Of two equal sources of one day each keeps half, nothing is decided, and both are named."""
    one = report("visas", "J-1", source="program site")
    two = report("visas", "none", source="hospital site")
    belief = believed(one, two)
    assert belief.values[0][1] == pytest.approx(belief.values[1][1])
    assert belief.weight == pytest.approx(0.5, abs=0.03)
    assert not belief.decided
    assert set(belief.conflict) == {one, two}
    assert conflicts([one, two], TODAY) == (belief,)


def test_an_own_reading_outweighs_hearsay_but_does_not_silence_it() -> None:
    """The two are a conflict until the user decides, the own reading far ahead."""
    own = report("visas", "J-1")
    heard = report("visas", "none", verified="other", source="forum")
    belief = believed(own, heard)
    assert belief.likely == ("J-1",)
    assert 0.8 < belief.weight < 0.95
    assert belief.conflict


def test_an_old_statement_gives_way_the_faster_its_field_changes() -> None:
    """Two sources five years apart: a changed cut-off is no conflict, changed visas still are."""

    def apart(field: str, before: str, after: str) -> Belief:
        return believed(
            report(field, before, "2021-09", source="old list"),
            report(field, after, "2026-09", source="site"),
        )

    score, visas = apart("step2ck_minimum", "220", "235"), apart("visas", "J-1", "none")
    assert score.likely == 235
    assert score.conflict == ()
    assert visas.likely == ()
    assert visas.conflict
    assert visas.weight < score.weight


def test_the_same_source_replaces_itself() -> None:
    """A page that says something new later is not in conflict with itself; the history keeps both."""
    before, after = report("visas", "J-1", "2025-09"), report("visas", "none", "2026-09")
    belief = believed(before, after)
    assert belief.values[0][0] == ()
    assert len(belief.values) == 1
    assert belief.decided
    assert belief.reports == (after, before)


def test_one_page_read_twice_on_one_day_is_a_conflict() -> None:
    """Two readings of one page and day that differ cannot both be right."""
    assert believed(report("visas", "J-1"), report("visas", "none")).conflict


def test_a_decision_sets_others_aside_until_something_new_is_said() -> None:
    """The preferred report decides; a later report is weighed again; without its report a decision is void."""
    one = report("visas", "J-1", source="program site")
    two = report("visas", "none", source="hospital site")
    decision = prefer(one, two)
    belief = believed(one, two, preferences=(decision,))
    assert belief.decided
    assert belief.likely == ("J-1",)
    assert belief.conflict == ()
    assert two in belief.reports
    later = report("visas", "none", "2026-11-20", source="the coordinator")
    assert believed(one, two, later, preferences=(decision,)).conflict
    assert believed(two, preferences=(decision,)).likely == ()


def test_the_newest_decision_counts() -> None:
    """Two decisions about one field never silence each other's report."""
    one = report("visas", "J-1", source="program site")
    two = report("visas", "none", source="hospital site")
    older = prefer(one, two)
    newer = Preference("p2", PROGRAM, "visas", two.id, (one.id,), "2026-11-22")
    for order in ((older, newer), (newer, older)):
        assert believed(one, two, preferences=order).likely == ()


def test_a_share_widens_and_keeps_its_weight() -> None:
    """A share of residents of six years ago is as good as ever, within about twelve points."""
    belief = believed(report("img_share", "40%", "2020-11-22"))
    assert belief.weight == pytest.approx(ME)
    assert belief.spread == pytest.approx(0.12, abs=0.005)


def test_shares_within_the_band_agree_and_others_do_not() -> None:
    """38 and 41 % of two sources agree, and the newer one stands; 40 and 75 % are a conflict."""
    first = report("img_share", "38%", "2026-08", source="residents page")
    near = report("img_share", "41%", "2026-09", source="survey")
    far = report("img_share", "75%", "2026-09", source="survey")
    assert [value for value, _ in believed(first, near).values] == [0.41]
    assert believed(first, near).conflict == ()
    assert believed(first, near).weight > ME
    assert believed(first, far).conflict


def test_notes_stand_beside_each_other() -> None:
    """Two notes are two notes."""
    two = believed(report("note", "small wards", source="a"), report("note", "friendly", source="b"))
    assert two.conflict == ()
    assert len(two.reports) == 2


def test_what_is_said_of_later_days_does_not_count_yet() -> None:
    """A question about an earlier day is answered with what spoke of days before it."""
    early, late = report("visas", "J-1", "2024-03-01"), report("visas", "none", "2026-03-01", source="b")
    assert believed(early, late, on=date(2025, 1, 1)).likely == ("J-1",)
    assert dict(beliefs([late], date(2025, 1, 1))) == {}


def test_programs_and_fields_are_kept_apart() -> None:
    """Beliefs come by program and field, fields in the order of the catalogue."""
    other = "1400000002"
    found = beliefs(
        [report("note", "x"), report("visas", "J-1"), report("visas", "none", program=other)], TODAY
    )
    assert list(found) == [PROGRAM, other]
    assert list(found[PROGRAM]) == ["visas", "note"]


@given(
    st.lists(
        st.tuples(YES_NO, DAYS, st.sampled_from(["me", "other"]), st.integers(0, 3)), min_size=1, max_size=5
    )
)
def test_weights_are_probabilities_in_any_order(said: list[tuple[str, str, str, int]]) -> None:
    """Weights are in 0..1, sum to at most 1, fall with the order given in no way, and the heaviest is first."""
    made = [
        report("visas", value, as_of, f"r{n}", verified=who, source=f"source {source}")
        for n, (value, as_of, who, source) in enumerate(said)
    ]
    belief = believed(*made)
    weights = [weight for _, weight in belief.values]
    assert weights == sorted(weights, reverse=True)
    assert all(0.0 <= weight <= 1.0 for weight in weights)
    assert sum(weights) <= 1.0 + 1e-12
    assert not (belief.decided and belief.conflict)
    for order in itertools.islice(itertools.permutations(made), 6):
        assert believed(*order) == belief


@given(st.sampled_from(["visas", "step2ck_minimum", "img_share", "quota"]), DAYS, st.integers(0, 2000))
def test_nothing_becomes_surer_by_waiting(field: str, as_of: str, later: int) -> None:
    """Without a new report a weight never rises and a band never narrows; the value stays."""
    said = report(field, {"visas": "J-1", "img_share": "40%", "quota": "12"}.get(field, "230"), as_of, "r1")
    now, then = believed(said), believed(said, on=TODAY + timedelta(days=later))
    assert then.weight <= now.weight
    assert then.spread >= now.spread
    assert then.likely == now.likely
    assert then.unknown == pytest.approx(1.0 - then.weight)


def test_the_filter_is_bayes_written_out() -> None:
    """Two contradicting reports a year apart: the weights are those of all eight histories, counted one by one."""
    holds, mine, theirs, same = 0.85, VERIFIED["me"].reliability, VERIFIED["other"].reliability, 0.5
    old = report("step2ck_minimum", "220", "2025-09-01", verified="other", source="forum")
    new = report("step2ck_minimum", "235", "2026-09-01")
    years = (date(2026, 9, 1) - date(2025, 9, 1)).days / 365.25
    stays = holds**years
    told_220 = theirs * same * stays  # right then, and unchanged
    open_220 = theirs * same * (1.0 - stays) + (1.0 - theirs) * same  # changed, or wrong from the start
    both = {
        220: told_220 * (1.0 - mine) * same,
        235: open_220 * mine * same,
        None: open_220 * (1.0 - mine) * same,
    }
    total = sum(both.values())
    belief = believed(old, new, on=date(2026, 9, 1))
    assert dict(belief.values) == pytest.approx({220: both[220] / total, 235: both[235] / total})
