"""How long `all` takes, asked after each event: `python3 -m tests.bench` from the folder oracle."""
from __future__ import annotations

import sys
import time
from statistics import mean, median
from typing import Any

from oracle.__main__ import Dialogue

from .random_histories import busy_history, random_history


def times(data: dict[str, Any], events: list[dict[str, Any]]) -> list[float]:
    """Milliseconds of the processor for each `all`, one after each event."""
    dialogue, found = Dialogue(), []
    dialogue.line({"world": data})
    for one in events:
        dialogue.line({"event": one})
        begin = time.process_time()
        dialogue.line({"all": True})
        found.append(1000 * (time.process_time() - begin))
    return found


def main(seeds: int) -> None:
    for name, make in (("60 events", random_history), ("60 events and 150 rows", busy_history)):
        runs = [times(*make(seed)) for seed in range(seeds)]
        last = [run[-1] for run in runs]
        print(f"{name}: at the end median {median(last):.1f} ms, longest {max(last):.1f} ms; "
              f"over the whole history mean {mean(t for run in runs for t in run):.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
