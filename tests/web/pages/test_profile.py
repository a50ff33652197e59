"""The profile page: the form, its errors, its file."""

from form_of_page import sent_as_shown
from sites import Site, keep_example

from smartpick.workspace import kept_profile


def sent(site: Site, **changed: list[str]) -> dict[str, list[str]]:
    """Return the form of the kept profile with some fields changed."""
    held = kept_profile(site.desk.store)
    assert held is not None
    return {**sent_as_shown(held.data), "revision": [str(held.revision)], **changed}


def test_saving_is_one_undoable_action(site: Site) -> None:
    """A changed field is kept and can be undone; a form that was not touched changes nothing."""
    keep_example(site.desk.store)
    assert "Nothing was different" in site.post("/profile", sent(site)).text
    saved = site.post("/profile", sent(site, graduation=["2017-05"]))
    assert "Changed the profile" in saved.text
    assert 'action="/undo"' in saved.text
    held = kept_profile(site.desk.store)
    assert held is not None
    assert held.data["graduation"] == "2017-05"


def test_all_errors_are_beside_their_fields(site: Site) -> None:
    """Wrong values and contradictions come together; what was typed stays; nothing is saved."""
    keep_example(site.desk.store)
    wrong = site.post("/profile", sent(site, birth_year=["nineteen"], graduation=["2031-01"]))
    assert wrong.status_code == 422
    assert 'id="birth_year-wrong"' in wrong.text
    assert 'id="graduation-wrong"' in wrong.text
    assert 'value="nineteen"' in wrong.text
    assert site.desk.store.seq() == 1


def test_a_profile_can_begin_here(site: Site) -> None:
    """Without the three questions the form is there too; a second tab that is behind writes nothing."""
    assert site.get("/profile").status_code == 200
    form = {"label": "me", "preferences.specialties": "Neurology", "revision": ""}
    assert "Changed the profile" in site.post("/profile", form).text
    assert site.post("/profile", form).status_code == 409


def test_room_for_one_more_loses_nothing(site: Site) -> None:
    """Asking for another empty entry shows what was typed so far and saves nothing."""
    keep_example(site.desk.store)
    more = site.post("/profile", sent(site, label=["typed"], more=["letters"]))
    assert 'value="typed"' in more.text
    assert site.desk.store.seq() == 1


def test_out_as_a_file_and_in_again(site: Site) -> None:
    """The file that goes out comes in again as the same profile; a broken one is told with its line."""
    keep_example(site.desk.store)
    held = kept_profile(site.desk.store)
    assert held is not None
    file = site.get("/profile/file")
    assert 'filename="profile.toml"' in file.headers["content-disposition"]
    site.post("/profile/remove")
    back = {"file": ("profile.toml", file.content)}
    site.client.post("/profile/file", files=back, data={"revision": ""})
    again = kept_profile(site.desk.store)
    assert again is not None
    assert again.data == held.data
    broken = site.client.post(
        "/profile/file", files={"file": ("x.toml", b"label = 1\n")}, data={"revision": "9"}
    )
    assert broken.status_code == 422
    assert "x.toml, line 1" in broken.text
    assert site.client.post("/profile/file", data={"revision": "9"}).status_code == 422


def test_there_is_nothing_to_send_yet(site: Site) -> None:
    """Without a profile there is no file, and the way out is said."""
    assert "three questions" in site.get("/profile/file").text
