"""Who is let in."""

from smartpick.web.keys import Keys


def test_a_key_in_a_command_line_works_once() -> None:
    """The key a browser is started with opens the door once; the printed one again and again; no other ever."""
    keys = Keys()
    once = keys.once()
    assert keys.opens(once)
    assert not keys.opens(once)
    assert keys.opens(keys.printed)
    assert keys.opens(keys.printed)
    assert not keys.opens("")
    assert not keys.opens(keys.session)


def test_keys_and_cookie_are_not_the_same() -> None:
    """The cookie is neither of the keys, every server has its own, and letters outside ASCII are just wrong."""
    keys, others = Keys(), Keys()
    assert keys.is_session(keys.session)
    assert not keys.is_session(keys.printed)
    assert not keys.is_session(others.session)
    assert not keys.is_session("é")
    assert keys.is_printed(keys.printed)
