"""Questions that one field answers, asked where the applicant stands instead of in the whole form."""

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from smartpick.errors import Problem, UserError

__all__ = ["QUICK", "Quick", "with_answer"]


@dataclass(frozen=True, slots=True)
class Quick:
    """How a question is asked in one field: ``options`` to choose from, or a text with a hint."""

    hint: str = ""
    options: tuple[tuple[str, str], ...] = ()


_YES_NO = (("yes", "Yes"), ("no", "No"))
QUICK: Mapping[str, Quick] = {
    "exams.step2ck": Quick("Three digits"),
    "graduation": Quick("Year and month, such as 2019-06"),
    "research.publications": Quick("A number; 0 if there are none"),
    "ecfmg.certified": Quick(options=_YES_NO),
    "exams.step3": Quick(options=_YES_NO),
    "visa.needed": Quick(options=_YES_NO),
    "exams.step1": Quick(
        options=(("yes", "Yes, both at the first attempt"), ("no", "No, Step 1 was failed once"))
    ),
}


def with_answer(data: Mapping[str, Any], field: str, value: str) -> tuple[dict[str, Any], str]:
    """Return profile data with an answer, and the words of the change. Raises ``UserError`` for what is no answer."""
    found: dict[str, Any] = copy.deepcopy(dict(data))
    quick = QUICK.get(field)
    if quick is None or not value or (quick.options and value not in dict(quick.options)):
        raise UserError(Problem("This is no answer.", "Go back and choose one, or write one."))
    words = _ANSWERS[field](found, value)
    return found, words


def _score(data: dict[str, Any], value: str) -> str:
    data.setdefault("exams", {})["step2ck"] = [{"result": "pass", "score": _whole(value)}]
    return f"Step 2 CK: {value}"


def _graduation(data: dict[str, Any], value: str) -> str:
    data.pop("graduation_expected", None)
    data["graduation"] = value
    return f"Graduated in {value}"


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


def _attempts(data: dict[str, Any], value: str) -> str:
    exams = data.setdefault("exams", {})
    failed = [] if value == "yes" else [{"result": "fail"}]
    exams["step1"] = [*failed, {"result": "pass"}]
    if value == "yes" and not exams.get("step2ck"):
        exams["step2ck"] = [{"result": "pass"}]
    return "Failed attempts: " + ("none" if value == "yes" else "one, at Step 1")


def _whole(value: str) -> int:
    if value.isascii() and value.isdigit() and len(value) < 6:
        return int(value)
    raise UserError(Problem(f"{value[:30]!r} is not a whole number.", "Go back and write it in digits."))


_ANSWERS: Mapping[str, Callable[[dict[str, Any], str], str]] = {
    "exams.step2ck": _score,
    "graduation": _graduation,
    "research.publications": _publications,
    "ecfmg.certified": _certified,
    "exams.step3": _step3,
    "visa.needed": _visa,
    "exams.step1": _attempts,
}
