"""How the figures answer to the parameters: straight lines through simulations all around a point.

A figure is a chaotic staircase: the smallest change of a parameter reshuffles who is matched where, so a difference
between two close cards is mostly that noise, however much luck they share, and noise looks like information. So the
lines are laid over the span in which the parameters are believed to lie, through trials in which all parameters are
moved at once: a two-level screening design (Plackett & Burman, Biometrika 33, 1946) together with its mirror image,
which keeps every slope clear of curvature and of the products of any two parameters (Box & Wilson, J. R. Stat. Soc. B
13, 1951), but where a parameter stops at the end of its range. Every trial informs every slope, so the noise of a slope
falls with the number of all trials.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["SPAN", "Response", "screening_design", "straight_lines", "with_others"]

F64 = npt.NDArray[np.float64]
# How far a parameter is moved to either side, prior sds: about the spread that the figures leave.
SPAN = 0.7


@dataclass(frozen=True, slots=True, eq=False)
class Response:
    """Straight lines through K misses in P parameters.

    ``slopes`` [K, P] per prior sd; ``noise`` [K] their standard error, or a little more, from how far single trials lie
    from the lines: products of parameters, and the chance in the trials.
    """

    slopes: F64
    noise: F64

    def information(self) -> F64:
        """Return what the figures tell of the parameters [P, P], less what the noise of the slopes seems to tell.

        Not all of that comes off: noise lies in as many directions as there are figures and is taken off in all, and no
        direction can tell less than nothing.
        """
        told = self.slopes.T @ self.slopes - float(self.noise @ self.noise) * np.eye(self.slopes.shape[1])
        value, vector = np.linalg.eigh(told)
        found: F64 = (vector * np.maximum(value, 0.0)) @ vector.T
        return found


def screening_design(parameters: int) -> F64:
    """Return trials [N, parameters] of -1 and 1 in which all columns are orthogonal, each trial with its mirror image.

    N is twice the smallest power of two above ``parameters``.
    """
    square = np.ones((1, 1))
    while len(square) <= parameters:
        square = np.block([[square, square], [square, -square]])
    half = square[:, 1 : parameters + 1]
    return np.concatenate([half, -half])


def straight_lines(u: F64, misses: F64) -> Response:
    """Return the least-squares lines through ``misses`` [N, K] at ``u`` [N, P]; N must exceed P + 1."""
    from_middle = u - u.mean(axis=0)
    inverse = np.linalg.pinv(from_middle.T @ from_middle)
    slopes = inverse @ from_middle.T @ (misses - misses.mean(axis=0))
    left = misses - misses.mean(axis=0) - from_middle @ slopes
    freedom = len(u) - u.shape[1] - 1
    astray = np.sqrt((left**2).sum(axis=0) / freedom)
    noise = astray * float(np.sqrt(np.diag(inverse).mean()))
    return Response(slopes.T, noise)


def with_others(misses: F64) -> F64:
    """Return ``misses`` [N, K] with the mean of the other trials where a trial is nan.

    A trial in which nobody is left of a figure's group says nothing of that figure. At the mean it pulls the slopes a
    little towards none; such trials are few, and the others of a balanced design stay balanced.
    """
    unknown = np.isnan(misses)
    known = np.maximum((~unknown).sum(axis=0), 1)
    mean = np.where(unknown, 0.0, misses).sum(axis=0) / known
    found: F64 = np.where(unknown, mean, misses)
    return found
