"""The door for people who use a browser: pages on one's own machine, and later the same answers as JSON.

Comes in: requests of one browser on this machine, let in by a launch key. Goes out: pages made on the server that work
without JavaScript, and undoable writes through ``workspace``. It decides nothing: every number is made by the rooms
below, by the same functions that the command line calls. How a page is made: docs/web.md.
"""
