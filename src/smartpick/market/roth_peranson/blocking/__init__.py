"""The independent check of a matching on arrays: is it blocked, and by whom.

Comes in: rank lists and a matching. Goes out: the number of blocking entries and who has them, or that the matching
is not feasible.
"""
