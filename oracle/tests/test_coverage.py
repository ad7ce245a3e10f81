"""Which rule has decided what for whom: the kinds of actor, the counts, and what no history can reach."""
import unittest
from collections import Counter
from typing import Any, Iterator

from oracle.coverage import Coverage
from oracle.everything import actors, all_answers, things
from oracle.family import rooms_of
from oracle.history import History
from oracle.impossible import NAMED, impossible
from oracle.kinds import KINDS, about_child, kind, place_of
from oracle.mandates import NEEDS
from oracle.offering import GROUNDS
from oracle.parts import holds_seat
from oracle.questions import answer_question
from oracle.release import may_send
from oracle.things import voices
from oracle.world import Actor, Room, parse_world

from .random_histories import random_history
from .test_protocol import talk
from .worlds import (WORLD, asked, begun, collected, event, history, looked, measure_asked, offered, seat, wrote,
                     world)

Cells = Counter[tuple[str, str, str]]
Asked = tuple[str, str, dict[str, Any]]
FAMILIES = world(children=[{"id": "kid", "born": "2017-05-10"}, {"id": "sib", "born": "2015-05-10"}],
                 guardians=[{"id": "ma", "child": "kid"}, {"id": "ma", "child": "sib"}, {"id": "pa", "child": "kid"},
                            {"id": "old", "child": "kid", "custody": False}, {"id": "step", "child": "sib"}])


def counted(h: History, **more: Any) -> Cells:
    coverage = Coverage()
    all_answers(h, coverage=coverage, **more)
    return coverage.cells()


def what_is_asked(h: History, actor: Actor) -> Iterator[Asked]:
    """(group, thing, question) for each triple that `all` judges of this actor."""
    named = things(h)
    for entry in named["entries"]:
        for voice in (None, *voices(h, entry)):
            yield "entries", entry, {"q": "read", "entry": entry, "voice": voice}
            if isinstance(actor, Room):
                yield "entries", entry, {"q": "lies_in_room", "room": actor.person, "entry": entry, "voice": voice}
    for q, group, field in (("open", "parts", "part"), ("collect", "releases", "release"),
                            ("answer", "consents", "consent"), ("withdraw", "consents", "consent"),
                            ("answer", "measures", "measure"), ("row", "rows", "row")):
        for thing in named[group]:
            yield group, thing, {"q": q, field: thing}
    if isinstance(actor, Room):
        for child in rooms_of(h, actor.person):
            yield "children", child, {"q": "open", "room": actor.person, "child": child}
        return
    for part in named["parts"]:
        for action in NEEDS:
            yield "parts", part, {"q": "do", "action": action, "part": part}
    for entry in named["entries"]:
        for function in h.world.functions.values() if may_send(h, actor, entry) else ():
            for ground in GROUNDS:
                yield "entries", entry, {"q": "may_offer", "entry": entry, "to_unit": function.unit,
                                         "to_function": function.id, "ground": ground}


def asked_one_by_one(h: History) -> Cells:
    """The same count, from single questions."""
    cells: Cells = Counter()
    for actor in actors(h).values():
        if isinstance(actor, Room):
            who = {"room": actor.person}
        elif holds_seat(h, actor):
            who = {"seat": actor.function, "person": actor.person}
        else:
            continue
        for group, thing, question in what_is_asked(h, actor):
            answer = answer_question(h, {**question, "actor": who})
            if group == "rows":
                group, thing = "parts", h.first("looked", row=thing).data["part"]
            here = kind(h, actor, about_child(thing) if group == "children" else place_of(h, group, thing))
            if here:
                cells.update((rule, "yes" if answer.yes else "no", here) for rule in answer.why)
        if not isinstance(actor, Room):
            cells.update(("H7", "no", kind(h, actor, place_of(h, "entries", entry)))
                         for entry in things(h)["entries"] if not may_send(h, actor, entry))
    return cells


class Kinds(unittest.TestCase):
    def kinds(self, h: History, group: str, thing: str) -> dict[str, str | None]:
        return {key.split(":")[-1]: kind(h, actor, place_of(h, group, thing)) for key, actor in actors(h).items()}

    def test_of_a_part_and_all_that_lies_in_it(self) -> None:
        h = history(begun(), wrote(), asked(), offered(), measure_asked(), of=FAMILIES)
        for group, thing in (("parts", "S"), ("entries", "n1"), ("consents", "c1"), ("releases", "r1"),
                             ("measures", "m1")):
            kinds = self.kinds(h, group, thing)
            for who, expected in (("kid", "child"), ("ma", "guardian"), ("pa", "guardian"), ("old", "former"),
                                  ("p-class", "colleague"), ("p-year", "colleague"), ("p-kurator", "outsider"),
                                  ("sib", None), ("step", None)):
                self.assertEqual(kinds[who], expected, (group, who))

    def test_custody_ends_and_begins(self) -> None:
        ends = event("custody", part="S", guardian="pa", change="ends")
        begins = event("custody", part="S", guardian="new", change="begins")
        elsewhere = begun("K", "health", "kurator")
        for events, part, expected in (((begun(), ends), "S", "former"), ((begun(), elsewhere, ends), "K", "guardian"),
                                       ((begun(), ends, {**ends, "change": "begins"}), "S", "guardian")):
            self.assertEqual(self.kinds(history(*events), "parts", part)["pa"], expected)
        self.assertEqual(self.kinds(history(begun(), elsewhere, begins), "parts", "S")["new"], "guardian")
        self.assertEqual(self.kinds(history(begun(), elsewhere, begins), "parts", "K")["new"], "guardian")

    def test_of_own_words_a_colleague_is_where_there_is_a_part_about_the_child(self) -> None:
        h = history(begun(), event("own_words", entry="w1", person="kid"))
        kinds = self.kinds(h, "entries", "w1")
        self.assertEqual((kinds["kid"], kinds["ma"], kinds["p-class"], kinds["p-kurator"]),
                         ("child", "guardian", "colleague", "outsider"))

    def test_of_a_copy_and_of_a_release_each_has_its_own_branch(self) -> None:
        h = history(begun(), wrote(), offered(), collected())
        self.assertEqual(self.kinds(h, "entries", "k1")["p-meadow"], "colleague")
        self.assertEqual(self.kinds(h, "releases", "r1")["p-meadow"], "outsider")

    def test_of_a_measure_asked_about_in_two_branches_both_are_near(self) -> None:
        h = history(begun(), begun("K", "health", "kurator"), measure_asked(),
                    measure_asked("q2", part="K", unit_="kurator"))
        kinds = self.kinds(h, "measures", "m1")
        self.assertEqual((kinds["p-class"], kinds["p-kurator"], kinds["p-nurse"]),
                         ("colleague", "colleague", "outsider"))


class Counts(unittest.TestCase):
    def test_each_rule_named_counts_once_for_each_triple(self) -> None:
        cells = counted(history(begun(), looked()), only={"seat:f-class:p-class"})
        self.assertEqual(cells["H13", "yes", "colleague"], 1)
        self.assertEqual(cells["H1", "yes", "colleague"], 1 + len(NEEDS) + 1)
        self.assertEqual(cells["H1", "no", "colleague"], 0)
        self.assertEqual(counted(history(begun(), looked()), only={"seat:f-nurse:p-nurse"})["H1", "no", "outsider"],
                         1 + len(NEEDS) + 1)

    def test_a_seat_that_is_not_held_is_not_judged(self) -> None:
        left = event("seat_left", function="f-class", person="p-class")
        self.assertTrue(counted(history(begun()), only={"seat:f-class:p-class"}))
        self.assertFalse(counted(history(begun(), left), only={"seat:f-class:p-class"}))

    def test_another_family_is_judged_in_no_cell(self) -> None:
        coverage = Coverage()
        all_answers(history(begun(), wrote(), of=FAMILIES), {"room:sib"}, coverage)
        # The entry is read and lies, and the part is opened, by a stranger; the own room by the child.
        self.assertEqual((coverage.tally.total(), coverage.cells()), (4, {("H4", "yes", "child"): 1}))

    def test_it_is_what_single_questions_say(self) -> None:
        for seed in range(4):
            data, events = random_history(seed)
            h = History(parse_world(data), events)
            self.assertEqual(counted(h), asked_one_by_one(h))


class Protocol(unittest.TestCase):
    def test_it_counts_all_worlds_and_only_what_all_has_answered(self) -> None:
        history_ = [{"world": WORLD}, {"event": begun()}, {"event": wrote()}]
        question = {"q": "read", "actor": seat("class"), "entry": "n1"}
        out = talk({"coverage": True}, *history_, question, {"coverage": True}, {"all": True}, {"coverage": True},
                   *history_, {"all": True}, {"coverage": True})
        none, still_none, once, twice = (line for line in out if "triples" in line)
        for empty in (none, still_none):
            self.assertEqual((empty["triples"], empty["cells"]), (0, []))
        self.assertGreater(once["triples"], 0)
        self.assertEqual(twice["triples"], 2 * once["triples"])
        self.assertEqual(twice["cells"], [[*cell, 2 * times] for *cell, times in once["cells"]])
        self.assertEqual(once["cells"], sorted(once["cells"]))
        self.assertEqual(len(once["impossible"]), len(impossible()))

    def test_all_of_some_actors(self) -> None:
        asked_for = ["room:ma", "seat:f-class:p-class", "room:nobody"]
        begin = [{"world": WORLD}, {"event": begun()}, {"event": wrote(kind="measure")}]
        whole, some, none, wrong = talk(*begin, {"all": True}, {"all": True, "actors": asked_for},
                                        {"all": True, "actors": []}, {"all": True, "actors": "room:ma"})[-4:]
        self.assertEqual(some["actors"], whole["actors"])
        self.assertEqual(some["things"], whole["things"])
        for section in set(whole) - {"actors", "things", "today"}:
            self.assertEqual(some[section], {k: v for k, v in whole[section].items() if k in asked_for}, section)
            self.assertEqual(none[section], {})
        self.assertEqual(set(some["read"]), {"room:ma", "seat:f-class:p-class"})
        self.assertIn("error", wrong)

    def test_only_who_is_asked_for_is_counted(self) -> None:
        begin = [{"world": WORLD}, {"event": begun()}]
        *_, coverage = talk(*begin, {"all": True, "actors": ["room:kid"]}, {"coverage": True})
        self.assertEqual({kind_ for _, _, kind_, _ in coverage["cells"]}, {"child"})


class Impossible(unittest.TestCase):
    def test_the_table_is_of_cells_that_there_are_each_with_a_reason(self) -> None:
        for (rule, outcome, kind_), reason in impossible().items():
            self.assertIn(rule, NAMED)
            self.assertIn(outcome, ("yes", "no"))
            self.assertIn(kind_, KINDS)
            self.assertTrue(reason)

    def test_random_histories_reach_each_cell_that_is_possible_and_no_other(self) -> None:
        coverage = Coverage()
        for seed in range(110):
            data, events = random_history(seed)
            h = History(parse_world(data), [])
            for n, one in enumerate(events):
                before, h = h, h.then(one)
                before.forget()
                if n % 12 == 11 or one["type"] == "emergency":
                    all_answers(h, coverage=coverage)
        reached, cannot = set(coverage.cells()), set(impossible())
        self.assertEqual(reached & cannot, set())
        everything = {(rule, outcome, kind_) for rule in NAMED for outcome in ("yes", "no") for kind_ in KINDS}
        self.assertEqual(reached | cannot, everything)
        self.assertGreater(coverage.tally.total(), 500_000)


if __name__ == "__main__":
    unittest.main()
