"""What kind of actor somebody is to a thing: one of the child's family, or at work near it or far from it."""
from __future__ import annotations

from typing import NamedTuple

from .family import guardians_of, has_custody, known_as_guardian, part_of, subjects
from .history import History
from .measures import asked_about
from .parts import branch_of, part_branch, part_child, parts_of_child, unit_of
from .rules import once
from .world import Actor, Room, Seat

FAMILY = ("child", "guardian", "former")
WORK = ("colleague", "outsider")
KINDS = FAMILY + WORK


class Place(NamedTuple):
    """Where a thing lies: in a part (a measure may be asked about in several), and about which children."""

    parts: tuple[str, ...]
    children: tuple[str, ...]


@once
def in_parts(h: History, *parts: str) -> Place:
    """The place of what lies in these parts."""
    about = (part_child(h, part) for part in parts)
    return Place(parts, tuple(dict.fromkeys(child for child in about if child)))


def about_child(child: str) -> Place:
    """The place of what lies in no part."""
    return Place((), (child,))


def place_of_entry(h: History, entry: str) -> Place:
    """Own words lie in no part; any other entry does."""
    part = part_of(h, entry)
    return in_parts(h, part) if part else Place((), tuple(subjects(h, entry)))


def place_of(h: History, group: str, thing: str) -> Place:
    """The place of a thing of a group of `things` (not of a row: that of its part); a release lies where that which is
    offered does."""
    if group == "entries":
        return place_of_entry(h, thing)
    if group == "releases":
        return place_of_entry(h, h.first("offered", release=thing).data["entry"])
    if group == "measures":
        return in_parts(h, *dict.fromkeys(f.data["part"] for f in asked_about(h, thing)))
    if group == "consents":
        return in_parts(h, h.first("asked", consent=thing).data["part"])
    return in_parts(h, thing)


def family_kind(h: History, person: str, place: Place) -> str | None:
    """The child, a guardian with custody (as the part or the world says), or one without; None for another family."""
    if person in place.children:
        return "child"
    named = [child for child in place.children if person in guardians_of(h, child)]
    if any(has_custody(h, person, child) for child in named) or \
            any(known_as_guardian(h, person, part) for part in place.parts):
        return "guardian"
    return "former" if named else None


def work_kind(h: History, seat: Seat, place: Place) -> str:
    """In the branch whose part it is (of own words: in a branch with a part about the child), or in another."""
    parts = place.parts or [part for child in place.children for part in parts_of_child(h, child)]
    branch = branch_of(h, unit_of(h, seat))
    return "colleague" if branch in [part_branch(h, part) for part in parts] else "outsider"


def kind(h: History, actor: Actor, place: Place) -> str | None:
    """One of the five kinds; None for a room of another family."""
    return family_kind(h, actor.person, place) if isinstance(actor, Room) else work_kind(h, actor, place)
