"""What must hold in every history, asked of random ones. ORACLE_FUZZ sets how many."""
import os
import random
import unittest
from collections import Counter
from datetime import date, timedelta
from typing import Any

from oracle.everything import actors, all_answers, things, touched
from oracle.family import room_open, rooms_of
from oracle.history import History
from oracle.parts import holds_seat, not_kept_out, opens, protection
from oracle.questions import answer_question, part_of, read
from oracle.release import locked, resting_on
from oracle.threads import decision
from oracle.world import Room, Seat, parse_world

from .random_histories import random_history
from .worlds import asked, begun, collected, day, event, history, looked, may_offer, offered, said, seat, wrote, yes

RUNS = int(os.environ.get("ORACLE_FUZZ", "60"))
SEEN = ("read", "open", "collect", "answer", "answer_measure", "withdraw", "rows")
YES = (*SEEN, "lies_in_room")


def built(seed: int) -> History:
    data, events = random_history(seed)
    h = History(parse_world(data), [])
    for one in events:
        h = h.then(one)
    return h


def whole(thing: str) -> str:
    """The entry that a voice is of; anything else is itself."""
    return thing.split("/")[0]


def triples(everything: dict[str, Any]) -> set[tuple[str, str, str]]:
    """Every yes as (question, actor, thing)."""
    found = {(q, actor, thing) for q in YES for actor, ids in everything[q].items() for thing in ids}
    found |= {(f"do:{x}", actor, part) for actor, parts in everything["do"].items() for part, done in parts.items()
              for x in done}
    return found | {(f"offer:{g}:{f}", actor, entry) for actor, entries in everything["offer"].items()
                    for entry, to in entries.items() for f, grounds in to.items() for g in grounds}


class Lending:
    """One question to two guardians, and what is offered and collected on it: a reckoning with state, unlike the
    oracle's. No answer here leaves out an area; only days are at stake."""

    def __init__(self) -> None:
        self.until = date(2026, 4, 20)
        self.said: dict[str, date] = {}
        self.last: dict[str, date | None] = {}
        """Release -> its last day so far; None when it rests on nothing."""
        self.taken: set[str] = set()

    def carries(self, today: date) -> bool:
        return len(self.said) == 2 and today <= min(self.said.values())

    def next_event(self, r: random.Random, n: int, today: date) -> dict[str, Any]:
        """Mostly answers, offers and collecting, and some days; an earlier or a later day, or none."""
        at = {"at": f"{today.isoformat()}T10:00:00Z"}
        until = r.choice([None, None, None, (today + timedelta(days=r.randrange(-1, 9))).isoformat()])
        who, waiting = r.choice(["ma", "pa"]), sorted(set(self.last) - self.taken)
        choices = [said(who, r.choice(["yes", "partly"]), until=until, **at), said(who, until=until, **at),
                   event("narrowed", consent="c1", signer=r.choice(sorted(self.said) or ["pa"]), until=until, **at),
                   offered(f"r{n}", **at), offered(f"r{n}", ground="consent:c1", **at),
                   day((today + timedelta(days=r.randrange(1, 4))).isoformat())]
        if waiting:
            choices.append(collected(waiting[0], f"k{waiting[0]}", **at))
        return r.choice(choices)

    def learn(self, one: dict[str, Any], today: date) -> None:
        """What the event makes of the days."""
        if one["type"] == "offered":
            self.last[one["release"]] = min(self.said.values()) if self.carries(today) else None
        elif one["type"] == "collected":
            self.taken.add(one["release"])
        elif one["type"] in ("answered", "narrowed"):
            until = date.fromisoformat(one["until"]) if one["until"] else self.until
            if one["type"] == "answered":
                self.said[one["signer"]] = min(until, self.until)
            elif one["signer"] in self.said:
                self.said[one["signer"]] = min(until, self.said[one["signer"]])
            self.last = {release: last and min(last, until) for release, last in self.last.items()}


class Invariants(unittest.TestCase):
    def test_no_reader_without_a_seat_in_the_part_or_an_open_room(self) -> None:
        seen = 0
        for seed in range(RUNS):
            h = built(seed)
            for entry in things(h)["entries"]:
                for actor in [*actors(h).values(), Seat("f-class", "stranger"), Room("stranger")]:
                    if not read(h, actor, entry).yes:
                        continue
                    seen += 1
                    if isinstance(actor, Room):
                        self.assertTrue(any(room_open(h, actor.person, c) for c in rooms_of(h, actor.person)))
                    else:
                        self.assertTrue(holds_seat(h, actor))
                        part = part_of(h, entry)
                        if part:
                            self.assertTrue(opens(h, actor, part) and not_kept_out(h, actor, part))
        self.assertGreater(seen, RUNS)

    def test_a_locked_copy_is_never_read(self) -> None:
        """But in an emergency (H12)."""
        held = shut = 0
        for seed in range(RUNS):
            h = built(seed)
            for copy in (f.data["copy"] for f in h.find("collected")):
                for actor in actors(h).values():
                    answer = read(h, actor, copy)
                    reads = answer.yes and answer.why != ("H12",)
                    held += reads
                    shut += locked(h, copy)
                    self.assertFalse(reads and locked(h, copy))
        self.assertGreater(shut, 0)
        self.assertGreater(held, 0)

    def test_events_that_only_close_never_add_a_yes(self) -> None:
        """A block, an end of custody, a withdrawal, doubt, a left seat, an ended let-in, protection.

        At work a block can: it is an act of its unit (H1), and whom it closes out need not sign (H6)."""
        for seed in range(RUNS):
            h = built(seed)
            r = random.Random(seed)
            before = triples(all_answers(h))
            at = {"at": "2026-03-01T00:00:00Z"}
            for closing in (
                event("blocked", part="S", unit="class", guardian=r.choice(["ma", "pa"]), **at),
                event("withdrawn", consent=r.choice(["c0", "c1", "c2"]), signer="ma", **at),
                event("doubted", consent="c0", **at),
                event("seat_left", function="f-class", person="p-class", **at),
                event("let_in_ended", part="S", unit="class", other_unit="year", **at),
                event("cancelled", release="r0", **at),
            ):
                more = triples(all_answers(h.then(closing))) - before
                if closing["type"] == "blocked":
                    more = {one for one in more if one[1].startswith("room:")}
                self.assertEqual(more, set(), closing)

    def test_a_no_to_a_newer_question_only_takes_away_and_a_yes_instead_gives_it_back(self) -> None:
        """A refusal never increases access (H6, A5.1), and hides nothing that was given."""
        offers = collects = 0
        for seed in range(RUNS):
            h, at = built(seed), {"at": built(seed).now.isoformat()}
            for one in (wrote("nx", **at), asked("cx", until=None, signing="child", signers=("kid",), **at),
                        said("kid", consent="cx", **at), offered("rx", "nx", **at),
                        asked("cy", areas=("learning", "home"), signers=("ma",), **at)):
                h = h.then(one)
            no, free = h.then(said("ma", "no", consent="cy", **at)), triples(all_answers(h))
            refused = triples(all_answers(no))
            self.assertLessEqual(refused, free)
            self.assertLessEqual({q for q, _, _ in free - refused}, {"collect", "offer:consent:f-meadow"})
            offers += ("offer:consent:f-meadow", "seat:f-class:p-class", "nx") in free - refused
            collects += ("collect", "seat:f-meadow:p-meadow", "rx") in free - refused
            instead = said("ma", consent="cy", **at)
            self.assertEqual(triples(all_answers(no.then(instead))), triples(all_answers(h.then(instead))))
        self.assertGreater(offers, 0)
        self.assertGreater(collects, 0)

    def test_no_answer_gives_back_what_a_last_day_has_ended_and_it_carries_new_offers(self) -> None:
        """A last day shortens for good (H6, H7)."""
        read_before = collected_before = offered_anew = 0
        for seed in range(RUNS // 4 + 1):
            h, r = built(seed), random.Random(seed)
            at, last = {"at": h.now.isoformat()}, h.today + timedelta(days=r.randrange(3))
            for one in (wrote("nx", **at), asked("cx", until=None, signing="child", signers=("kid",), **at),
                        said("kid", consent="cx", **at), offered("rx", "nx", ground="consent:cx", **at),
                        offered("ry", "nx", ground="consent:cx", **at)):
                h = h.then(one)
            short = r.choice([said("kid", consent="cx", until=last.isoformat(), **at),
                              event("narrowed", consent="cx", signer="kid", until=last.isoformat(), **at)])
            longer = said("kid", consent="cx", until=r.choice([None, "2030-01-01"]), **at)
            ends = [collected("rx", "kx", **at), short]
            for one in (*r.sample(ends, 2), *r.choice([[], [longer]]), day(last.isoformat())):
                h = h.then(one)
            read_before += not locked(h, "kx")
            collected_before += any("ry" in ids for ids in all_answers(h)["collect"].values())
            for one in (day((last + timedelta(days=1)).isoformat()), {**longer, "at": h.now.isoformat()}):
                h = h.then(one)
                self.assertTrue(locked(h, "kx"))
                self.assertFalse(any({"rx", "ry"} & set(ids) for ids in all_answers(h)["collect"].values()))
            offered_anew += ("offer:consent:f-meadow", "seat:f-class:p-class", "nx") in triples(all_answers(h))
        for seen in (read_before, collected_before, offered_anew):
            self.assertGreater(seen, 0)

    def test_each_offer_keeps_the_earliest_day_that_was_counted_event_by_event(self) -> None:
        """The last day of H6, H7, counted on the way forward, and that all that it ends is touched."""
        told: Counter[str] = Counter()
        for seed in range(RUNS // 2 + 1):
            r, h, lending = random.Random(seed), history(begun(), begun("M", "pre", "meadow"), wrote()), Lending()
            h = h.then(asked(until=lending.until.isoformat()))
            for n in range(30):
                one = lending.next_event(r, n, h.today)
                before, h = h, h.then(one)
                lending.learn(one, h.today)
                self.assertEqual(may_offer(h, "class", "meadow"), lending.carries(h.today), one)
                for release, last in lending.last.items():
                    holds = last is not None and h.today <= last
                    if release in lending.taken:
                        self.assertEqual(locked(h, f"k{release}"), not holds, (one, release))
                    else:
                        self.assertEqual(yes(h, "collect", seat("meadow"), release=release), holds, (one, release))
                    told[f"{'copy' if release in lending.taken else 'offer'} {holds}"] += 1
                if seed % 6 == 0:
                    things_ = {whole(thing) for _, _, thing in triples(all_answers(before)) ^ triples(all_answers(h))}
                    self.assertLessEqual(things_ - {"kid"}, set(touched(h, len(h.events) - 1)["things"]), one)
        for seen in ("copy True", "copy False", "offer True", "offer False"):
            self.assertGreater(told[seen], RUNS // 4)

    def test_custody_that_ends_adds_nothing_to_that_guardian(self) -> None:
        for seed in range(RUNS):
            h = built(seed)
            ends = event("custody", part="S", guardian="pa", change="ends", at="2026-03-01T00:00:00Z")
            after = all_answers(h.then(ends))
            self.assertLessEqual({t for t in triples(after) if t[1] == "room:pa"}, triples(all_answers(h)))

    def test_protection_leaves_only_handlers_inside(self) -> None:
        for seed in range(RUNS):
            h = built(seed).then(event("protected", part="S", handlers=["p-class"], household=[],
                                       at="2026-03-01T00:00:00Z"))
            everything = all_answers(h)
            for q, actor, thing in triples(everything):
                if thing == "S" or part_of(h, whole(thing)) == "S" or h.first("looked", row=thing, part="S"):
                    self.assertTrue(actor.startswith("room:kid") or actor.endswith(":p-class")
                                    or q == "lies_in_room", (q, actor, thing))

    def test_an_emergency_only_reads_in_that_seat_and_that_part(self) -> None:
        more = 0
        for seed in range(RUNS):
            h = built(seed)
            begins = event("emergency", part="S", by={"seat": "f-year", "person": "p-year"}, at=h.now.isoformat())
            before, after = triples(all_answers(h)), triples(all_answers(h.then(begins)))
            self.assertLessEqual(before, after)
            for q, actor, thing in after - before:
                more += 1
                self.assertEqual((q, actor, part_of(h, whole(thing))), ("read", "seat:f-year:p-year", "S"))
                self.assertIsNone(h.first("measure_asked", entry=thing) or h.first("measure_answered", entry=thing))
        self.assertGreater(more, 0)

    def test_no_emergency_is_begun_where_the_child_is_protected(self) -> None:
        free = shut = 0
        for seed in range(RUNS):
            h = built(seed)
            for done in all_answers(h)["do"].values():
                for part, actions in done.items():
                    protected = protection(h, part) is not None
                    shut += protected
                    free += "emergency" in actions
                    self.assertEqual("emergency" in actions, "note" in actions and not protected)
        self.assertGreater(shut, 0)
        self.assertGreater(free, 0)

    def test_no_row_at_home_of_what_is_nobodys_there_or_was_put_to_the_child_alone(self) -> None:
        seen = 0
        for seed in range(RUNS):
            h = built(seed)
            for actor, rows in all_answers(h)["rows"].items():
                for row in (h.first("looked", row=r) for r in rows if actor.startswith("room:")):
                    seen += 1
                    self.assertNotIn(row.data["did"], ("readers", "block", "doubt"))
                    put = [h.first("measure_asked", entry=thing) or h.first("asked", consent=thing)
                           for thing in row.data["wrote"]]
                    if actor != "room:kid" and row.data["did"] in ("ask", "measure"):
                        self.assertFalse([f for f in put if f and f.data["signing"] == "child"])
        self.assertGreater(seen, RUNS)

    def test_no_row_for_a_guardian_of_a_release_on_the_childs_own_consent(self) -> None:
        seen = {"child": 0, "guardians": 0}
        for seed in range(RUNS):
            h = built(seed)
            at = {"at": (h.now + timedelta(seconds=1)).isoformat()}
            for signing, signers in (("child", ["kid"]), ("guardians", ["ma", "pa"])):
                more = History(h.world, h.events)
                for one in (wrote("nx", **at), asked("cx", until=None, signing=signing, signers=signers, **at),
                            *(said(s, consent="cx", **at) for s in signers),
                            offered("rx", "nx", ground=random.Random(seed).choice(["consent", "consent:cx"]), **at),
                            looked("x1", "offer", wrote_=("rx",), **at)):
                    more = more.then(one)
                if "cx" not in resting_on(more, "rx"):
                    continue
                told = all_answers(more)["rows"]
                seen[signing] += any("x1" in told.get(guardian, []) for guardian in ("room:ma", "room:pa"))
        self.assertEqual(seen["child"], 0)
        self.assertGreater(seen["guardians"], 0)

    def test_nothing_by_law_about_anybody_who_has_turned_eighteen(self) -> None:
        seen = 0
        for seed in range(RUNS):
            h = built(seed)
            by_law = {f.data["release"] for f in h.find("offered") if f.data["ground"].startswith("law:")}
            for now in (h, h.then(day("2040-01-01"))):
                everything = all_answers(now)
                found = {(q, thing) for q, _, thing in triples(everything)
                         if q.startswith("offer:law:") or (q == "collect" and thing in by_law)}
                if now is h:
                    seen += bool(found)
                else:
                    self.assertEqual(found, set())
        self.assertGreater(seen, RUNS // 2)

    def test_a_page_that_opens_again_locks_nothing_and_what_it_asked_meanwhile_is_not_told(self) -> None:
        held = told = 0
        for seed in range(RUNS):
            h = built(seed)
            at = [{"at": (h.now + timedelta(seconds=n)).isoformat()} for n in range(5)]
            page = {"part": "S", "unit": "class", "guardian": "pa"}
            for one in (wrote("nx", **at[0]), event("blocked", **page, **at[1]),
                        asked("cx", until=None, signers=["ma"], **at[2]), said("ma", consent="cx", **at[2]),
                        offered("rx", "nx", ground="consent:cx", **at[2]), looked("x1", "ask", wrote_=("cx",), **at[2]),
                        looked("x2", "offer", wrote_=("rx",), **at[2]), collected("rx", "kx", **at[2])):
                h = h.then(one)
            opened = h.then(event("unblocked", **page, **at[3]))
            opened = opened.then(looked("x3", "ask", wrote_=("cx",), **at[4]))
            self.assertEqual(locked(opened, "kx"), locked(h, "kx"))
            held += not locked(opened, "kx")
            rows = all_answers(opened)["rows"].get("room:pa", [])
            self.assertFalse({"x1", "x2"} & set(rows))
            told += "x3" in rows
        self.assertGreater(held, 0)
        self.assertGreater(told, 0)

    def test_the_first_and_the_last_moment_of_a_protection_are_kept_from_whoever_was_outside(self) -> None:
        seen = 0
        for seed in range(RUNS):
            h = built(seed)
            begins, ends, after = ((h.now + timedelta(seconds=n)).isoformat() for n in (10, 20, 21))
            for one in (looked("x1", at=begins), event("protected", part="S", handlers=[], household=["ma"], at=begins),
                        event("unprotected", part="S", at=ends), looked("x2", at=ends), looked("x3", at=after)):
                h = h.then(one)
            told = all_answers(h)["rows"].get("room:pa", [])
            self.assertFalse({"x1", "x2"} & set(told))
            seen += "x3" in told
        self.assertGreater(seen, 0)

    def test_no_words_of_another_and_nothing_of_a_closed_thread_lie_in_a_room(self) -> None:
        seen = shut = 0
        for seed in range(RUNS):
            h = built(seed)
            for actor, lying in all_answers(h)["lies_in_room"].items():
                person = actor.split(":")[1]
                for thing in lying:
                    entry, _, voice = thing.partition("/")
                    seen += bool(voice)
                    self.assertNotEqual(decision(h, entry, person), "closed")
                    if voice == "child" or voice.startswith("guardian:"):
                        self.assertEqual(voice, "child" if person in h.world.born else f"guardian:{person}")
            shut += sum("closed" in (decision(h, entry, person) for person in ("kid", "ma", "pa"))
                        for entry in things(h)["entries"])
        self.assertGreater(seen, RUNS)
        self.assertGreater(shut, 0)

    def test_nobody_at_work_is_in_a_room_and_no_guardian_after_eighteen(self) -> None:
        for seed in range(RUNS):
            h = built(seed).then({"type": "day", "to": "2040-01-01"})
            everything = all_answers(h)
            for section in SEEN:
                for guardian in ("room:ma", "room:pa"):
                    self.assertNotIn(guardian, everything[section])
            for actor, opened in everything["open"].items():
                self.assertTrue(actor.startswith("room:") or "kid" not in opened)

    def test_yes_means_may_be_told(self) -> None:
        for seed in range(RUNS):
            everything = all_answers(built(seed))
            for section in SEEN:
                for actor, ids in everything[section].items():
                    if section != "open":
                        self.assertLessEqual({whole(thing) for thing in ids}, set(everything["knows"][actor]))

    def test_what_changes_is_touched(self) -> None:
        for seed in range(RUNS // 10 + 1):
            data, events = random_history(seed)
            h = History(parse_world(data), [])
            for n, one in enumerate(events):
                before, h = triples(all_answers(h)), h.then(one)
                reach = touched(h, n)
                for _, actor, thing in before ^ triples(all_answers(h)):
                    self.assertIn(actor, reach["actors"])
                    self.assertTrue(whole(thing) in reach["things"] or thing in ("kid", "sib"), (one, actor, thing))

    def test_all_says_the_same_as_single_questions(self) -> None:
        for seed in range(RUNS // 5 + 1):
            h = built(seed)
            everything = all_answers(h)
            for key, actor in actors(h).items():
                who = {"room": actor.person} if isinstance(actor, Room) else {
                    "seat": actor.function, "person": actor.person}
                for q, group, name in (("read", "entries", "entry"), ("collect", "releases", "release"),
                                       ("answer", "consents", "consent"), ("withdraw", "consents", "consent"),
                                       ("answer", "measures", "measure"), ("row", "rows", "row")):
                    section = {"measures": "answer_measure", "rows": "rows"}.get(group, q)
                    for thing in everything["things"][group]:
                        single = answer_question(h, {"q": q, "actor": who, name: thing})
                        self.assertEqual(single.yes, thing in everything[section].get(key, []), (q, key, thing))


if __name__ == "__main__":
    unittest.main()
