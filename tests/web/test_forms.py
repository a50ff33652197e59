"""What a form sent: texts by name within limits."""

from sites import Site

from smartpick.web.forms import Sent


def test_texts_and_numbers() -> None:
    """First value, all values that say something, and numbers that are none."""
    form = Sent({"a": ("x", "", "y"), "n": ("12",), "bad": ("1e3",)})
    assert (form.text("a"), form.texts("a"), form.text("none", "z")) == ("x", ("x", "y"), "z")
    assert (form.number("n"), form.number("bad"), form.number("none")) == (12, None, None)


def test_a_form_with_a_thousand_and_one_fields_is_refused(site: Site) -> None:
    """Urlencoded or in parts: nobody's form has so many fields, and none of it is looked at."""
    many = {f"f{n}": "x" for n in range(1001)}
    assert site.post("/undo", many).status_code == 413
    parts = {f"f{n}": (None, "x") for n in range(1001)}
    assert site.client.post("/undo", files=parts).status_code == 413


def test_a_form_that_cannot_be_read_is_refused(site: Site) -> None:
    """Parts without their boundary are refused in words."""
    answer = site.client.post("/undo", content=b"--x", headers={"content-type": "multipart/form-data"})
    assert answer.status_code == 413
    assert "cannot be read" in answer.text


def test_line_ends_are_plain(site: Site) -> None:
    """A text of several lines arrives as on every other system, without blanks around it."""
    site.post("/start", {"specialty": " Neurology\r\n", "step2ck": "", "visa": ""})
    assert site.desk.store.history()[0].words == "Answered the first three questions"
