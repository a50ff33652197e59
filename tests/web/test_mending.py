"""The summary of what is to be mended."""

from smartpick.errors import Problem
from smartpick.web.mending import ToMend, to_mend


def test_every_problem_has_a_line_that_leads_to_its_field() -> None:
    """A line names the element of its field; what stands at no field leads nowhere; twice the same is one line."""
    errors = {
        "": [Problem("All is wrong.")],
        "delete": [Problem("A word is missing.", "Type it.")],
        "role": [Problem("No.", "", "a"), Problem("No.", "", "b")],
        "fine": [],
    }
    asked = ToMend("Please check.", "", "looked")
    assert to_mend(errors, {"delete": "words"}, [asked]) == (
        ToMend("A word is missing.", "Type it.", "words"),
        ToMend("No.", "", "role"),
        ToMend("All is wrong."),
        asked,
    )
