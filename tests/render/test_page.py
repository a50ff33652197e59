import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest

from smartpick.advice.result import Goal, Plan, Totals
from smartpick.chances import Estimate, Reason, Screen
from smartpick.render import plan_page

MakePlan = Callable[..., Plan]
VOID = {"meta", "link", "br", "hr", "img", "input"}
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>",
    "{{ 7 * 7 }}{% include 'plan.css' %}",
    "<svg/onload=alert(1)>",
    "javascript:alert(1)",
    "&lt;script&gt;&#x27;",
    "]]><!--",
    "\u202egnp.exe",
]


@dataclass
class Page(HTMLParser):
    """A page as a browser would read it: tags with attributes, text, and whether tags close in order."""

    text: str
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag; remember that it is open."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag that closes itself (in drawings)."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Check that the innermost open tag is the one that closes."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep text that a person sees (or that is a style sheet)."""
        self.words.append(data)

    def said(self) -> str:
        """Return all text outside the style sheet, with single spaces."""
        return " ".join(" ".join(word for word in self.words if "--page:" not in word).split())

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of every such tag."""
        return [attributes for name, attributes in self.tags if name == tag]


def test_the_page_is_well_formed_and_says_what_matters(make_plan: MakePlan) -> None:
    """The first screen answers in plain words: chance, interval, applications, dollars, interviews, proof."""
    plan = make_plan(60)
    page = Page(plan_page(plan))
    said = page.said()
    for sentence in (
        "60 programs for Dr. Invented Applicant",
        "62% estimated chance of matching with this list",
        "Of a hundred applicants like this one who send this list, about 62 match.",
        "from 47 to 74 (90% interval)",
        "$1,230",
        "of a budget of $2,000",
        "7.1",
        "within 0.07%",
        "Your Step 3 is unknown, so the interval is wider.",
        "36 applications, $510, 53%.",
        "SmartPick supports a decision",
        "By the chance of an interview: likely from 20%, target from 7%, reach below.",
        "likely does not mean more likely than not",
        "each row adds most to the goal, for its price, to the rows before it",
        "no visa or legal advice",
        "2025-06+0123abcd",
        "card-0001",
    ):
        assert sentence in said


def test_a_weighted_goal_is_said(make_plan: MakePlan) -> None:
    """Where matches count differently, the page says how, shows the worth, and proves that and not the chance."""
    goal = Goal(weighted=True, words="The list with the highest expected worth: <b>half</b> for one.")
    said = Page(plan_page(make_plan(12, goal=goal))).said()
    assert "What was chosen: the list with the highest expected worth: <b>half</b> for one." in said
    assert re.search(r"is worth more by more than [\d.]+% of this one's worth", said)
    assert re.search(r"Expected worth 0\.\d{3} of 1\.", said)
    plain = Page(plan_page(make_plan(12))).said()
    assert "highest chance of matching" in plain
    assert "has a higher chance by more than" in plain
    assert "worth" not in plain


def test_entered_facts_stand_in_their_row(make_plan: MakePlan, make_row: Callable[..., Any]) -> None:
    """What was entered is shown with its source and day; a conflict shows both sides; hostile words are words."""
    known = make_plan(3).rows[1].facts[0]
    said = Page(plan_page(make_plan(3))).said()
    assert "Known: visas it sponsors: J-1 (program site, 2026-09, checked by you)." in said
    assert "1 fact about 1 program, of 2026-09-15 (0123456789ab)" in said
    disputed = replace(known, said=(("J-1", 0.49), ("no visa", 0.49)), conflict=True, label="<i>visas</i>")
    text = plan_page(make_plan(1, rows=(make_row(1, facts=(disputed,)),)))
    said = Page(text).said()
    assert "In conflict: <i>visas</i>: sources contradict each other: J-1 (49 %) or no visa (49 %)." in said
    assert "<i>visas" not in text


def test_nothing_is_requested_from_anywhere(make_plan: MakePlan) -> None:
    """No script, no frame, no form, no address in any attribute; a policy forbids what is not there."""
    page = Page(plan_page(make_plan(20)))
    loading = {"script", "iframe", "object", "embed", "form", "base", "audio", "video", "image", "use"}
    assert not loading & {tag for tag, _ in page.tags}
    for tag, attributes in page.tags:
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            if not name.startswith("xmlns"):
                assert "//" not in (value or ""), (tag, name, value)
    assert [link["href"] for link in page.named("link")] == ["data:,"]
    assert not re.search(r"url\(|@import|expression\(", page.text)
    policy = next(tag for tag in page.named("meta") if tag.get("http-equiv") == "Content-Security-Policy")
    assert (policy["content"] or "").startswith(
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_shown_as_words(
    make_plan: MakePlan, make_row: Callable[..., Any], make_program: Callable[..., Any], text: str
) -> None:
    """Whatever a name, reason or source says is text: no new tag, no new attribute, nothing evaluated."""
    row = make_row(
        1,
        program=make_program(1, name=text, city=text, specialty=text, kind=text),
        reasons=(Reason(text, 1.0, text, text, judgement=True),),
        screens=(Screen(text, "fails", text), Screen(text, "passes", text)),
        unknown=(text,),
        signal=text,
        pinned=True,
        why_wasted=text,
    )
    calm = make_row(
        1,
        program=make_program(1),
        reasons=row.reasons[:1],
        screens=row.screens,
        unknown=("x",),
        signal="x",
        pinned=True,
        why_wasted="x",
    )
    hostile = make_plan(
        1,
        rows=(row,),
        wasted=(row,),
        label=text,
        season=text,
        warnings=(text,),
        specialties=(text,),
        fees_stamp=text,
        sources=((text, text),),
    )
    page = Page(plan_page(hostile))
    peaceful = Page(plan_page(make_plan(1, rows=(calm,), wasted=(calm,), sources=(("x", "x"),))))
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in peaceful.tags]
    assert [sorted(attributes) for _, attributes in page.tags] == [
        sorted(attributes) for _, attributes in peaceful.tags
    ]
    assert " ".join(text.split()) in page.said()


def test_a_screen_reader_finds_its_way(make_plan: MakePlan) -> None:
    """One h1, no heading level skipped, header cells with scope, a caption, names for drawings, language."""
    page = Page(plan_page(make_plan(12)))
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(cell.get("scope") in {"col", "row"} for cell in page.named("th"))
    assert len(page.named("caption")) == len(page.named("table"))
    assert all(figure.get("role") == "img" and figure.get("aria-label") for figure in page.named("figure"))
    assert page.named("html") == [{"lang": "en"}]
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    pointed = [
        attributes["aria-labelledby"] for _, attributes in page.tags if "aria-labelledby" in attributes
    ]
    assert set(pointed) <= set(ids)


def test_cells_carry_their_heading_for_cards_on_a_phone(make_plan: MakePlan) -> None:
    """On a phone the table becomes cards; each cell brings its own label."""
    page = Page(plan_page(make_plan(3)))
    cells = [cell for cell in page.named("td") if cell.get("role") == "cell"]
    assert len(cells) == 3 * 7
    assert all(cell.get("data-label") for cell in cells)


def test_drawings_follow_the_theme(make_plan: MakePlan) -> None:
    """No colour is fixed inside a drawing; dark mode and print reach it through variables."""
    text = plan_page(make_plan(12))
    drawings = re.findall(r"<svg.*?</svg>", text, flags=re.DOTALL)
    assert len(drawings) > 5
    assert not any(re.search(r'(?:fill|stroke)="#', drawing) for drawing in drawings)


def test_every_row_is_there_with_its_reasons_and_what_is_unknown(make_plan: MakePlan) -> None:
    """Each row shows its name, the reasons with their sources, the signal and what is unknown."""
    plan = make_plan(30)
    said = Page(plan_page(plan)).said()
    for row in plan.rows:
        assert row.program.name in said
    for words in (
        "Unknown: as said above the list.",
        "pinned by you",
        "gold",
        "invented survey, 2024",
    ):
        assert words in said
    assert "A judgement, not a measurement" in said


def test_what_nearly_every_row_lacks_is_said_once(make_plan: MakePlan, make_row: Callable[..., Any]) -> None:
    """The usual unknowns stand above the list; a row tells only what it lacks beyond or instead of them."""
    rows = tuple(make_row(n, unknown=("visa", "years")) for n in range(1, 10))
    more = make_row(10, unknown=("visa", "years", "letters"))
    less = make_row(11, unknown=("visa",))
    said = Page(plan_page(make_plan(11, rows=(*rows, more, less)))).said()
    assert "counted in the intervals: visa; years." in said
    assert said.count("Unknown: as said above the list.") == 9
    assert "Unknown: as said above the list; letters." in said
    assert "Unknown: visa." in said


def test_wasted_choices_are_named_with_their_price(make_plan: MakePlan, make_row: Callable[..., Any]) -> None:
    """A wasted choice says what it costs, what it adds and which rule it fails."""
    wasted = make_row(
        9,
        why_wasted="Visa: no J-1",
        pinned=True,
        marginal_value=0.0,
        screens=(Screen("Visa", "fails", "No J-1."),),
    )
    said = Page(plan_page(make_plan(3, wasted=(wasted,)))).said()
    assert wasted.program.acgme_id in said
    assert "Invented Hospital 9" in said
    assert "costs $11 and adds 0 points; Visa: no J-1." in said


def test_rows_after_the_stop_point_say_so(make_plan: MakePlan, make_row: Callable[..., Any]) -> None:
    """A row that only a larger budget bought carries the mark; the others do not."""
    rows = (make_row(1), make_row(2, past_stop=True))
    assert Page(plan_page(make_plan(2, rows=rows))).said().count("after your stop point") == 1


@pytest.mark.parametrize(
    ("upper_bound", "words"),
    [
        (0.6, "best possible"),
        (0.6031, "within 0.52%"),
        (0.600001, "within 0.01%"),
        (float("nan"), "not proved"),
        (float("inf"), "not proved"),
    ],
)
def test_the_proof_is_told_as_it_is(make_plan: MakePlan, upper_bound: float, words: str) -> None:
    """Proved best, proved near, or not proved: never more than the bound allows."""
    totals = Totals(3, 33.0, {}, Estimate(1, 0, 2), Estimate(0.6, 0.5, 0.7), 0.6, upper_bound, 0.0)
    assert words in Page(plan_page(make_plan(3, totals=totals))).said()


def test_an_empty_plan_is_a_page_too(make_plan: MakePlan) -> None:
    """No program worth its price is an answer, not a fault."""
    nothing = Estimate(0.0, 0.0, 0.0)
    totals = Totals(0, 0.0, {}, nothing, nothing, 0.0, 0.0, 0.0)
    plan = make_plan(0, totals=totals, curve=(), next_hundreds=(), wasted=(), warnings=(), budget=None)
    assert "No program is worth an application" in Page(plan_page(plan)).said()


def test_numbers_that_are_not_known_are_called_unknown(
    make_plan: MakePlan, make_row: Callable[..., Any]
) -> None:
    """A chance that could not be computed reads "unknown" and draws no bar outside its box."""
    nan = float("nan")
    row = replace(make_row(1), interview=Estimate(nan, nan, nan), marginal_value=nan)
    page = Page(plan_page(make_plan(1, rows=(row, make_row(2)))))
    assert "unknown to unknown" in page.said()
    assert "nan" not in page.said().split()
    for _, attributes in page.tags:
        for size in re.findall(r"(-?[\d.]+|nan)%", attributes.get("style") or ""):
            assert 0 <= float(size) <= 100


def test_many_steps_are_folded_away(make_plan: MakePlan) -> None:
    """Beside the curve stand the six steps around the stop point; the rest is one click away."""
    plan = make_plan(60)
    step = type(plan.next_hundreds[0])
    steps = tuple(step(100.0 * n, 100.0 * n + 100, 0.2 / (n + 1)) for n in range(24))
    said = Page(plan_page(replace(plan, next_hundreds=steps))).said()
    assert "All 24 steps" in said
    assert said.count("$500 $600") == 2
