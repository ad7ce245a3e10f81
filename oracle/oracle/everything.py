"""Every triple of a world at once, and what one event can affect."""
from __future__ import annotations

from typing import Any

from . import questions as ask
from .emergency import one_ends
from .family import age_reached, guardians_of, lies_in_room, room_open, rooms_of
from .history import History
from .mandates import NEEDS, may_do
from .matrix import law_grounds
from .parts import opens, part_child, unit_of
from .release import ground_holds, may_send, rows, to_another_branch
from .rules import Answer
from .world import Actor, Room, Seat


def actors(h: History) -> dict[str, Actor]:
    """Everybody who can act: each seat ever held is its own actor, and each room."""
    found: dict[str, Actor] = {}
    held = [(f, p) for f, p, _, _ in h.world.seats]
    held += [(f.data["function"], f.data["person"]) for f in h.find("seat_taken")]
    for function, person in held:
        if function in h.world.functions:
            found[f"seat:{function}:{person}"] = Seat(function, person)
    family = [*h.world.born, *(g for c in h.world.born for g in guardians_of(h, c))]
    for person in family:
        found[f"room:{person}"] = Room(person)
    return found


def things(h: History) -> dict[str, list[str]]:
    """Everything that can be asked about: entries (also copies, own words, questions and answers about a measure),
    parts, releases, consents, measures, rows of the log."""
    def ids(*sources: tuple[str, str]) -> list[str]:
        return list(dict.fromkeys(
            f.data[key] for kind, key in sources for f in h.find(kind) if f.data.get(key)))
    return {
        "entries": ids(("wrote", "entry"), ("collected", "copy"), ("own_words", "entry"), ("let_in", "entry"),
                       ("measure_asked", "entry"), ("measure_answered", "entry")),
        "parts": ids(("begun", "part"), ("collected", "part")),
        "releases": ids(("offered", "release")),
        "consents": ids(("asked", "consent")),
        "measures": ids(("measure_asked", "measure")),
        "rows": ids(("looked", "row")),
    }


def offers(h: History, seat: Seat, entry: str) -> dict[str, list[str]]:
    """to_function -> the grounds on which this seat may offer this entry there."""
    if not may_send(h, seat, entry):
        return {}
    wrote = h.first("wrote", entry=entry)
    child = part_child(h, wrote.data["part"]) if wrote else None
    under_18 = child is not None and not age_reached(h, child, 18, h.today)
    found: dict[str, list[str]] = {}
    for function in h.world.functions.values():
        if not to_another_branch(h, seat, function.unit, function.id):
            continue
        codes = law_grounds(*rows(h, unit_of(h, seat) or "", function.unit), under_18, h.today)
        grounds = [f"law:{code}" for code in sorted(codes)]
        if ground_holds(h, entry, function.unit, "consent", False):
            grounds.insert(0, "consent")
        if grounds:
            found[function.id] = grounds
    return found


def all_answers(h: History) -> dict[str, Any]:
    """Every yes and every "knows"; what is not listed is a no."""
    named = things(h)
    out: dict[str, Any] = {"today": h.today.isoformat(), "actors": list(actors(h)), "things": named}
    sections: dict[str, dict[str, Any]] = {name: {} for name in (
        "read", "knows", "open", "do", "collect", "answer", "answer_measure", "withdraw", "offer", "rows",
        "lies_in_room")}
    for key, actor in actors(h).items():
        known: list[str] = []

        def gather(section: str, answers: dict[str, Answer]) -> None:
            yes = [thing for thing, a in answers.items() if a.yes]
            known.extend(thing for thing, a in answers.items() if a.knows)
            if yes:
                sections[section][key] = yes

        live = not isinstance(actor, Seat) or ask.holds_seat(h, actor)
        if not live:
            continue
        gather("read", {e: ask.read(h, actor, e) for e in named["entries"]})
        gather("open", {p: ask.open_part(h, actor, p) for p in named["parts"]})
        gather("collect", {r: ask.collect(h, actor, r) for r in named["releases"]})
        gather("answer", {c: ask.answer(h, actor, c) for c in named["consents"]})
        gather("answer_measure", {m: ask.answer_measure(h, actor, m) for m in named["measures"]})
        gather("withdraw", {c: ask.withdraw(h, actor, c) for c in named["consents"]})
        gather("rows", {r: ask.see_row(h, actor, r) for r in named["rows"]})
        if isinstance(actor, Seat):
            done = {p: [x for x in NEEDS if may_do(h, actor, x, p)] for p in named["parts"] if opens(h, actor, p)}
            sent = {e: found for e in named["entries"] if (found := offers(h, actor, e))}
            sections["do"].update({key: done} if done else {})
            sections["offer"].update({key: sent} if sent else {})
        else:
            about = [c for c in rooms_of(h, actor.person) if room_open(h, actor.person, c)]
            there = [e for e in named["entries"] if lies_in_room(h, actor.person, e)]
            sections["open"].update({key: about} if about else {})
            sections["lies_in_room"].update({key: there} if there else {})
        if known:
            sections["knows"][key] = list(dict.fromkeys(known))
    return out | sections


SEAT_EVENTS = frozenset({"seat_taken", "seat_left"})


def touched(h: History, n: int) -> dict[str, Any]:
    """Whom and what the event with this index can affect, never too little: see README."""
    event = h.events[n]
    everybody, named = actors(h), things(h)
    all_things = [t for group in named.values() for t in group]
    before, after = h.upto(n), h.upto(n + 1)
    time_tells = n > 0 and (before.today != after.today or one_ends(before, after))
    if event["type"] in SEAT_EVENTS and not time_tells:
        return {"actors": [f"seat:{event['function']}:{event['person']}"], "things": all_things}
    child = event_child(h, event)
    if time_tells or event["type"] == "day" or child is None:
        return {"actors": list(everybody), "things": all_things}
    return {"actors": list(everybody), "things": [t for t in all_things if thing_child(h, t) in (child, None)]}


def event_child(h: History, event: dict[str, Any]) -> str | None:
    """The child an event is about, when that is one child."""
    if event.get("child"):
        return event["child"]
    if event.get("part"):
        return part_child(h, event["part"])
    for key in ("entry", "of", "release", "consent", "measure"):
        if event.get(key):
            return thing_child(h, event[key])
    return None


def thing_child(h: History, thing: str) -> str | None:
    """The child a part, entry, release, consent, measure or row is about; None when there is not exactly one."""
    if part_child(h, thing):
        return part_child(h, thing)
    about = ask.subjects(h, thing)
    if about:
        return about[0] if len(about) == 1 else None
    offer = h.first("offered", release=thing)
    if offer:
        return thing_child(h, offer.data["entry"])
    lying = h.first("asked", consent=thing) or h.first("measure_asked", measure=thing) or h.first("looked", row=thing)
    return part_child(h, lying.data["part"]) if lying else None
