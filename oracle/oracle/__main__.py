"""JSON lines in on stdin, JSON lines out on stdout: see README."""
from __future__ import annotations

import json
import sys
from typing import Any, TextIO

from .coverage import Coverage
from .everything import all_answers, touched
from .history import History
from .questions import answer_question
from .world import parse_world


class Dialogue:
    """One history at a time; a new world begins a new one. What has been judged is counted over all of them."""

    def __init__(self) -> None:
        self.history: History | None = None
        self.coverage = Coverage()

    def line(self, message: dict[str, Any]) -> dict[str, Any]:
        """The answer to one line."""
        if "world" in message:
            self.history = History(parse_world(message["world"]), [])
            return {"ok": True}
        if "coverage" in message:
            return self.coverage.told()
        if self.history is None:
            return {"error": "no world yet"}
        if "event" in message:
            before, self.history = self.history, self.history.then(message["event"])
            before.forget()
            return {"ok": True, "index": len(self.history.events) - 1, "today": self.history.today.isoformat()}
        if "all" in message:
            return all_answers(self.history, named_actors(message), self.coverage)
        if "touched" in message:
            return touched(self.history, message["touched"])
        answer = answer_question(self.history, message)
        return {"yes": answer.yes, "knows": answer.knows, "why": list(answer.why)}


def named_actors(message: dict[str, Any]) -> set[str] | None:
    """The actors that are asked for; None for everybody."""
    if "actors" not in message:
        return None
    if not isinstance(message["actors"], list):
        raise TypeError("actors is a list of keys")
    return set(message["actors"])


def run(source: TextIO, sink: TextIO) -> None:
    """Answer line by line; a line that cannot be understood is answered with an error, never with a yes."""
    dialogue = Dialogue()
    for text in source:
        if not text.strip():
            continue
        try:
            out = dialogue.line(json.loads(text))
        except (KeyError, TypeError, ValueError, IndexError, AttributeError) as problem:
            out = {"error": f"{type(problem).__name__}: {problem}"}
        sink.write(json.dumps(out, ensure_ascii=False, separators=(",", ":")) + "\n")
        sink.flush()


if __name__ == "__main__":
    run(sys.stdin, sys.stdout)
