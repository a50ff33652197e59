"""Limited interviews: how much a list is worth when its applicant can attend only C expected interviews.

Comes in: an ``Instance`` with interview chances and a capacity. Goes out: its rows in the form the kernels
need, and the value of a list whose interviews are used in the best way at every node.
"""

from smartpick.picks.capacity.attendance import Attendance, attendance

__all__ = ["Attendance", "attendance"]
