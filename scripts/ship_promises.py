"""Take a validation into the package, where the page about methods shows its promises and the whole report.

smartpick market report --on processes --out docs
python scripts/ship_promises.py docs/validation.json

Where the numbers are not at hand, ``python scripts/ship_promises.py docs/validation.md`` takes the report alone.
"""

import json
import shutil
import sys
from pathlib import Path

DATA = Path(__file__).parents[1] / "src" / "smartpick" / "advice" / "data"


def main(source: Path) -> None:
    """Write the promises of a validation, with the model card that they are of, and its report with the figures."""
    if source.suffix == ".json":
        found = json.loads(source.read_text(encoding="utf-8"))
        kept = {"card": found["made"]["card"], "promises": found["promises"]}
        text = json.dumps(kept, indent=1, ensure_ascii=False) + "\n"
        (DATA / "promises.json").write_text(text, encoding="utf-8")
        print(f"wrote {len(kept['promises'])} promises")
    report = DATA / "validation"
    shutil.rmtree(report, ignore_errors=True)
    report.mkdir()
    figures = sorted((source.parent / "images").glob("validation-*.svg"))
    for file in (source.with_suffix(".md"), *figures):
        shutil.copyfile(file, report / file.name)
    print(f"wrote the report and {len(figures)} figures")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
