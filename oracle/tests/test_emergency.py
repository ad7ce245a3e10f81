"""H12: an emergency. Each yes with its twin no."""
import unittest

from oracle.everything import all_answers, touched

from .worlds import (WORLD, ask, asked, begun, collected, day, emergency, event, history, looked, may_offer,
                     measure_asked, measure_said, offered, organisation, room, said, seat, unit, world, wrote, yes)

NEAR = [begun(), wrote(), wrote("y1", unit_="year")]


def reads(*events: dict, name: str = "year", entry: str = "n1", of: dict | None = None) -> bool:
    return yes(history(*events, of=of), "read", seat(name), entry=entry)


class Sixty(unittest.TestCase):
    def test_it_opens_what_the_other_units_have_written(self) -> None:
        self.assertTrue(reads(*NEAR, emergency()))
        self.assertFalse(reads(*NEAR))
        self.assertTrue(reads(*NEAR, emergency(), wrote("n2"), entry="n2"), "also what is written meanwhile")

    def test_one_second_before_and_exactly_sixty_minutes(self) -> None:
        self.assertTrue(reads(*NEAR, emergency(), day("2026-03-02T09:59:59Z")))
        self.assertFalse(reads(*NEAR, emergency(), day("2026-03-02T10:00:00Z")))

    def test_the_moment_is_that_of_the_latest_event_of_any_kind(self) -> None:
        self.assertTrue(reads(*NEAR, emergency(), wrote("n2", at="2026-03-02T09:59:59Z")))
        self.assertFalse(reads(*NEAR, emergency(), wrote("n2", at="2026-03-02T10:00:00Z")))

    def test_across_midnight_and_the_night_the_clock_is_moved(self) -> None:
        late = emergency(at="2026-03-29T00:30:00Z")
        self.assertTrue(reads(*NEAR, late, day("2026-03-29T01:29:59Z")))
        self.assertFalse(reads(*NEAR, late, day("2026-03-29T01:30:00Z")))
        self.assertTrue(reads(*NEAR, emergency(at="2026-03-02T22:30:00Z"), day("2026-03-03")))
        self.assertFalse(reads(*NEAR, emergency(at="2026-03-02T22:00:00Z"), day("2026-03-03")))

    def test_a_new_emergency_counts_anew(self) -> None:
        again = emergency(at="2026-03-02T09:30:00Z")
        self.assertTrue(reads(*NEAR, emergency(), again, day("2026-03-02T10:29:59Z")))
        self.assertFalse(reads(*NEAR, emergency(), again, day("2026-03-02T10:30:00Z")))


    def test_an_event_about_something_else_that_ends_it_touches_what_it_opened(self) -> None:
        for at, expected in (("2026-03-02T09:59:59Z", False), ("2026-03-02T10:00:00Z", True)):
            leave = event("seat_left", function="f-tutor", person="p-tutor", at=at)
            out = touched(history(*NEAR, emergency(), leave), 4)
            self.assertEqual("seat:f-year:p-year" in out["actors"] and "n1" in out["things"], expected)


class Whose(unittest.TestCase):
    def test_that_seat_alone(self) -> None:
        take = event("seat_taken", function="f-year", person="newcomer")
        self.assertFalse(yes(history(*NEAR, take, emergency()), "read", {"seat": "f-year", "person": "newcomer"},
                             entry="n1"))
        self.assertFalse(reads(*NEAR, emergency(), name="class", entry="y1"))
        self.assertTrue(reads(*NEAR, emergency("class"), name="class", entry="y1"))

    def test_with_note_and_only_where_it_opens_the_part(self) -> None:
        for mandates, expected in ((["note"], True), (["ask", "release", "coordinate"], False)):
            units = [unit("class"), unit("year", False, mandates)]
            of = world(organisations=[organisation("o", school=("SKOLA", units))])
            self.assertEqual(reads(*NEAR, emergency(), of=of), expected)
            self.assertEqual(yes(history(*NEAR, of=of), "do", seat("year"), action="emergency", part="S"), expected)
        self.assertFalse(reads(begun(), wrote(), emergency()))
        self.assertFalse(yes(history(begun()), "do", seat("year"), action="emergency", part="S"))
        self.assertFalse(reads(*NEAR, emergency(), event("seat_left", function="f-year", person="p-year")))

    def test_in_that_part_and_that_branch_only(self) -> None:
        health = [begun("K", "health", "kurator"), wrote("h1", "K", "kurator")]
        self.assertFalse(reads(*NEAR, *health, emergency(), entry="h1"))
        self.assertFalse(reads(*NEAR, *health, emergency(part="K"), entry="h1"))
        self.assertFalse(reads(*NEAR, *health, emergency(part="K")))

    def test_it_gives_nothing_to_do(self) -> None:
        h = history(*NEAR, emergency())
        self.assertFalse(may_offer(h, "year", "intake", "law:SoL-20-6"))
        self.assertTrue(may_offer(h, "year", "intake", "law:SoL-20-6", entry="y1"))
        self.assertFalse(yes(h, "do", seat("year"), action="readers", part="S", entry="n1"))
        self.assertFalse(yes(h, "open", seat("year"), room="kid"))


class NoWork(unittest.TestCase):
    """H1, H12: who opens in an emergency has written and decided nothing by it."""

    LET_IN = event("let_in", part="S", unit="class", other_unit="year", until="2026-03-31")
    ROW = looked("l1", "emergency", by="year", wrote_=())
    LAST, AFTER = day("2026-03-31"), day("2026-04-01")

    def opens(self, *events: dict, name: str = "year") -> bool:
        h = history(begun(), wrote(), *events)
        opened = yes(h, "open", seat(name), part="S")
        self.assertEqual(opened, yes(h, "do", seat(name), action="note", part="S"))
        return opened

    def test_it_does_not_keep_a_unit_at_work_that_is_let_in_no_more(self) -> None:
        for meanwhile in ([], [emergency()], [emergency(), self.ROW], [emergency(), self.ROW, emergency()]):
            self.assertTrue(self.opens(self.LET_IN, *meanwhile, self.LAST))
            self.assertFalse(self.opens(self.LET_IN, *meanwhile, self.AFTER))
            end = event("let_in_ended", part="S", unit="class", other_unit="year")
            self.assertFalse(self.opens(self.LET_IN, *meanwhile, end))
        self.assertTrue(self.opens(self.LET_IN, emergency(), wrote("y1", unit_="year"), self.AFTER), "a note does")

    def test_it_does_not_make_a_unit_one_that_works_with_the_child(self) -> None:
        for one in ([emergency()], [emergency(), self.ROW], [emergency(unit="year"), self.ROW]):
            self.assertFalse(self.opens(*one))
            self.assertFalse(reads(begun(), wrote(), *one))
        self.assertTrue(self.opens(emergency(), wrote("y1", unit_="year")))

    def test_it_ends_when_the_unit_is_let_in_no_more_though_the_sixty_minutes_have_not_passed(self) -> None:
        late = emergency(at="2026-03-31T21:30:00Z")
        for moment, told in (("2026-03-31T21:59:59Z", True), ("2026-03-31T22:00:00Z", False)):
            self.assertEqual(reads(begun(), wrote(), self.LET_IN, late, day(moment)), told)


class NotOpened(unittest.TestCase):
    def test_questions_answers_and_offers(self) -> None:
        h = history(*NEAR, asked(), offered(to="intake", ground="law:SoL-20-6"), measure_asked(), measure_said("ma"),
                    emergency())
        self.assertFalse(ask(h, "answer", seat("year"), consent="c1").knows)
        self.assertFalse(ask(h, "collect", seat("year"), release="r1").knows)
        for entry in ("q1", "a1"):
            self.assertEqual(ask(h, "read", seat("year"), entry=entry)[:2], (False, False))
            self.assertTrue(yes(h, "read", seat("class"), entry=entry))

    def test_what_the_child_wrote_itself_and_shared_with_another_unit(self) -> None:
        words = [event("own_words", entry="w1", person="kid"), event("words_shared", entry="w1", with_="class")]
        self.assertFalse(reads(*NEAR, *words, emergency(), entry="w1"))
        self.assertTrue(reads(*NEAR, *words, name="class", entry="w1"))

    def test_never_when_the_child_is_protected_there(self) -> None:
        guard = event("protected", part="S", handlers=["p-year"], household=["ma"])
        over = event("unprotected", part="S")
        self.assertFalse(reads(*NEAR, guard, emergency()))
        self.assertFalse(reads(*NEAR, emergency(), guard))
        self.assertFalse(reads(*NEAR, emergency(), guard, over))
        self.assertFalse(reads(*NEAR, guard, emergency(), over))
        self.assertTrue(reads(*NEAR, emergency(), guard, over, emergency()))
        self.assertTrue(reads(*NEAR, guard, entry="y1"))

    def test_one_that_met_a_protection_is_over_for_good_and_a_new_one_is_not(self) -> None:
        guard = event("protected", part="S", handlers=["p-year"], household=["ma"], at="2026-03-02T09:10:00Z")
        over = event("unprotected", part="S", at="2026-03-02T09:20:00Z")
        self.assertTrue(reads(*NEAR, emergency(), day("2026-03-02T09:30:00Z")))
        self.assertFalse(reads(*NEAR, emergency(), guard, over, day("2026-03-02T09:30:00Z")))
        self.assertTrue(reads(*NEAR, emergency(), guard, over, emergency(at="2026-03-02T09:30:00Z")))
        self.assertTrue(reads(*NEAR, guard, over, emergency(at="2026-03-02T09:30:00Z")))

    def test_protected_in_another_part_is_not_there(self) -> None:
        guard = event("protected", part="K", handlers=[], household=["ma"])
        self.assertTrue(reads(*NEAR, begun("K", "health", "kurator"), guard, emergency()))


class NotBegun(unittest.TestCase):
    GUARD = event("protected", part="S", handlers=["p-year"], household=["ma"])
    OVER = event("unprotected", part="S")

    def do(self, *events: dict, name: str = "year", action: str = "emergency") -> bool:
        """The single question, and that everything at once says the same."""
        h = history(*NEAR, *events)
        single = yes(h, "do", seat(name), action=action, part="S")
        done = all_answers(h)["do"].get(f"seat:f-{name}:p-{name}", {})
        self.assertEqual(single, action in done.get("S", []))
        return single

    def test_none_while_the_child_is_protected_there(self) -> None:
        self.assertTrue(self.do())
        self.assertFalse(self.do(self.GUARD))
        self.assertFalse(self.do(self.GUARD, name="class"))
        self.assertTrue(self.do(self.GUARD, action="note"), "a handler does the rest")

    def test_again_when_the_protection_is_over(self) -> None:
        self.assertTrue(self.do(self.GUARD, self.OVER))
        self.assertTrue(self.do(self.GUARD, self.OVER, name="class"))
        self.assertFalse(self.do(self.GUARD, self.OVER, self.GUARD))

    def test_protected_in_another_part_is_not_there(self) -> None:
        other = event("protected", part="K", handlers=["p-year"], household=["ma"])
        self.assertTrue(self.do(begun("K", "health", "kurator"), other))
        self.assertFalse(self.do(begun("K", "health", "kurator"), other, self.GUARD))

    def test_the_no_is_of_h12_and_hides_nothing_from_a_handler(self) -> None:
        asks = {"action": "emergency", "part": "S"}
        self.assertEqual(ask(history(*NEAR, self.GUARD), "do", seat("year"), **asks), (False, True, ("H12",)))
        self.assertEqual(ask(history(*NEAR, self.GUARD), "do", seat("class"), **asks)[:2], (False, False))
        self.assertEqual(ask(history(*NEAR), "do", seat("year"), **asks)[:2], (True, True))


class Copies(unittest.TestCase):
    ORGS = [*(o for o in WORLD["organisations"] if o["id"] != "social"),
            organisation("social", soc=("SOC", [unit("intake"), unit("family")]))]
    OF = world(organisations=ORGS, people=[*WORLD["people"], {"id": "p-family", "seats": [{"function": "f-family"}]}])
    HELD = [begun(), wrote(), asked(receivers=("intake",)), said("ma"), said("pa"), offered(to="intake"),
            collected(part="I"), wrote("f1", "I", "family")]
    OUT = event("withdrawn", consent="c1", signer="pa")

    def test_another_units_copy_open_or_locked(self) -> None:
        for events in (self.HELD, [*self.HELD, self.OUT]):
            self.assertTrue(reads(*events, emergency("family", "I"), name="family", entry="k1", of=self.OF))
            self.assertFalse(reads(*events, name="family", entry="k1", of=self.OF))

    def test_ones_own_units_locked_copy(self) -> None:
        self.assertTrue(reads(*self.HELD, self.OUT, emergency("intake", "I"), name="intake", entry="k1", of=self.OF))
        self.assertFalse(reads(*self.HELD, self.OUT, name="intake", entry="k1", of=self.OF))
        self.assertFalse(reads(*self.HELD, self.OUT, emergency("intake", "I"), day("2026-03-02T10:00:00Z"),
                               name="intake", entry="k1", of=self.OF))

    def test_the_note_it_was_made_from_stays_closed(self) -> None:
        self.assertFalse(reads(*self.HELD, emergency("intake", "I"), name="intake", entry="n1", of=self.OF))

    def test_never_in_a_room(self) -> None:
        self.assertFalse(yes(history(*self.HELD, emergency("intake", "I"), of=self.OF), "read", room("ma"), entry="k1"))


if __name__ == "__main__":
    unittest.main()
