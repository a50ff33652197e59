"""Memory handed back to the system as soon as it is free: the server runs for days beside other things.

The C library of Linux keeps larger blocks for itself after the first large one was freed, and gives every thread a heap
of its own with holes of its own. Proofs of lists make and free arrays of many megabytes in several threads, and the
server would keep hundreds of megabytes of holes between them.
"""

import ctypes
import sys

__all__ = ["hand_back_free_memory", "hand_back_large_blocks"]

#: Bytes from which on a block is the system's own again once it is free; smaller ones are kept for the next.
LARGE = 1_000_000
#: Heaps that all threads share: Python has its own for small objects, so nobody waits for another.
HEAPS = 2
_M_MMAP_THRESHOLD, _M_ARENA_MAX = -3, -8


def hand_back_large_blocks() -> bool:
    """Set a fixed threshold for large blocks and few heaps; return whether the C library (glibc) took both."""
    library = _library()
    if library is None:
        return False
    return bool(library.mallopt(_M_MMAP_THRESHOLD, LARGE) and library.mallopt(_M_ARENA_MAX, HEAPS))


def hand_back_free_memory() -> bool:
    """Give back now what is free at the ends of the heaps and between; return whether there was something.

    It takes milliseconds, in which other threads go on: for the end of work that needed much.
    """
    library = _library()
    return library is not None and bool(library.malloc_trim(0))


def _library() -> ctypes.CDLL | None:
    """Return glibc; ``None`` on another system, or with another C library, which does not keep free memory."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        library = ctypes.CDLL("libc.so.6")
        library.mallopt, library.malloc_trim  # noqa: B018  (a library without them does not keep free memory)
    except (OSError, AttributeError):
        return None
    return library
