"""Memory of large arrays handed back to the system as soon as it is free: the server runs for days beside other things.

The C library of Linux keeps larger blocks for itself after the first large one was freed. Proofs of lists make and
free arrays of many megabytes in several threads, and the server would keep a gigabyte of holes between them.
"""

import ctypes
import sys

__all__ = ["hand_back_large_blocks"]

#: Bytes from which on a block is the system's own again once it is free; smaller ones are kept for the next.
LARGE = 1_000_000
_M_MMAP_THRESHOLD = -3


def hand_back_large_blocks() -> bool:
    """Set a fixed threshold for large blocks; return whether the C library of this system (glibc) took it."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        return bool(ctypes.CDLL("libc.so.6").mallopt(_M_MMAP_THRESHOLD, LARGE))
    except (OSError, AttributeError):
        return False  # another C library, which does not keep them
