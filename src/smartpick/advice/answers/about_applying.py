"""How many programs, whether a research year or Step 3 helps, letters, visa, waiting a year."""

from dataclasses import replace

from smartpick.advice.answers.answer import Answer, Figure, Source, from_claims, from_parameter, from_rule
from smartpick.advice.answers.standing import Standing
from smartpick.advice.answers.wording import chance, direction, dollars, points, step_figure
from smartpick.advice.next_steps import NextStep
from smartpick.advice.planning.letter_plan import most_letters
from smartpick.applicant import Exam
from smartpick.chances import Estimate, is_us_letter
from smartpick.experience.certification import rule
from smartpick.experience.evidence import evidence
from smartpick.experience.onboarding import months_later

__all__ = ["how_many", "letters", "research_year", "step3", "visa", "wait_a_year"]

_SHOWN_HUNDREDS = 6
#: Where the word on visas is; nothing here replaces it.
OFFICIAL = (
    Source(
        "US Department of State, visas",
        "read it on the day you need it",
        "official",
        "https://travel.state.gov",
    ),
    Source("USCIS, H-1B", "read it on the day you need it", "official", "https://www.uscis.gov"),
    Source(
        "Intealth/ECFMG, J-1 sponsorship",
        "read it on the day you need it",
        "official",
        "https://www.ecfmg.org",
    ),
)


def how_many(at: Standing) -> Answer:
    """Return how many applications are worth their price to this applicant."""
    (separates,) = evidence("what_separates")
    totals, stop, fees = at.plan.totals, at.plan.stop, at.season.application_fees
    hundreds = at.plan.next_hundreds[:_SHOWN_HUNDREDS]
    bought = "; ".join(f"to {one.dollars_to:,.0f} USD {100 * one.gain:+.1f}" for one in hundreds)
    return Answer(
        "how-many",
        "How many programs should I apply to?",
        f"Your list has {totals.applications} for {totals.dollars:,.0f} USD, with {chance(totals.p_match)} to match "
        f"and about {totals.expected_interviews.value:.1f} interviews. {stop.words}",
        (
            f"What each 100 USD add, in points: {bought}." if bought else "",
            separates.claim,
            separates.caveat,
            (
                "More applications help until the same file has been read by every kind of program that would take "
                "it; then only another file helps."
            ),
        ),
        (
            Figure("applications on your list", "count", totals.applications),
            Figure("worth their price (stop point)", "count", stop.applications),
            Figure.of("chance of matching", "chance", totals.p_match),
            Figure.of("expected interviews", "count", totals.expected_interviews),
        ),
        (),
        (*from_claims(separates), Source(fees.source, fees.as_of, fees.confidence, fees.url)),
    )


def _from_step(found: NextStep) -> str:
    return f"{found.change.name} would change your chance by {points(found.gain)}: {direction(found.gain)}."


def research_year(at: Standing) -> Answer:
    """Return what a year of research would do, the year that passes included."""
    (separates,) = evidence("what_separates")
    card, found = at.market.card, at.step("research year")
    waiting = at.if_instead(at.profile, months_later(at.on, 12))
    figures = [Figure.of("a year passes and nothing is done", "points", waiting)]
    short = "It does not apply to you."
    if found is not None:
        figures.insert(0, step_figure(found))
        short = _from_step(found) + f" The year alone, with nothing done, would be {points(waiting)}."
    return Answer(
        "research-year",
        "Does a research year help?",
        short,
        (
            separates.claim,
            (
                "A year with clinical work and a mentor who writes is another thing than a year at a desk; the model "
                "counts publications, not what else comes of it."
            ),
            "" if found is None else found.change.caution,
        ),
        tuple(figures),
        (
            "What a research year does for the chances of IMGs has not been published; the size here is judgement.",
        ),
        (
            *from_claims(separates),
            from_parameter("publications", card["effects.publications"], card.made_on),
            from_parameter("years since graduation", card["effects.year_since_graduation"], card.made_on),
        ),
    )


def step3(at: Standing) -> Answer:
    """Return what Step 3 would add, and for which visa it is needed."""
    card, found, needs = at.market.card, at.step("Step 3"), rule("step3")
    passed = at.profile.exams.step3.passed
    fee = at.season.fees.get("step3")
    wants_h1b = bool(at.profile.visa.needed) and "H-1B" in (
        at.profile.visa.accepts or at.profile.preferences.visas
    )
    figures: tuple[Figure, ...] = ()
    if found is not None:
        figures = (step_figure(found),)
        short = f"{_from_step(found)} It costs {dollars(found.change.dollars).removeprefix('for ')}."
    elif passed:
        lost = at.if_instead(
            replace(at.profile, exams=replace(at.profile.exams, step3=Exam(attempts=0, passed=False)))
        )
        figures = (Figure.of("the same file without Step 3", "points", lost),)
        short = f"You have passed it. Without it your chance would change by {points(lost)}."
    else:
        short = "It does not apply to you."
    return Answer(
        "step-3",
        "Is Step 3 worth it?",
        short,
        (
            needs.words,
            "You accept an H-1B, so without a pass in time those programs cannot take you on."
            if wants_h1b
            else "",
            "A failed attempt counts against you, so sit it only when you are ready.",
        ),
        figures,
        (
            "What a passed Step 3 does for the chances of IMGs has not been published; the size here is judgement.",
        ),
        (
            from_rule(needs),
            from_parameter("size of the effect", card["effects.step3"], card.made_on),
            *((Source(fee.source, fee.as_of, fee.confidence, fee.url),) if fee is not None else ()),
        ),
    )


def letters(at: Standing) -> Answer:
    """Return what one more US letter would add."""
    claim, gap = evidence("us_letters", "gap_letters")
    card, found = at.market.card, at.step("US letter")
    most, _ = most_letters(at.season)
    limit = at.season.limits.get("letters_per_program")
    have = None if at.profile.letters is None else sum(is_us_letter(one) for one in at.profile.letters)
    held = "Your profile does not say how many you have." if have is None else f"You have {have} from the US."
    return Answer(
        "letters",
        "How many US letters do I need?",
        f"{held} {_from_step(found) if found else 'One more would change nothing in the model.'}",
        (
            claim.claim,
            (
                f"At most {most} go to one program. A letter counts by what its writer saw of you: "
                "`smartpick letters` says who could write and by when to ask."
            ),
        ),
        () if found is None else (step_figure(found),),
        (claim.caveat, gap.claim),
        (
            *from_claims(claim),
            *((Source(limit.source, limit.as_of, limit.confidence, limit.url),) if limit is not None else ()),
            from_parameter("size of the effect", card["effects.us_letter"], card.made_on),
        ),
    )


def visa(at: Standing) -> Answer:
    """Return what the need for a visa does to the chance, and where the official word is."""
    card = at.market.card
    told = at.profile.visa
    facts = tuple(rule(key) for key in ("j1", "h1b", "travel"))
    figures: list[Figure] = []
    if told.needed is False:
        short = "You need none to train, so no program has to sponsor you."
    elif told.needed is None:
        short = "Your profile does not say whether you need one; say it (visa.needed), it changes the list."
    else:
        other = at.if_instead(replace(at.profile, visa=replace(told, needed=False)))
        figures.append(Figure.of("the same file, were no visa needed", "points", other))
        short = f"Were no visa needed, the same file would have {points(other)}: {direction(other)}."
        wider = _wider(at)
        if wider is not None:
            label, estimate = wider
            figures.append(Figure.of(label, "points", estimate))
            short += f" {label[0].upper()}{label[1:]}: {points(estimate)}."
    sponsor = card["screens.no_visa"]
    return Answer(
        "visa",
        "What about the visa?",
        short,
        (
            (
                f"About {100 * sponsor.value:.0f} % of programs are taken to sponsor none; which ones is known for "
                "few, so ask each program before you pay for the application."
            ),
            *(one.words for one in facts),
            "This is no visa or legal advice. Read the official pages, and ask a lawyer where it matters.",
        ),
        tuple(figures),
        (),
        (
            *OFFICIAL,
            *(from_rule(one) for one in facts),
            from_parameter("programs that sponsor no visa", sponsor, card.made_on),
        ),
    )


def _wider(at: Standing) -> tuple[str, Estimate] | None:
    """Return the difference if the other visa were accepted, too; ``None`` when both are already, or none is named.

    An H-1B cannot be had without Step 3, so who has not passed it is looked at as having passed it as well.
    """
    accepts = at.profile.visa.accepts or at.profile.preferences.visas
    if len(accepts) != 1 or accepts[0] not in {"J-1", "H-1B"}:
        return None
    other = "H-1B" if accepts[0] == "J-1" else "J-1"
    both = (*accepts, other)
    wider = replace(
        at.profile,
        visa=replace(at.profile.visa, accepts=both),
        preferences=replace(at.profile.preferences, visas=both if at.profile.preferences.visas else ()),
    )
    if other == "J-1":
        return "if you accepted a J-1, too", at.if_instead(wider)
    if at.profile.exams.step3.passed:
        return "if you accepted an H-1B, too", at.if_instead(wider)
    exams = replace(wider.exams, step3=replace(wider.exams.step3, passed=True))
    label = "if you passed Step 3 and accepted an H-1B, too"
    return label, at.if_instead(replace(wider, exams=exams))


def wait_a_year(at: Standing) -> Answer:
    """Return what a year of waiting costs, with nothing done in it."""
    card = at.market.card
    waiting = at.if_instead(at.profile, months_later(at.on, 12))
    years = at.profile.years_since_graduation(at.on)
    since = (
        "Your profile does not say when you graduated."
        if years is None
        else f"You graduated {years:.1f} years ago."
    )
    limit = card["screens.graduation_limit"]
    return Answer(
        "wait",
        "I graduated some time ago. What does another year cost?",
        f"{since} A year later, with nothing else changed, your chance would change by {points(waiting)}: "
        f"{direction(waiting)}.",
        (
            (
                f"About {100 * limit.value:.0f} % of programs are taken to have a limit of years since graduation; "
                "read the page of each before you pay."
            ),
            "A year in which something is done is another thing: `smartpick next` ranks what could be.",
        ),
        (
            *((Figure("years since graduation", "years", years),) if years is not None else ()),
            Figure.of("a year later, nothing else changed", "points", waiting),
        ),
        ("How the chance falls with the years since graduation has not been published for IMGs.",),
        (
            from_parameter("years since graduation", card["effects.year_since_graduation"], card.made_on),
            from_parameter("programs with a limit", limit, card.made_on),
        ),
    )
