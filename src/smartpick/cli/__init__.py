"""The command line: a door that parses, calls and shows; it decides nothing.

Comes in: arguments and files. Goes out: tables for people, JSON for scripts, exit codes (see ``main``).
"""
