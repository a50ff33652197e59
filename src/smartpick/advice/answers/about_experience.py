"""Why US experience, which kinds count, how to find it, how recent it must be, and whether one can match without."""

from collections import Counter
from dataclasses import replace
from datetime import date

from smartpick.advice.answers.answer import Answer, Figure, from_claims, from_parameter
from smartpick.advice.answers.standing import Standing, us_rotations
from smartpick.advice.answers.wording import chance, direction, dollars, points, step_figure
from smartpick.advice.plan import plan
from smartpick.applicant import Rotation
from smartpick.calendar_months import years_between
from smartpick.experience import kinds
from smartpick.experience.eligibility import known_fee
from smartpick.experience.evidence import evidence
from smartpick.experience.onboarding import months_later

__all__ = ["how_recent", "how_to_find", "which_kinds", "why", "without"]

_STEP_KEYS = ("externship", "clinic volunteering", "inpatient observership", "longer rotation")
#: Which of the next steps stands for a kind of experience.
_STEP_OF = {
    "externship": "externship",
    "volunteering": "clinic volunteering",
    "observership": "inpatient observership",
    "research": "research year",
}
_YEARS_OLDER = 3


def _gaps(*keys: str) -> tuple[str, ...]:
    return tuple(one.claim for one in evidence(*keys))


def _none(at: Standing) -> str:
    """Return what is said of who has no US experience, or has not told of any."""
    return (
        "Your profile does not say what you have." if at.profile.rotations is None else "You have none yet."
    )


def why(at: Standing) -> Answer:
    """Return why clinical experience in the US matters, by what it does or would do to this applicant's chance."""
    card = at.market.card
    had = us_rotations(at.profile, at.on)
    required = card["screens.usce_required"]
    matched, screened, letters = evidence("matched_with_usce", "screening", "us_letters")
    figures: tuple[Figure, ...]
    if had:
        lost = at.if_instead(at.without_experience)
        figures = (Figure.of("the same file without your US experience", "points", lost),)
        short = f"For you it is worth what its loss would cost: {points(lost)} in the chance of matching."
    else:
        steps = [step for key in _STEP_KEYS if (step := at.step(key))]
        figures = tuple(step_figure(step) for step in steps)
        best = max(steps, key=lambda step: step.gain.value)
        short = (
            f"{_none(at)} {best.change.name} would change your chance by {points(best.gain)}: "
            f"{direction(best.gain)}."
        )
    return Answer(
        "why-usce",
        "Why do I need clinical experience in the US?",
        short,
        (
            matched.claim,
            matched.caveat,
            f"{screened.claim} About {100 * required.value:.0f} % of programs are taken to require some experience.",
            letters.claim,
        ),
        figures,
        _gaps("gap_months"),
        (
            *from_claims(matched, screened, letters),
            from_parameter("size of the effect", card["effects.usce"], card.made_on),
            from_parameter("programs that require it", required, card.made_on),
        ),
    )


def which_kinds(at: Standing) -> Answer:
    """Return which kinds count, and what each that is open to this applicant would add."""
    (order,) = evidence("hands_on_order")
    enrolled = at.openings.seeker.enrolled
    mine = sorted({one.kind for one in us_rotations(at.profile, at.on)})
    lines, figures = [], []
    for facts in kinds():
        if facts.kind == "home practice" or (enrolled is False and not facts.graduates):
            continue
        step = at.step(_STEP_OF.get(facts.kind, ""))
        adds = (
            ""
            if step is None
            else f" {step.change.name}: {points(step.gain)} {dollars(step.change.dollars)}."
        )
        lines.append(f"{facts.title}: {facts.programs}{adds}")
        if step is not None:
            figures.append(step_figure(step))
    best = max(figures, key=lambda figure: figure.value, default=None)
    have = f"You have: {', '.join(mine)}. " if mine else f"{_none(at)} "
    most = "" if best is None else f"Of what you could do next, this adds most: {best.label}."
    card = at.market.card
    return Answer(
        "which-kinds",
        "Which kinds of experience count?",
        f"{have}Hands-on care under supervision counts everywhere, watching in part, research and remote "
        f"rotations hardly. {most}".strip(),
        (order.claim, order.caveat, *lines),
        tuple(figures),
        _gaps("gap_months"),
        (
            *from_claims(order),
            from_parameter("observation accepted", card["screens.observership_accepted"], card.made_on),
        ),
    )


def how_to_find(at: Standing) -> Answer:
    """Return how many organised places are open to this applicant, at what price, and what else to try."""
    (price,) = evidence("observership_price")
    fitting = at.openings.fitting
    sure = [match for match in fitting if match.verdict == "open"]
    fees = [fee for match in sure if (fee := known_fee(match.opportunity)) is not None]
    free = sum(fee == 0 for fee in fees)
    cheapest = f", the cheapest with a known price for {min(fees):,.0f} USD" if fees else ""
    reasons = Counter(words for match in at.openings.closed for words in match.reasons).most_common(1)
    months = sorted({match.opportunity.checked or "" for match in fitting} - {""})
    return Answer(
        "how-to-find",
        "How do I find it?",
        f"Of the organised programs listed here {len(sure)} are open to you for {at.specialty} and "
        f"{len(fitting) - len(sure)} are worth asking{cheapest}; {free} are free. `smartpick opportunities` names "
        "them with their links.",
        (
            f"What closes most others to you: {reasons[0][0]}" if reasons else "",
            (
                "Most places are not on any list: write to departments, alumni of your school, IMG groups, specialty "
                "societies, local medical associations and free clinics. `smartpick outreach` writes the mails."
            ),
            f"{price.claim} `smartpick agency` checks an offer before you pay.",
            f"The pages of these programs were read in {', '.join(months)}; they change." if months else "",
        ),
        (
            Figure("organised programs open to you", "count", len(sure)),
            Figure("to ask first", "count", len(fitting) - len(sure)),
            *((Figure("cheapest known price", "USD", min(fees)),) if fees else ()),
        ),
        (),
        from_claims(price),
    )


def how_recent(at: Standing) -> Answer:
    """Return how old this applicant's experience is, and what three years more would cost."""
    (recency,) = evidence("recency")
    card = at.market.card
    had = us_rotations(at.profile, at.on)
    ends = [one.end or at.on for one in had]
    figures: tuple[Figure, ...] = ()
    if ends:
        last = max(ends)
        years = max(0.0, years_between(last, at.on))
        older = replace(at.profile, rotations=tuple(_older(one, at.on) for one in at.profile.rotations or ()))
        lost = at.if_instead(older)
        age = (
            "It still runs or ended just now"
            if years < 0.05
            else f"Your last one ended {years:.1f} years ago"
        )
        short = f"{age}. Were it {_YEARS_OLDER} years older, your chance would change by {points(lost)}."
        figures = (
            Figure("years since your last US experience", "years", years),
            Figure.of(f"the same, {_YEARS_OLDER} years older", "points", lost),
        )
    else:
        short = f"{_none(at)} Whatever you do now is recent when you apply."
    return Answer(
        "how-recent",
        "How recent must it be?",
        short,
        (recency.claim, "Here it counts whole for a year after its end and half after three years."),
        figures,
        (recency.caveat, *_gaps("gap_months")),
        (*from_claims(recency), from_parameter("size of the effect", card["effects.usce"], card.made_on)),
    )


def _older(one: Rotation, on: date) -> Rotation:
    """Return an experience in the US as if it had been three years earlier; what runs is taken to end today."""
    if not one.in_us:
        return one
    start, end = one.start, min(one.end or on, on)
    return replace(
        one,
        start=None if start is None or start > on else months_later(start, -12 * _YEARS_OLDER),
        end=months_later(end, -12 * _YEARS_OLDER),
    )


def without(at: Standing) -> Answer:
    """Return the chance without any US experience, beside the chance as it is."""
    (matched,) = evidence("matched_with_usce")
    now = at.plan.totals.p_match
    had = at.profile.rotations is None or bool(us_rotations(at.profile, at.on))
    bare = at.without_experience
    alone = now if not had else plan(bare, at.market, at.season, at.on, at.same_money).totals.p_match
    figures = [Figure.of("chance of matching without it", "chance", alone)]
    if had:
        lost = at.if_instead(bare)
        figures += [Figure.of("as you are", "chance", now), Figure.of("difference", "points", lost)]
        head = (
            "Your profile does not say what you have; taken for what is typical"
            if at.profile.rotations is None
            else "With what you have"
        )
        more = f" {head} it is {chance(now)}, for the same money: {points(lost)} without it."
    else:
        more = " That is your chance as you are now."
    card = at.market.card
    return Answer(
        "without",
        "Can I match without it?",
        f"It happens. Without US experience your file has an estimated chance of {chance(alone)}.{more}",
        (matched.claim, matched.caveat),
        tuple(figures),
        _gaps("gap_months"),
        (*from_claims(matched), from_parameter("size of the effect", card["effects.usce"], card.made_on)),
    )
