"""Which rule has decided what for which kind of actor, counted over everything that was judged."""
from __future__ import annotations

from collections import Counter
from typing import Any

from .impossible import impossible
from .rules import Answer

Tally = Counter[tuple[str | None, Answer]]
"""Kind of actor and answer -> how many triples; no kind for a room of another family."""


class Coverage:
    """What has been judged since the beginning, of all worlds."""

    def __init__(self) -> None:
        self.tally: Tally = Counter()

    def add(self, tally: Tally) -> None:
        self.tally.update(tally)

    def cells(self) -> Counter[tuple[str, str, str]]:
        """(rule, yes or no, kind) -> how many triples it was named for."""
        found: Counter[tuple[str, str, str]] = Counter()
        for (kind, answer), times in self.tally.items():
            if kind is not None:
                for source in answer.why:
                    found[source, "yes" if answer.yes else "no", kind] += times
        return found

    def told(self) -> dict[str, Any]:
        """The answer to {"coverage": true}."""
        return {"triples": self.tally.total(),
                "cells": [[*cell, times] for cell, times in sorted(self.cells().items())],
                "impossible": [[*cell, reason] for cell, reason in sorted(impossible().items())]}
