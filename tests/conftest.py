"""What holds for every test: no connection leaves this machine, nor from a process a test starts.

And no test meets the data of whoever runs it: unless a test names a folder of its own, there is nowhere to keep any.
"""

import os
import signal
import sys
from pathlib import Path

WATCH = str(Path(__file__).parent / "no_network")

if WATCH not in sys.path:
    sys.modules.pop("sitecustomize", None)
    sys.path.insert(0, WATCH)
    import sitecustomize  # noqa: F401  (importing it installs the audit hook)

    sys.path.remove(WATCH)
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [WATCH, os.environ.get("PYTHONPATH", "")]))
os.environ["SMARTPICK_HOME"] = str(Path(__file__) / "no folder can be made below a file")
os.environ.pop("SMARTPICK_DATABASE_URL", None)
# A test run started in the background ignores Ctrl-C, and so would every program that a test starts and interrupts.
signal.signal(signal.SIGINT, signal.default_int_handler)
