"""The mechanism of the Main Residency Match with everything that links positions: couples and supplemental lists.

Comes in: rank order lists as arrays (``lists``). Goes out: a matching with the number of its blocking entries, counted
independently (``blocking``); ``reversions`` runs it again while unfilled positions move from program to program.
"""
