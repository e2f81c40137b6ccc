"""Reads and checks every bad input one after the other; prints the most memory and the longest time that it took."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from hostile.giving import CASES, laid_out

from generator import checking
from generator.read import read_content
from generator.settings import Settings


def main() -> None:
    """The times by reason, the longest first, and the megabytes."""
    took: dict[str, float] = {}
    for case in CASES:
        with TemporaryDirectory() as folder:
            docs = laid_out(Path(folder), case)
            before = time.process_time()
            checking.check(read_content(docs), Settings())
            took[case["why"]] = time.process_time() - before
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    json.dump({"megabytes": most, "seconds": dict(sorted(took.items(), key=lambda one: -one[1])[:9])}, sys.stdout)


if __name__ == "__main__":
    main()
