"""What holds for every test: no connection leaves this machine, nor from a process a test starts."""

import os
import sys
from pathlib import Path

WATCH = str(Path(__file__).parent / "no_network")

if WATCH not in sys.path:
    sys.modules.pop("sitecustomize", None)
    sys.path.insert(0, WATCH)
    import sitecustomize  # noqa: F401  (importing it installs the audit hook)

    sys.path.remove(WATCH)
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [WATCH, os.environ.get("PYTHONPATH", "")]))
