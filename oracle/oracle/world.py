"""The fixed facts: organisations, branches, units, functions, people."""
from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from .days import local_day
from .matrix import HEALTH_ROWS, PARTY_ROW, ROWS


class Seat(NamedTuple):
    """A person at work, acting in one function."""

    function: str
    person: str


class Room(NamedTuple):
    """A child or a guardian, acting in the own room."""

    person: str


Actor = Seat | Room


@dataclass(frozen=True)
class Unit:
    id: str
    branch: str
    outside: bool


@dataclass(frozen=True)
class Branch:
    id: str
    organisation: str
    row: str | None
    """Row of law.md A3; None when nobody knows which secrecy holds there."""

    @property
    def health_care(self) -> bool:
        return self.row in HEALTH_ROWS


@dataclass(frozen=True)
class Function:
    id: str
    unit: str
    mandates: frozenset[str]


@dataclass
class World:
    today: date
    branches: dict[str, Branch] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    functions: dict[str, Function] = field(default_factory=dict)
    agreements: set[str] = field(default_factory=set)
    seats: list[tuple[str, str, date, date | None]] = field(default_factory=list)
    born: dict[str, date] = field(default_factory=dict)
    guardians: dict[tuple[str, str], bool] = field(default_factory=dict)
    """(guardian, child) -> custody at the beginning."""


def party_row(regime: str | None, parties: dict[str, str]) -> str | None:
    """The A3 row of a regime code; the world may name rows for its own codes."""
    row = parties.get(regime or "", PARTY_ROW.get(regime or "", regime))
    return row if row in ROWS else None


def parse_world(data: dict[str, Any]) -> World:
    """Read a world as EVENTS.md describes it."""
    world = World(today=local_day(data["today"]))
    parties = data.get("parties", {})
    for org in data.get("organisations", []):
        if org.get("agreement"):
            world.agreements.add(org["id"])
        for branch in org.get("branches", []):
            row = party_row(branch.get("regime"), parties)
            world.branches[branch["id"]] = Branch(branch["id"], org["id"], row)
            for unit in branch.get("units", []):
                world.units[unit["id"]] = Unit(unit["id"], branch["id"], bool(unit.get("outside")))
                for function in unit.get("functions", []):
                    world.functions[function["id"]] = Function(
                        function["id"], unit["id"], frozenset(function.get("mandates", [])))
    for person in data.get("people", []):
        for seat in person.get("seats", []):
            until = seat.get("until")
            world.seats.append((seat["function"], person["id"],
                                local_day(seat.get("from") or "1900-01-01"),
                                local_day(until) if until else None))
    for child in data.get("children", []):
        world.born[child["id"]] = local_day(child["born"])
    for row in data.get("guardians", []):
        world.guardians[(row["id"], row["child"])] = bool(row.get("custody", True))
    return world


def parse_actor(data: dict[str, str]) -> Actor:
    """{"seat": function, "person": id} or {"room": person}."""
    return Room(data["room"]) if "room" in data else Seat(data["seat"], data["person"])
