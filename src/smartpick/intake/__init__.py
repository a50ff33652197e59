"""The user's files in: what the user has a copy of becomes records to keep.

Comes in: a file of the user's, such as NRMP's Program Results PDF or a table of facts. Goes out: tracks and facts of
programs of the directory, how sure each link is, and a sentence for whatever could not be read. Nothing here writes:
``workspace`` does, when the user agrees.
"""
