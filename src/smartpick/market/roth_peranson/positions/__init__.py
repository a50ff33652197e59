"""Who holds which position, and who waits to ask for another: the moves that the Match is made of.

Comes in: the tables of units and programs (``_kernels``). Goes out: the same, after somebody left or entered.
"""
