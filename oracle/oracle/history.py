"""Facts: a world and a list of events, with relational look-up. Nothing is ever updated."""
from __future__ import annotations

from datetime import date, datetime
from typing import Any, Iterator, NamedTuple

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
        self.memo: dict[Any, Any] = {}
        self._shared = {} if shared is None else shared
        self._shared[len(events)] = self
        self._by_type: dict[str, list[Fact]] = {}
        self._index: dict[tuple[str, str], dict[Any, list[Fact]]] = {}
        today, now = world.today, moment_of(world.today.isoformat())
        for n, event in enumerate(events):
            moment = event.get("to") if event["type"] == "day" else None
            moment = moment or event.get("at")
            at = moment_of(moment) if moment else now
            if moment:
                today, now = max(today, local_day(moment)), max(now, at)
            self._by_type.setdefault(event["type"], []).append(Fact(n, today, at, event))
        self.today = today
        self.now = now

    def then(self, event: dict[str, Any]) -> History:
        """This history with one more event."""
        return History(self.world, [*self.events, event], dict(self._shared))

    def upto(self, n: int) -> History:
        """The history of the first n events."""
        found = self._shared.get(n)
        return found or History(self.world, self.events[:n], self._shared)

    def find(self, type_: str, **where: Any) -> Iterator[Fact]:
        """The facts of a type whose fields have these values, oldest first."""
        if not where:
            yield from self._by_type.get(type_, ())
            return
        (first, value), *rest = where.items()
        index = self._index.get((type_, first))
        if index is None:
            index = self._index[(type_, first)] = {}
            for fact in self._by_type.get(type_, ()):
                index.setdefault(fact.data.get(first), []).append(fact)
        for fact in index.get(value, ()):
            if all(fact.data.get(key) == wanted for key, wanted in rest):
                yield fact

    def first(self, type_: str, **where: Any) -> Fact | None:
        return next(self.find(type_, **where), None)

    def last(self, type_: str, **where: Any) -> Fact | None:
        found = None
        for found in self.find(type_, **where):
            pass
        return found

    def after(self, fact: Fact, type_: str, **where: Any) -> bool:
        """Whether such an event came after that fact."""
        later = self.last(type_, **where)
        return later is not None and later.n > fact.n
