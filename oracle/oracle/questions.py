"""The questions: each is a list of conditions, judged to yes or no with its reasons."""
from __future__ import annotations

from functools import lru_cache
from typing import Any, Callable

from .consent import may_speak, question, sees_consent, something_to_withdraw, still_asked
from .emergency import opened_by_emergency
from .family import (
    known_as_guardian, lies_in_room, part_of, reads_in_room, room_conditions, room_open, rooms_of, subjects)
from .history import History
from .log import all_rows_alike, row_conditions, row_of
from .mandates import NEEDS, actions_of, has_mandate, may_begin_emergency, may_change_plan
from .measures import asked_about, may_say, sees_question, stands
from .parts import closed_down, holds_seat, opens, opens_conditions, unit_of
from .reading import reads_at_work, ways_to, within_reach
from .release import (
    addressed_seat, alone_suffices, answered_for, ground_holds, locked, may_send, of_sender, offer_not_hidden,
    own_note, release_holds, to_another_branch, waiting)
from .rules import Answer, Conditions, either, judge, once
from .threads import measure_question
from .world import Actor, Room, Seat, parse_actor

UNKNOWN = Answer(False, False, ("unknown",))


@once
def exists(h: History, entry: str) -> bool:
    """Whether there is such an entry, copy, own words, told inner access, or question or answer about a measure."""
    return any(h.first(kind, **{key: entry}) for kind, key in (
        ("wrote", "entry"), ("collected", "copy"), ("own_words", "entry"), ("let_in", "entry"),
        ("measure_asked", "entry"), ("measure_answered", "entry")))


@once
def room_rule(h: History, entry: str) -> str:
    """The rule by which such a thing lies in a room."""
    if h.first("own_words", entry=entry):
        return "H9"
    return "H16" if measure_question(h, entry) else "H5"


def read(h: History, actor: Actor, entry: str, voice: str | None = None) -> Answer:
    """H2, H4, H5, H7, H9, H12, H16: may the actor read the entry (or that voice of a conversation)?"""
    if not exists(h, entry):
        return UNKNOWN
    return read_at_home(h, actor.person, entry, voice) if isinstance(actor, Room) else read_at_work(h, actor, entry)


def read_at_home(h: History, person: str, entry: str, voice: str | None) -> Answer:
    """H4, H5, H9, H16: it lies in the room, and the room is open."""
    lies = (room_rule(h, entry), lies_in_room(h, person, entry, voice))
    yes, why = judge((lies, *room_about(h, person, entry)) if lies[1] else (lies,))
    return Answer(yes, yes, why)


@once
def room_about(h: History, person: str, entry: str) -> Conditions:
    """What must hold for the person's room about the child of the entry to be open; of several, one that is."""
    about = [c for c in subjects(h, entry) if c in rooms_of(h, person)]
    opened = [c for c in about if room_open(h, person, c)]
    return tuple(c for child in (opened or about)[:1] for c in room_conditions(h, person, child))


def read_at_work(h: History, seat: Seat, entry: str) -> Answer:
    """H1, H2, H7, H9, H12, H16: in a part that opens, within reach and not locked, or opened by an emergency."""
    part, ways = part_of(h, entry), ways_to(h, entry)
    if part is not None and not opens(h, seat, part):
        _, why = judge(((ways[0][0], False), *opens_conditions(h, seat, part)))
        return Answer(False, False, why)
    if not reads_at_work(h, seat, entry) and opened_by_emergency(h, seat, entry):
        return Answer(True, True, ("H12",))
    reach = either(tuple((source, way(h, seat, entry)) for source, way in ways))
    copied = reach[1] and h.first("collected", copy=entry) is not None
    yes, why = judge((reach, ("H7", not locked(h, entry))) if copied else (reach,))
    return Answer(yes, reach[1], why)


def open_part(h: History, actor: Actor, part: str) -> Answer:
    """H1, H4, H8: may the actor open the part?"""
    if isinstance(actor, Room):
        return Answer(False, False, ("H4",))
    yes, why = judge(opens_conditions(h, actor, part))
    return Answer(yes, yes, why)


def open_room(h: History, actor: Actor, person: str, child: str | None = None) -> Answer:
    """H4: may the actor open the room (about that child; without one: about any)?"""
    if not isinstance(actor, Room) or actor.person != person:
        return Answer(False, False, ("H4",))
    children = [child] if child else rooms_of(h, person)
    if not children:
        return UNKNOWN
    opened = [c for c in children if room_open(h, person, c)]
    yes, why = judge(room_conditions(h, person, (opened or children)[0]))
    return Answer(yes, yes, why)


def do(h: History, actor: Actor, action: str, part: str, entry: str | None = None,
       plan: str | None = None) -> Answer:
    """H3, H12: may the actor do this in the part?"""
    if isinstance(actor, Room):
        return Answer(False, False, ("H4",))
    conditions = do_conditions(opens_conditions(h, actor, part), has_mandate(h, actor, action), action,
                               action != "plan" or may_change_plan(h, actor, part, plan), may_begin_emergency(h, part))
    if entry is not None:
        conditions += (("H3", own_note(h, actor, entry)),)
    yes, why = judge(conditions)
    return Answer(yes, opens(h, actor, part), why)


def do_conditions(opening: Conditions, mandate: bool, action: str, plan_free: bool, calm: bool) -> Conditions:
    """H3, H12: what must hold for a seat to do this in a part, beside opening it."""
    conditions = (*opening, ("H3", mandate))
    if action == "plan":
        conditions += (("H3", plan_free),)
    if action == "emergency":
        conditions += (("H12", calm),)
    return conditions


def do_all(h: History, seat: Seat, part: str) -> dict[str, Answer]:
    """H3, H12: every action in the part."""
    return judge_all(opens_conditions(h, seat, part), actions_of(h, seat),
                     may_change_plan(h, seat, part, None), may_begin_emergency(h, part))


@lru_cache(maxsize=65536)
def judge_all(opening: Conditions, mandates: frozenset[str], plan_free: bool, calm: bool) -> dict[str, Answer]:
    """The answer for each action; `mandates` are the actions that the seat has a mandate for."""
    opened, _ = judge(opening)
    found = {x: judge(do_conditions(opening, x in mandates, x, plan_free, calm)) for x in NEEDS}
    return {x: Answer(yes, opened, why) for x, (yes, why) in found.items()}


def collect(h: History, actor: Actor, release: str) -> Answer:
    """H7, H15: may the actor collect the offer now?"""
    if h.first("offered", release=release) is None:
        return UNKNOWN
    if isinstance(actor, Room):
        return Answer(False, False, ("H4",))
    addressed = addressed_seat(h, actor, release)
    hidden = not offer_not_hidden(h, actor, release)
    yes, why = judge((("H3", addressed), ("H8", not hidden), ("H7", waiting(h, release)),
                      ("H7", release_holds(h, release)), ("H15", answered_for(h, release))))
    taken = h.first("collected", release=release) is not None
    knows = yes or (addressed and not hidden and taken) or of_sender(h, actor, release)
    return Answer(yes, knows, why)


def answer(h: History, actor: Actor, consent: str) -> Answer:
    """H6: may the actor answer (a seat: record an answer to) the question?"""
    asked = question(h, consent)
    if asked is None:
        return UNKNOWN
    conditions: Conditions = (("H6", sees_consent(h, actor, consent)), ("H3", may_speak(h, actor, consent)),
                              ("H6", still_asked(h, consent)))
    if isinstance(actor, Room) and asked.data["signing"] != "child" \
            and actor.person not in h.world.born:
        conditions += (("H6", known_as_guardian(h, actor.person, asked.data["part"])),)
    yes, why = judge(conditions)
    return Answer(yes, sees_consent(h, actor, consent), why)


def answer_measure(h: History, actor: Actor, measure: str) -> Answer:
    """H16: may the actor answer (a seat: record an answer to) a question that was put about the measure?"""
    answers = []
    for asked in asked_about(h, measure):
        entry = asked.data["entry"]
        seen = sees_question(h, actor, entry)
        yes, why = judge((("H16", seen), ("H3", may_say(h, actor, entry)), ("H16", stands(h, actor, entry))))
        answers.append(Answer(yes, seen, why))
    return max(answers, key=lambda a: (a.yes, a.knows), default=UNKNOWN)


def withdraw(h: History, actor: Actor, consent: str) -> Answer:
    """H6: may the actor withdraw?"""
    if question(h, consent) is None:
        return UNKNOWN
    yes, why = judge((("H6", sees_consent(h, actor, consent)), ("H3", may_speak(h, actor, consent)),
                      ("H6", something_to_withdraw(h, actor, consent))))
    return Answer(yes, sees_consent(h, actor, consent), why)


def may_offer(h: History, actor: Actor, entry: str, to_unit: str, to_function: str, ground: str,
              reason_missing: bool = False, reservation: bool = False, second: bool = False) -> Answer:
    """H7, H8: may the actor offer the entry to that function on that ground?"""
    if not exists(h, entry):
        return UNKNOWN
    if isinstance(actor, Room):
        return Answer(False, reads_in_room(h, actor.person, entry), ("H4",))
    yes, why = judge(offer_conditions(
        may_send(h, actor, entry), to_another_branch(h, actor, to_unit, to_function),
        ground, ground_holds(h, entry, to_unit, ground, reservation), reason_missing,
        second or alone_suffices(h, entry)))
    return Answer(yes, within_reach(h, actor, entry), why)


def offer_conditions(sends: bool, elsewhere: bool, ground: str, held: bool, reason_missing: bool,
                     enough: bool) -> Conditions:
    """H7, A3, A4, H6, H8: what must hold for an offer on this ground, by persons enough."""
    by_law = ground.startswith("law:")
    return (("H7", sends), ("H7", elsewhere), ("A3" if by_law else "H6", held),
            ("A4", not (by_law and reason_missing)), ("H8", enough))


def lies(h: History, person: str, entry: str, voice: str | None = None) -> Answer:
    """H5, H9, H16: does the entry lie in that person's room, open or not?"""
    if not exists(h, entry):
        return UNKNOWN
    there = lies_in_room(h, person, entry, voice)
    return Answer(there, there and reads_in_room(h, person, entry, voice), (room_rule(h, entry),))


def see_row(h: History, actor: Actor, row: str) -> Answer:
    """H13: does the actor see the row of the log?"""
    if row_of(h, row) is None:
        return UNKNOWN
    yes, why = judge(row_conditions(h, actor, row))
    return Answer(yes, yes, why)


def see_rows_alike(h: History, actor: Actor, part: str) -> Answer | None:
    """H13: the answer for all rows of the part, where one thing decides for all of them."""
    alike = all_rows_alike(h, actor, part)
    if alike is None:
        return None
    yes, why = judge(alike)
    return Answer(yes, yes, why)


def missing(q: dict[str, Any]) -> bool:
    """A reason that was asked for and left empty; a question without the field says nothing about it."""
    return "reason" in q and not q["reason"]


def open_(h: History, actor: Actor, q: dict[str, Any]) -> Answer:
    if "room" in q:
        return open_room(h, actor, q["room"], q.get("child"))
    return open_part(h, actor, q["part"])


def answer_(h: History, actor: Actor, q: dict[str, Any]) -> Answer:
    if "measure" in q:
        return answer_measure(h, actor, q["measure"])
    return answer(h, actor, q["consent"])


ASK: dict[str, Callable[[History, Actor, dict[str, Any]], Answer]] = {
    "read": lambda h, a, q: read(h, a, q["entry"], q.get("voice")),
    "open": open_,
    "do": lambda h, a, q: do(h, a, q["action"], q["part"], q.get("entry"), q.get("plan")),
    "collect": lambda h, a, q: collect(h, a, q["release"]),
    "answer": answer_,
    "withdraw": lambda h, a, q: withdraw(h, a, q["consent"]),
    "may_offer": lambda h, a, q: may_offer(h, a, q["entry"], q["to_unit"], q["to_function"], q["ground"],
                                           missing(q), bool(q.get("reservation")), bool(q.get("second"))),
    "row": lambda h, a, q: see_row(h, a, q["row"]),
}


def answer_question(h: History, q: dict[str, Any]) -> Answer:
    """Answer one question of the protocol; an actor that is not in the world is nobody."""
    if q["q"] == "lies_in_room":
        return lies(h, q["room"], q["entry"], q.get("voice"))
    actor = parse_actor(q["actor"])
    if isinstance(actor, Seat) and not (actor.function in h.world.functions and holds_seat(h, actor)):
        return Answer(False, False, ("H15" if closed_down(h, unit_of(h, actor)) else "H1",))
    return ASK[q["q"]](h, actor, q)
