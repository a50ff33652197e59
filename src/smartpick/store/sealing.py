"""Sealed backups: the age format with a passphrase, readable by any age program, not only by this one."""

import pyrage

from smartpick.errors import Problem, UserError

__all__ = ["SEAL", "SHORTEST", "is_sealed", "seal", "unseal"]

#: How every age file begins.
SEAL = b"age-encryption.org/v1\n"
#: Characters of a passphrase; scrypt makes guessing slow, not impossible.
SHORTEST = 8


def is_sealed(content: bytes) -> bool:
    """Return whether bytes are an age file."""
    return content.startswith(SEAL)


def seal(content: bytes, passphrase: str) -> bytes:
    """Return the bytes encrypted with a passphrase (age, scrypt); raise ``UserError`` when it is too short."""
    if len(passphrase) < SHORTEST:
        what = f"This passphrase has {len(passphrase)} characters; at least {SHORTEST} are needed."
        raise UserError(Problem(what, "Four random words are good; without it nobody can open the backup."))
    sealed: bytes = pyrage.passphrase.encrypt(content, passphrase)
    return sealed


def unseal(content: bytes, passphrase: str, where: str = "") -> bytes:
    """Return what was sealed; raise ``UserError`` when the passphrase is wrong or the file was changed."""
    try:
        opened: bytes = pyrage.passphrase.decrypt(content, passphrase)
    except pyrage.DecryptError as fault:
        problem = Problem("This passphrase does not open it, or the file is damaged.", "Try again.", where)
        raise UserError(problem) from fault
    return opened
