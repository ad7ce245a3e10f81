"""The log: who sees which row of what was done at work (H13)."""
from __future__ import annotations

from .consent import kept_out, question
from .family import decision, measure_question, room_conditions, room_open
from .history import Fact, History
from .holding import held_since
from .mandates import has_mandate
from .parts import opens_conditions, part_child
from .release import resting_on
from .rules import Condition, rule
from .world import Actor, Seat

NEVER_AT_HOME = frozenset({"readers", "block", "doubt"})
QUESTIONS = frozenset({"ask", "measure"})


def row_of(h: History, row: str) -> Fact | None:
    return h.first("looked", row=row)


def protections(h: History, child: str | None) -> list[tuple[Fact, Fact | None]]:
    """Each protection in a part about the child, with what ended it or named another household there."""
    found = []
    for fact in h.find("protected"):
        part = fact.data["part"]
        later = (f for kind in ("protected", "unprotected") for f in h.find(kind, part=part) if f.n > fact.n)
        if part_child(h, part) == child:
            found.append((fact, min(later, default=None)))
    return found


@rule("H13", "H8", "A13", "A16.26")
def outside_then(h: History, person: str, row: str) -> bool:
    """H13 a: the child was protected in some part at that moment, and this guardian was outside the household there.
    The moments at which that begins and ends are of it."""
    fact = row_of(h, row)
    child = part_child(h, fact.data["part"])
    return person != child and any(
        person not in first.data.get("household", []) and first.at <= fact.at and (last is None or fact.at <= last.at)
        for first, last in protections(h, child))


def offer_of(h: History, thing: str) -> Fact | None:
    """The offer that a release or a copy names."""
    taken = h.first("collected", copy=thing)
    return h.first("offered", release=taken.data["release"] if taken else thing)


def shared_entry(h: History, thing: str) -> str:
    """The entry that an offer or a copy is of; anything else is its own."""
    offer = offer_of(h, thing)
    return offer.data["entry"] if offer else thing


@rule("H13", "H5", "A16.12")
def closed_to(h: History, person: str, row: str) -> bool:
    """H13 c, H5: it wrote an entry that is closed to the person, or told of sharing one."""
    return any(decision(h, entry, person) == "closed"
               for thing in row_of(h, row).data.get("wrote", []) for entry in (thing, shared_entry(h, thing)))


@rule("H13", "H6", "H7")
def on_childs_own(h: History, thing: str) -> bool:
    """H13 d: a release, or the copy of it, on a consent that was put to the child alone: one that the offer names, or
    rests on (reading 28)."""
    offer = offer_of(h, thing)
    if offer is None:
        return False
    ground = offer.data["ground"]
    named = {ground[8:]} if ground.startswith("consent:") else set()
    asked = (question(h, consent) for consent in named | resting_on(h, offer.data["release"]))
    return any(fact is not None and fact.data["signing"] == "child" for fact in asked)


@rule("H13", "H6", "H16")
def not_asked(h: History, person: str, row: str) -> bool:
    """H13 d: it is of a question put to the child alone, or past a guardian whose page the asking unit had closed;
    or of what was shared on the child's own consent."""
    fact = row_of(h, row)
    if person == part_child(h, fact.data["part"]):
        return False
    if any(on_childs_own(h, thing) for thing in fact.data.get("wrote", [])):
        return True
    if fact.data["did"] not in QUESTIONS:
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
