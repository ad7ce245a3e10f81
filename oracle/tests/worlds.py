"""A small invented world and a way to build histories in few words."""
from __future__ import annotations

import copy
from typing import Any

from oracle.history import History
from oracle.questions import answer_question
from oracle.rules import Answer
from oracle.world import parse_world

ALL = ["note", "ask", "release", "receive", "analyse", "coordinate", "promise", "follow_up", "protect", "advise"]


def unit(name: str, outside: bool = False, mandates: list[str] | None = None) -> dict[str, Any]:
    return {"id": name, "outside": outside,
            "functions": [{"id": f"f-{name}", "mandates": ALL if mandates is None else mandates}]}


def organisation(name: str, **branches: Any) -> dict[str, Any]:
    return {"id": name, "branches": [
        {"id": branch, "regime": regime, "units": units} for branch, (regime, units) in branches.items()]}


WORLD: dict[str, Any] = {
    "today": "2026-03-02",
    "organisations": [
        organisation("board", school=("SKOLA", [unit("class"), unit("year"), unit("tutor", mandates=[])]),
                     health=("ELEVHALSA", [unit("kurator")]), emi=("EMI", [unit("nurse")])),
        organisation("nursery", pre=("FSK", [unit("meadow")])),
        organisation("region", bvc=("HSL_PUB", [unit("bvc1"), unit("bvc2")]), bup=("HSL_PUB", [unit("bup1")])),
        organisation("social", soc=("SOC", [unit("intake")])),
        organisation("company", priv=("SKOLA_PRIV", [unit("owl")])),
        organisation("police", pol=("POLIS", [unit("patrol")])),
        organisation("club", ngo=("NGO", [unit("sports")])),
        organisation("odd", dark=(None, [unit("dim")]), paper=("SOC", [unit("letter", outside=True)])),
    ],
    "people": [{"id": f"p-{u}", "seats": [{"function": f"f-{u}", "from": "2026-01-01"}]} for u in (
        "class", "year", "tutor", "kurator", "nurse", "meadow", "bvc1", "bvc2", "bup1", "intake", "owl", "patrol",
        "sports", "dim", "letter")],
    "children": [{"id": "kid", "born": "2017-05-10"}],
    "guardians": [{"id": "ma", "child": "kid", "custody": True}, {"id": "pa", "child": "kid", "custody": True}],
}


def seat(name: str) -> dict[str, str]:
    return {"seat": f"f-{name}", "person": f"p-{name}"}


def room(name: str) -> dict[str, str]:
    return {"room": name}


def event(type_: str, /, **fields: Any) -> dict[str, Any]:
    fields.setdefault("at", "2026-03-02T09:00:00Z")
    return {"type": type_, **{k.rstrip("_"): v for k, v in fields.items()}}


def world(**changes: Any) -> dict[str, Any]:
    return {**copy.deepcopy(WORLD), **changes}


def born(day: str) -> dict[str, Any]:
    return world(children=[{"id": "kid", "born": day}])


def history(*events: dict[str, Any], of: dict[str, Any] | None = None) -> History:
    h = History(parse_world(of or WORLD), [])
    for one in events:
        h = h.then(one)
    return h


def begun(part: str = "S", branch: str = "school", unit_: str = "class", **more: Any) -> dict[str, Any]:
    return event("begun", part=part, child="kid", branch=branch, unit=unit_, **more)


def wrote(entry: str = "n1", part: str = "S", unit_: str = "class", kind: str = "observation",
          areas: tuple[str, ...] = ("learning",), voices: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    return event("wrote", entry=entry, part=part, unit=unit_, kind=kind, areas=list(areas), voices=list(voices),
                 **more)


def asked(consent: str = "c1", part: str = "S", unit_: str = "class", receivers: tuple[str, ...] = ("meadow",),
          areas: tuple[str, ...] = ("learning", "health"), level: str = "share", until: str | None = "2026-06-30",
          signing: str = "guardians", signers: tuple[str, ...] = ("ma", "pa"), **more: Any) -> dict[str, Any]:
    return event("asked", consent=consent, part=part, unit=unit_, receivers=list(receivers), areas=list(areas),
                 level=level, until=until, signing=signing, signers=list(signers), **more)


def said(signer: str, what: str = "yes", consent: str = "c1", **more: Any) -> dict[str, Any]:
    return event("answered", consent=consent, signer=signer, said=what, **more)


def offered(release: str = "r1", entry: str = "n1", from_: str = "class", to: str = "meadow",
            ground: str = "consent", **more: Any) -> dict[str, Any]:
    return event("offered", release=release, entry=entry, from_=from_, to_unit=to, to_function=f"f-{to}",
                 ground=ground, **more)


def collected(release: str = "r1", copy_: str = "k1", part: str = "M", **more: Any) -> dict[str, Any]:
    return event("collected", release=release, copy=copy_, part=part, **more)


def emergency(name: str = "year", part: str = "S", **more: Any) -> dict[str, Any]:
    return event("emergency", part=part, by=seat(name), **more)


def looked(row: str = "l1", did: str = "open", part: str = "S", by: str = "class", wrote_: tuple[str, ...] = (),
           **more: Any) -> dict[str, Any]:
    return event("looked", row=row, part=part, by=seat(by), did=did, wrote=list(wrote_), **more)


def held_back(until: str | None = "2026-03-10", from_: tuple[str, ...] = ("pa",), part: str = "S",
              unit_: str = "class", **more: Any) -> dict[str, Any]:
    return event("held_back", part=part, unit=unit_, from_=list(from_), until=until, **more)


def measure_asked(entry: str = "q1", measure: str = "m1", part: str = "S", unit_: str = "class",
                  signing: str = "guardians", signers: tuple[str, ...] = ("ma", "pa"), **more: Any) -> dict[str, Any]:
    return event("measure_asked", entry=entry, measure=measure, part=part, unit=unit_, signing=signing,
                 signers=list(signers), **more)


def measure_said(signer: str, entry: str = "a1", what: str = "yes", measure: str = "m1", **more: Any) -> dict[str, Any]:
    return event("measure_answered", entry=entry, measure=measure, signer=signer, said=what, **more)


def day(to: str) -> dict[str, Any]:
    return {"type": "day", "to": to}


def ask(h: History, q: str, actor: dict[str, str] | None = None, **fields: Any) -> Answer:
    question = {"q": q, **fields}
    if actor is not None:
        question["actor"] = actor
    return answer_question(h, question)


def yes(h: History, q: str, actor: dict[str, str] | None = None, **fields: Any) -> bool:
    return ask(h, q, actor, **fields).yes


def may_offer(h: History, name: str, to: str, ground: str = "consent", entry: str = "n1", **more: Any) -> bool:
    return yes(h, "may_offer", seat(name), entry=entry, to_unit=to, to_function=f"f-{to}", ground=ground, **more)
