"""Answers about a commercial offer as a small TOML file: one line for each question, true, false or left out."""

from collections.abc import Mapping
from pathlib import Path

from smartpick.advice.planning.small_file import small_toml
from smartpick.errors import Problem, UserError
from smartpick.experience.agency import agency_questions, agency_sources

__all__ = ["answers_template", "read_agency_answers"]

_WORDS = {"yes": True, "no": False, "unknown": None, "": None}


def answers_template() -> str:
    """Return the file with every question, nothing answered."""
    lines = [
        "# Answer with true or false; leave a question as it is while you do not know.",
        "# Then run: smartpick agency THIS_FILE",
        "# The questions rest on:",
        *(f"#   {source}" for source in agency_sources()),
    ]
    for one in agency_questions():
        lines += ["", f"# {one.ask}", f"# Why: {one.why}", f'# "{one.key}" = true']
    return "\n".join(lines) + "\n"


def read_agency_answers(path: Path) -> Mapping[str, bool | None]:
    """Return the answers in a TOML file: ``true``, ``false``, or "yes", "no", "unknown".

    Raise :class:`UserError` with every problem at once: no such question, an answer that is none.
    """
    data, lines = small_toml(path, '"site confirmed" = true')
    known = {one.key for one in agency_questions()}
    answers: dict[str, bool | None] = {}
    problems = []
    for key, value in data.items():
        where = f"{path}, line {lines[key,]}"
        answer = _WORDS.get(value.strip().casefold(), value) if isinstance(value, str) else value
        if key not in known:
            way_out = "smartpick agency --template FILE writes a file with every question."
            problems.append(Problem(f"There is no question called {key[:60]!r}.", way_out, where))
        elif not (answer is None or isinstance(answer, bool)):
            problems.append(
                Problem(f"{key}: the answer is neither yes nor no.", "Write true or false.", where)
            )
        else:
            answers[key] = answer
    if problems:
        raise UserError(problems)
    return answers
