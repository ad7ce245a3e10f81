"""An emergency: sixty minutes of reading in one part (H12)."""
from __future__ import annotations

from datetime import timedelta

from .history import Fact, History
from .mandates import has_mandate
from .parts import branch_of, collector, opens, part_branch, protection
from .rules import rule
from .world import Seat, parse_actor

LASTS = timedelta(minutes=60)


def over(h: History, emergency: Fact) -> bool:
    """H12: at exactly 60 minutes, counted to the moment of the latest event, it is over."""
    return h.now - emergency.at >= LASTS


def protection_met(h: History, emergency: Fact) -> bool:
    """H12, H8: the child was protected there when it began, or has been since."""
    part = emergency.data["part"]
    return protection(h.upto(emergency.n), part) is not None or h.after(emergency, "protected", part=part)


@rule("H12")
def in_emergency(h: History, seat: Seat, part: str) -> bool:
    """H12: this very seat, with `note` and in a part it opens, is in an emergency there now."""
    begun = (f for f in h.find("emergency", part=part) if parse_actor(f.data["by"]) == seat)
    return any(not over(h, f) and not protection_met(h, f) for f in begun) \
        and has_mandate(h, seat, "emergency") and opens(h, seat, part)


@rule("H12")
def opened_by_emergency(h: History, seat: Seat, entry: str) -> bool:
    """H12: a note that a unit of the branch has written there, or a copy that it holds, also a locked one."""
    if not h.find("emergency"):
        return False
    wrote, taken = h.first("wrote", entry=entry), h.first("collected", copy=entry)
    lying = wrote or taken
    if lying is None or not in_emergency(h, seat, lying.data["part"]):
        return False
    owner = wrote.data["unit"] if wrote else collector(h, taken)
    return owner is not None and branch_of(h, owner) == part_branch(h, lying.data["part"])


def one_ends(before: History, after: History) -> bool:
    """H12: time has passed the end of an emergency between the two."""
    return any(not over(before, f) and over(after, f) for f in before.find("emergency"))
