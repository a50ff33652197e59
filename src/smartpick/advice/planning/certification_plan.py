"""The way to the ECFMG certificate for one applicant: what is next and by when, with fees and their sources."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from smartpick.applicant import Exam, Profile
from smartpick.experience.certification import (
    CertificationState,
    CertificationStep,
    certification_path,
    next_steps,
    rule,
    seven_year_limit,
)
from smartpick.season import Season, Stamped

__all__ = ["CertificationPlan", "certification_plan", "certification_state"]

#: Step -> the season's prices that it costs; the second applies outside the US and Canada only.
FEES: Mapping[str, tuple[str, ...]] = {
    "account": ("myintealth_account",),
    "application": ("ecfmg_certification",),
    "step1": ("step1", "step1_outside_us"),
    "step2ck": ("step2ck", "step2ck_outside_us"),
    "oet": ("oet",),
    "pathway": ("ecfmg_pathway",),
    "credentials": ("ecfmg_credential_verification",),
    "step3": ("step3",),
}
_SEASON_WORDS = "the season: "
#: What the day of a pass would tell about the window for the other exams.
_EARLIER = dict.fromkeys(
    ("Step 1", "Step 2 CK"),
    " The seven years for the other exams begin with your first pass, so they may end earlier than said here.",
)


@dataclass(frozen=True, slots=True)
class CertificationPlan:
    """The whole path, what can be done now, the end of the seven years, attempts, prices and dates with stamps.

    ``attempts`` is (exam, used, allowed); ``used`` is ``None`` when the profile does not say. ``fees`` are the prices
    by step, ``dates`` the season's date that a step waits for. ``assumed`` says what was concluded, not told.
    """

    on: date
    state: CertificationState
    path: tuple[CertificationStep, ...]
    now: tuple[CertificationStep, ...]
    window_ends: date | None
    attempts: tuple[tuple[str, int | None, int], ...]
    fees: Mapping[str, tuple[Stamped[float], ...]]
    dates: Mapping[str, Stamped[date]]
    assumed: tuple[str, ...]

    @property
    def window_may_end_earlier(self) -> bool:
        """Return whether a Step was passed on a day that is not known, so that ``window_ends`` is the latest day."""
        return not {"step1", "step2ck"}.isdisjoint(self.state.passed_undated)

    @property
    def open_fees(self) -> float:
        """Return what the steps still to be done cost together in USD, each once, surcharges left out."""
        return sum(
            step.fee or 0.0 for step in self.path if step.state not in {"done", "optional", "not possible"}
        )


def _passed_on(exam: Exam) -> date | None:
    """Return the day of the first pass; ``None`` when there is none, or it has no day."""
    return min((one.date for one in exam.entries if one.passed and one.date), default=None)


def certification_state(profile: Profile, done: Collection[str] = ()) -> CertificationState:
    """Return what is done by the profile, and by ``done`` (names of ``CERTIFICATION_STEPS``) besides.

    Who has sat a Step has the account and the application; the profile does not have to say so.
    """
    exams, said = profile.exams, {*profile.ecfmg.done, *done}
    named = {"step1": exams.step1, "step2ck": exams.step2ck, "step3": exams.step3, "oet": exams.oet}
    sat = bool(exams.step1.attempts or exams.step2ck.attempts)
    return CertificationState(
        graduation=profile.graduation or profile.graduation_expected,
        account=sat or "account" in said or "application" in said or None,
        application=sat or "application" in said or None,
        step1_passed=_passed_on(exams.step1),
        step1_attempts=exams.step1.attempts or 0,
        step2ck_passed=_passed_on(exams.step2ck),
        step2ck_attempts=exams.step2ck.attempts or 0,
        step3_passed=_passed_on(exams.step3),
        step3_attempts=exams.step3.attempts or 0,
        pathway=profile.ecfmg.pathway,
        pathway_accepted="pathway" in said or None,
        oet_passed=_passed_on(exams.oet),
        credentials_verified="credentials" in said or None,
        certified=profile.ecfmg.certified,
        wants_h1b="H-1B" in (profile.visa.accepts or profile.preferences.visas),
        passed_undated=tuple(key for key, exam in named.items() if exam.passed and _passed_on(exam) is None),
    )


def certification_plan(
    profile: Profile, season: Season, on: date, done: Collection[str] = ()
) -> CertificationPlan:
    """Return the path of one applicant on the day ``on``, with the season's dates and prices."""
    state = certification_state(profile, done)
    deadlines = {key: stamped.value for key, stamped in season.dates.items()}
    prices = {key: stamped.value for key, stamped in season.fees.items()}
    path = certification_path(state, on, deadlines, prices)
    fees = {
        step: tuple(season.fees[key] for key in keys if key in season.fees) for step, keys in FEES.items()
    }
    most = int(rule("attempts").value or 0)
    exams = profile.exams
    return CertificationPlan(
        on=on,
        state=state,
        path=path,
        now=next_steps(path),
        window_ends=None if state.certified else seven_year_limit(state),
        attempts=tuple(
            (name, exam.attempts, most)
            for name, exam in (("Step 1", exams.step1), ("Step 2 CK", exams.step2ck), ("Step 3", exams.step3))
        ),
        fees=fees,
        dates={step.key: season.dates[key] for step in path if (key := _season_key(step)) in season.dates},
        assumed=_assumed(profile),
    )


def _season_key(step: CertificationStep) -> str:
    if not step.by_words.startswith(_SEASON_WORDS):
        return ""
    return step.by_words.removeprefix(_SEASON_WORDS).replace(" ", "_")


def _assumed(profile: Profile) -> tuple[str, ...]:
    """Return what the path takes for granted because the profile does not say it."""
    if profile.ecfmg.certified:
        return ()
    found = []
    for name, exam in (
        ("Step 1", profile.exams.step1),
        ("Step 2 CK", profile.exams.step2ck),
        ("OET", profile.exams.oet),
    ):
        if exam.attempts is None:
            found.append(f"{name}: your profile says nothing, so it counts as still to be passed.")
        elif exam.passed and _passed_on(exam) is None:
            found.append(
                f"{name} is passed, on a day that your profile does not give.{_EARLIER.get(name, '')}"
            )
    if profile.ecfmg.certified is None:
        found.append("Whether you hold the certificate is not in your profile; it counts as not held.")
    return tuple(found)
