"""Take the promises of a validation into the package, where the page about methods shows them.

smartpick market report --on processes --out docs
python scripts/ship_promises.py docs/validation.json
"""

import json
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src" / "smartpick" / "advice" / "data" / "promises.json"


def main(source: Path) -> None:
    """Write the promises of a validation, with the model card that they are of."""
    found = json.loads(source.read_text(encoding="utf-8"))
    kept = {"card": found["made"]["card"], "promises": found["promises"]}
    TARGET.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"wrote {len(kept['promises'])} promises")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
