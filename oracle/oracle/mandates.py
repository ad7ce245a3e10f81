"""What a seat may do in a part it may open (H3)."""
from __future__ import annotations

from .history import History
from .parts import closed_down, protection
from .rules import once, rule
from .world import Seat

NEEDS: dict[str, frozenset[str]] = {
    "note": frozenset({"note"}), "readers": frozenset({"note"}), "ask": frozenset({"ask"}),
    "offer": frozenset({"release"}), "let_in": frozenset({"release"}), "block": frozenset({"release"}),
    "analyse": frozenset({"analyse"}), "meet": frozenset({"coordinate"}), "plan": frozenset({"coordinate"}),
    "promise": frozenset({"promise"}), "protect": frozenset({"protect"}),
    "read_log": frozenset({"coordinate", "ask"}), "emergency": frozenset({"note"}),
    "hold_back": frozenset({"release"}),
}


@rule("H3")
def has_mandate(h: History, seat: Seat, action: str) -> bool:
    """H3: the function holds a mandate for the action."""
    function = h.world.functions.get(seat.function)
    return function is not None and bool(function.mandates & NEEDS.get(action, frozenset()))


@once
def actions_of(h: History, seat: Seat) -> frozenset[str]:
    """The actions that the function holds a mandate for."""
    return frozenset(action for action in NEEDS if has_mandate(h, seat, action))


@rule("H3", "H15")
def leaders(h: History, part: str) -> dict[str, str]:
    """H3, H15: open plan -> the function that leads it: the first that framed it and still is, until it is closed."""
    found: dict[str, str] = {}
    for fact in h.find("wrote", part=part):
        plan = fact.data.get("plan") or fact.data["entry"]
        leader = (fact.data.get("by") or {}).get("seat")
        if fact.data.get("kind") == "plan_frame" and leader:
            function = h.world.functions.get(leader)
            if function is None or not closed_down(h, function.unit):
                found.setdefault(plan, leader)
        elif fact.data.get("kind") == "plan_closed":
            if fact.data.get("plan"):
                found.pop(plan, None)
            else:
                found.clear()
    return found


@rule("H3")
def may_change_plan(h: History, seat: Seat, part: str, plan: str | None) -> bool:
    """H3: one function leads a plan; while one leads, no other function changes it (reading 11)."""
    led = leaders(h, part)
    if plan is not None:
        return led.get(plan, seat.function) == seat.function
    return not led or seat.function in led.values()


@rule("H12", "H8")
def may_begin_emergency(h: History, part: str) -> bool:
    """H12, H8: none can be opened, by a handler either, while the child is protected in that part."""
    return protection(h, part) is None
