"""What an IMG's file can lack, as bits: a program's demands are the bits that end an application."""

__all__ = ["LACKS"]

LACKS = {"visa": 1, "clean record": 2, "US experience": 4, "hands-on": 8, "certificate": 16}
