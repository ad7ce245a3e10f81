"""Every triple of a world at once, and what one event can affect."""
from __future__ import annotations

from typing import Any, Collection

from .coverage import Coverage, Tally
from .emergency import one_ends
from .family import subjects
from .history import History
from .judging import Judging
from .log import row_of
from .measures import asked_about
from .parts import holds_seat, part_child
from .rules import once
from .things import actors, things
from .threads import offer_of
from .world import Seat

SECTIONS = ("read", "knows", "open", "do", "collect", "answer", "answer_measure", "withdraw", "offer", "rows",
            "lies_in_room")


def all_answers(h: History, only: Collection[str] | None = None, coverage: Coverage | None = None) -> dict[str, Any]:
    """Every yes and every "knows", of everybody or of some; what is not listed is a no."""
    everybody, tally = actors(h), Tally()
    out: dict[str, Any] = {"today": h.today.isoformat(), "actors": list(everybody), "things": things(h)}
    out |= {name: {} for name in SECTIONS}
    for key, actor in everybody.items():
        if (only is not None and key not in only) or (isinstance(actor, Seat) and not holds_seat(h, actor)):
            continue
        for section, found in Judging(h, actor, tally).told().items():
            if found:
                out[section][key] = found
    if coverage is not None:
        coverage.add(tally)
    return out


SEAT_EVENTS = frozenset({"seat_taken", "seat_left"})


def touched(h: History, n: int) -> dict[str, Any]:
    """Whom and what the event with this index can affect, never too little: see README."""
    event = h.events[n]
    everybody, named = actors(h), things(h)
    all_things = [t for group in named.values() for t in group]
    before, after = h.upto(n), h.upto(n + 1)
    time_tells = n > 0 and (before.today != after.today or one_ends(before, after))
    if event["type"] in SEAT_EVENTS and not time_tells:
        return {"actors": [f"seat:{event['function']}:{event['person']}"], "things": all_things}
    about = event_children(before, event) | event_children(after, event)
    if time_tells or event["type"] == "day" or not about:
        return {"actors": list(everybody), "things": all_things}
    of = {thing: children_of_thing(h, thing) for thing in all_things}
    return {"actors": list(everybody), "things": [t for t in all_things if not of[t] or about & of[t]]}


def event_children(h: History, event: dict[str, Any]) -> frozenset[str]:
    """The children an event is about, by all that it names."""
    named = [event[key] for key in ("part", "entry", "of", "release", "copy", "consent", "measure") if event.get(key)]
    found = frozenset(child for thing in named for child in children_of_thing(h, thing))
    return found | {event["child"]} if event.get("child") else found


def children_of_thing(h: History, thing: str) -> frozenset[str]:
    """The children that a part, entry, release, consent, measure or row has to do with."""
    row = row_of(h, thing)
    return frozenset().union(*(lying_about(h, one) for one in ([thing, row.part, *row.wrote] if row else [thing])))


@once
def lying_about(h: History, thing: str) -> frozenset[str]:
    """The children that anything but a row has to do with: where it lies, or what it was made of."""
    offer = offer_of(h, thing)
    asked = [*h.find("asked", consent=thing), *asked_about(h, thing)]
    found = [part_child(h, part) for part in (thing, *(f.data["part"] for f in asked))]
    found += [*subjects(h, thing), *(subjects(h, offer.data["entry"]) if offer else ())]
    return frozenset(child for child in found if child)
