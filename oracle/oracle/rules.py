"""The mark of a rule: a named predicate over a history with its source, derived once per history."""
from __future__ import annotations

from functools import lru_cache, wraps
from typing import Any, Callable, NamedTuple, TypeVar

from .history import History

T = TypeVar("T")
RULES: dict[str, tuple[str, ...]] = {}
_MISSING = object()


def once(body: Callable[..., T]) -> Callable[..., T]:
    """Derive each answer of a function once per history."""
    @wraps(body)
    def ask(h: History, *args: Any) -> T:
        known = h.memo[body]
        answer = known.get(args, _MISSING)
        if answer is _MISSING:
            answer = known[args] = body(h, *args)
        return answer
    return ask


def rule(*sources: str, remembered: bool = True) -> Callable[[Callable[..., T]], Callable[..., T]]:
    """Register a rule under its sources (H number or law paragraph) and derive its answers once.

    A rule that is only a step of another, which remembers, need not."""
    def mark(body: Callable[..., T]) -> Callable[..., T]:
        RULES[f"{body.__module__.rsplit('.', 1)[-1]}.{body.__name__}"] = sources
        return once(body) if remembered else body
    return mark


class Answer(NamedTuple):
    yes: bool
    knows: bool
    why: tuple[str, ...]


Condition = tuple[str, bool]
Conditions = tuple[Condition, ...]


@lru_cache(maxsize=65536)
def judge(conditions: Conditions) -> tuple[bool, tuple[str, ...]]:
    """Yes when every condition holds. Why: the rules that carried the yes, or that stopped it."""
    yes = all(held for _, held in conditions)
    return yes, tuple(dict.fromkeys(source for source, held in conditions if held == yes))


def either(conditions: Conditions) -> Condition:
    """One condition out of several ways; named after the first way that holds, else after the first of all."""
    for source, holds in conditions:
        if holds:
            return source, True
    return conditions[0][0] if conditions else "none", False
