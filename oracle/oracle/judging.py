"""What is told of one actor when everything is asked, and which answers that took."""
from __future__ import annotations

from itertools import repeat
from typing import Any, Callable, NamedTuple, Sequence

from . import questions as ask
from .coverage import Tally
from .family import rooms_of
from .history import History
from .kinds import Place, about_child, in_parts, kind, place_of
from .log import row_of
from .offering import NOT_SENT, offers
from .release import may_send
from .rules import Answer, once
from .things import things, voices
from .world import Actor, Room, Seat


class Group(NamedTuple):
    """Things side by side: how `all` names each, and where it lies."""

    names: Sequence[str]
    places: Sequence[Place]


@once
def group_of(h: History, group: str) -> Group:
    """The things of a group of `things`."""
    names = things(h)[group]
    return Group(names, [place_of(h, group, thing) for thing in names])


@once
def spoken(h: History) -> tuple[Group, list[tuple[str, str | None]]]:
    """The entries and, behind each, its voices; beside the names what each is: entry, and voice or None."""
    rows = [(entry, voice) for entry in things(h)["entries"] for voice in (None, *voices(h, entry))]
    names = [entry if voice is None else f"{entry}/{voice}" for entry, voice in rows]
    return Group(names, [place_of(h, "entries", entry) for entry, _ in rows]), rows


@once
def rows_by_part(h: History) -> dict[str, list[str]]:
    """The rows of the log, part by part."""
    found: dict[str, list[str]] = {}
    for row in things(h)["rows"]:
        found.setdefault(row_of(h, row).part, []).append(row)
    return found


class Kinds(dict[Place, str | None]):
    """What kind of actor this one is to each place."""

    def __init__(self, h: History, actor: Actor) -> None:
        super().__init__()
        self._of = h, actor

    def __missing__(self, place: Place) -> str | None:
        found = self[place] = kind(*self._of, place)
        return found


class Judging:
    """One actor, who is in that seat today or owns that room."""

    def __init__(self, h: History, actor: Actor, tally: Tally) -> None:
        self.h, self.actor, self.tally = h, actor, tally
        self.known: dict[str, None] = {}
        self.kinds = Kinds(h, actor)

    def count(self, group: Group, answers: Sequence[Answer]) -> list[str]:
        """Count the answers, one for each of the group, and name the yeses."""
        self.tally.update(zip(map(self.kinds.__getitem__, group.places), answers))
        return [name for name, answer in zip(group.names, answers) if answer.yes]

    def gather(self, group: str, question: Callable[[History, Any, str], Answer]) -> list[str]:
        """Ask about each thing of a group; note what may be known by the answers, and name the yeses."""
        found = group_of(self.h, group)
        answers = [question(self.h, self.actor, thing) for thing in found.names]
        self.known.update((thing, None) for thing, answer in zip(found.names, answers) if answer.knows)
        return self.count(found, answers)

    def told(self) -> dict[str, Any]:
        """Section of `all` -> what is yes there for this actor."""
        found: dict[str, Any] = {
            "read": self.read_at_home(self.actor) if isinstance(self.actor, Room) else self.read_at_work(self.actor),
            "open": self.gather("parts", ask.open_part),
            "collect": self.gather("releases", ask.collect),
            "answer": self.gather("consents", ask.answer),
            "answer_measure": self.gather("measures", ask.answer_measure),
            "withdraw": self.gather("consents", ask.withdraw),
            "rows": self.seen_rows(),
        }
        if isinstance(self.actor, Room):
            found |= {"open": self.opened(self.actor), "lies_in_room": self.lying(self.actor)}
        else:
            found |= {"do": self.done(self.actor), "offer": self.offered(self.actor)}
        return found | {"knows": list(self.known)}

    def read_at_home(self, room: Room) -> list[str]:
        """The entries and voices that are read in the room."""
        group, rows = spoken(self.h)
        answers = [ask.read_at_home(self.h, room.person, entry, voice) for entry, voice in rows]
        self.known.update((entry, None) for (entry, _), answer in zip(rows, answers) if answer.knows)
        return self.count(group, answers)

    def read_at_work(self, seat: Seat) -> list[str]:
        """The entries that are read at work, each with all its voices."""
        group, rows = spoken(self.h)
        whole = {entry: ask.read_at_work(self.h, seat, entry) for entry in things(self.h)["entries"]}
        self.known.update((entry, None) for entry, answer in whole.items() if answer.knows)
        return self.count(group, [whole[entry] for entry, _ in rows])

    def lying(self, room: Room) -> list[str]:
        """What lies in the room, open or not."""
        group, rows = spoken(self.h)
        return self.count(group, [ask.lies(self.h, room.person, entry, voice) for entry, voice in rows])

    def opened(self, room: Room) -> list[str]:
        """The children about whom the owner opens the room."""
        about = rooms_of(self.h, room.person)
        return self.count(Group(about, [about_child(child) for child in about]),
                          [ask.open_room(self.h, room, room.person, child) for child in about])

    def seen_rows(self) -> list[str]:
        """The rows of the log that are seen."""
        seen: set[str] = set()
        for part, rows in rows_by_part(self.h).items():
            kind_here = self.kinds[in_parts(self.h, part)]
            alike = ask.see_rows_alike(self.h, self.actor, part)
            if alike is not None:
                self.tally[kind_here, alike] += len(rows)
                seen.update(rows if alike.yes else ())
                continue
            answers = [ask.see_row(self.h, self.actor, row) for row in rows]
            self.tally.update(zip(repeat(kind_here), answers))
            seen.update(row for row, answer in zip(rows, answers) if answer.yes)
        found = [row for row in things(self.h)["rows"] if row in seen]
        self.known.update(dict.fromkeys(found))
        return found

    def done(self, seat: Seat) -> dict[str, list[str]]:
        """Part that the seat opens -> what it may do there."""
        found = {}
        for part, place in zip(*group_of(self.h, "parts")):
            answers = ask.do_all(self.h, seat, part)
            self.tally.update(zip(repeat(self.kinds[place]), answers.values()))
            if ask.opens(self.h, seat, part):
                found[part] = [action for action, answer in answers.items() if answer.yes]
        return found

    def offered(self, seat: Seat) -> dict[str, dict[str, list[str]]]:
        """Entry -> function it may be offered to -> on which grounds; asked only of whoever may send the entry."""
        found: dict[str, dict[str, list[str]]] = {}
        for entry, place in zip(*group_of(self.h, "entries")):
            if not may_send(self.h, seat, entry):
                self.tally[self.kinds[place], NOT_SENT] += 1
                continue
            toward = offers(self.h, seat, entry)
            for answers in toward.values():
                self.tally.update(zip(repeat(self.kinds[place]), answers.values()))
            yes = {to: [ground for ground, answer in answers.items() if answer.yes] for to, answers in toward.items()}
            if any(yes.values()):
                found[entry] = {to: grounds for to, grounds in yes.items() if grounds}
        return found
