"""Questions that one field answers, asked where the applicant stands instead of in the whole form."""

import copy
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from smartpick.calendar_months import read_date
from smartpick.errors import Problem, UserError
from smartpick.experience.log_import.cell_values import month_cell
from smartpick.experience.record_reader import Refused

__all__ = ["QUICK", "Quick", "with_answer"]


@dataclass(frozen=True, slots=True)
class Quick:
    """How a question is asked in one field: ``options`` to choose from, or a text; a ``hint`` beside it."""

    hint: str = ""
    options: tuple[tuple[str, str], ...] = ()


_EXAMPLE = "Write year and month, such as 2019-06, or the year alone."
_YES_NO = (("yes", "Yes"), ("no", "No"))
QUICK: Mapping[str, Quick] = {
    "exams.step2ck": Quick("A number from 1 to 300"),
    "graduation": Quick("2019-06, or the year alone"),
    "research.publications": Quick("A number; 0 if there are none"),
    "ecfmg.certified": Quick(options=_YES_NO),
    "exams.step3": Quick(options=_YES_NO),
    "visa.needed": Quick(options=_YES_NO),
    "exams.step1": Quick(
        "Failed more often? Say so in the profile.",
        (
            ("yes", "Yes, both at the first attempt"),
            ("no", "No, Step 1 was failed once"),
            ("step2ck", "No, Step 2 CK was failed once"),
            ("both", "No, each was failed once"),
        ),
    ),
}


def with_answer(
    data: Mapping[str, Any], field: str, value: str, on: date, latest: int
) -> tuple[dict[str, Any], str]:
    """Return profile data with an answer, and the words of the change.

    ``on`` is the day, ``latest`` the last year in which somebody can graduate who applies this season. Raises
    ``UserError`` for what is no answer.
    """
    found: dict[str, Any] = copy.deepcopy(dict(data))
    quick = QUICK.get(field)
    if quick is None or not value or (quick.options and value not in dict(quick.options)):
        raise UserError(Problem("This is no answer.", "Choose one, or write one."))
    if field == "graduation":
        return found, _graduation(found, value, on, latest)
    return found, _ANSWERS[field](found, value)


def _score(data: dict[str, Any], value: str) -> str:
    data.setdefault("exams", {})["step2ck"] = [{"result": "pass", "score": _whole(value)}]
    return f"Step 2 CK: {value}"


def _graduation(data: dict[str, Any], value: str, on: date, latest: int) -> str:
    written = value if re.fullmatch(r"[1-9]\d{3}", value, re.ASCII) else _month(value)
    alone = len(written) == len("2019")
    year = int(written[:4])
    if year > latest:
        what = f"{value[:30]} is after this season: its residencies begin in {latest}."
        raise UserError(Problem(what, f"Write a year up to {latest}."))
    ahead = written > f"{on:%Y-%m}" if not alone else year > on.year
    if ahead and alone:
        what = f"{year} lies ahead, and it matters in which month you graduate."
        raise UserError(Problem(what, f"Write year and month, such as {year}-05."))
    data.pop("graduation", None)
    data.pop("graduation_expected", None)
    data["graduation_expected" if ahead else "graduation"] = written
    if alone:
        return f"Graduated in {year}, month unknown, taken as June"
    return f"{'Graduates' if ahead else 'Graduated'} in {written}"


def _month(value: str) -> str:
    if read_date(value) is not None:
        return value
    try:
        return month_cell(value)
    except Refused:
        raise UserError(Problem(f'"{value[:30]}" is no year or month.', _EXAMPLE)) from None


def _publications(data: dict[str, Any], value: str) -> str:
    data.setdefault("research", {})["publications"] = _whole(value)
    return f"Publications: {value}"


def _certified(data: dict[str, Any], value: str) -> str:
    data.setdefault("ecfmg", {})["certified"] = value == "yes"
    return "ECFMG certificate: " + ("yes" if value == "yes" else "not yet")


def _visa(data: dict[str, Any], value: str) -> str:
    data.setdefault("visa", {})["needed"] = value == "yes"
    return "Visa: " + ("needed" if value == "yes" else "not needed")


def _step3(data: dict[str, Any], value: str) -> str:
    data.setdefault("exams", {})["step3"] = [{"result": "pass"}] if value == "yes" else []
    return "Step 3: " + ("passed" if value == "yes" else "not taken")


_FAILED_AT = {"yes": (), "no": ("step1",), "step2ck": ("step2ck",), "both": ("step1", "step2ck")}
_FAILED_WORDS = {
    "yes": "none",
    "no": "one, at Step 1",
    "step2ck": "one, at Step 2 CK",
    "both": "one at Step 1, one at Step 2 CK",
}


def _attempts(data: dict[str, Any], value: str) -> str:
    exams = data.setdefault("exams", {})
    for exam in ("step1", "step2ck"):
        entries = exams.get(exam) or []
        failed = [one for one in entries if one.get("result") == "fail"]
        if failed and exam not in _FAILED_AT[value]:
            called = "Step 1" if exam == "step1" else "Step 2 CK"
            what = f"The profile has a failed attempt at {called}."
            raise UserError(
                Problem(what, "Choose an answer with it, or take the attempt out of the profile.")
            )
        if exam in _FAILED_AT[value]:
            failed = failed or [{"result": "fail"}]
        elif exam == "step2ck" and value == "no":
            continue
        passed = [{**one, "result": "pass"} for one in entries if one.get("result") != "fail"]
        exams[exam] = [*failed, *(passed or [{"result": "pass"}])]
    return f"Failed attempts: {_FAILED_WORDS[value]}"


def _whole(value: str) -> int:
    if value.isascii() and value.isdigit() and len(value) < 6:
        return int(value)
    raise UserError(Problem(f'"{value[:30]}" is not a whole number.', "Write it in digits."))


_ANSWERS: Mapping[str, Callable[[dict[str, Any], str], str]] = {
    "exams.step2ck": _score,
    "research.publications": _publications,
    "ecfmg.certified": _certified,
    "exams.step3": _step3,
    "visa.needed": _visa,
    "exams.step1": _attempts,
}
