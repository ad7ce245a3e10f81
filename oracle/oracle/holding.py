"""What a unit does that is told at home later (H14)."""
from __future__ import annotations

from datetime import datetime

from .days import local_day
from .history import Fact, History
from .parts import part_child
from .rules import rule


@rule("H14")
def held_since(h: History, part: str, unit: str, person: str) -> datetime | None:
    """H14: the moment since which that unit's doings in the part are kept from the person; None when they are told,
    as the child always is.

    A later decision, while one stands, moves its last day only; else it begins anew.
    """
    if person == part_child(h, part):
        return None
    since, until = None, None
    decisions: list[Fact] = sorted(
        f for kind in ("held_back", "held_back_ended") for f in h.find(kind, part=part, unit=unit)
        if person in f.data.get("from", []))
    for fact in decisions:
        if fact.data["type"] == "held_back_ended":
            since = None
            continue
        if since is None or (until and fact.day > until):
            since = fact.at
        until = local_day(fact.data["until"]) if fact.data.get("until") else None
    return None if until and h.today > until else since
