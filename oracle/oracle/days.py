"""Moments, days in Sweden and ages counted in whole local days."""
from __future__ import annotations

from datetime import date, datetime, time, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

SWEDEN = ZoneInfo("Europe/Stockholm")


@lru_cache(maxsize=65536)
def moment_of(text: str) -> datetime:
    """The moment a text names; a plain day (2026-03-01) is its first moment in Sweden."""
    if len(text) == 10:
        return datetime.combine(date.fromisoformat(text), time.min, SWEDEN).astimezone(timezone.utc)
    at = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return at.replace(tzinfo=timezone.utc) if at.tzinfo is None else at.astimezone(timezone.utc)


@lru_cache(maxsize=65536)
def local_day(moment: str) -> date:
    """The day in Sweden of a UTC moment; a plain day is taken as it is."""
    return moment_of(moment).astimezone(SWEDEN).date()


@lru_cache(maxsize=65536)
def birthday(born: date, years: int) -> date:
    """The day a person turns `years`; born on a leap day: 28 February in other years (reading 1)."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 2, 28)


def turned(born: date, years: int, day: date) -> bool:
    """Whether the person has turned `years` on that day (from 00:00 of the birthday, A5.3)."""
    return day >= birthday(born, years)
