"""Findings as plain values."""

from smartpick.experience.privacy import check
from smartpick.experience.privacy.findings_document import LIMITS, counted, findings_document, position


def test_a_finding_has_its_line_and_column() -> None:
    """Both from 1, with the text itself, and the limits are always said."""
    text = "Fine so far.\nMRN 00482913 was seen."
    told = findings_document(text, check(text))
    first = told["findings"][0]
    assert (first["line"], first["column"]) == position(text, first["start"])
    assert first["line"] == 2
    assert text[first["start"] : first["end"]] == first["text"]
    assert (told["certain"], told["please_check"]) == counted(check(text))
    assert findings_document("Fine.", ())["limits"] == LIMITS
