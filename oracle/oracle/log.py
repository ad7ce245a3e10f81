"""The log: who sees which row of what was done at work (H13)."""
from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from .consent import question
from .family import room_conditions, room_open
from .history import Fact, History
from .holding import held_since
from .mandates import has_mandate
from .parts import opens_conditions, part_child
from .release import resting_on
from .rules import Conditions, once, rule
from .threads import decision, measure_question, offer_of
from .world import Actor, Seat

NEVER_AT_HOME = frozenset({"readers", "block", "doubt"})
QUESTIONS = frozenset({"ask", "measure"})


class Row(NamedTuple):
    """A row of the log, and the child that its part is about."""

    id: str
    n: int
    at: datetime
    part: str
    child: str | None
    did: str
    by: dict[str, Any]
    wrote: list[str]


@once
def row_of(h: History, row: str) -> Row | None:
    fact = h.first("looked", row=row)
    if fact is None:
        return None
    part = fact.data["part"]
    return Row(row, fact.n, fact.at, part, part_child(h, part), fact.data["did"], fact.data["by"],
               fact.data.get("wrote", []))


@once
def protections(h: History, child: str | None) -> list[tuple[Fact, Fact | None]]:
    """Each protection in a part about the child, with what ended it or named another household there."""
    found = []
    for fact in h.find("protected"):
        part = fact.data["part"]
        later = (f for kind in ("protected", "unprotected") for f in h.find(kind, part=part) if f.n > fact.n)
        if part_child(h, part) == child:
            found.append((fact, min(later, default=None)))
    return found


@once
def times_outside(h: History, person: str, child: str | None) -> list[tuple[Fact, Fact | None]]:
    """The protections of the child that name a household without this person; the child is of each."""
    return [] if person == child else [
        (first, last) for first, last in protections(h, child) if person not in first.data.get("household", [])]


@rule("H13", "H8", "A13", "A16.26", remembered=False)
def outside_then(h: History, person: str, row: Row) -> bool:
    """H13 a: the child was protected in some part at that moment, and this guardian was outside the household there.
    The moments at which that begins and ends are of it."""
    return any(first.at <= row.at and (last is None or row.at <= last.at)
               for first, last in times_outside(h, person, row.child))


@rule("H13", "H5", "A16.12", remembered=False)
def closed_to(h: History, person: str, row: Row) -> bool:
    """H13 c, H5: it wrote of a thread that is closed to the person, or told of sharing something of one."""
    return any(decision(h, thing, person) == "closed" for thing in row.wrote)


@rule("H13", "H6")
def child_asked_about(h: History, part: str, unit: str, n: int) -> bool:
    """H13 d: in that part the child alone had been asked about sharing with the unit before that event."""
    return any(f.n < n and f.data["signing"] == "child" and unit in f.data.get("receivers", [])
               for f in h.find("asked", part=part))


@once
def done_with(h: History, thing: str, row: str) -> Fact:
    """The offering, collecting or cancelling that the row of a release or a copy is of (reading 28)."""
    told, offer = row_of(h, row), offer_of(h, thing)
    release = offer.data["release"]
    taken = h.first("collected", copy=thing) or h.first("collected", release=release)
    if taken is not None and (thing != release or told.did == "collect"):
        return taken
    made = [f for f in (offer, h.first("cancelled", release=release)) if f is not None and f.at <= told.at]
    return max(made, key=lambda f: (f.at, f.n < told.n, -abs(f.n - told.n)), default=offer)


@once
def shared_on(h: History, thing: str) -> list[Fact]:
    """The consent questions that a release, or the copy of it, is on: the one that the offer names, and those that it
    rests on (reading 28); none by law."""
    offer = offer_of(h, thing)
    if offer is None:
        return []
    ground = offer.data["ground"]
    named = {ground[8:]} if ground.startswith("consent:") else set()
    put = (question(h, consent) for consent in named | resting_on(h, offer.data["release"]))
    return [asked for asked in put if asked]


@rule("H13", "H6", "H7")
def by_law_where_child_asked(h: History, thing: str, row: str) -> bool:
    """H13 d: a release, or the copy of it, by law, to a unit about which the child alone had been asked there before
    what the row is of."""
    offer = offer_of(h, thing)
    wrote = h.first("wrote", entry=offer.data["entry"]) if offer else None
    return wrote is not None and offer.data["ground"].startswith("law:") and child_asked_about(
        h, wrote.data["part"], offer.data["to_unit"], done_with(h, thing, row).n)


@once
def questions_behind(h: History, row: str) -> list[Fact]:
    """The questions, to the family or about a measure, that the row is of, and those that what it tells of is on."""
    told = row_of(h, row)
    put = (question(h, thing) or measure_question(h, thing) for thing in told.wrote if told.did in QUESTIONS)
    return [*(asked for asked in put if asked), *(asked for thing in told.wrote for asked in shared_on(h, thing))]


@once
def closings(h: History, guardian: str, part: str, unit: str) -> list[Fact]:
    """When the unit has closed and opened the guardian's page, by moment; at one and the same moment as listed."""
    found = (f for kind in ("blocked", "unblocked") for f in h.find(kind, part=part, unit=unit, guardian=guardian))
    return sorted(found, key=lambda f: (f.at, f.n))


@rule("H13", "H10", remembered=False)
def page_closed_then(h: History, person: str, asked: Fact, row: Row) -> bool:
    """H13 d, H10: at the moment of the row the unit that put the question had closed that guardian's page."""
    before = [f for f in closings(h, person, asked.data["part"], asked.data["unit"])
              if (f.at, f.n) < (row.at, row.n)]
    return bool(before) and before[-1].data["type"] == "blocked"


@rule("H13", "H6", "H7", "H16", remembered=False)
def not_asked(h: History, person: str, row: Row) -> bool:
    """H13 d: it is of a question, or of what was shared on it, that was put to the child alone, or by a unit that then
    had closed that guardian's page; or of what was shared by law where the child alone had been asked."""
    if not row.wrote or person == row.child:
        return False
    return any(asked.data["signing"] == "child" or page_closed_then(h, person, asked, row)
               for asked in questions_behind(h, row.id)) \
        or any(by_law_where_child_asked(h, thing, row.id) for thing in row.wrote)


@rule("H13", "H14", remembered=False)
def held_back(h: History, person: str, row: Row) -> bool:
    """H13 e, H14: the doer's unit keeps it from the person today."""
    function = h.world.functions.get(row.by["seat"])
    since = held_since(h, row.part, function.unit, person) if function else None
    return since is not None and row.at >= since


@rule("H4", "H13", "A9")
def all_rows_alike(h: History, actor: Actor, part: str) -> Conditions | None:
    """H4, H13, A9: what decides for all rows of the part alike, at work or in a closed room; None in an open one."""
    if isinstance(actor, Seat):
        return (*opens_conditions(h, actor, part), ("H13", has_mandate(h, actor, "read_log")))
    child = part_child(h, part)
    if child is None:
        return (("H13", False),)
    return None if room_open(h, actor.person, child) else room_conditions(h, actor.person, child)


@rule("H13", remembered=False)
def at_home(h: History, person: str, row: Row) -> Conditions:
    """H13: what must hold for the row to be seen in an open room."""
    return (
        ("H13", row.did not in NEVER_AT_HOME),
        ("H8", not outside_then(h, person, row)),
        ("H5", not closed_to(h, person, row)),
        ("H13", not not_asked(h, person, row)),
        ("H14", not held_back(h, person, row)),
    )


def row_conditions(h: History, actor: Actor, row: str) -> Conditions:
    """H13: what must hold for the actor to see the row."""
    told = row_of(h, row)
    alike = all_rows_alike(h, actor, told.part)
    return at_home(h, actor.person, told) if alike is None else alike
