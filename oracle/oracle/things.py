"""Who there is and what there is in a history."""
from __future__ import annotations

from .family import guardians_of
from .history import History
from .parts import origin
from .rules import once
from .world import Actor, Room, Seat


@once
def actors(h: History) -> dict[str, Actor]:
    """Everybody who can act: each seat ever held is its own actor, and each room."""
    found: dict[str, Actor] = {}
    held = [(f, p) for f, p, _, _ in h.world.seats]
    held += [(f.data["function"], f.data["person"]) for f in h.find("seat_taken")]
    for function, person in held:
        if function in h.world.functions:
            found[f"seat:{function}:{person}"] = Seat(function, person)
    family = [*h.world.born, *(g for c in h.world.born for g in guardians_of(h, c))]
    for person in family:
        found[f"room:{person}"] = Room(person)
    return found


@once
def things(h: History) -> dict[str, list[str]]:
    """Everything that can be asked about: entries (also copies, own words, questions and answers about a measure),
    parts, releases, consents, measures, rows of the log."""
    def ids(*sources: tuple[str, str]) -> list[str]:
        return list(dict.fromkeys(
            f.data[key] for kind, key in sources for f in h.find(kind) if f.data.get(key)))
    return {
        "entries": ids(("wrote", "entry"), ("collected", "copy"), ("own_words", "entry"), ("let_in", "entry"),
                       ("measure_asked", "entry"), ("measure_answered", "entry")),
        "parts": ids(("begun", "part"), ("collected", "part")),
        "releases": ids(("offered", "release")),
        "consents": ids(("asked", "consent")),
        "measures": ids(("measure_asked", "measure")),
        "rows": ids(("looked", "row")),
    }


def voices(h: History, entry: str) -> list[str]:
    """The voices of a conversation, or of a copy of one."""
    taken = h.first("collected", copy=entry)
    fact = h.first("wrote", entry=entry) or (origin(h, taken) if taken else None)
    talked = fact is not None and fact.data.get("kind") == "conversation"
    return list(dict.fromkeys(fact.data.get("voices", []))) if talked else []
