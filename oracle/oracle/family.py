"""Rooms and what lies in them (H4, H5, H9, H10, H16, A5.3, A15)."""
from __future__ import annotations

from datetime import date

from .days import turned
from .history import Fact, History
from .parts import origin, part_branch, part_child, parts_of_child, protection
from .rules import Conditions, judge, once, rule
from .threads import decision, measure_question

CHILD_ALWAYS = frozenset({
    "meeting_called", "meeting_held", "plan_frame", "measure", "review", "plan_closed", "named_contact"})
WRITER_VOICES = frozenset({"professional", "child_observed"})


@once
def guardians_of(h: History, child: str) -> list[str]:
    """Everybody who is or has been known as a guardian of the child."""
    names = [g for g, c in h.world.guardians if c == child]
    names += [f.data["guardian"] for f in h.find("custody")
              if change(f) == "begins" and part_child(h, f.data["part"]) == child]
    return list(dict.fromkeys(names))


@once
def children_of(h: History, guardian: str) -> list[str]:
    return [child for child in h.world.born if guardian in guardians_of(h, child)]


def change(fact: Fact) -> str:
    """`ends` or `begins` of a custody event; written as "change", or as a true field of that name."""
    return fact.data.get("change") or ("ends" if fact.data.get("ends") else "begins")


def age_reached(h: History, child: str, years: int, day: date) -> bool:
    return child in h.world.born and turned(h.world.born[child], years, day)


@rule("H10")
def custody_ended_in(h: History, guardian: str, part: str) -> bool:
    """H10: the last this branch has learnt is that custody has ended."""
    fact = h.last("custody", part=part, guardian=guardian)
    return fact is not None and change(fact) == "ends"


@rule("H4", "H10")
def has_custody(h: History, guardian: str, child: str) -> bool:
    """H4, H10: custody holds, and no branch that works with the child knows it as ended."""
    parts = parts_of_child(h, child)
    if any(custody_ended_in(h, guardian, part) for part in parts):
        return False
    return h.world.guardians.get((guardian, child), False) or any(
        h.last("custody", part=part, guardian=guardian) for part in parts)


@rule("H10")
def not_blocked(h: History, guardian: str, child: str) -> bool:
    """H10: no unit's block stands; each unit takes back only its own."""
    return not any(
        part_child(h, fact.data["part"]) == child
        and not h.after(fact, "unblocked", part=fact.data["part"], unit=fact.data["unit"], guardian=guardian)
        for fact in h.find("blocked", guardian=guardian))


@rule("H4", "H8")
def in_household(h: History, guardian: str, child: str) -> bool:
    """H4: under protected identity the guardian is in the household named by every protected part."""
    standing = [protection(h, part) for part in parts_of_child(h, child)]
    return all(guardian in fact.data.get("household", []) for fact in standing if fact)


@rule("H4", "A5.3")
def room_conditions(h: History, person: str, child: str) -> Conditions:
    """H4, A5.3: what must hold for this person's room about this child to be open."""
    if person == child:
        return (("H4", age_reached(h, child, 7, h.today)),)
    return (
        ("H4", person in guardians_of(h, child)),
        ("H4", has_custody(h, person, child)),
        ("A5.3", not age_reached(h, child, 18, h.today)),
        ("H10", not_blocked(h, person, child)),
        ("H8", in_household(h, person, child)),
    )


@rule("H4")
def room_open(h: History, person: str, child: str) -> bool:
    """H4: the room is open to its owner today."""
    return judge(room_conditions(h, person, child))[0]


@once
def rooms_of(h: History, person: str) -> list[str]:
    """The children this person has a room about (a child: itself)."""
    return ([person] if person in h.world.born else []) + [c for c in children_of(h, person) if c != person]


@rule("H5", "A15")
def guardian_limit(h: History, part: str, kind: str) -> int:
    """H5, A15: until which age guardians see by default: 13 in health care, else 15 (named contact 18)."""
    branch = h.world.branches.get(part_branch(h, part) or "")
    if branch and branch.health_care:
        return 13
    return 18 if kind == "named_contact" else 15


@once
def note_of(h: History, entry: str) -> tuple[Fact | None, str | None]:
    """The note that the entry is, or the inner access that it tells of, and the child it is about."""
    fact = h.first("wrote", entry=entry) or h.first("let_in", entry=entry)
    return fact, part_child(h, fact.data["part"]) if fact else None


@rule("H5", "A15", remembered=False)
def default_voices(h: History, person: str, entry: str) -> frozenset[str]:
    """H5: what of an entry lies in the room by default, by kind and by the age on the day of writing.

    "*" is the whole of it; a conversation is told voice by voice.
    """
    fact, child = note_of(h, entry)
    if fact is None:
        return frozenset()
    kind = fact.data.get("kind", "let_in") if fact.data["type"] == "wrote" else "let_in"
    whole, none = frozenset({"*"}), frozenset()
    if person == child:
        if kind in CHILD_ALWAYS:
            return whole
        from_age = {"analysis": 16, "let_in": 13}.get(kind)
        return whole if from_age and age_reached(h, child, from_age, fact.day) else none
    if child is None or person not in guardians_of(h, child) or kind in ("observation", "own_try"):
        return none
    if age_reached(h, child, guardian_limit(h, fact.data["part"], kind), fact.day):
        return none
    if kind == "conversation":
        return WRITER_VOICES & frozenset(fact.data.get("voices", []))
    return whole


@rule("H5", remembered=False)
def own_voice(h: History, person: str, entry: str) -> frozenset[str]:
    """H5: one's own words in a conversation, which lie in one's own room unless it is closed (reading 9)."""
    fact, child = note_of(h, entry)
    if fact is None or fact.data.get("kind") != "conversation":
        return frozenset()
    name = "child" if person == child else f"guardian:{person}"
    return frozenset({name}) & frozenset(fact.data.get("voices", []))


@rule("H5", remembered=False)
def shown_voices(h: History, person: str, entry: str) -> frozenset[str]:
    """H5: what a decision to show lays in the room: the whole; of a conversation one's own words and, for a guardian,
    the writer's voices, but nobody else's words."""
    fact, child = note_of(h, entry)
    if fact is None or fact.data.get("kind") != "conversation":
        return frozenset({"*"})
    writers = frozenset() if person == child else WRITER_VOICES & frozenset(fact.data.get("voices", []))
    return writers | own_voice(h, person, entry)


@rule("A5.4")
def known_as_guardian(h: History, person: str, part: str) -> bool:
    """A5.4: this branch knows the person as one with custody; a part begun by collecting knows what the sender knew."""
    fact = h.last("custody", part=part, guardian=person)
    if fact is not None:
        return change(fact) == "begins"
    collected = None if h.first("begun", part=part) else h.first("collected", part=part)
    wrote = origin(h, collected) if collected else None
    if wrote and wrote.data["part"] != part:
        return known_as_guardian(h.upto(collected.n), person, wrote.data["part"])
    return h.world.guardians.get((person, part_child(h, part)), False)


@rule("H6", "H16", "A5.4")
def custody_changed_since(h: History, n: int, part: str) -> bool:
    """H6, H16: who has custody has changed since that event, as the part knows it; also when it has changed back."""
    return any(f.n > n and known_as_guardian(h.upto(f.n), f.data["guardian"], part) != (change(f) == "begins")
               for f in h.find("custody", part=part))


@rule("H5", "H6", "H8", "H16", remembered=False)
def put_to(h: History, person: str, asked: Fact) -> bool:
    """H5, H6, H8, H16: the question was put to this person: to the child, or to a guardian who that day had custody and
    was inside the protection, both in that part; what becomes so later lays no question from before in the room."""
    part = asked.data["part"]
    if person not in asked.data.get("signers", []) or person == part_child(h, part):
        return person in asked.data.get("signers", [])
    then = h.upto(asked.n)
    guard = protection(then, part)
    return known_as_guardian(then, person, part) and (
        guard is None or person in guard.data.get("household", []))


@rule("H5", "H8", "A5.4", "A13", remembered=False)
def was_near(h: History, person: str, entry: str) -> bool:
    """H5: the person could be meant on the day of writing: the child, or a guardian who then had custody, as this
    branch and every other knew it, and lived inside the protection (reading 10)."""
    fact, child = note_of(h, entry)
    if fact is None or child is None or person == child:
        return person == child
    then = h.upto(fact.n)
    return (known_as_guardian(then, person, fact.data["part"]) and has_custody(then, person, child)
            and in_household(then, person, child))


@rule("H5", remembered=False)
def voices_in_room(h: History, person: str, entry: str) -> frozenset[str]:
    """H5: what of a note (or of an inner access) lies in the room: nothing of what is closed; a copy lies in none
    (reading 8)."""
    _, child = note_of(h, entry)
    if child is None or (person != child and person not in guardians_of(h, child)):
        return frozenset()
    decided = decision(h, entry, person)
    if decided == "shown":
        return shown_voices(h, person, entry)
    if decided == "closed" or not was_near(h, person, entry):
        return frozenset()
    return default_voices(h, person, entry) | own_voice(h, person, entry)


@rule("H9", remembered=False)
def own_words_in_room(h: History, person: str, entry: str) -> bool:
    """H9: what one wrote in the own room lies there, and where the writer has shared it."""
    fact = h.first("own_words", entry=entry)
    if fact is None:
        return False
    author = fact.data["person"]
    if person == author:
        return True
    shared = any(f.data.get("with") == person for f in h.find("words_shared", entry=entry))
    return shared and any(person == c or person in guardians_of(h, c) for c in subjects(h, entry))


@rule("H16", "H5", remembered=False)
def measure_in_room(h: History, person: str, entry: str) -> bool:
    """H16, H5: the question lies with each signer it was put to, an answer with whoever gave it, and with nobody else; with nobody to
    whom the measure is closed."""
    asked = measure_question(h, entry)
    child = part_child(h, asked.data["part"]) if asked else None
    if child is None or (person != child and person not in guardians_of(h, child)):
        return False
    if decision(h, entry, person) == "closed":
        return False
    said = h.first("measure_answered", entry=entry)
    return person == said.data["signer"] if said else put_to(h, person, asked)


@once
def part_of(h: History, entry: str) -> str | None:
    """The part an entry or a copy lies in."""
    fact = h.first("wrote", entry=entry) or h.first("collected", copy=entry) or h.first("let_in", entry=entry) \
        or measure_question(h, entry)
    return fact.data["part"] if fact else None


@once
def subjects(h: History, entry: str) -> list[str]:
    """The children an entry is about."""
    words = h.first("own_words", entry=entry)
    if words:
        author = words.data["person"]
        if author in h.world.born:
            return [author]
        return [words.data["child"]] if words.data.get("child") else children_of(h, author)
    part = part_of(h, entry)
    child = part_child(h, part) if part else None
    return [child] if child else []


@rule("H5", "H9", "H16")
def in_room(h: History, person: str, entry: str) -> frozenset[str]:
    """H5, H9, H16: what of the entry lies in the person's room, open or not; "*" is the whole of it."""
    if own_words_in_room(h, person, entry) or measure_in_room(h, person, entry):
        return frozenset({"*"})
    return voices_in_room(h, person, entry)


def lies_in_room(h: History, person: str, entry: str, voice: str | None = None) -> bool:
    """H5, H9, H16: the entry (or that voice of it) lies in the person's room, open or not."""
    there = in_room(h, person, entry)
    return bool(there) if voice is None else voice in there or "*" in there


def reads_in_room(h: History, person: str, entry: str, voice: str | None = None) -> bool:
    """H4, H5, H9, H16: it lies there and the room about that child is open."""
    return lies_in_room(h, person, entry, voice) and any(
        room_open(h, person, child) for child in subjects(h, entry))
