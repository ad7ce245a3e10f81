"""The mark of a rule: a named predicate over a history with its source, derived once per history."""
from __future__ import annotations

from functools import wraps
from typing import Any, Callable, NamedTuple, TypeVar

from .history import History

T = TypeVar("T")
RULES: dict[str, tuple[str, ...]] = {}


def rule(*sources: str) -> Callable[[Callable[..., T]], Callable[..., T]]:
    """Register a rule under its sources (H number or law paragraph) and remember its answers."""
    def mark(body: Callable[..., T]) -> Callable[..., T]:
        name = f"{body.__module__.rsplit('.', 1)[-1]}.{body.__name__}"
        RULES[name] = sources

        @wraps(body)
        def ask(h: History, *args: Any) -> T:
            key = (name, args)
            if key not in h.memo:
                h.memo[key] = body(h, *args)
            return h.memo[key]
        return ask
    return mark


class Answer(NamedTuple):
    yes: bool
    knows: bool
    why: tuple[str, ...]


Condition = tuple[str, bool]


def judge(conditions: list[Condition]) -> tuple[bool, tuple[str, ...]]:
    """Yes when every condition holds. Why: the rules that carried the yes, or that stopped it."""
    yes = all(held for _, held in conditions)
    return yes, tuple(dict.fromkeys(source for source, held in conditions if held == yes))


def either(*conditions: Condition) -> Condition:
    """One condition out of several ways; named after the ways that hold, else after all."""
    held = [source for source, holds in conditions if holds]
    sources = held or [source for source, _ in conditions]
    return sources[0] if sources else "none", bool(held)
