import pytest

from smartpick.errors import UserError
from smartpick.store.sealing import SEAL, is_sealed, seal, unseal

WORDS = "four random ünïcode words"


def test_only_the_passphrase_opens_it() -> None:
    """The bytes come back with the passphrase; with another, or cut off, they do not."""
    sealed = seal(b"my data" * 100, WORDS)
    assert is_sealed(sealed)
    assert sealed.startswith(SEAL + b"-> scrypt ")  # what any age program asks a passphrase for
    assert b"my data" not in sealed
    assert unseal(sealed, WORDS) == b"my data" * 100
    with pytest.raises(UserError, match="does not open it") as caught:
        unseal(sealed, f"{WORDS} ", "backup.age")
    assert caught.value.problems[0].where == "backup.age"
    for cut in (sealed[:50], SEAL):
        with pytest.raises(UserError, match="does not open it"):
            unseal(cut, WORDS)


def test_a_short_passphrase_is_refused() -> None:
    """What is quickly guessed protects nothing."""
    with pytest.raises(UserError, match="at least 8"):
        seal(b"x", "1234567")
