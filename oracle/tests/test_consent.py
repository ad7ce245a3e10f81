"""H6, A5, A16 cases 9, 11, 13-16: what a consent carries, asked through `may_offer`."""
import unittest

from .worlds import (ask, asked, begun, born, collected, day, event, history, may_offer, offered, room, said, seat,
                     world, wrote, yes)

BASE = [begun(), wrote()]
BOTH = [said("ma"), said("pa")]


def carries(*events: dict, of: dict | None = None, to: str = "meadow", entry: str = "n1") -> bool:
    return may_offer(history(*BASE, *events, of=of), "class", to, entry=entry)


class Carrying(unittest.TestCase):
    def test_no_record_is_no_consent(self) -> None:
        self.assertFalse(carries())
        self.assertFalse(carries(asked()))

    def test_all_guardians_case_9(self) -> None:
        self.assertTrue(carries(asked(), *BOTH))
        self.assertFalse(carries(asked(), said("ma"), said("pa", "no")))
        self.assertFalse(carries(asked(), said("ma")))

    def test_a_guardian_who_was_not_asked(self) -> None:
        self.assertFalse(carries(asked(signers=("ma",)), said("ma")))
        sole = world(guardians=[{"id": "ma", "child": "kid", "custody": True},
                                {"id": "pa", "child": "kid", "custody": False}])
        self.assertTrue(carries(asked(signers=("ma",)), said("ma"), of=sole))

    def test_from_whom_it_is_secret_is_not_asked(self) -> None:
        block = event("blocked", part="S", unit="class", guardian="pa")
        off = event("unblocked", part="S", unit="class", guardian="pa")
        elsewhere = event("blocked", part="S", unit="year", guardian="pa")
        one = [asked(signers=("ma",)), said("ma")]
        self.assertTrue(carries(block, *one))
        self.assertFalse(carries(*one))
        self.assertFalse(carries(elsewhere, *one), "another unit's block is that unit's")
        self.assertFalse(carries(block, *one, off), "from now on the other answers too")

    def test_together_and_child_alone_case_11(self) -> None:
        together = asked(signing="together", signers=("ma", "pa", "kid"))
        self.assertTrue(carries(together, *BOTH, said("kid")))
        self.assertFalse(carries(together, *BOTH))
        alone = asked(signing="child", signers=("kid",))
        self.assertTrue(carries(alone, said("kid")))
        self.assertFalse(carries(alone, said("kid", "no"), *BOTH))

    def test_partly(self) -> None:
        self.assertTrue(carries(asked(), said("ma"), said("pa", "partly", areas=["learning"])))
        self.assertFalse(carries(asked(), said("ma"), said("pa", "partly", areas=["health"])))
        self.assertFalse(carries(asked(), said("ma", "partly", areas=["health"]),
                                 said("pa", "partly", areas=["learning"])))

    def test_an_answer_never_reaches_beyond_the_question(self) -> None:
        self.assertFalse(carries(asked(areas=("health",)), said("ma", areas=["learning"]),
                                 said("pa", areas=["learning"])))

    def test_talk_is_not_share(self) -> None:
        self.assertFalse(carries(asked(level="talk"), *BOTH))
        self.assertFalse(carries(asked(), said("ma"), said("pa", level="talk")))

    def test_every_area_of_the_entry(self) -> None:
        both = wrote("n2", areas=("learning", "home"))
        self.assertFalse(carries(both, asked(), *BOTH, entry="n2"))
        self.assertTrue(carries(both, asked(areas=("learning", "home")), *BOTH, entry="n2"))
        self.assertFalse(carries(wrote("n3", areas=()), asked(), *BOTH, entry="n3"))

    def test_only_toward_the_named_unit_case_14(self) -> None:
        self.assertFalse(carries(asked(), *BOTH, to="intake"))
        self.assertTrue(carries(asked(receivers=("meadow", "intake")), *BOTH, to="intake"))

    def test_each_discloser_its_own(self) -> None:
        y = wrote("y1", unit_="year")
        self.assertFalse(may_offer(history(*BASE, y, asked(), *BOTH), "year", "meadow", entry="y1"))
        self.assertTrue(may_offer(history(*BASE, y, asked(unit_="year"), *BOTH), "year", "meadow", entry="y1"))


class Ending(unittest.TestCase):
    def test_the_last_day(self) -> None:
        self.assertTrue(carries(asked(), *BOTH, day("2026-06-30T21:59:00Z")))
        self.assertFalse(carries(asked(), *BOTH, day("2026-06-30T22:00:00Z")))
        self.assertFalse(carries(asked(), said("ma"), said("pa", until="2026-04-01"), day("2026-04-02")))

    def test_narrowed(self) -> None:
        narrow = event("narrowed", consent="c1", signer="pa", areas=["health"], level="share", until="2026-06-30")
        wider = event("narrowed", consent="c1", signer="pa", areas=["learning", "health", "home"], level="share",
                      until="2027-01-01")
        self.assertFalse(carries(asked(), *BOTH, narrow))
        self.assertTrue(carries(asked(), *BOTH, wider))
        self.assertFalse(carries(asked(), *BOTH, narrow, wider))
        self.assertFalse(carries(asked(), *BOTH, wider, day("2026-07-01")))

    def test_withdrawn_by_any_signer_is_for_good(self) -> None:
        out = event("withdrawn", consent="c1", signer="pa")
        self.assertFalse(carries(asked(), *BOTH, out))
        self.assertFalse(carries(asked(), *BOTH, out, said("pa")))
        self.assertTrue(carries(asked(), *BOTH, event("withdrawn", consent="c1", signer="stranger")))

    def test_doubted_carries_nothing_whatever_is_answered_until_asked_anew(self) -> None:
        doubt = event("doubted", consent="c1")
        for events in ([*BOTH, doubt], [*BOTH, doubt, said("ma")], [*BOTH, doubt, *BOTH], [doubt, *BOTH],
                       [said("ma"), doubt, said("pa")]):
            self.assertFalse(carries(asked(), *events))
        again = [asked("c2"), said("ma", consent="c2"), said("pa", consent="c2")]
        self.assertTrue(carries(asked(), *BOTH, doubt, *again))
        self.assertTrue(carries(asked(), *BOTH, event("doubted", consent="c2")))

    def test_doubted_still_takes_answers_and_a_yes_to_it_is_withdrawn(self) -> None:
        doubt = event("doubted", consent="c1")
        for q in ("answer", "withdraw"):
            self.assertTrue(yes(history(*BASE, asked(), said("ma"), doubt), q, room("ma"), consent="c1"))
        self.assertFalse(yes(history(*BASE, asked(), said("ma"), doubt), "withdraw", room("pa"), consent="c1"))

    def test_custody_change_case_16(self) -> None:
        ends = event("custody", part="S", guardian="pa", change="ends")
        back = event("custody", part="S", guardian="pa", change="begins")
        new = event("custody", part="S", guardian="aunt", change="begins")
        self.assertFalse(carries(asked(), *BOTH, ends))
        self.assertFalse(carries(asked(), *BOTH, ends, back))
        self.assertFalse(carries(asked(), *BOTH, new))
        self.assertTrue(carries(asked(), *BOTH, ends, asked("c2", signers=("ma",)), said("ma", consent="c2")))
        self.assertTrue(carries(asked(signing="child", signers=("kid",)), said("kid"), ends))
        self.assertTrue(carries(ends, back, asked(), *BOTH))

    def test_custody_of_whomever_in_that_part_ends_what_guardians_were_asked(self) -> None:
        aunt = [event("custody", part="S", guardian="aunt", change=change) for change in ("begins", "ends")]
        known = event("custody", part="S", guardian="pa", change="begins")
        elsewhere = [begun("K", "health", "kurator"), event("custody", part="K", guardian="aunt", change="begins")]
        all_three = [asked(signing="together", signers=("ma", "pa", "kid")), *BOTH, said("kid")]
        for question in ([asked(), *BOTH], all_three):
            self.assertFalse(carries(*question, *aunt))
            self.assertFalse(carries(*question, *aunt, *question[1:]), "it takes no answers")
            self.assertFalse(carries(aunt[0], *question, aunt[1]))
            self.assertTrue(carries(*aunt, *question))
            self.assertTrue(carries(*question, known), "nothing has changed")
            self.assertTrue(carries(*question, *elsewhere))

    def test_eighteen_case_15(self) -> None:
        of = born("2008-03-03")
        long = asked(until="2027-01-01")
        self.assertTrue(carries(long, *BOTH, of=of))
        self.assertFalse(carries(long, *BOTH, day("2026-03-02T23:00:00Z"), of=of))
        own = asked(signing="child", signers=("kid",), until="2027-01-01")
        self.assertTrue(carries(own, said("kid"), day("2026-03-03"), of=of))


class AgainstAGuardian(unittest.TestCase):
    def test_child_of_sixteen_alone_and_nothing_in_the_guardians_rooms_case_12(self) -> None:
        of = born("2010-01-01")
        note = wrote("n2", kind="named_contact")
        close = event("readers", of="n2", shown=[], closed=["ma", "pa"])
        own = [asked(signing="child", signers=("kid",)), said("kid")]
        h = history(begun(), note, close, *own, of=of)
        self.assertTrue(may_offer(h, "class", "meadow", entry="n2"))
        for guardian in ("ma", "pa"):
            self.assertEqual(ask(h, "read", room(guardian), entry="n2")[:2], (False, False))
            self.assertFalse(ask(h, "answer", room(guardian), consent="c1").knows)
        self.assertTrue(yes(history(begun(), note, *own, of=of), "read", room("ma"), entry="n2"))


class Answering(unittest.TestCase):
    def test_a_signer_answers_in_the_own_room(self) -> None:
        h = history(*BASE, asked(signers=("ma", "pa")))
        self.assertTrue(yes(h, "answer", room("ma"), consent="c1"))
        self.assertEqual(ask(h, "answer", room("kid"), consent="c1")[:2], (False, False))
        closed = history(*BASE, asked(), event("blocked", part="S", unit="class", guardian="ma"))
        self.assertFalse(yes(closed, "answer", room("ma"), consent="c1"))

    def test_not_put_to_a_guardian_outside_that_day(self) -> None:
        guard = event("protected", part="S", handlers=["p-class"], household=["ma"])
        over = event("unprotected", part="S")
        for q, told in (("answer", []), ("withdraw", BOTH)):
            outside = history(*BASE, guard, asked(), *told, over)
            inside = history(*BASE, asked(), guard, *told, over)
            anew = history(*BASE, guard, over, asked(), *told)
            for h, who, there in ((outside, "pa", False), (outside, "ma", True), (inside, "pa", True),
                                  (anew, "pa", True)):
                self.assertEqual(ask(h, q, room(who), consent="c1")[:2], (there, there))
            self.assertTrue(yes(outside, q, seat("class"), consent="c1"))

    def test_a_seat_records_with_ask(self) -> None:
        h = history(*BASE, wrote("y", unit_="year"), asked())
        self.assertTrue(yes(h, "answer", seat("class"), consent="c1"))
        self.assertFalse(yes(h, "answer", seat("year"), consent="c1"))

    def test_not_after_it_ended(self) -> None:
        out = event("withdrawn", consent="c1", signer="pa")
        self.assertFalse(yes(history(*BASE, asked(), *BOTH, out), "answer", room("ma"), consent="c1"))
        self.assertFalse(yes(history(*BASE, asked(), day("2026-07-01")), "answer", room("ma"), consent="c1"))

    def test_withdrawing_needs_a_yes(self) -> None:
        self.assertTrue(yes(history(*BASE, asked(), said("ma")), "withdraw", room("ma"), consent="c1"))
        self.assertFalse(yes(history(*BASE, asked(), said("ma")), "withdraw", room("pa"), consent="c1"))
        self.assertFalse(yes(history(*BASE, asked(), said("ma", "no")), "withdraw", room("ma"), consent="c1"))
        self.assertTrue(yes(history(*BASE, asked(), said("ma")), "withdraw", seat("class"), consent="c1"))
        self.assertFalse(yes(history(*BASE, asked(), said("ma"), said("ma", "no")), "withdraw", room("ma"),
                             consent="c1"))
        self.assertTrue(yes(history(*BASE, asked(), said("ma", "partly", areas=["learning"])), "withdraw", room("ma"),
                            consent="c1"))


class TakingBack(unittest.TestCase):
    OUT = event("withdrawn", consent="c1", signer="pa")
    TOGETHER = asked(signing="together", signers=("ma", "pa", "kid"), until=None)

    def withdraws(self, who: dict, *events: dict, of: dict | None = None) -> bool:
        return yes(history(*BASE, *events, of=of), "withdraw", who, consent="c1")

    def test_once_by_anybody(self) -> None:
        for who in (room("ma"), room("pa"), seat("class")):
            self.assertTrue(self.withdraws(who, asked(), *BOTH))
            self.assertFalse(self.withdraws(who, asked(), *BOTH, self.OUT))
            self.assertFalse(self.withdraws(who, asked(), *BOTH, self.OUT, *BOTH))
        self.assertTrue(self.withdraws(room("ma"), asked(), *BOTH, event("withdrawn", consent="c1", signer="stranger")))

    def test_also_when_a_last_day_has_passed(self) -> None:
        for passed in ([asked(), *BOTH, day("2026-07-01")],
                       [asked(until=None), said("ma", until="2026-04-01"), said("pa"), day("2026-04-02")]):
            self.assertFalse(carries(*passed))
            for who in (room("ma"), seat("class")):
                self.assertTrue(self.withdraws(who, *passed))
                self.assertFalse(self.withdraws(who, *passed, self.OUT))
        self.assertFalse(self.withdraws(room("ma"), asked(), said("pa"), day("2026-07-01")))
        self.assertFalse(yes(history(*BASE, asked(), *BOTH, day("2026-07-01")), "answer", room("ma"), consent="c1"))

    def test_nothing_of_a_question_that_custody_has_ended_and_no_answer_to_it(self) -> None:
        ends = event("custody", part="S", guardian="pa", change="ends")
        back = event("custody", part="S", guardian="pa", change="begins")
        new = event("custody", part="S", guardian="aunt", change="begins")
        everybody = (room("ma"), room("pa"), room("kid"), seat("class"))
        told = [self.TOGETHER, *BOTH, said("kid")]
        own = [asked(signing="child", signers=("kid",)), said("kid")]
        for later in ([ends], [ends, back], [new]):
            for q in ("withdraw", "answer"):
                for who in everybody:
                    self.assertTrue(yes(history(*BASE, *told), q, who, consent="c1"))
                    self.assertFalse(yes(history(*BASE, *told, *later), q, who, consent="c1"))
                for who in (room("kid"), seat("class")):
                    self.assertTrue(yes(history(*BASE, *own, *later), q, who, consent="c1"), "the child alone")
            self.assertTrue(self.withdraws(room("ma"), *later, asked(), *BOTH))
        self.assertTrue(self.withdraws(room("pa"), ends, back, asked(), *BOTH))

    def test_not_a_guardians_answer_from_eighteen(self) -> None:
        of, grown = born("2008-03-03"), day("2026-03-03")
        self.assertTrue(self.withdraws(seat("class"), self.TOGETHER, *BOTH, of=of))
        self.assertFalse(self.withdraws(seat("class"), self.TOGETHER, *BOTH, grown, of=of))
        self.assertTrue(self.withdraws(room("kid"), self.TOGETHER, *BOTH, said("kid"), grown, of=of))
        own = asked(signing="child", signers=("kid",), until="2026-03-02")
        self.assertTrue(self.withdraws(room("kid"), own, said("kid"), grown, of=of))
        self.assertFalse(self.withdraws(room("kid"), own, grown, of=of))

    def test_then_nobody_answers_anew_until_asked_again(self) -> None:
        for who in (room("ma"), room("pa"), seat("class")):
            self.assertTrue(yes(history(*BASE, asked(), *BOTH), "answer", who, consent="c1"))
            for later in ([self.OUT], [self.OUT, said("pa")]):
                self.assertFalse(yes(history(*BASE, asked(), *BOTH, *later), "answer", who, consent="c1"))
            self.assertTrue(yes(history(*BASE, asked(), *BOTH, self.OUT, asked("c2")), "answer", who, consent="c2"))


class NewerNo(unittest.TestCase):
    """H6, A5.1 (`refusals`: a no is data too, per recipient): who says no today is not shared about on an older yes."""

    OLDER = [asked(until=None), *BOTH]
    LATER = asked("c2")
    NO = said("pa", "no", consent="c2")
    YES = said("pa", consent="c2")
    AUNT = event("custody", part="S", guardian="aunt", change="begins")

    def shared(self, *events: dict, of: dict | None = None, older: list[dict] | None = None) -> bool:
        """Whether it is offered on the older question, and what has been offered on it and waits is collected."""
        start = [*BASE, *(self.OLDER if older is None else older), offered(ground="consent:c1")]
        h = history(*start, *events, of=of)
        new = may_offer(h, "class", "meadow", "consent:c1")
        self.assertEqual(yes(h, "collect", seat("meadow"), release="r1"), new)
        return new

    def test_a_no_to_the_newer_question_stops_the_older_yes(self) -> None:
        self.assertTrue(self.shared(self.LATER))
        self.assertFalse(self.shared(self.LATER, self.NO))
        self.assertFalse(self.shared(self.LATER, said("ma", consent="c2"), self.NO), "one of the signers is enough")
        self.assertFalse(carries(*self.OLDER, self.LATER, self.NO), "whichever consent is meant")

    def test_it_is_the_later_question_that_counts_not_the_later_answer(self) -> None:
        newest = [asked("c2"), said("pa", "no", consent="c2"), *self.OLDER]
        self.assertTrue(self.shared(older=newest))
        again = [asked("c3"), said("ma", consent="c3"), said("pa", consent="c3")]
        self.assertTrue(carries(*self.OLDER, self.LATER, self.NO, *again), "all said yes after it")
        self.assertFalse(self.shared(self.LATER, self.NO, *again), "but not to the older question")
        first = [*self.OLDER[:1], self.LATER, self.NO, *BOTH]
        self.assertFalse(self.shared(older=first), "it is the questions that come one after the other")

    def test_a_no_holds_for_whom_and_what_it_was_asked_about(self) -> None:
        for other in ({"receivers": ("intake",)}, {"areas": ("health",)}, {"areas": ()}, {"unit_": "year"},
                      {"part": "K"}):
            self.assertTrue(self.shared(asked("c2", **other), self.NO), other)
        for same in ({"receivers": ("intake", "meadow")}, {"areas": ("learning", "home")}, {"level": "talk"}):
            self.assertFalse(self.shared(asked("c2", **same), self.NO), same)

    def test_one_shared_area_of_the_entry_is_enough(self) -> None:
        both = [wrote("n2", areas=("learning", "health")), *self.OLDER, offered("r2", "n2")]
        for areas, free in ((("health", "home"), False), (("home",), True)):
            h = history(*BASE, *both, asked("c2", areas=areas), self.NO)
            self.assertEqual(may_offer(h, "class", "meadow", entry="n2"), free)
            self.assertEqual(yes(h, "collect", seat("meadow"), release="r2"), free)
            self.assertTrue(may_offer(h, "class", "meadow"), "a note about learning alone was not refused")

    def test_hesitating_and_saying_less_is_no_no(self) -> None:
        for less in ([], [said("ma", consent="c2")], [said("pa", "partly", consent="c2", areas=["health"])],
                     [said("pa", consent="c2", level="talk")], [self.YES, event("doubted", consent="c2")],
                     [self.YES, event("narrowed", consent="c2", signer="pa", areas=["health"])],
                     [said("stranger", "no", consent="c2")], [event("withdrawn", consent="c2", signer="stranger")]):
            self.assertTrue(self.shared(self.LATER, *less), less)
        self.assertFalse(self.shared(self.LATER, self.NO, event("doubted", consent="c2")))

    def test_a_no_does_not_wear_off(self) -> None:
        self.assertTrue(self.shared(self.LATER, day("2026-07-01")))
        self.assertFalse(self.shared(self.LATER, self.NO, day("2026-07-01")), "the question's last day")
        short = said("pa", "no", consent="c2", until="2026-03-10")
        self.assertFalse(self.shared(self.LATER, short, day("2026-03-11")), "the answer's last day")
        own = [asked(signing="child", signers=("kid",), until=None), said("kid")]
        grown = [day("2026-03-03")]
        self.assertTrue(self.shared(self.LATER, *grown, older=own, of=born("2008-03-03")))
        self.assertFalse(self.shared(self.LATER, self.NO, *grown, older=own, of=born("2008-03-03")), "a birthday")

    def test_who_changes_a_no_to_a_yes_lets_the_older_one_carry_again(self) -> None:
        for anew in (self.YES, said("pa", "partly", consent="c2", areas=["health"])):
            self.assertTrue(self.shared(self.LATER, self.NO, anew))
        self.assertFalse(self.shared(self.LATER, self.NO, said("ma", consent="c2")), "not another's yes")
        self.assertFalse(self.shared(self.LATER, self.YES, self.NO))
        gone = [self.LATER, self.NO, self.YES]
        self.assertFalse(self.shared(*gone, said("pa", "no")), "if nothing else stops it")

    def test_a_withdrawal_is_a_no_for_good(self) -> None:
        out = event("withdrawn", consent="c2", signer="pa")
        self.assertFalse(self.shared(self.LATER, self.YES, out))
        self.assertFalse(self.shared(self.LATER, self.YES, out, self.YES))
        self.assertFalse(self.shared(self.LATER, self.YES, day("2026-07-01"), out))

    def test_whoever_signs_also_the_child_waits_for_a_talk(self) -> None:
        child = [asked(signing="child", signers=("kid",), until=None), said("kid")]
        self.assertTrue(self.shared(self.LATER, older=child))
        self.assertFalse(self.shared(self.LATER, self.NO, older=child))
        by_child = [asked("c2", signing="child", signers=("kid",)), said("kid", "no", consent="c2")]
        self.assertFalse(self.shared(*by_child), "A16 case 11: the child's no, whatever the guardians have said")
        together = asked("c2", signing="together", signers=("ma", "pa", "kid"))
        self.assertFalse(self.shared(together, said("kid", "no", consent="c2")))

    def test_a_question_that_custody_has_ended_stops_nothing(self) -> None:
        child = [asked(signing="child", signers=("kid",), until=None), said("kid")]
        for over in (self.NO, event("withdrawn", consent="c2", signer="pa")):
            self.assertFalse(self.shared(self.AUNT, self.LATER, over, older=child))
            self.assertTrue(self.shared(self.LATER, over, self.AUNT, older=child))
        elsewhere = [begun("K", "health", "kurator"), {**self.AUNT, "part": "K"}]
        self.assertFalse(self.shared(self.LATER, self.NO, *elsewhere, older=child))
        own = [asked("c2", signing="child", signers=("kid",)), said("kid", "no", consent="c2")]
        self.assertFalse(self.shared(*own, self.AUNT, older=child), "the child's own no is untouched by it")

    def test_what_was_collected_before_stays_readable(self) -> None:
        taken = [*BASE, *self.OLDER, offered(), collected()]
        for later in ([self.NO], [self.NO, self.YES], [event("withdrawn", consent="c2", signer="pa")]):
            self.assertTrue(yes(history(*taken, self.LATER, *later), "read", seat("meadow"), entry="k1"))

    def test_what_was_offered_while_the_no_stood_rests_on_nothing(self) -> None:
        late = [*BASE, *self.OLDER, self.LATER, self.NO, offered("r2"), self.YES]
        self.assertFalse(yes(history(*late), "collect", seat("meadow"), release="r2"))
        self.assertTrue(yes(history(*late, offered("r3")), "collect", seat("meadow"), release="r3"))

    def test_what_the_law_lets_through_asks_for_no_yes(self) -> None:
        h = history(*BASE, asked(receivers=("intake",)), *BOTH, asked("c2", receivers=("intake",)), self.NO)
        self.assertFalse(may_offer(h, "class", "intake"))
        self.assertTrue(may_offer(h, "class", "intake", "law:OSL-10-27"))


if __name__ == "__main__":
    unittest.main()
