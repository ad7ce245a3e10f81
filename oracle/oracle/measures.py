"""A measure's own yes: whether its question stands and who answers it (H16)."""
from __future__ import annotations

from .family import age_reached, custody_changed_since, put_to, room_open
from .history import Fact, History
from .parts import opens, part_child, unit_of
from .rules import rule
from .threads import decision
from .world import Actor, Room


def asked_about(h: History, measure: str) -> list[Fact]:
    """The questions that have been put about a measure."""
    return list(h.find("measure_asked", measure=measure))


@rule("H16")
def custody_has_changed(h: History, entry: str) -> bool:
    """H16: who has custody has changed in that part since the question; one to the child alone is untouched by it."""
    asked = h.first("measure_asked", entry=entry)
    return asked.data["signing"] != "child" and custody_changed_since(h, asked.n, asked.data["part"])


@rule("H16")
def over_at_eighteen(h: History, signer: str, entry: str) -> bool:
    """H16: the child has turned 18 and the question was put to guardians, so it is over for all its signers; one to
    the child alone takes the child's answer, and nobody else's."""
    asked = h.first("measure_asked", entry=entry)
    child = part_child(h, asked.data["part"])
    return (asked.data["signing"] != "child" or signer != child) and age_reached(h, child, 18, h.today)


@rule("H16")
def stands_for(h: History, signer: str, entry: str) -> bool:
    """H16: the question still takes an answer of this signer: who has custody has not changed, and no birthday has ended
    it."""
    asked = h.first("measure_asked", entry=entry)
    return (part_child(h, asked.data["part"]) is not None and signer in asked.data.get("signers", [])
            and not custody_has_changed(h, entry) and not over_at_eighteen(h, signer, entry))


@rule("H16")
def stands(h: History, actor: Actor, entry: str) -> bool:
    """H16: the question takes the answer of this signer; a seat writes down that of any signer."""
    signers = h.first("measure_asked", entry=entry).data.get("signers", [])
    who = [actor.person] if isinstance(actor, Room) else signers
    return any(stands_for(h, signer, entry) for signer in who)


@rule("H16", "H5")
def sees_question(h: History, actor: Actor, entry: str) -> bool:
    """H16, H5: a signer it was put to, whose room is open and to whom the measure is not closed, or a seat at the unit that asked, in
    that part."""
    asked = h.first("measure_asked", entry=entry)
    if isinstance(actor, Room):
        child = part_child(h, asked.data["part"])
        return put_to(h, actor.person, asked) and child is not None \
            and decision(h, entry, actor.person) != "closed" and room_open(h, actor.person, child)
    return unit_of(h, actor) == asked.data["unit"] and opens(h, actor, asked.data["part"])


@rule("H3", "H16")
def may_say(h: History, actor: Actor, entry: str) -> bool:
    """H3, H16: a signer for oneself, or a seat with `ask` at the asking unit, which records the answer."""
    return sees_question(h, actor, entry) and (
        isinstance(actor, Room) or "ask" in h.world.functions[actor.function].mandates)
