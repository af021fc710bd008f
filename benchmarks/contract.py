"""schemathesis against the fake of a package: `python -m benchmarks.contract [FOLDER]`.

What it finds is a fault of the fake, or stands below as what a fake cannot be: then it is counted and not reported.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_STATED = "a rule of the API beyond its schema, declared in the fake's extension"
_SET = "a rule of the API beyond its schema, declared in `sdk.yaml`"
DECLARED = {
    "the 'email' format": "the API takes any text for an address, as its page says",
    "Undocumented status code": "an operation without a 400 or 422 gets a 400 for what its schema refuses",
    "replace needs a value": "RFC 6902 refuses what the schema of a patch allows",
    '"The flow is ': _STATED,
    '"there is no document of ': _STATED,
    '"the data is that of ': _STATED,
    '"a flow has either ': _STATED,
    '"only an abstract flow has ': _STATED,
    '"an abstract flow has no ': _STATED,
    'from the abstract flow"': _STATED,
    'has more than 255 characters"': _STATED,
    "after the patch": "what a patch makes of an object has a schema, which that of the patch does not say",
    " cannot be patched, only ": _SET,
    " must lie before ": _SET,
    " exclude each other: ": _SET,
}
"""Words of a failure -> why it is none of the fake."""


def main(folder: Path) -> int:
    """Serve the fake, let schemathesis loose on it, say what it found; 1 where something is not declared."""
    package = next(path.name for path in (folder / "src").iterdir() if (path / "testing").is_dir())
    environment = {**os.environ, "PYTHONPATH": str(folder / "src")}
    command = [sys.executable, "-m", f"{package}.testing", "--port", "0", "--any-id"]
    fake = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert fake.stdout is not None
    try:
        url, _, rest = fake.stdout.readline().partition("  (token: ")
        report = ROOT / ".cache" / "contract.xml"
        report.parent.mkdir(exist_ok=True)
        start = time.perf_counter()
        options = ["--url", url, "-H", f"Authorization: Bearer {rest.strip().rstrip(')')}", "--seed", "1"]
        options += ["--phases", "examples,coverage,fuzzing", "--max-examples", "10", "--report-junit-path", str(report)]
        tool = [str(Path(sys.executable).parent / "schemathesis"), "run", str(folder / "openapi.json"), *options]
        subprocess.run(tool, check=False, stdout=subprocess.DEVNULL)
    finally:
        fake.terminate()
        fake.wait()
    return _told(report, time.perf_counter() - start)


def _told(report: Path, seconds: float) -> int:
    cases = list(ElementTree.parse(report).iter("testcase"))
    declared: Counter[str] = Counter()
    left = []
    for case in cases:
        for failure in (*case.iter("failure"), *case.iter("error")):
            text = f"{failure.get('message', '')}\n{failure.text or ''}"
            reason = next((why for words, why in DECLARED.items() if words in text), "")
            if reason:
                declared[reason] += 1
            else:
                left.append(f"{case.get('name')}\n{text.strip()[:1500]}")
    print(f"{len(cases)} operations, {seconds:.0f} s; {declared.total()} declared failures, {len(left)} others")
    for reason, number in declared.most_common():
        print(f"  {number:3}  {reason}")
    print("\n\n".join(left))
    return 1 if left or not cases else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "generated"))
