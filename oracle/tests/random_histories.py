"""Random histories: 8 people and more, 20 entries, 5 branches, a log, about 60 events."""
from __future__ import annotations

import random
from typing import Any

from .worlds import day, event, organisation, unit, world

UNITS = {"class": "school", "year": "school", "kurator": "health", "nurse": "emi", "meadow": "pre", "bvc1": "bvc",
         "intake": "soc"}
PART = {"school": "S", "health": "K", "emi": "E", "pre": "M", "bvc": "B", "soc": "I"}
KINDS = ["observation", "own_try", "conversation", "analysis", "meeting_called", "meeting_held", "plan_frame",
         "measure", "review", "plan_closed", "named_contact"]
AREAS = ["learning", "health", "home"]
DID = ["open", "read", "note", "readers", "block", "ask", "doubt", "offer", "measure", "protect",
       "emergency"]


def random_world(r: random.Random) -> dict[str, Any]:
    orgs = [organisation("board", school=("SKOLA", [unit("class"), unit("year")]),
                         health=("ELEVHALSA", [unit("kurator")]), emi=("EMI", [unit("nurse")])),
            organisation("nursery", pre=("FSK", [unit("meadow")])),
            organisation("region", bvc=(r.choice(["HSL_PUB", None]), [unit("bvc1")])),
            organisation("social", soc=("SOC", [unit("intake")]))]
    people = [{"id": f"p-{u}", "seats": [{"function": f"f-{u}", "from": "2026-01-01"}]} for u in UNITS]
    birth = r.choice(["2008-04-10", "2010-05-01", "2011-04-01", "2013-04-01", "2016-02-29", "2019-04-20"])
    return world(organisations=orgs, people=people, children=[{"id": "kid", "born": birth}],
                 guardians=[{"id": g, "child": "kid", "custody": r.random() < 0.9} for g in ("ma", "pa")])


def some(r: random.Random, items: list[str]) -> list[str]:
    return [x for x in items if r.random() < 0.5]


def random_event(r: random.Random, n: int) -> dict[str, Any]:
    unit_ = r.choice(list(UNITS))
    part, guardian = PART[UNITS[unit_]], r.choice(["ma", "pa"])
    at = f"2026-{3 + n // 28:02d}-{1 + n % 28:02d}T{r.choice(['09:00', '22:30', '23:30'])}:00Z"
    entry, consent, release = (f"{k}{r.randrange(top)}" for k, top in (("n", 20), ("c", 3), ("r", 5)))
    other = r.choice(list(UNITS))
    by = {"seat": f"f-{unit_}", "person": f"p-{unit_}"}
    signing, signers = r.choice([("guardians", ["ma", "pa"]), ("together", ["ma", "pa", "kid"]), ("child", ["kid"])])
    put, to = r.choice([("guardians", ["ma", "pa"]), ("guardians", ["ma", "pa"]), ("child", ["kid"])])
    later = r.choice(["09:40", "10:00", "10:20"])
    choices: list[tuple[float, dict[str, Any]]] = [
        (3, event("begun", at=at, part=part, child="kid", branch=UNITS[unit_], unit=unit_)),
        (8, event("wrote", at=at, entry=f"n{n % 20}", part=part, unit=unit_, kind=r.choice(KINDS),
                  areas=some(r, AREAS), voices=some(r, ["child", "child_observed", "professional", "guardian:ma"]),
                  by=by)),
        (2, event("readers", at=at, of=entry, shown=some(r, ["ma", "pa", "kid"]), closed=some(r, ["ma", "pa"]))),
        (2, event("asked", at=at, consent=consent, part=part, unit=unit_, receivers=[other], areas=AREAS,
                  level=r.choice(["share", "share", "talk"]), until="2026-06-01",
                  signing=put, signers=to)),
        (8, event("answered", at=at, consent=consent, signer=r.choice([guardian, guardian, "kid"]),
                  said=r.choice(["yes", "yes", "partly", "no"]), areas=r.choice([AREAS, some(r, AREAS)]))),
        (1, event("narrowed", at=at, consent=consent, signer=guardian, areas=some(r, AREAS), level="share",
                  until="2026-05-01")),
        (.5, event("doubted", at=at, consent=consent)),
        (.5, event("withdrawn", at=at, consent=consent, signer=guardian)),
        (5, event("offered", at=at, release=release, entry=entry, from_=unit_, to_unit=other,
                  to_function=f"f-{other}", ground=r.choice(["consent", "law:OSL-25-12", "law:NONE-NOT-SECRET"]))),
        (.5, event("cancelled", at=at, release=release)),
        (4, event("collected", at=at, release=release, copy=f"k{release}", part=PART[UNITS[other]])),
        (1, event("let_in", at=at, part="S", unit="class", other_unit="year", until="2026-04-15")),
        (.5, event("let_in_ended", at=at, part="S", unit="class", other_unit="year")),
        (1, event("custody", at=at, part=part, guardian=guardian, change=r.choice(["ends", "begins"]))),
        (1, event("blocked", at=at, part=part, unit=unit_, guardian=guardian)),
        (1, event("unblocked", at=at, part=part, unit=unit_, guardian=guardian)),
        (.7, event("protected", at=at, part=part, handlers=[f"p-{unit_}"], household=[guardian])),
        (.7, event("unprotected", at=at, part=part)),
        (1, event("own_words", at=at, entry=f"w{r.randrange(2)}", person="kid")),
        (1, event("words_shared", at=at, entry=f"w{r.randrange(2)}", with_=r.choice(["ma", "class"]))),
        (.7, event("seat_left", at=at, function=f"f-{unit_}", person=f"p-{unit_}")),
        (1, event("seat_taken", at=at, function=f"f-{unit_}", person=f"p-{unit_}", from_="2026-01-01")),
        (6, event("looked", at=at, row=f"l{n}", part=part, by=by, did=r.choice(DID),
                  wrote=r.choice([[], [entry], [consent], [release], [f"q{n % 3}"], [f"a{n % 5}"]]))),
        (2, event("emergency", at=at, part="S", by={"seat": "f-year", "person": "p-year"})),
        (2, day(f"{at[:10]}T{later}:00Z")),
        (1, event("held_back", at=at, part=part, unit=unit_, from_=[guardian], until=r.choice(["2026-04-01", None]))),
        (.5, event("held_back_ended", at=at, part=part, unit=unit_, from_=[guardian])),
        (2, event("measure_asked", at=at, entry=f"q{n % 3}", measure=f"m{r.randrange(2)}", part=part, unit=unit_,
                  signing=signing, signers=signers)),
        (2, event("measure_answered", at=at, entry=f"a{n % 5}", measure=f"m{r.randrange(2)}",
                  signer=r.choice(["ma", "pa", "kid"]), said=r.choice(["yes", "no"]))),
        (.15, event("unit_closed", at=at, unit=unit_)),
        (.3, event("merged", at=at, from_="nursery", to=r.choice(["board", "social"]))),
        (.5, day(f"2026-{r.randrange(3, 6):02d}-{r.randrange(1, 29):02d}")),
    ]
    return r.choices([c for _, c in choices], [w for w, _ in choices])[0]


def random_history(seed: int, length: int = 60) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """A world and its events; the same seed gives the same history."""
    r = random.Random(seed)
    start = [event("begun", at="2026-03-01T09:00:00Z", part=PART[b], child="kid", branch=b, unit=u)
             for u, b in UNITS.items() if u != "year" and r.random() < 0.7]
    return random_world(r), start + [random_event(r, n) for n in range(length - len(start))]
