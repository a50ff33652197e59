import numpy as np

from smartpick._jit import cache_folder, each_kernel, kernel


@kernel("float64(float64, float64)")
def _quotient(one: float, other: float) -> float:
    return one / other


@kernel()
def _doubled(one: float) -> float:
    return 2.0 * one


def test_a_signature_compiles_at_once_and_a_kernel_without_one_on_first_call() -> None:
    """With a signature, start-up pays; without, the first call does."""
    assert len(_quotient.signatures) == 1  # type: ignore[attr-defined]  # numba's dispatcher has no type stubs
    assert _doubled(2.0) == 4.0


def test_division_by_zero_is_infinity_as_in_numpy() -> None:
    """A kernel never raises in the middle of an array."""
    assert np.isinf(_quotient(1.0, 0.0))
    assert np.isnan(_quotient(0.0, 0.0))


def test_kernels_release_the_lock_and_are_never_parallel() -> None:
    """Other threads run while a kernel does; numba's own threads are never started."""
    options = _quotient.targetoptions  # type: ignore[attr-defined]  # numba's dispatcher has no type stubs
    assert options["nogil"] is True
    assert not options.get("parallel", False)


def test_each_kernel_is_told_as_it_is_made() -> None:
    """Whoever compiles ahead can say how far that is; afterwards nobody is told."""
    told: list[int] = []
    with each_kernel(lambda: told.append(1)):
        kernel()(lambda: None)
        kernel()(lambda: None)
    kernel()(lambda: None)
    assert len(told) == 2


def test_the_cache_is_in_a_folder_that_is_there() -> None:
    """What is noted about the cache lies beside it and goes when it goes."""
    assert cache_folder().is_dir()
