"""Every ground on which a seat may offer a note to a function (H7, A3, A4)."""
from __future__ import annotations

from functools import lru_cache

from .consent import carrying
from .history import History
from .matrix import LAW_CODES
from .parts import part_child
from .questions import offer_conditions
from .release import alone_suffices, areas_of, consent_usable, law_codes, to_another_branch
from .rules import Answer, judge, once
from .world import Seat

GROUNDS = ("consent", *(f"law:{code}" for code in LAW_CODES))
NOT_SENT = Answer(False, False, ("H7",))
"""The one answer, whatever function and ground, for a seat that may not send the note."""


@once
def grounds_held(h: History, part: str, unit: str, areas: frozenset[str], to_unit: str) -> frozenset[str]:
    """The grounds that carry a note about these areas toward that unit today, no reservation made."""
    by_law = {f"law:{code}" for code in law_codes(h, part_child(h, part), unit, to_unit)}
    consented = carrying(h, part, unit, to_unit, areas) and consent_usable(h, unit, to_unit, False)
    return frozenset(by_law | {"consent"} if consented else by_law)


@lru_cache(maxsize=65536)
def judged(elsewhere: bool, held: frozenset[str], enough: bool) -> dict[str, Answer]:
    """The answer on each of `GROUNDS` to a seat that may send the note."""
    found = {ground: judge(offer_conditions(True, elsewhere, ground, ground in held, False, enough))
             for ground in GROUNDS}
    return {ground: Answer(yes, True, why) for ground, (yes, why) in found.items()}


def offers(h: History, seat: Seat, entry: str) -> dict[str, dict[str, Answer]]:
    """To whom, and on which of `GROUNDS`, may the seat, which may send the note, offer it without a second person?"""
    wrote = h.first("wrote", entry=entry)
    part, unit, areas = wrote.data["part"], wrote.data["unit"], areas_of(wrote)
    enough = alone_suffices(h, entry)
    return {f.id: judged(to_another_branch(h, seat, f.unit, f.id), grounds_held(h, part, unit, areas, f.unit), enough)
            for f in h.world.functions.values()}
