"""Write the measured parts of ``docs/privacy.md`` between their marks, from ``benchmarks/privacy.py``.

``--check`` changes nothing and fails when the page would change. Times are not part of it: they differ by machine.
"""

import argparse
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "privacy.md"


def benchmark() -> Any:
    """Return ``benchmarks/privacy.py`` as a module."""
    spec = spec_from_file_location("privacy_benchmark", ROOT / "benchmarks" / "privacy.py")
    if spec is None or spec.loader is None:
        raise SystemExit("benchmarks/privacy.py is missing")
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def parts() -> dict[str, str]:
    """Return what stands between the marks, by the name of the mark."""
    measuring = benchmark()
    measured = {part: measuring.measure(part) for part in measuring.PARTS}
    return {
        "summary": measuring.summary(measured.values()),
        **{part: measuring.table(one) for part, one in measured.items()},
    }


def filled(text: str) -> str:
    """Return the page with every marked part written anew."""
    for name, content in parts().items():
        start, end = f"<!-- generated: {name} -->\n", f"<!-- end: {name} -->"
        before, _, rest = text.partition(start)
        _, mark, after = rest.partition(end)
        if not mark:
            raise SystemExit(f"the marks of {name} are missing")
        text = f"{before}{start}{content}{end}{after}"
    return text


def main() -> int:
    """Write the page, or compare it with ``--check``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    text = PAGE.read_text("utf-8")
    new = filled(text)
    if new == text:
        return 0
    print(f"{'stale' if check else 'written'}: docs/{PAGE.name}")
    if not check:
        PAGE.write_text(new, "utf-8")
    return 1 if check else 0


if __name__ == "__main__":
    sys.exit(main())
