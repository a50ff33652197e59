"""SmartPick: which US residency programs to apply to, with a proof of how good the list is.

What comes in is an applicant's profile; what goes out is a list of real programs under a budget, with chances,
intervals and reasons. Everything runs on the applicant's own machine.
"""

__version__ = "0.1.0"

__all__ = ["__version__"]
