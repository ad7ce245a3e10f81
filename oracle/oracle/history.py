"""Facts: a world and a list of events, with relational look-up. Nothing is ever updated."""
from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import Any, NamedTuple, Sequence

from .days import local_day, moment_of
from .world import World


class Fact(NamedTuple):
    """One event: its place in the list, its day in Sweden, its moment, its fields."""

    n: int
    day: date
    at: datetime
    data: dict[str, Any]


class History:
    """A world and its first events. A longer history is another History."""

    def __init__(self, world: World, events: list[dict[str, Any]],
                 shared: dict[int, History] | None = None) -> None:
        self.world = world
        self.events = events
        self.memo: defaultdict[Any, dict[Any, Any]] = defaultdict(dict)
        self._shared = {} if shared is None else shared
        self._shared[len(events)] = self
        self._index: dict[tuple[str, ...], dict[Any, list[Fact]]] = {}
        self.today, self.now = world.today, moment_of(world.today.isoformat())
        self._facts: list[Fact] = []
        before = self._shared.get(len(events) - 1)
        if before is not None:
            self.today, self.now, self._facts = before.today, before.now, before._facts.copy()
        for event in events[len(self._facts):]:
            moment = event.get("to") if event["type"] == "day" else None
            moment = moment or event.get("at")
            at = moment_of(moment) if moment else self.now
            if moment:
                self.today, self.now = max(self.today, local_day(moment)), max(self.now, at)
            self._facts.append(Fact(len(self._facts), self.today, at, event))
        self._by_type: dict[str, list[Fact]] = {}
        for fact in self._facts:
            self._by_type.setdefault(fact.data["type"], []).append(fact)

    def then(self, event: dict[str, Any]) -> History:
        """This history with one more event."""
        return History(self.world, [*self.events, event], dict(self._shared))

    def forget(self) -> None:
        """Let go of what was derived here; it is derived anew when it is asked for again."""
        self.memo.clear()
        self._index.clear()

    def upto(self, n: int) -> History:
        """The history of the first n events."""
        found = self._shared.get(n)
        return found or History(self.world, self.events[:n], self._shared)

    def find(self, type_: str, **where: Any) -> Sequence[Fact]:
        """The facts of a type whose fields have these values, oldest first."""
        return self._found(type_, where)

    def _found(self, type_: str, where: dict[str, Any]) -> Sequence[Fact]:
        if not where:
            return self._by_type.get(type_, ())
        index = self._index.get((type_, *where))
        if index is None:
            index = self._index[(type_, *where)] = {}
            for fact in self._by_type.get(type_, ()):
                index.setdefault(tuple([fact.data.get(key) for key in where]), []).append(fact)
        return index.get(tuple(where.values()), ())

    def first(self, type_: str, **where: Any) -> Fact | None:
        found = self._found(type_, where)
        return found[0] if found else None

    def last(self, type_: str, **where: Any) -> Fact | None:
        found = self._found(type_, where)
        return found[-1] if found else None

    def after(self, fact: Fact, type_: str, **where: Any) -> bool:
        """Whether such an event came after that fact."""
        later = self._found(type_, where)
        return bool(later) and later[-1].n > fact.n
