"""Offering, collecting, copies and locks (H7, A3, A4)."""
from __future__ import annotations

from .consent import carries, carrying, covers, run_out, stopped_since
from .controllers import controller_of
from .family import age_reached
from .history import Fact, History
from .matrix import consent_possible, law_grounds
from .parts import (
    branch_of, closed_down, has_account, holds_seat, not_kept_out, opens, part_branch, part_child, parts_of_child,
    protection, unit_of)
from .rules import rule
from .world import Actor, Seat


def rows(h: History, unit: str, to_unit: str) -> tuple[str | None, str | None, bool]:
    """The two A3 rows and whether one controller has both."""
    one = h.world.branches.get(branch_of(h, unit) or "")
    two = h.world.branches.get(branch_of(h, to_unit) or "")
    if one is None or two is None:
        return None, None, False
    return one.row, two.row, controller_of(h, one.id) == controller_of(h, two.id)


@rule("H7", "A3", "A4", "A15")
def law_codes(h: History, child: str | None, unit: str, to_unit: str) -> frozenset[str]:
    """H7, A3, A4, A15: the grounds that the cell offers today; none when a regime is not known, nor from the child's
    18th birthday."""
    under_18 = child is not None and not age_reached(h, child, 18, h.today)
    return law_grounds(*rows(h, unit, to_unit), under_18, h.today)


@rule("H7", "A3", "A16.25")
def consent_usable(h: History, unit: str, to_unit: str, reserved: bool) -> bool:
    """A3, A16 case 25: consent may be used in the cell; an NGO needs a reservation or an agreement."""
    agreement = controller_of(h, branch_of(h, to_unit) or "") in h.world.agreements
    return consent_possible(*rows(h, unit, to_unit), reserved or agreement)


def areas_of(wrote: Fact) -> frozenset[str]:
    return frozenset(wrote.data.get("areas", []))


def consents_named(h: History, wrote: Fact, to_unit: str, ground: str) -> frozenset[str]:
    """The consents that carry this note toward that unit today, of those the ground names."""
    part, unit = wrote.data["part"], wrote.data["unit"]
    found = carrying(h, part, unit, to_unit, areas_of(wrote))
    return found & {ground[8:]} if ground.startswith("consent:") else found


@rule("H7", "A1", remembered=False)
def ground_holds(h: History, entry: str, to_unit: str, ground: str, reserved: bool) -> bool:
    """H7, A1 step 4-8: consent or a law ground that holds today; anything else is no ground."""
    wrote = h.first("wrote", entry=entry)
    if wrote is None:
        return False
    unit = wrote.data["unit"]
    if ground.startswith("law:"):
        return ground[4:] in law_codes(h, part_child(h, wrote.data["part"]), unit, to_unit)
    if ground != "consent" and not ground.startswith("consent:"):
        return False
    return bool(consents_named(h, wrote, to_unit, ground)) and consent_usable(h, unit, to_unit, reserved)


@rule("H7", remembered=False)
def own_note(h: History, seat: Seat, entry: str) -> bool:
    """H7: one's own unit's entry: never a copy, never another's."""
    wrote = h.first("wrote", entry=entry)
    return wrote is not None and wrote.data["unit"] == unit_of(h, seat)


@rule("H7", "A0.2")
def to_another_branch(h: History, seat: Seat, to_unit: str, to_function: str) -> bool:
    """H7, A0.2: to a function at a unit of another branch that has an account."""
    function = h.world.functions.get(to_function)
    return (function is not None and function.unit == to_unit and has_account(h, to_unit)
            and branch_of(h, to_unit) != branch_of(h, unit_of(h, seat)))


@rule("H7", remembered=False)
def may_send(h: History, seat: Seat, entry: str) -> bool:
    """H7, H3: holds `release` and opens the part of an own note."""
    wrote = h.first("wrote", entry=entry)
    return (wrote is not None and wrote.data["unit"] == unit_of(h, seat) and opens(h, seat, wrote.data["part"])
            and "release" in h.world.functions[seat.function].mandates)


@rule("H7")
def resting_on(h: History, release: str) -> frozenset[str]:
    """H7: the consents an offer rests on: those that carried it when it was made (reading 7); none on a law ground."""
    offer = h.first("offered", release=release)
    wrote = h.first("wrote", entry=offer.data["entry"]) if offer else None
    if offer is None or wrote is None or offer.data["ground"].startswith("law:"):
        return frozenset()
    then = h.upto(offer.n + 1)
    if not consent_usable(then, wrote.data["unit"], offer.data["to_unit"], bool(offer.data.get("reservation"))):
        return frozenset()
    return consents_named(then, wrote, offer.data["to_unit"], offer.data["ground"])


@rule("H6", "H7")
def left_of(h: History, release: str) -> frozenset[str]:
    """H6, H7: of the consents an offer rests on those that have not stopped carrying it since, and whose last day for
    it has not passed; one that has stopped, or whose day has passed, is over for it for good, whatever is answered
    later."""
    offer = h.first("offered", release=release)
    wrote = h.first("wrote", entry=offer.data["entry"]) if offer else None
    return frozenset(c for c in resting_on(h, release) if not run_out(h, c, offer.n)
                     and not stopped_since(h, c, offer.n, areas_of(wrote)))


@rule("H7", "A16.13")
def release_holds(h: History, release: str) -> bool:
    """H7, A16 case 13: the ground of this very release holds today, to collect it."""
    offer = h.first("offered", release=release)
    wrote = h.first("wrote", entry=offer.data["entry"]) if offer else None
    if offer is None or wrote is None:
        return False
    part, unit, to_unit = wrote.data["part"], wrote.data["unit"], offer.data["to_unit"]
    if offer.data["ground"].startswith("law:"):
        return offer.data["ground"][4:] in law_codes(h, part_child(h, part), unit, to_unit)
    return any(carries(h, consent, part, unit, to_unit, areas_of(wrote)) for consent in left_of(h, release))


@rule("H7")
def waiting(h: History, release: str) -> bool:
    """H7: offered, not cancelled, not collected yet."""
    return (h.first("offered", release=release) is not None
            and h.first("cancelled", release=release) is None
            and h.first("collected", release=release) is None)


@rule("H15")
def answered_for(h: History, release: str) -> bool:
    """H15: on a law ground the unit that offered is still there, to answer for the decision; a consent needs nobody."""
    offer = h.first("offered", release=release)
    wrote = h.first("wrote", entry=offer.data["entry"]) if offer else None
    return wrote is None or not (offer.data["ground"].startswith("law:") and closed_down(h, wrote.data["unit"]))


@rule("H3", "H7")
def addressed_seat(h: History, seat: Seat, release: str) -> bool:
    """H3, H7: in that very function at that very unit today, with `receive`."""
    offer = h.first("offered", release=release)
    function = h.world.functions.get(seat.function)
    return (offer is not None and function is not None and holds_seat(h, seat)
            and seat.function == offer.data["to_function"] and function.unit == offer.data["to_unit"]
            and has_account(h, function.unit) and "receive" in function.mandates)


@rule("H8", "A13")
def alone_suffices(h: History, entry: str) -> bool:
    """H8, A13: the child is not protected in the part of the note, so an offer of it takes no second person."""
    wrote = h.first("wrote", entry=entry)
    return wrote is None or protection(h, wrote.data["part"]) is None


@rule("H8", "A13")
def offer_not_hidden(h: History, seat: Seat, release: str) -> bool:
    """H8, A13: let out by a second person if the child is protected in the sender's part; and no part about the child
    in the seat's own branch keeps the seat out."""
    offer = h.first("offered", release=release)
    wrote = h.first("wrote", entry=offer.data["entry"]) if offer else None
    child = part_child(h, wrote.data["part"]) if wrote else None
    if wrote is None or child is None or not (offer.data.get("second") or alone_suffices(h, wrote.data["entry"])):
        return False
    branch = branch_of(h, unit_of(h, seat))
    return all(not_kept_out(h, seat, part) for part in parts_of_child(h, child) if part_branch(h, part) == branch)


@rule("H7", "H2")
def of_sender(h: History, actor: Actor, release: str) -> bool:
    """H2, H7: at the unit that offered, in a part it may open."""
    offer = h.first("offered", release=release)
    wrote = h.first("wrote", entry=offer.data["entry"]) if offer else None
    return (wrote is not None and isinstance(actor, Seat) and unit_of(h, actor) == wrote.data["unit"]
            and opens(h, actor, wrote.data["part"]))


@rule("H6", "H7", "H10")
def locked(h: History, copy: str) -> bool:
    """H6, H7: a copy taken on consent is kept but not read when its ground has ended (law grounds: reading 7); not
    because somebody is needed again who need not be asked when it was collected."""
    taken = h.first("collected", copy=copy)
    if taken is None:
        return False
    offer = h.first("offered", release=taken.data["release"])
    if offer is None:
        return True
    if offer.data["ground"].startswith("law:"):
        return False
    wrote = h.first("wrote", entry=offer.data["entry"])
    return wrote is None or not any(
        covers(h, consent, wrote.data["part"], wrote.data["unit"], offer.data["to_unit"], areas_of(wrote), taken.n)
        for consent in left_of(h, taken.data["release"]))
