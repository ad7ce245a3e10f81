"""What comes in versions and is decided about together: meetings, plans and measures (H5)."""
from __future__ import annotations

from typing import NamedTuple

from .history import Fact, History
from .parts import part_child
from .rules import once, rule

SORTS = {"meeting_called": "meeting", "meeting_held": "meeting", "measure": "measure",
         "plan_frame": "plan", "review": "plan", "plan_closed": "plan"}


class Thread(NamedTuple):
    """A meeting, plan or measure about a child; or a thing (`entry`) that stands alone."""

    sort: str
    id: str
    child: str | None = None


@once
def offer_of(h: History, thing: str) -> Fact | None:
    """The offer that a release or a copy names."""
    taken = h.first("collected", copy=thing)
    return h.first("offered", release=taken.data["release"] if taken else thing)


@once
def measure_question(h: History, entry: str) -> Fact | None:
    """H16: the question about a measure that this entry is, or is an answer to."""
    said = h.first("measure_answered", entry=entry)
    if said is None:
        return h.first("measure_asked", entry=entry)
    before = [f for f in h.find("measure_asked", measure=said.data["measure"]) if f.n < said.n]
    put = [f for f in before if said.data["signer"] in f.data.get("signers", [])]
    return (put or before or [None])[-1]


@rule("H5")
def thread_of(h: History, thing: str) -> Thread:
    """H5: what a decision about this thing is about: the meeting, plan or measure it is written of, else it alone."""
    wrote = h.first("wrote", entry=thing)
    sort = SORTS.get(wrote.data.get("kind")) if wrote else None
    if wrote is None or sort is None:
        return Thread("entry", thing)
    return Thread(sort, wrote.data.get(sort) or thing, part_child(h, wrote.data["part"]))


@rule("H5")
def with_plans(h: History, measure: Thread) -> frozenset[Thread]:
    """H5: a measure and the plans that its versions name."""
    return frozenset({measure, *(
        Thread("plan", f.data["plan"], measure.child) for f in h.find("wrote", kind="measure")
        if f.data.get("plan") and thread_of(h, f.data["entry"]) == measure)})


@rule("H5", "H16")
def threads_of(h: History, thing: str) -> frozenset[Thread]:
    """H5: the threads a thing belongs to: its own; of a measure also its plan's; of a measure's question or an answer
    also the measure's; of a release or a copy also those of what was offered."""
    own = thread_of(h, thing)
    found = with_plans(h, own) if own.sort == "measure" else frozenset({own})
    asked, offer = measure_question(h, thing), offer_of(h, thing)
    if asked is not None:
        found |= with_plans(h, Thread("measure", asked.data["measure"], part_child(h, asked.data["part"])))
    return found | threads_of(h, offer.data["entry"]) if offer else found


@once
def decisions(h: History) -> dict[tuple[Thread, str], str]:
    """The last decision, shown or closed, about each thread and person; an event that says both closes."""
    found: dict[tuple[Thread, str], str] = {}
    for fact in h.find("readers"):
        thread = thread_of(h, fact.data["of"])
        for said in ("shown", "closed"):
            found.update(((thread, person), said) for person in fact.data.get(said, []))
    return found


@rule("H5")
def decision(h: History, thing: str, person: str) -> str | None:
    """H5: closed, when any thread of the thing is last closed to this person; else shown, when any is; else None."""
    taken = {decisions(h).get((thread, person)) for thread in threads_of(h, thing)}
    return next((said for said in ("closed", "shown") if said in taken), None)
