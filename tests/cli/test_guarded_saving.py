"""What the privacy guard says before something is saved."""

import pytest

from smartpick.cli.guarded_saving import asked_about
from smartpick.experience import Portfolio, Reflection
from smartpick.workspace import Concern, concerns


def found(count: int = 1) -> tuple[Concern, ...]:
    """Return likely findings."""
    texts = [
        Reflection(id=f"r{n}", experience="x", text=f"I met Abernathy on ward {n}.") for n in range(count)
    ]
    return concerns(texts, Portfolio())


def test_nothing_found_needs_no_answer() -> None:
    """Then it is saved, strict or not."""
    assert asked_about((), strict=True, asks=True)


def test_who_can_answer_is_asked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What was found is shown (the first twenty), then the answer decides; who cannot answer is told; strict is no."""
    for said, saved in (("y", True), ("n", False)):
        monkeypatch.setattr("click.termui.visible_prompt_func", lambda _, said=said: said)
        assert asked_about(found(25), strict=False, asks=True) is saved
    assert asked_about(found(), strict=False, asks=False)
    assert not asked_about(found(), strict=True, asks=True)
    told = capsys.readouterr().err
    assert "Abernathy" in told
    assert "and 5 more" in told
    assert asked_about(found(), strict=False, asks=False, quiet=True)
    assert capsys.readouterr().err == ""
