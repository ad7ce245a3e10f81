"""Which controller a branch belongs to (H15)."""
from __future__ import annotations

from .history import History
from .rules import rule


@rule("H15")
def controller_of(h: History, branch: str) -> str | None:
    """H15: the organisation a branch belongs to today; of two that have become one, the second."""
    found = h.world.branches.get(branch)
    organisation = found.organisation if found else None
    for fact in h.find("merged"):
        if fact.data["from"] == organisation:
            organisation = fact.data["to"]
    return organisation
