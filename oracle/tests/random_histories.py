"""Random histories: two children, three guardians and one more, 7 seats, 6 branches, a log, about 60 events."""
from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any

from .worlds import ALL, day, event, organisation, unit, world

UNITS = {"class": "school", "year": "school", "kurator": "health", "nurse": "emi", "meadow": "pre", "bvc1": "bvc",
         "intake": "soc"}
PART = {"school": "S", "health": "K", "emi": "E", "pre": "M", "bvc": "B", "soc": "I"}
GUARDIANS = {"kid": ["ma", "pa"], "sib": ["ma", "step"]}
KINDS = ["observation", "own_try", "conversation", "conversation", "conversation", "analysis", "meeting_called",
         "meeting_held", "plan_frame", "measure", "review", "plan_closed", "named_contact"]
VOICES = ["child", "child_observed", "professional", "guardian:ma", "guardian:pa", "guardian:step"]
AREAS = ["learning", "health", "home"]
DID = ["open", "read", "note", "readers", "block", "ask", "doubt", "offer", "let_in", "meet", "plan", "promise",
       "protect", "custody", "collect", "measure", "emergency"]
GROUNDS = ["consent", "consent", "law:OSL-25-12", "law:OSL-26-9", "law:NONE-NOT-SECRET", "law:OSL-10-27",
           "law:OSL-25-13a", "law:SoL-20-6"]
STEPS = [timedelta(minutes=20), timedelta(minutes=40), timedelta(hours=1), timedelta(hours=14), timedelta(hours=30),
         timedelta(days=3)]


def random_world(r: random.Random) -> dict[str, Any]:
    def seats(name: str) -> dict[str, Any]:
        return unit(name, mandates=some(r, ALL) if r.random() < 0.2 else ALL)

    orgs = [organisation("board", school=("SKOLA", [seats("class"), seats("year")]),
                         health=("ELEVHALSA", [seats("kurator")]), emi=("EMI", [seats("nurse")])),
            organisation("nursery", pre=("FSK", [seats("meadow")])),
            organisation("region", bvc=(r.choice(["HSL_PUB", None]), [seats("bvc1")])),
            organisation("social", soc=("SOC", [seats("intake")]))]
    people = [{"id": f"p-{u}", "seats": [{"function": f"f-{u}", "from": "2026-01-01"}]} for u in UNITS]
    births = ["2008-04-10", "2010-05-01", "2011-04-01", "2013-04-01", "2016-02-29", "2019-04-20"]
    return world(organisations=orgs, people=people,
                 children=[{"id": child, "born": r.choice(births)} for child in GUARDIANS],
                 guardians=[{"id": g, "child": child, "custody": r.random() < 0.9}
                            for child, named in GUARDIANS.items() for g in named])


def some(r: random.Random, items: list[str]) -> list[str]:
    return [x for x in items if r.random() < 0.5]


def part_name(branch: str, child: str) -> str:
    """The part of a branch about a child."""
    return PART[branch] + ("" if child == "kid" else "2")


def named(past: list[dict[str, Any]], key: str, *types: str) -> list[str]:
    """The things of these events that have been named, oldest first."""
    return list(dict.fromkeys(one[key] for one in past if one["type"] in types and one.get(key)))


def where_collected(past: list[dict[str, Any]], release: str) -> str:
    """The receiver's part about the child of the note that was offered."""
    offer = next((one for one in past if one["type"] == "offered" and one["release"] == release), None)
    if offer is None:
        return PART["school"]
    part = next((one["part"] for one in past if one["type"] == "wrote" and one["entry"] == offer["entry"]), "")
    return part_name(UNITS[offer["to_unit"]], "sib" if part.endswith("2") else "kid")


def sender(past: list[dict[str, Any]], release: str) -> str:
    """The unit that wrote what was offered, or the class when there is none."""
    entry = next((one["entry"] for one in past if one["type"] == "offered" and one["release"] == release), None)
    return next((one["unit"] for one in past if one["type"] == "wrote" and one["entry"] == entry), "class")


def random_log_row(r: random.Random, past: list[dict[str, Any]], at: str) -> dict[str, Any]:
    """A row of the log, often of something that was asked, offered or written."""
    unit_, child = r.choice(list(UNITS)), r.choice(["kid", "kid", "kid", "sib"])
    part = part_name(UNITS[unit_], child)
    holding = [one for one in past if one["type"] == "held_back"]
    if holding and r.random() < 0.3:
        unit_, part = holding[-1]["unit"], holding[-1]["part"]
    done = [one[key] for one in past for key in ("entry", "copy", "consent", "release")
            if one["type"] not in ("own_words", "words_shared") and one.get(key)]
    return event("looked", at=at, row=f"l{len(past)}", did=r.choice(DID), part=part,
                 by={"seat": f"f-{unit_}", "person": f"p-{unit_}"},
                 wrote=[r.choice(done)] if done and r.random() < 0.8 else [])


def random_event(r: random.Random, past: list[dict[str, Any]], at: str, writes: float = 8) -> dict[str, Any]:
    unit_ = r.choice(list(UNITS))
    child = r.choice(["kid", "kid", "kid", "sib"])
    family = [*GUARDIANS[child], child]
    part, guardian = part_name(UNITS[unit_], child), r.choice(GUARDIANS[child])
    notes, words = named(past, "entry", "wrote"), named(past, "entry", "own_words")
    asked, measures = named(past, "consent", "asked"), named(past, "measure", "measure_asked")
    offered, taken = named(past, "release", "offered"), named(past, "release", "collected")
    entry, consent, release, word, measure = (
        r.choice(ids or ["none"]) for ids in (notes, asked, offered, words, measures))
    fresh = next((one for one in offered if one not in taken), release)
    other = r.choice(list(UNITS))
    by = {"seat": f"f-{unit_}", "person": f"p-{unit_}"}
    near = next(u for u in UNITS if u != unit_ and (UNITS[u] == UNITS[unit_] or u == other or unit_ == other))
    signing, signers = r.choice([("guardians", family[:2]), ("guardians", [guardian]), ("together", family),
                                 ("child", [child])])
    choices: list[tuple[float, dict[str, Any]]] = [
        (3, event("begun", at=at, part=part, child=child, branch=UNITS[unit_], unit=unit_)),
        (writes, event("wrote", at=at, entry=f"n{len(notes)}", part=part, unit=unit_, kind=r.choice(KINDS),
                       areas=some(r, AREAS), voices=some(r, VOICES), by=by, to=r.choice([[], [], [near]]),
                       measure=r.choice([measure, "m0", "m1", None]),
                       **{sort: r.choice([f"{sort}-{child}", f"{sort}-{child}-2", None])
                          for sort in ("meeting", "plan")})),
        (2, event("readers", at=at, of=entry, shown=some(r, family), closed=some(r, GUARDIANS[child]))),
        (2, event("asked", at=at, consent=f"c{len(asked)}", part=part, unit=unit_, receivers=[other], areas=AREAS,
                  level=r.choice(["share", "share", "talk"]), until=r.choice(["2026-06-01", None]),
                  signing=signing, signers=signers)),
        (8, event("answered", at=at, consent=consent, signer=r.choice([guardian, guardian, child]),
                  said=r.choice(["yes", "yes", "partly", "no"]), areas=r.choice([AREAS, some(r, AREAS)]))),
        (1, event("narrowed", at=at, consent=consent, signer=guardian, areas=some(r, AREAS), level="share",
                  until="2026-05-01")),
        (.5, event("doubted", at=at, consent=consent)),
        (.5, event("withdrawn", at=at, consent=consent, signer=r.choice([guardian, guardian, child]))),
        (5, event("offered", at=at, release=f"r{len(offered)}", entry=entry, from_=unit_, to_unit=other,
                  to_function=f"f-{other}", ground=r.choice([*GROUNDS, f"consent:{consent}"]),
                  second=r.random() < 0.5)),
        (.5, event("cancelled", at=at, release=release)),
        (4, event("collected", at=at, release=fresh, copy=f"k{fresh}",
                  part=where_collected(past, fresh))),
        (1, event("let_in", at=at, part=part_name("school", child), unit="class", other_unit="year",
                  until="2026-04-15", entry=r.choice([None, f"i{r.randrange(2)}"]))),
        (.5, event("let_in_ended", at=at, part=part_name("school", child), unit="class", other_unit="year")),
        (1, event("custody", at=at, part=part, guardian=r.choice([guardian, guardian, "ma", "pa", "step", "new"]),
                  change=r.choice(["ends", "begins"]))),
        (1, event("blocked", at=at, part=part, unit=unit_, guardian=guardian)),
        (1, event("unblocked", at=at, part=part, unit=unit_, guardian=guardian)),
        (.7, event("protected", at=at, part=part, handlers=[f"p-{unit_}"], household=[guardian])),
        (.7, event("unprotected", at=at, part=part)),
        (1.5, event("own_words", at=at, entry=f"w{len(words)}",
                    **r.choice([{"person": child}, {"person": guardian}, {"person": guardian, "child": child}]))),
        (1.5, event("words_shared", at=at, entry=word,
                    with_=r.choice(["ma", "pa", "step", "kid", "class", "kurator", "bvc1"]))),
        (.7, event("seat_left", at=at, function=f"f-{unit_}", person=f"p-{unit_}")),
        (1, event("seat_taken", at=at, function=f"f-{unit_}", person=f"p-{unit_}", from_="2026-01-01")),
        (6, random_log_row(r, past, at)),
        (2, event("emergency", at=at, part=part_name("school", child), by={"seat": "f-year", "person": "p-year"})),
        (.5, event("emergency", at=at, part=part, by=by)),
        (1.5, event("held_back", at=at, part=part, unit=unit_, from_=[r.choice([guardian, guardian, child])],
                  until=r.choice(["2026-04-01", None]))),
        (.5, event("held_back_ended", at=at, part=part, unit=unit_, from_=[guardian])),
        (2, event("measure_asked", at=at, entry=f"q{len(named(past, 'entry', 'measure_asked'))}",
                  measure=r.choice([measure, f"m{len(measures)}"]), part=part, unit=unit_,
                  signing=signing, signers=signers)),
        (2, event("measure_answered", at=at, entry=f"a{len(named(past, 'entry', 'measure_answered'))}",
                  measure=measure, signer=r.choice(family), said=r.choice(["yes", "no"]))),
        (.15, event("unit_closed", at=at, unit=unit_)),
        (.15, event("unit_closed", at=at, unit=sender(past, fresh))),
        (.3, event("merged", at=at, from_="nursery", to=r.choice(["board", "social"]))),
        (.7, day(f"2026-{r.randrange(3, 6):02d}-{r.randrange(1, 29):02d}")),
    ]
    return r.choices([c for _, c in choices], [w for w, _ in choices])[0]


def beginning(r: random.Random) -> list[dict[str, Any]]:
    """Most parts about the one child, and some about the other."""
    return [event("begun", at="2026-03-01T09:00:00Z", part=part_name(b, child), child=child, branch=b, unit=u)
            for u, b in UNITS.items() for child, often in (("kid", 0.7), ("sib", 0.3))
            if u != "year" and r.random() < often]


def random_history(seed: int, length: int = 60) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """A world and its events; the same seed gives the same history."""
    r = random.Random(seed)
    data, events, now = random_world(r), beginning(r), datetime(2026, 3, 1, 9)
    while len(events) < length:
        now += r.choice(STEPS)
        events.append(random_event(r, events, f"{now.isoformat()}Z"))
    return data, events


def busy_history(seed: int, length: int = 60, rows: int = 150) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """As many events, most of them notes, and these rows of the log: about 12 actors and 40 entries."""
    r = random.Random(seed)
    data, events, now = random_world(r), beginning(r), datetime(2026, 3, 1, 9)
    steps = length - len(events)
    for n in range(steps):
        now += r.choice(STEPS)
        at = f"{now.isoformat()}Z"
        events.append(random_event(r, events, at, writes=100))
        for _ in range(rows * n // steps, rows * (n + 1) // steps):
            events.append(random_log_row(r, events, at))
    return data, events
