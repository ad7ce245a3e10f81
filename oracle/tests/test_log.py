"""H13, H14: who sees a row of the log, and what is told later. Each yes with its twin no."""
import unittest

from .worlds import (ask, asked, begun, born, collected, day, emergency, event, held_back, history, looked,
                     measure_asked, measure_said, offered, organisation, room, said, seat, unit, world, wrote, yes)

DONE = ("open", "read", "note", "ask", "offer", "let_in", "meet", "plan", "promise", "protect", "custody", "collect",
        "measure", "emergency")


def sees(who: str, *events: dict, row: str = "l1", of: dict | None = None) -> bool:
    return yes(history(begun(), *events, of=of), "row", room(who), row=row)


class AtWork(unittest.TestCase):
    def test_coordinate_or_ask_in_a_part_it_opens(self) -> None:
        for mandates, expected in ((["coordinate"], True), (["ask"], True), (["note", "release"], False)):
            of = world(organisations=[organisation("o", school=("SKOLA", [unit("class", False, mandates)]))])
            self.assertEqual(yes(history(begun(), looked(), of=of), "row", seat("class"), row="l1"), expected)

    def test_of_that_part_and_no_other(self) -> None:
        h = history(begun(), begun("K", "health", "kurator"), looked(), looked("l2", part="K", by="kurator"))
        self.assertTrue(yes(h, "row", seat("class"), row="l1"))
        self.assertTrue(yes(h, "row", seat("kurator"), row="l2"))
        self.assertEqual(ask(h, "row", seat("class"), row="l2")[:2], (False, False))
        self.assertFalse(yes(h, "row", seat("year"), row="l1"))
        self.assertFalse(yes(h, "row", seat("class"), row="nothing"))

    def test_every_row_also_what_is_told_nobody_at_home(self) -> None:
        block, doubt = looked("l2", "block"), looked("l3", "doubt")
        close = event("readers", of="n1", shown=[], closed=["ma"])
        h = history(begun(), wrote(), looked(did="note", wrote_=("n1",)), close, held_back(), block, doubt)
        for row in ("l1", "l2", "l3"):
            self.assertTrue(yes(h, "row", seat("class"), row=row))

    def test_outside_the_protection(self) -> None:
        guard = event("protected", part="S", handlers=["p-year"], household=["ma"])
        self.assertFalse(yes(history(begun(), looked(), guard), "row", seat("class"), row="l1"))


class AtHome(unittest.TestCase):
    def test_the_child_and_each_guardian_whose_room_is_open(self) -> None:
        block = event("blocked", part="S", unit="class", guardian="pa")
        off = event("unblocked", part="S", unit="class", guardian="pa")
        for who in ("kid", "ma", "pa"):
            self.assertTrue(sees(who, looked()))
        self.assertFalse(sees("pa", looked(), block))
        self.assertTrue(sees("pa", block, looked(), off))
        self.assertFalse(sees("stranger", looked()))

    def test_a_child_from_seven_and_a_guardian_until_eighteen(self) -> None:
        self.assertFalse(sees("kid", looked(), of=born("2019-03-03")))
        self.assertTrue(sees("kid", looked(), day("2026-03-03"), of=born("2019-03-03")))
        self.assertTrue(sees("ma", looked(), of=born("2008-03-03")))
        self.assertFalse(sees("ma", looked(), day("2026-03-03"), of=born("2008-03-03")))

    def test_of_any_part_about_that_child_and_no_other(self) -> None:
        of = world(children=[{"id": "kid", "born": "2017-05-10"}, {"id": "sib", "born": "2015-05-10"}])
        other = [{**begun("K", "health", "kurator"), "child": "sib"}, looked(part="K", by="kurator")]
        self.assertTrue(sees("ma", begun("K", "health", "kurator"), looked(part="K", by="kurator")))
        self.assertFalse(sees("ma", *other, of=of))
        self.assertTrue(sees("sib", *other, of=of))

    def test_readers_block_and_doubt_are_nobodys(self) -> None:
        for who in ("kid", "ma"):
            for did in DONE:
                self.assertTrue(sees(who, looked(did=did)), did)
            for did in ("readers", "block", "doubt"):
                self.assertFalse(sees(who, looked(did=did)), did)

    def test_a_doubt_is_nobodys_also_of_a_question_that_one_sees(self) -> None:
        doubt = [asked(), event("doubted", consent="c1")]
        for who in ("kid", "ma", "pa"):
            self.assertTrue(sees(who, *doubt, looked(did="ask", wrote_=("c1",))))
            self.assertFalse(sees(who, *doubt, looked(did="doubt", wrote_=("c1",))))

    def test_a_doubt_at_work_is_as_other_rows(self) -> None:
        health = begun("K", "health", "kurator")
        for did in ("ask", "doubt"):
            h = history(begun(), health, looked(did=did))
            self.assertTrue(yes(h, "row", seat("class"), row="l1"), did)
            self.assertFalse(yes(h, "row", seat("kurator"), row="l1"), did)
        for mandates, expected in ((["ask"], True), (["note", "release"], False)):
            of = world(organisations=[organisation("o", school=("SKOLA", [unit("class", False, mandates)]))])
            self.assertEqual(yes(history(begun(), looked(did="doubt"), of=of), "row", seat("class"), row="l1"),
                             expected)


class Protected(unittest.TestCase):
    GUARD = event("protected", part="S", handlers=["p-class"], household=["ma"], at="2026-03-02T10:00:00Z")
    OVER = event("unprotected", part="S", at="2026-03-02T11:00:00Z")
    MEANWHILE = looked(at="2026-03-02T10:30:00Z")

    def test_meanwhile_and_afterwards(self) -> None:
        self.assertFalse(sees("pa", self.GUARD, self.MEANWHILE, self.OVER))
        self.assertTrue(sees("ma", self.GUARD, self.MEANWHILE, self.OVER))
        self.assertTrue(sees("kid", self.GUARD, self.MEANWHILE, self.OVER))
        self.assertTrue(sees("pa", looked(), self.GUARD, self.OVER))
        self.assertTrue(sees("pa", self.GUARD, self.OVER, looked(at="2026-03-02T11:30:00Z")))

    def test_who_joins_the_household_sees_what_comes(self) -> None:
        joins = event("protected", part="S", handlers=["p-class"], household=["ma", "pa"], at="2026-03-02T11:00:00Z")
        self.assertFalse(sees("pa", self.GUARD, self.MEANWHILE, joins))
        self.assertTrue(sees("pa", self.GUARD, joins, looked(at="2026-03-02T11:30:00Z")))

    def test_protected_in_any_part(self) -> None:
        health = begun("K", "health", "kurator")
        self.assertFalse(sees("pa", health, self.GUARD, looked(part="K", by="kurator", at="2026-03-02T10:30:00Z"),
                              self.OVER))
        self.assertTrue(sees("pa", health, self.GUARD, self.OVER, looked(part="K", by="kurator",
                                                                       at="2026-03-02T11:30:00Z")))

    def test_the_row_of_the_protection_itself(self) -> None:
        for first, second in ((self.GUARD, looked(did="protect", at="2026-03-02T10:00:00Z")),
                              (looked(did="protect", at="2026-03-02T10:00:00Z"), self.GUARD)):
            self.assertFalse(sees("pa", first, second, self.OVER))
            self.assertTrue(sees("ma", first, second, self.OVER))

    def told(self, who: str, row: dict, *around: dict) -> set[bool]:
        """What is told of a row wherever it stands among these events."""
        return {sees(who, *around[:n], row, *around[n:]) for n in range(len(around) + 1)}

    def test_the_moment_it_begins_and_a_second_before(self) -> None:
        for at, told in (("09:59:59", True), ("10:00:00", False), ("10:00:01", False)):
            row = looked(at=f"2026-03-02T{at}Z")
            self.assertEqual(self.told("pa", row, self.GUARD, self.OVER), {told}, at)
            self.assertEqual(self.told("ma", row, self.GUARD, self.OVER), {True}, at)
            self.assertEqual(self.told("kid", row, self.GUARD, self.OVER), {True}, at)

    def test_the_moment_it_ends_and_a_second_after(self) -> None:
        for at, told in (("10:59:59", False), ("11:00:00", False), ("11:00:01", True)):
            row = looked(did="protect", at=f"2026-03-02T{at}Z")
            self.assertEqual(self.told("pa", row, self.GUARD, self.OVER), {told}, at)
            self.assertEqual(self.told("ma", row, self.GUARD, self.OVER), {True}, at)
            self.assertEqual(self.told("kid", row, self.GUARD, self.OVER), {True}, at)

    def test_the_moment_the_owner_comes_into_the_household_and_a_second_after(self) -> None:
        joins = event("protected", part="S", handlers=["p-class"], household=["ma", "pa"], at="2026-03-02T11:00:00Z")
        for at, told in (("10:59:59", False), ("11:00:00", False), ("11:00:01", True)):
            row = looked(at=f"2026-03-02T{at}Z")
            self.assertEqual(self.told("pa", row, self.GUARD, joins), {told}, at)
            self.assertEqual(self.told("ma", row, self.GUARD, joins), {True}, at)

    def test_the_moment_the_owner_leaves_the_household_and_a_second_before(self) -> None:
        both = event("protected", part="S", handlers=["p-class"], household=["ma", "pa"], at="2026-03-02T09:30:00Z")
        for at, told in (("09:30:00", True), ("09:59:59", True), ("10:00:00", False)):
            row = looked(at=f"2026-03-02T{at}Z")
            self.assertEqual(self.told("pa", row, both, self.GUARD, self.OVER), {told}, at)

    def test_the_end_in_one_part_is_not_the_end_in_another(self) -> None:
        health = begun("K", "health", "kurator")
        other = event("protected", part="K", handlers=["p-kurator"], household=["ma"], at="2026-03-02T10:30:00Z")
        ends = event("unprotected", part="K", at="2026-03-02T12:00:00Z")
        for at, told in (("11:00:01", False), ("12:00:00", False), ("12:00:01", True)):
            self.assertEqual(sees("pa", health, self.GUARD, other, self.OVER, ends, looked(at=f"2026-03-02T{at}Z")),
                             told, at)
        self.assertTrue(sees("pa", health, self.GUARD, self.OVER, looked(at="2026-03-02T11:00:01Z")))

    def test_the_end_of_a_protection_that_there_was_not(self) -> None:
        row = looked(at="2026-03-02T11:00:00Z")
        self.assertTrue(sees("pa", self.OVER, row))
        self.assertFalse(sees("pa", self.GUARD, self.OVER, row))


class Closed(unittest.TestCase):
    CLOSE = event("readers", of="n1", shown=[], closed=["pa"])
    SHOW = event("readers", of="n1", shown=["pa"], closed=[])

    def test_an_entry_that_is_closed_to_the_owner_whenever(self) -> None:
        row = looked(did="note", wrote_=("n1", "n2"))
        self.assertTrue(sees("pa", wrote(), row))
        self.assertFalse(sees("pa", wrote(), row, self.CLOSE))
        self.assertFalse(sees("pa", wrote(), self.CLOSE, row))
        self.assertTrue(sees("pa", wrote(), row, self.CLOSE, self.SHOW))
        self.assertTrue(sees("ma", wrote(), row, self.CLOSE))
        self.assertTrue(sees("pa", wrote(), looked(did="read"), self.CLOSE))

    def test_what_is_told_of_sharing_it(self) -> None:
        shared = [wrote(), offered(to="intake", ground="law:SoL-20-6"), looked(did="offer", wrote_=("r1",)),
                  collected(part="I"), looked("l2", "collect", "I", "intake", wrote_=("k1",))]
        for row in ("l1", "l2"):
            self.assertTrue(sees("pa", *shared, row=row))
            self.assertFalse(sees("pa", *shared, self.CLOSE, row=row))
            self.assertTrue(sees("ma", *shared, self.CLOSE, row=row))


class Questions(unittest.TestCase):
    OWN = asked(signing="child", signers=("kid",))

    def test_a_question_put_to_the_child_alone(self) -> None:
        row = looked(did="ask", wrote_=("c1",))
        self.assertFalse(sees("ma", self.OWN, row))
        self.assertTrue(sees("kid", self.OWN, row))
        for other in (asked(), asked(signing="together", signers=("ma", "pa", "kid"))):
            self.assertTrue(sees("ma", other, row))
        self.assertTrue(sees("ma", self.OWN, looked(did="note", wrote_=("c1",))))

    def test_a_measures_question_and_an_answer_to_it(self) -> None:
        own = [measure_asked(signing="child", signers=("kid",)), measure_said("kid")]
        theirs = [measure_asked(), measure_said("ma")]
        for entry in ("q1", "a1"):
            row = looked(did="measure", wrote_=(entry,))
            self.assertFalse(sees("ma", *own, row))
            self.assertTrue(sees("kid", *own, row))
            self.assertTrue(sees("ma", *theirs, row))

    def test_an_answer_is_to_the_question_that_was_put_to_whoever_gave_it(self) -> None:
        both = [measure_asked(), measure_asked("q2", signing="child", signers=("kid",)), measure_said("ma"),
                measure_said("kid", "a2"), looked(did="measure", wrote_=("a1",)),
                looked("l2", "measure", wrote_=("a2",))]
        self.assertTrue(sees("pa", *both))
        self.assertFalse(sees("pa", *both, row="l2"))


class PageClosed(unittest.TestCase):
    """What a unit asks while it keeps a guardian out (OSL 12:3 st 1 p 1) is not told that guardian afterwards either:
    the child could come to harm by it."""

    BLOCK = event("blocked", part="S", unit="class", guardian="pa")
    OFF = event("unblocked", part="S", unit="class", guardian="pa")
    YEAR = [event(kind, part="S", unit="year", guardian="pa") for kind in ("blocked", "unblocked")]
    ROW = looked(did="ask", wrote_=("c1",))
    OF_A_MEASURE = [measure_asked(signers=("ma",)), measure_said("ma")]

    def test_a_question_that_is_put_meanwhile_whoever_signs_it(self) -> None:
        for signing, signers in (("guardians", ("ma",)), ("guardians", ("ma", "pa")), ("together", ("ma", "kid"))):
            put = asked(signing=signing, signers=signers)
            self.assertFalse(sees("pa", self.BLOCK, put, self.ROW, self.OFF), signers)
            self.assertTrue(sees("pa", put, self.ROW), signers)
            for who in ("ma", "kid"):
                self.assertTrue(sees(who, self.BLOCK, put, self.ROW, self.OFF), signers)

    def test_a_measures_question_and_an_answer_to_it_that_is_written_down_meanwhile(self) -> None:
        for entry in ("q1", "a1"):
            row = looked(did="measure", wrote_=(entry,))
            self.assertFalse(sees("pa", self.BLOCK, *self.OF_A_MEASURE, row, self.OFF))
            self.assertTrue(sees("ma", self.BLOCK, *self.OF_A_MEASURE, row, self.OFF))
            self.assertTrue(sees("pa", self.BLOCK, *self.OF_A_MEASURE, self.OFF, row), "written down after it")
            self.assertTrue(sees("pa", *self.OF_A_MEASURE, row, self.BLOCK, self.OFF), "written down before it")

    def test_each_row_of_one_question_by_its_own_moment(self) -> None:
        before, answer, after = (looked(row, "ask", wrote_=("c1",)) for row in ("l1", "l2", "l3"))
        events = [asked(), before, self.BLOCK, said("ma"), answer, self.OFF, said("pa"), after]
        for row, told in (("l1", True), ("l2", False), ("l3", True)):
            self.assertEqual(sees("pa", *events, row=row), told, row)
            self.assertTrue(sees("ma", *events, row=row), row)

    def test_the_moment_counts_wherever_the_row_is_listed(self) -> None:
        around = [asked(), {**self.BLOCK, "at": "2026-03-02T10:00:00Z"}, {**self.OFF, "at": "2026-03-02T11:00:00Z"}]
        for at, told in (("09:59:59", True), ("10:00:01", False), ("10:59:59", False), ("11:00:01", True)):
            row = {**self.ROW, "at": f"2026-03-02T{at}Z"}
            for n in range(4):
                self.assertEqual(sees("pa", *around[:n], row, *around[n:]), told, (at, n))
        for n, (at, told) in {1: ("10:00:00", True), 2: ("10:00:00", False), 3: ("11:00:00", True)}.items():
            row = {**self.ROW, "at": f"2026-03-02T{at}Z"}
            self.assertEqual(sees("pa", *around[:n], row, *around[n:]), told, "at the very moment, as it is listed")

    def test_closed_twice(self) -> None:
        late = looked("l2", "ask", wrote_=("c1",))
        events = [asked(), self.BLOCK, self.OFF, self.ROW, self.BLOCK, late, self.OFF]
        self.assertTrue(sees("pa", *events))
        self.assertFalse(sees("pa", *events, row="l2"))

    def test_only_the_page_that_the_asking_unit_has_closed_to_that_guardian_there(self) -> None:
        self.assertTrue(sees("pa", self.YEAR[0], asked(), self.ROW, self.YEAR[1]), "another unit has closed it")
        self.assertTrue(sees("pa", self.BLOCK, asked(unit_="year"), self.ROW, self.OFF), "another unit has asked")
        elsewhere = [{**one, "part": "K"} for one in (self.BLOCK, self.OFF)]
        self.assertTrue(sees("pa", begun("K", "health", "kurator"), elsewhere[0], asked(), self.ROW, elsewhere[1]))
        hers = [{**one, "guardian": "ma"} for one in (self.BLOCK, self.OFF)]
        self.assertTrue(sees("pa", hers[0], asked(), self.ROW, hers[1]))
        self.assertFalse(sees("ma", hers[0], asked(), self.ROW, hers[1]))

    def test_a_guardian_who_is_no_signer_for_another_reason_is_told(self) -> None:
        self.assertTrue(sees("pa", asked(signers=("ma",)), self.ROW))
        self.assertTrue(sees("pa", self.BLOCK, asked(signers=("ma",)), self.OFF, self.ROW))

    def test_other_rows_of_that_time_are_told_when_it_opens(self) -> None:
        for other in (looked(), looked(did="note", wrote_=("n1",)), looked(did="note", wrote_=("c1",))):
            self.assertTrue(sees("pa", self.BLOCK, wrote(), asked(), other, self.OFF))
            self.assertFalse(sees("pa", self.BLOCK, wrote(), asked(), other), "while it is closed there is no room")

    def test_at_work_it_is_a_row_as_others(self) -> None:
        self.assertTrue(yes(history(begun(), self.BLOCK, asked(), self.ROW, self.OFF), "row", seat("class"), row="l1"))


class Released(unittest.TestCase):
    """What is offered, collected or cancelled on a consent that was put to the child alone."""

    OWN = [asked(signing="child", signers=("kid",)), said("kid")]
    THEIRS = [asked(), said("ma"), said("pa")]
    CANCEL = event("cancelled", release="r1")
    ROWS = [looked(did="offer", wrote_=("r1",)), looked("l2", "collect", "M", "meadow", wrote_=("r1",)),
            looked("l3", "collect", "M", "meadow", wrote_=("r1", "k1")), looked("l4", "offer", wrote_=("r1",)),
            looked("l5", "collect", "M", "meadow", wrote_=("k1",))]

    def shared(self, *consent: dict, ground: str = "consent") -> list[dict]:
        return [wrote(), *consent, offered(ground=ground), collected(), self.CANCEL, *self.ROWS]

    def test_no_guardian_and_the_child(self) -> None:
        for row in ("l1", "l2", "l3", "l4", "l5"):
            for ground in ("consent", "consent:c1"):
                own, theirs = (self.shared(*c, ground=ground) for c in (self.OWN, self.THEIRS))
                for who in ("ma", "pa"):
                    self.assertFalse(sees(who, *own, row=row), (row, ground))
                    self.assertTrue(sees(who, *theirs, row=row), (row, ground))
                self.assertTrue(sees("kid", *own, row=row), (row, ground))
                self.assertTrue(sees("kid", *theirs, row=row), (row, ground))

    def test_together_with_the_child_is_not_the_child_alone(self) -> None:
        both = [asked(signing="together", signers=("ma", "pa", "kid")), said("ma"), said("pa"), said("kid")]
        self.assertTrue(sees("ma", *self.shared(*both)))
        self.assertFalse(sees("ma", *self.shared(*self.OWN)))

    def test_offered_and_cancelled_before_anybody_collects(self) -> None:
        for consent, told in ((self.OWN, False), (self.THEIRS, True)):
            events = [wrote(), *consent, offered(), self.ROWS[0], self.CANCEL, self.ROWS[3]]
            for row in ("l1", "l4"):
                self.assertEqual(sees("ma", *events, row=row), told)
                self.assertTrue(sees("kid", *events, row=row))

    def test_on_a_law_ground_where_the_child_alone_was_asked_about_the_unit(self) -> None:
        own, law = self.OWN[0], "law:OSL-10-27"
        for row in ("l1", "l2", "l3", "l4", "l5"):
            for asked_ in ([own], [own, said("kid", "no")], [asked(unit_="year", signing="child", signers=("kid",))]):
                for who, before in (("ma", False), ("kid", True)):
                    self.assertEqual(sees(who, *asked_, *self.shared(ground=law), row=row), before)
                    self.assertTrue(sees(who, *self.shared(ground=law), *asked_, row=row), "told before")
            self.assertTrue(sees("ma", *self.shared(ground=law), row=row))

    def test_on_a_law_ground_each_row_follows_what_it_is_of(self) -> None:
        steps = [[offered(ground="law:OSL-10-27"), self.ROWS[0]], [collected(), *self.ROWS[1:3], self.ROWS[4]],
                 [self.CANCEL, self.ROWS[3]]]
        of = {"l1": 0, "l2": 1, "l3": 1, "l5": 1, "l4": 2}
        later = [[{**one, "at": f"2026-03-02T1{n}:00:00Z"} for one in step] for n, step in enumerate(steps)]
        for done in (steps, later, [step[::-1] for step in later]):
            for n in range(4):
                events = [wrote(), *(one for step in done[:n] for one in step), self.OWN[0],
                          *(one for step in done[n:] for one in step)]
                for row, step in of.items():
                    self.assertEqual(sees("ma", *events, row=row), step < n, (row, n))
                    self.assertTrue(sees("kid", *events, row=row))

    def test_on_a_law_ground_each_row_has_its_time_wherever_it_is_listed(self) -> None:
        done = [offered(ground="law:OSL-10-27"), {**self.OWN[0], "at": "2026-03-02T10:00:00Z"},
                {**self.CANCEL, "at": "2026-03-02T11:00:00Z"}]
        for at, told in (("09:00:00", True), ("10:59:59", True), ("11:00:00", False), ("11:00:01", False)):
            row = looked(did="offer", wrote_=("r1",), at=f"2026-03-02T{at}Z")
            for n in range(4):
                self.assertEqual(sees("ma", wrote(), *done[:n], row, *done[n:]), told, (at, n))

    def test_on_a_law_ground_where_another_was_asked_or_about_another_unit_or_elsewhere(self) -> None:
        law = self.shared(ground="law:OSL-10-27")
        self.assertFalse(sees("ma", self.OWN[0], *law))
        for other in (self.THEIRS[0], asked(signing="together", signers=("ma", "pa", "kid")),
                      asked(receivers=("intake",), signing="child", signers=("kid",)),
                      asked(part="K", unit_="kurator", signing="child", signers=("kid",))):
            self.assertTrue(sees("ma", begun("K", "health", "kurator"), other, *law))

    def test_beside_a_consent_of_the_guardians(self) -> None:
        theirs = [asked("c2"), said("ma", consent="c2"), said("pa", consent="c2")]
        self.assertFalse(sees("ma", *self.shared(*self.OWN, *theirs)), "both carried it")
        self.assertFalse(sees("ma", *self.shared(*self.OWN, *theirs, ground="consent:c1")))
        self.assertTrue(sees("ma", *self.shared(*self.OWN, *theirs, ground="consent:c2")))

    def test_a_consent_that_did_not_carry_it(self) -> None:
        unsaid = asked(signing="child", signers=("kid",))
        self.assertFalse(sees("ma", *self.shared(unsaid, ground="consent:c1")), "named all the same")
        self.assertTrue(sees("ma", *self.shared(unsaid)))
        later = [wrote(), *self.THEIRS, offered(), asked("c2", signing="child", signers=("kid",)),
                 said("kid", consent="c2"), *self.ROWS]
        self.assertTrue(sees("ma", *later))

    def test_also_when_the_consent_has_ended(self) -> None:
        for consent, who, told in ((self.OWN, "kid", False), (self.THEIRS, "ma", True)):
            ends = event("withdrawn", consent="c1", signer=who)
            self.assertEqual(sees("pa", *self.shared(*consent), ends), told)
            self.assertTrue(sees("kid", *self.shared(*consent), ends))

    def test_other_rows_of_the_same_note(self) -> None:
        note = looked("l9", "note", wrote_=("n1",))
        self.assertTrue(sees("ma", *self.shared(*self.OWN), note, row="l9"))
        self.assertFalse(sees("ma", *self.shared(*self.OWN), looked("l9", "note", wrote_=("n1", "r1")), row="l9"))

    def test_while_a_guardians_page_is_closed(self) -> None:
        """Who need not be asked (OSL 12:3 st 1 p 1) does not learn by the log what was shared past it."""
        block, off = PageClosed.BLOCK, PageClosed.OFF
        past = [block, asked(signers=("ma",)), said("ma")]
        for row in ("l1", "l2", "l3", "l4", "l5"):
            for ground in ("consent", "consent:c1"):
                self.assertFalse(sees("pa", *self.shared(*past, ground=ground), off, row=row), (row, ground))
                signed = self.shared(*self.THEIRS, block, ground=ground)
                self.assertFalse(sees("pa", *signed, off, row=row), "a signer")
                for who in ("ma", "kid"):
                    self.assertTrue(sees(who, *self.shared(*past, ground=ground), off, row=row), (row, ground))
            self.assertFalse(sees("pa", *self.shared(block, *self.OWN), off, row=row))
            by_law = self.shared(*past, ground="law:OSL-10-27")
            self.assertTrue(sees("pa", *by_law, off, row=row), "by law nobody is asked")
            self.assertTrue(sees("pa", *self.shared(*self.THEIRS, *PageClosed.YEAR[:1]), PageClosed.YEAR[1], row=row))

    def test_each_step_by_its_own_moment_while_a_page_is_closed(self) -> None:
        steps = [[offered(), self.ROWS[0]], [collected(), *self.ROWS[1:3], self.ROWS[4]], [self.CANCEL, self.ROWS[3]]]
        of = {"l1": 0, "l2": 1, "l3": 1, "l5": 1, "l4": 2}
        for closed in range(3):
            around = [[PageClosed.BLOCK, *step, PageClosed.OFF] if n == closed else step
                      for n, step in enumerate(steps)]
            events = [wrote(), *self.THEIRS, *(one for step in around for one in step)]
            for row, step in of.items():
                self.assertEqual(sees("pa", *events, row=row), step != closed, (row, closed))
                self.assertTrue(sees("ma", *events, row=row), (row, closed))

    def test_while_the_page_is_closed_only_of_the_questions_that_the_offer_is_on(self) -> None:
        around = PageClosed.BLOCK, PageClosed.OFF
        unsaid = asked(signers=("ma", "pa"))
        self.assertTrue(sees("pa", *self.shared(around[0], unsaid), around[1]), "it carried nothing")
        named = self.shared(around[0], unsaid, ground="consent:c1")
        self.assertFalse(sees("pa", *named, around[1]), "named all the same")
        by_law = [wrote(), *self.THEIRS, around[0], offered(ground="law:OSL-10-27"), self.ROWS[0], around[1]]
        self.assertTrue(sees("pa", *by_law))

    def test_closed_to_the_child_and_at_work(self) -> None:
        close = event("readers", of="n1", shown=[], closed=["kid"])
        self.assertTrue(sees("kid", *self.shared(*self.OWN)))
        self.assertFalse(sees("kid", *self.shared(*self.OWN), close))
        h = history(begun(), *self.shared(*self.OWN))
        self.assertTrue(yes(h, "row", seat("class"), row="l1"))
        self.assertTrue(yes(h, "row", seat("meadow"), row="l2"))


class HeldBack(unittest.TestCase):
    ROW = looked(at="2026-03-02T10:00:00Z")

    def test_that_day_and_the_day_after(self) -> None:
        self.assertFalse(sees("pa", held_back(), self.ROW))
        self.assertFalse(sees("pa", held_back(), self.ROW, day("2026-03-10T22:59:59Z")))
        self.assertTrue(sees("pa", held_back(), self.ROW, day("2026-03-10T23:00:00Z")))

    def test_those_persons_that_unit_and_that_part(self) -> None:
        self.assertTrue(sees("ma", held_back(), self.ROW))
        self.assertTrue(sees("kid", held_back(), self.ROW))
        for from_ in (("kid",), ("kid", "pa")):
            self.assertTrue(sees("kid", held_back(from_=from_), self.ROW))
            self.assertEqual(sees("pa", held_back(from_=from_), self.ROW), "pa" not in from_)
        self.assertTrue(sees("pa", held_back(unit_="year"), self.ROW))
        self.assertTrue(sees("pa", begun("K", "health", "kurator"), held_back(), looked(part="K", by="kurator")))

    def test_a_moment_not_before_the_decision(self) -> None:
        decided = held_back(at="2026-03-02T10:00:00Z")
        self.assertFalse(sees("pa", decided, self.ROW))
        self.assertFalse(sees("pa", self.ROW, decided))
        self.assertTrue(sees("pa", looked(at="2026-03-02T09:59:59Z"), decided))

    def test_ended_at_once_for_those(self) -> None:
        end = event("held_back_ended", part="S", unit="class", from_=["pa"])
        year = event("held_back_ended", part="S", unit="year", from_=["pa"])
        both = held_back(from_=("ma", "pa"))
        self.assertTrue(sees("pa", both, self.ROW, end))
        self.assertFalse(sees("ma", both, self.ROW, end))
        self.assertFalse(sees("pa", both, self.ROW, year))

    def test_a_later_decision_moves_the_last_day_and_nothing_else(self) -> None:
        longer = held_back("2026-03-20", at="2026-03-05T09:00:00Z")
        shorter = held_back("2026-03-06", at="2026-03-05T09:00:00Z")
        self.assertFalse(sees("pa", held_back(), self.ROW, longer, day("2026-03-20")))
        self.assertTrue(sees("pa", held_back(), self.ROW, longer, day("2026-03-21")))
        self.assertTrue(sees("pa", held_back(), self.ROW, shorter, day("2026-03-07")))

    def test_a_decision_when_none_stands_begins_anew(self) -> None:
        anew = held_back("2026-03-20", at="2026-03-11T09:00:00Z")
        end = event("held_back_ended", part="S", unit="class", from_=["pa"])
        later = looked("l2", at="2026-03-11T10:00:00Z")
        self.assertTrue(sees("pa", held_back(), self.ROW, anew, later))
        self.assertFalse(sees("pa", held_back(), self.ROW, anew, later, row="l2"))
        self.assertTrue(sees("pa", held_back("2026-04-01"), self.ROW, end, anew))
        self.assertFalse(sees("pa", held_back("2026-04-01"), self.ROW, anew))

    def test_without_a_last_day(self) -> None:
        self.assertFalse(sees("pa", held_back(None), self.ROW, day("2027-03-02")))
        self.assertTrue(sees("pa", held_back(None), held_back("2026-03-03"), self.ROW, day("2026-03-04")))

    def test_it_takes_release_and_gives_the_part_to_take_it_back(self) -> None:
        for mandates, expected in ((["release"], True), (["note", "ask", "protect"], False)):
            of = world(organisations=[organisation("o", school=("SKOLA", [unit("class", False, mandates)]))])
            self.assertEqual(yes(history(begun(), of=of), "do", seat("class"), action="hold_back", part="S"), expected)
        self.assertTrue(yes(history(begun(), held_back(unit_="year")), "do", seat("year"), action="hold_back",
                            part="S"))
        self.assertFalse(yes(history(begun()), "do", seat("year"), action="hold_back", part="S"))

    def test_an_emergency_is_told_unless_it_is_held_back(self) -> None:
        row = looked(did="emergency", at="2026-03-02T10:00:00Z")
        self.assertTrue(sees("pa", emergency("class"), row))
        self.assertFalse(sees("pa", held_back(), emergency("class"), row))


if __name__ == "__main__":
    unittest.main()
