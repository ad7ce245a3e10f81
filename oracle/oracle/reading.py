"""Who at work reads an entry (H2, H7, H9, H16)."""
from __future__ import annotations

from typing import Callable

from .family import part_of, subjects
from .history import History
from .parts import branch_of, collector, let_in_now, opens, part_branch, parts_of_child, unit_of
from .release import locked
from .rules import once, rule
from .threads import measure_question
from .world import Seat


@rule("H2")
def wrote_it(h: History, seat: Seat, entry: str) -> bool:
    """H2: the seat's unit wrote it, and the seat opens the part."""
    fact = h.first("wrote", entry=entry)
    return fact is not None and fact.data["unit"] == unit_of(h, seat) and opens(h, seat, fact.data["part"])


@rule("H2")
def addressed_to(h: History, seat: Seat, entry: str) -> bool:
    """H2: it was addressed to the seat's unit, and the seat opens the part."""
    fact = h.first("wrote", entry=entry)
    return fact is not None and unit_of(h, seat) in fact.data.get("to", ()) and opens(h, seat, fact.data["part"])


@rule("H2", "A9")
def let_in_to(h: History, seat: Seat, entry: str) -> bool:
    """H2: the unit that wrote the note, or that holds the copy, has let the seat's unit in."""
    fact = h.first("wrote", entry=entry)
    taken = h.first("collected", copy=entry)
    owner = fact.data["unit"] if fact else collector(h, taken) if taken else None
    part = (fact or taken).data["part"] if owner else None
    unit = unit_of(h, seat)
    return owner is not None and unit is not None and opens(h, seat, part) \
        and let_in_now(h, part, owner, unit)


@rule("H7")
def holds_copy(h: History, seat: Seat, entry: str) -> bool:
    """H7: a copy lies at the seat's unit, and the seat opens the part."""
    taken = h.first("collected", copy=entry)
    return taken is not None and collector(h, taken) == unit_of(h, seat) and opens(h, seat, taken.data["part"])


@rule("H9")
def words_shared_here(h: History, seat: Seat, entry: str) -> bool:
    """H9: own words shared with the seat's unit, where it works with that child."""
    unit = unit_of(h, seat)
    if unit is None or h.first("words_shared", entry=entry, **{"with": unit}) is None:
        return False
    if h.first("own_words", entry=entry) is None:
        return False
    return any(
        opens(h, seat, part)
        for child in subjects(h, entry) for part in parts_of_child(h, child)
        if part_branch(h, part) == branch_of(h, unit))


@rule("H16")
def asked_of_a_measure(h: History, seat: Seat, entry: str) -> bool:
    """H16: a measure's question, or an answer to it, at the unit that asked, as a consent question is read."""
    asked = measure_question(h, entry)
    return asked is not None and asked.data["unit"] == unit_of(h, seat) and opens(h, seat, asked.data["part"])


Way = tuple[str, Callable[[History, Seat, str], bool]]
A_NOTE: tuple[Way, ...] = (("H2", wrote_it), ("H2", addressed_to), ("H2", let_in_to))
A_COPY: tuple[Way, ...] = (("H2", let_in_to), ("H7", holds_copy))
OWN_WORDS: tuple[Way, ...] = (("H9", words_shared_here),)
OF_A_MEASURE: tuple[Way, ...] = (("H16", asked_of_a_measure),)
WAYS = (("wrote", "entry", A_NOTE), ("collected", "copy", A_COPY), ("own_words", "entry", OWN_WORDS),
        ("measure_asked", "entry", OF_A_MEASURE), ("measure_answered", "entry", OF_A_MEASURE),
        ("let_in", "entry", A_NOTE))


@once
def ways_to(h: History, entry: str) -> tuple[Way, ...]:
    """The ways in which a thing of that kind can be read at work; an inner access is told of as a note of nobody."""
    return tuple(way for kind, key, ways in WAYS if h.first(kind, **{key: entry}) for way in ways)


def shut_out(h: History, seat: Seat, entry: str) -> bool:
    """H1: it lies in a part that the seat does not open, so there is no way to it."""
    part = part_of(h, entry)
    return part is not None and not opens(h, seat, part)


@rule("H2", "H7", "H9", "H16")
def within_reach(h: History, seat: Seat, entry: str) -> bool:
    """H2, H7, H9, H16: the seat would read it were it not locked; so it may be told that it is there."""
    return not shut_out(h, seat, entry) and any(way(h, seat, entry) for _, way in ways_to(h, entry))


@rule("H2", "H7", "H9", "H16")
def reads_at_work(h: History, seat: Seat, entry: str) -> bool:
    """H2, H7, H9, H16: within reach and not a locked copy."""
    return within_reach(h, seat, entry) and not locked(h, entry)
