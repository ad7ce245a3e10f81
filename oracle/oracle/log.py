"""The log: who sees which row of what was done at work (H13)."""
from __future__ import annotations

from .consent import kept_out, question
from .family import decision, in_household, measure_question, room_conditions, room_open
from .history import Fact, History
from .holding import held_since
from .mandates import has_mandate
from .parts import opens_conditions, part_child
from .rules import Condition, rule
from .world import Actor, Seat

NEVER_AT_HOME = frozenset({"readers", "block", "doubt"})
QUESTIONS = frozenset({"ask", "measure"})


def row_of(h: History, row: str) -> Fact | None:
    return h.first("looked", row=row)


@rule("H13", "H8", "A13", "A16.26")
def outside_then(h: History, person: str, row: str) -> bool:
    """H13 a: the child was protected in some part at that moment, and this guardian was outside the household there."""
    fact = row_of(h, row)
    child = part_child(h, fact.data["part"])
    return person != child and (
        not in_household(h.upto(fact.n), person, child)
        or any(f.n > fact.n and f.at == fact.at and part_child(h, f.data["part"]) == child
               and person not in f.data.get("household", []) for f in h.find("protected")))


def shared_entry(h: History, thing: str) -> str:
    """The entry that an offer or a copy is of; anything else is its own."""
    taken = h.first("collected", copy=thing)
    offer = h.first("offered", release=taken.data["release"] if taken else thing)
    return offer.data["entry"] if offer else thing


@rule("H13", "H5", "A16.12")
def closed_to(h: History, person: str, row: str) -> bool:
    """H13 c, H5: it wrote an entry that is closed to the person, or told of sharing one."""
    return any(decision(h, entry, person) == "closed"
               for thing in row_of(h, row).data.get("wrote", []) for entry in (thing, shared_entry(h, thing)))


@rule("H13", "H6", "H16")
def not_asked(h: History, person: str, row: str) -> bool:
    """H13 d: it is of a question put to the child alone, or past a guardian whose page the asking unit had closed."""
    fact = row_of(h, row)
    if fact.data["did"] not in QUESTIONS or person == part_child(h, fact.data["part"]):
        return False
    for thing in fact.data.get("wrote", []):
        asked = question(h, thing) or measure_question(h, thing)
        if asked and (asked.data["signing"] == "child" or (
                person not in asked.data.get("signers", [])
                and kept_out(h.upto(asked.n), person, asked.data["part"], asked.data["unit"]))):
            return True
    return False


@rule("H13", "H14")
def held_back(h: History, person: str, row: str) -> bool:
    """H13 e, H14: the doer's unit keeps it from the person today."""
    fact = row_of(h, row)
    function = h.world.functions.get(fact.data["by"]["seat"])
    since = held_since(h, fact.data["part"], function.unit, person) if function else None
    return since is not None and fact.at >= since


@rule("H13", "A9")
def row_conditions(h: History, actor: Actor, row: str) -> list[Condition]:
    """H13: what must hold for the actor to see the row."""
    fact = row_of(h, row)
    if isinstance(actor, Seat):
        return [*opens_conditions(h, actor, fact.data["part"]), ("H13", has_mandate(h, actor, "read_log"))]
    child = part_child(h, fact.data["part"])
    if child is None or not room_open(h, actor.person, child):
        return room_conditions(h, actor.person, child) if child else [("H13", False)]
    return [
        ("H13", fact.data["did"] not in NEVER_AT_HOME),
        ("H8", not outside_then(h, actor.person, row)),
        ("H5", not closed_to(h, actor.person, row)),
        ("H13", not not_asked(h, actor.person, row)),
        ("H14", not held_back(h, actor.person, row)),
    ]
