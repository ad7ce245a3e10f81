"""Seats, parts and protected identity: who opens a part (H1, H2, H8, H15)."""
from __future__ import annotations

from .days import local_day
from .history import Fact, History
from .rules import Conditions, judge, once, rule
from .world import Seat


@rule("H15")
def closed_down(h: History, unit: str | None) -> bool:
    """H15: the unit is no more."""
    return h.first("unit_closed", unit=unit) is not None


@rule("H1", "H15")
def holds_seat(h: History, seat: Seat) -> bool:
    """H1, H15: the person is in that seat today: taken, begun, not past its last day, not left since, unit not closed."""
    if closed_down(h, unit_of(h, seat)):
        return False
    for function, person, first, last in h.world.seats:
        if (function, person) == (seat.function, seat.person) and first <= h.today \
                and (last is None or h.today <= last) \
                and h.first("seat_left", function=function, person=person) is None:
            return True
    for fact in h.find("seat_taken", function=seat.function, person=seat.person):
        first = local_day(fact.data["from"]) if fact.data.get("from") else fact.day
        until = fact.data.get("until")
        if first <= h.today and (not until or h.today <= local_day(until)) \
                and not h.after(fact, "seat_left", function=seat.function, person=seat.person):
            return True
    return False


@rule("H1", "H15")
def has_account(h: History, unit: str) -> bool:
    """H1, H15 and the world: a unit outside has no account and opens nothing; nor does one that is closed."""
    return unit in h.world.units and not h.world.units[unit].outside and not closed_down(h, unit)


@once
def unit_of(h: History, seat: Seat) -> str | None:
    function = h.world.functions.get(seat.function)
    return function.unit if function else None


def branch_of(h: History, unit: str | None) -> str | None:
    found = h.world.units.get(unit or "")
    return found.branch if found else None


@rule("H1")
def part_child(h: History, part: str) -> str | None:
    """H1: the child a part is about; a part may also begin by collecting an offer, of a part that there was then."""
    begun = h.first("begun", part=part)
    if begun:
        return begun.data["child"]
    for fact in h.find("collected", part=part):
        wrote = origin(h, fact)
        if wrote and wrote.data["part"] != part:
            return part_child(h.upto(fact.n), wrote.data["part"])
    return None


@rule("H1")
def part_branch(h: History, part: str) -> str | None:
    """H1: the branch whose part it is."""
    begun = h.first("begun", part=part)
    if begun:
        return begun.data["branch"]
    for fact in h.find("collected", part=part):
        offer = h.first("offered", release=fact.data["release"])
        if offer:
            return branch_of(h, offer.data["to_unit"])
    return None


def origin(h: History, collected: Fact) -> Fact | None:
    """The note a collected copy was made from."""
    offer = h.first("offered", release=collected.data["release"])
    return h.first("wrote", entry=offer.data["entry"]) if offer else None


@once
def parts_of_child(h: History, child: str) -> list[str]:
    names = [f.data["part"] for kind in ("begun", "collected") for f in h.find(kind)]
    return [part for part in dict.fromkeys(names) if part_child(h, part) == child]


@rule("H2")
def let_in_now(h: History, part: str, unit: str, other: str) -> bool:
    """H2: unit has let other in, the last day is not past, it was not ended, and both are in the branch."""
    if not branch_of(h, unit) == branch_of(h, other) == part_branch(h, part):
        return False
    return any(
        (not fact.data.get("until") or h.today <= local_day(fact.data["until"]))
        and not h.after(fact, "let_in_ended", part=part, unit=unit, other_unit=other)
        for fact in h.find("let_in", part=part, unit=unit, other_unit=other))


@rule("H1")
def works_with_child(h: History, unit: str, part: str) -> bool:
    """H1: the unit began the part, has collected into it, is let in now, or has itself acted there (reading 3)."""
    return (
        h.first("begun", part=part, unit=unit) is not None
        or any(collector(h, fact) == unit for fact in h.find("collected", part=part))
        or any(let_in_now(h, part, fact.data["unit"], unit)
               for fact in h.find("let_in", part=part, other_unit=unit))
        or any(h.first(kind, part=part, unit=unit) is not None for kind in ACTS)
    )


def collector(h: History, collected: Fact) -> str | None:
    """The unit that holds a collected copy."""
    offer = h.first("offered", release=collected.data["release"])
    return offer.data["to_unit"] if offer else None


# What stays in the part as the unit's own, and what it answers for (H1, H8, H10, H14, H16). To open in an emergency is
# no such thing (H12), nor is a protection that names no unit.
ACTS = ("wrote", "readers", "asked", "let_in", "custody", "blocked", "unblocked", "protected", "unprotected",
        "held_back", "held_back_ended", "measure_asked")


@rule("H8")
def protection(h: History, part: str) -> Fact | None:
    """H8: the protection that stands in this part now, by this part's own events."""
    fact = h.last("protected", part=part)
    return fact if fact and not h.after(fact, "unprotected", part=part) else None


@rule("H8", "A13")
def not_kept_out(h: History, seat: Seat, part: str) -> bool:
    """H8 and A13: under protected identity only a named handler (at most two) is inside."""
    fact = protection(h, part)
    if fact is None:
        return True
    for handler in fact.data.get("handlers", [])[:2]:
        if isinstance(handler, dict):
            if handler.get("person") == seat.person and handler.get("seat", seat.function) == seat.function:
                return True
        elif handler == seat.person:
            return True
    return False


@rule("H1", "H8", "A9")
def opens_conditions(h: History, seat: Seat, part: str) -> Conditions:
    """H1, H8, A9 (inner secrecy): what must hold for a seat to open a part."""
    unit = unit_of(h, seat)
    known = unit is not None and part_branch(h, part) is not None
    own = known and branch_of(h, unit) == part_branch(h, part)
    return (
        ("H1", holds_seat(h, seat)),
        ("H1", known and has_account(h, unit)),
        ("H1", own),
        ("H1", own and works_with_child(h, unit, part)),
        ("H8", not_kept_out(h, seat, part)),
    )


@rule("H1", "H8")
def opens(h: History, seat: Seat, part: str) -> bool:
    """H1: the seat may open the part today."""
    return judge(opens_conditions(h, seat, part))[0]
