"""H16: a measure's own yes. Each yes with its twin no."""
import unittest

from .worlds import (ask, begun, born, day, event, history, measure_asked, measure_said, organisation, room, seat,
                     unit, world, wrote, yes)

OWN = measure_asked(signing="child", signers=("kid",))
TOGETHER = measure_asked(signing="together", signers=("ma", "pa", "kid"))


def answers(who: str, *events: dict, of: dict | None = None) -> bool:
    return yes(history(begun(), *events, of=of), "answer", room(who), measure="m1")


class Reading(unittest.TestCase):
    LET_IN = event("let_in", part="S", unit="class", other_unit="year", until="2026-03-31")

    def test_at_work_by_the_unit_that_asked(self) -> None:
        h = history(begun(), wrote(), self.LET_IN, measure_asked(), measure_said("ma"))
        self.assertTrue(yes(h, "read", seat("year"), entry="n1"))
        for entry in ("q1", "a1"):
            self.assertTrue(yes(h, "read", seat("class"), entry=entry))
            self.assertEqual(ask(h, "read", seat("year"), entry=entry)[:2], (False, False))
        self.assertFalse(ask(h, "answer", seat("year"), measure="m1").knows)

    def test_it_keeps_the_part_open_to_the_unit_that_asked(self) -> None:
        self.assertTrue(yes(history(begun(), measure_asked(unit_="year")), "read", seat("year"), entry="q1"))
        self.assertFalse(yes(history(begun(), measure_asked()), "open", seat("year"), part="S"))

    def test_not_under_protection(self) -> None:
        guard = event("protected", part="S", handlers=["p-year"], household=["ma"])
        self.assertFalse(yes(history(begun(), measure_asked(), guard), "read", seat("class"), entry="q1"))

    def test_the_question_lies_with_each_signer_and_the_answer_with_whoever_gave_it(self) -> None:
        h = history(begun(), TOGETHER, measure_said("ma"))
        for who in ("ma", "pa", "kid"):
            self.assertTrue(yes(h, "lies_in_room", room=who, entry="q1"))
            self.assertTrue(yes(h, "read", room(who), entry="q1"))
            self.assertEqual(yes(h, "lies_in_room", room=who, entry="a1"), who == "ma")
            self.assertEqual(yes(h, "read", room(who), entry="a1"), who == "ma")
        self.assertFalse(yes(history(begun(), measure_asked()), "lies_in_room", room="kid", entry="q1"))

    def test_a_question_put_to_the_child_alone(self) -> None:
        show = event("readers", of="q1", shown=["ma"], closed=[])
        h = history(begun(), OWN, measure_said("kid"), show)
        for entry in ("q1", "a1"):
            self.assertTrue(yes(h, "read", room("kid"), entry=entry))
            self.assertEqual(ask(h, "read", room("ma"), entry=entry)[:2], (False, False))

    def test_an_answer_is_to_a_question_before_it(self) -> None:
        h = history(begun(), measure_asked(), measure_said("ma"), measure_asked("q2", unit_="year"))
        self.assertTrue(yes(h, "read", seat("class"), entry="a1"))
        self.assertFalse(yes(h, "read", seat("year"), entry="a1"))

    def test_an_answer_to_nothing(self) -> None:
        h = history(begun(), measure_said("ma"))
        self.assertFalse(yes(h, "lies_in_room", room="ma", entry="a1"))
        self.assertFalse(yes(h, "read", seat("class"), entry="a1"))

    def test_lying_is_not_reading_when_the_room_is_closed(self) -> None:
        block = event("blocked", part="S", unit="class", guardian="ma")
        h = history(begun(), measure_asked(), block)
        self.assertTrue(yes(h, "lies_in_room", room="ma", entry="q1"))
        self.assertFalse(yes(h, "read", room("ma"), entry="q1"))


class Answering(unittest.TestCase):
    def test_a_signer_and_nobody_else_and_anew(self) -> None:
        self.assertTrue(answers("ma", measure_asked()))
        self.assertTrue(answers("ma", measure_asked(), measure_said("ma", what="no")))
        self.assertFalse(answers("ma", measure_asked(signers=("pa",))))
        self.assertFalse(answers("ma", OWN))
        self.assertTrue(answers("kid", OWN))
        self.assertFalse(answers("ma"))
        self.assertFalse(answers("ma", measure_asked(measure="m2")))

    def test_in_an_open_room(self) -> None:
        self.assertFalse(answers("ma", measure_asked(), event("blocked", part="S", unit="class", guardian="ma")))
        self.assertFalse(answers("kid", OWN, of=born("2019-03-03")))
        self.assertTrue(answers("kid", OWN, day("2026-03-03"), of=born("2019-03-03")))

    def test_not_put_to_a_guardian_outside_that_day(self) -> None:
        guard = event("protected", part="S", handlers=["p-class"], household=["ma"])
        over = event("unprotected", part="S")
        none = event("custody", part="S", guardian="pa", change="ends")
        show = event("readers", of="q1", shown=["pa"], closed=[])
        for events, there in (([guard, measure_asked(), over], False), ([guard, measure_asked(), over, show], False),
                              ([none, measure_asked()], False), ([measure_asked(), guard, over], True),
                              ([guard, over, measure_asked()], True)):
            self.assertEqual(answers("pa", *events), there)
            self.assertEqual(yes(history(begun(), *events), "lies_in_room", room="pa", entry="q1"), there)
        self.assertTrue(answers("ma", guard, measure_asked(), over))
        self.assertTrue(answers("pa", guard, measure_asked(), over, measure_asked("q2")))

    def test_not_when_who_has_custody_has_changed_since_in_that_part(self) -> None:
        ends = event("custody", part="S", guardian="pa", change="ends")
        back = event("custody", part="S", guardian="pa", change="begins")
        new = event("custody", part="S", guardian="aunt", change="begins")
        elsewhere = event("custody", part="K", guardian="pa", change="ends")
        for change in ([ends], [ends, back], [new]):
            self.assertFalse(answers("ma", measure_asked(), *change))
            self.assertFalse(answers("kid", TOGETHER, *change))
            self.assertTrue(answers("kid", TOGETHER))
            self.assertTrue(answers("kid", OWN, *change), "the child alone")
            self.assertTrue(yes(history(begun(), OWN, *change), "answer", seat("class"), measure="m1"))
            self.assertFalse(yes(history(begun(), TOGETHER, *change), "answer", seat("class"), measure="m1"))
            self.assertTrue(answers("ma", *change, measure_asked(signers=("ma",))))
            self.assertTrue(answers("ma", measure_asked(), *change, measure_asked("q2", signers=("ma",))))
        self.assertTrue(answers("ma", measure_asked(), back), "nothing has changed")
        self.assertTrue(answers("ma", begun("K", "health", "kurator"), measure_asked(), elsewhere))

    OF = born("2008-03-03")
    LAST, FIRST = day("2026-03-02T22:59:59Z"), day("2026-03-02T23:00:00Z")

    def test_from_eighteen_a_question_to_guardians_is_over_for_all_its_signers_the_child_too(self) -> None:
        for told in ([], [measure_said("ma"), measure_said("kid", "a2")]):
            for who in ("ma", "pa", "kid"):
                self.assertTrue(answers(who, TOGETHER, *told, self.LAST, of=self.OF))
                self.assertFalse(answers(who, TOGETHER, *told, self.FIRST, of=self.OF))
            for who in ("ma", "pa"):
                self.assertTrue(answers(who, measure_asked(), *told, self.LAST, of=self.OF))
                self.assertFalse(answers(who, measure_asked(), *told, self.FIRST, of=self.OF))

    def test_nor_does_anybody_at_work_write_an_answer_down_because_it_is_over(self) -> None:
        for question in (TOGETHER, measure_asked()):
            for days, told in ((self.LAST, True), (self.FIRST, False)):
                h = history(begun(), question, days, of=self.OF)
                self.assertEqual(ask(h, "answer", seat("class"), measure="m1")[:2], (told, True))

    def test_it_is_asked_anew_of_the_young_adult_alone(self) -> None:
        anew = {**OWN, "entry": "q2"}
        for own in ([OWN], [TOGETHER, anew], [measure_asked(), anew]):
            self.assertTrue(answers("kid", *own, self.FIRST, of=self.OF), "asked before the birthday")
            self.assertTrue(answers("kid", *own[:-1], self.FIRST, own[-1], of=self.OF), "or after it")
            self.assertTrue(yes(history(begun(), *own, self.FIRST, of=self.OF), "answer", seat("class"), measure="m1"))
            self.assertFalse(answers("ma", *own, self.FIRST, of=self.OF))
        self.assertFalse(answers("kid", self.FIRST, TOGETHER, of=self.OF), "not together with guardians any more")
        strange = {**OWN, "signers": ["ma"]}
        for days, told in ((self.LAST, True), (self.FIRST, False)):
            h = history(begun(), strange, days, of=self.OF)
            self.assertEqual(yes(h, "answer", seat("class"), measure="m1"), told, "no guardian says it from then on")

    def test_what_was_asked_and_answered_before_eighteen_still_lies_with_the_child(self) -> None:
        h = history(begun(), TOGETHER, measure_said("kid"), self.FIRST, of=self.OF)
        for entry in ("q1", "a1"):
            self.assertTrue(yes(h, "read", room("kid"), entry=entry))
            self.assertFalse(yes(h, "read", room("ma"), entry=entry))

    def test_it_is_the_birthday_of_the_child_that_the_part_is_about(self) -> None:
        of = world(children=[{"id": "kid", "born": "2012-03-03"}, {"id": "sib", "born": "2008-03-03"}])
        self.assertTrue(answers("kid", TOGETHER, self.FIRST, of=of))

    def test_a_seat_at_the_asking_unit_records_with_ask(self) -> None:
        for mandates, expected in ((["ask"], True), (["note", "promise", "release"], False)):
            of = world(organisations=[organisation("o", school=("SKOLA", [unit("class", False, mandates)]))])
            self.assertEqual(yes(history(begun(), measure_asked(), of=of), "answer", seat("class"), measure="m1"),
                             expected)
        h = history(begun(), wrote("y1", unit_="year"), measure_asked())
        self.assertFalse(yes(h, "answer", seat("year"), measure="m1"))


if __name__ == "__main__":
    unittest.main()
