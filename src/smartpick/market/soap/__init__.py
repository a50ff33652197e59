"""SOAP, the Supplemental Offer and Acceptance Program: what happens to the positions that the Match left open.

Comes in: open positions, the applications of those who may take part, what programs think of them. Goes out: who
accepted which offer in which round.
"""
