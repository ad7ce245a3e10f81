"""H4, H5, H9, H10, A5.3, A15: rooms, birthdays, what lies in rooms, blocks and custody."""
import unittest
from datetime import date

from oracle.days import birthday, local_day

from .worlds import ask, begun, born, day, event, history, room, seat, world, wrote, yes

KINDS = ("meeting_called", "meeting_held", "plan_frame", "measure", "review", "plan_closed")


def lies(person: str, entry: str = "n1", of: dict | None = None, *events: dict, **more: str) -> bool:
    return yes(history(*events, of=of), "lies_in_room", room=person, entry=entry, **more)


class Days(unittest.TestCase):
    def test_midnight_in_winter_and_summer(self) -> None:
        self.assertEqual(local_day("2026-01-14T22:59:59Z"), date(2026, 1, 14))
        self.assertEqual(local_day("2026-01-14T23:00:00Z"), date(2026, 1, 15))
        self.assertEqual(local_day("2026-07-14T21:59:59Z"), date(2026, 7, 14))
        self.assertEqual(local_day("2026-07-14T22:00:00Z"), date(2026, 7, 15))

    def test_the_nights_the_clock_is_moved(self) -> None:
        self.assertEqual(local_day("2026-03-28T23:00:00Z"), date(2026, 3, 29))
        self.assertEqual(local_day("2026-03-29T22:00:00Z"), date(2026, 3, 30))
        self.assertEqual(local_day("2026-10-24T22:00:00Z"), date(2026, 10, 25))
        self.assertEqual(local_day("2026-10-25T22:30:00Z"), date(2026, 10, 25))

    def test_leap_day(self) -> None:
        self.assertEqual(birthday(date(2008, 2, 29), 18), date(2026, 2, 28))
        self.assertEqual(birthday(date(2008, 2, 29), 16), date(2024, 2, 29))

    def test_time_never_goes_back(self) -> None:
        self.assertEqual(history(day("2026-05-01"), day("2026-04-01")).today, date(2026, 5, 1))


class Rooms(unittest.TestCase):
    def test_only_the_owner(self) -> None:
        h = history(begun())
        self.assertTrue(yes(h, "open", room("ma"), room="ma"))
        for other in (room("pa"), room("kid"), seat("class")):
            self.assertFalse(yes(h, "open", other, room="ma"))
        self.assertFalse(yes(h, "open", room("ma"), room="kid"))

    def test_the_child_from_seven(self) -> None:
        of = born("2019-03-03")
        self.assertFalse(yes(history(of=of), "open", room("kid"), room="kid"))
        self.assertTrue(yes(history(day("2026-03-02T23:00:00Z"), of=of), "open", room("kid"), room="kid"))
        self.assertFalse(yes(history(day("2026-03-02T22:59:59Z"), of=of), "open", room("kid"), room="kid"))

    def test_the_guardian_until_eighteen_at_midnight_in_summer(self) -> None:
        of = born("2008-07-15")
        self.assertTrue(yes(history(day("2026-07-14T21:59:59Z"), of=of), "open", room("ma"), room="ma"))
        self.assertFalse(yes(history(day("2026-07-14T22:00:00Z"), of=of), "open", room("ma"), room="ma"))

    def test_the_guardian_until_eighteen_on_a_leap_day(self) -> None:
        of = {**born("2008-02-29"), "today": "2026-02-27"}
        self.assertTrue(yes(history(of=of), "open", room("ma"), room="ma"))
        self.assertFalse(yes(history(day("2026-02-28"), of=of), "open", room("ma"), room="ma"))

    def test_custody(self) -> None:
        ends = event("custody", part="S", guardian="pa", change="ends")
        begins = event("custody", part="S", guardian="pa", change="begins")
        self.assertTrue(yes(history(begun()), "open", room("pa"), room="pa"))
        self.assertFalse(yes(history(begun(), ends), "open", room("pa"), room="pa"))
        self.assertTrue(yes(history(begun(), ends), "open", room("ma"), room="ma"))
        self.assertTrue(yes(history(begun(), ends, begins), "open", room("pa"), room="pa"))

    def test_custody_known_as_ended_by_one_branch_is_enough(self) -> None:
        start = [begun(), begun("K", "health", "kurator")]
        ends = event("custody", part="K", guardian="pa", change="ends")
        elsewhere = event("custody", part="S", guardian="pa", change="begins")
        back = event("custody", part="K", guardian="pa", change="begins")
        self.assertFalse(yes(history(*start, ends, elsewhere), "open", room("pa"), room="pa"))
        self.assertTrue(yes(history(*start, ends, elsewhere, back), "open", room("pa"), room="pa"))

    def test_no_custody_from_the_beginning(self) -> None:
        of = world(guardians=[{"id": "pa", "child": "kid", "custody": False}])
        begins = event("custody", part="S", guardian="pa", change="begins")
        self.assertFalse(yes(history(begun(), of=of), "open", room("pa"), room="pa"))
        self.assertTrue(yes(history(begun(), begins, of=of), "open", room("pa"), room="pa"))

    def test_block(self) -> None:
        start = [begun(), begun("K", "health", "kurator")]
        one = event("blocked", part="S", unit="class", guardian="pa")
        two = event("blocked", part="K", unit="kurator", guardian="pa")
        off = event("unblocked", part="S", unit="class", guardian="pa")
        off2 = event("unblocked", part="K", unit="kurator", guardian="pa")
        self.assertFalse(yes(history(*start, one), "open", room("pa"), room="pa"))
        self.assertTrue(yes(history(*start, one), "open", room("ma"), room="ma"))
        self.assertTrue(yes(history(*start, one, off), "open", room("pa"), room="pa"))
        self.assertFalse(yes(history(*start, one, two, off), "open", room("pa"), room="pa"))
        self.assertTrue(yes(history(*start, one, two, off, off2), "open", room("pa"), room="pa"))

    def test_a_block_is_about_one_child(self) -> None:
        of = world(children=[{"id": "kid", "born": "2017-05-10"}, {"id": "sib", "born": "2015-05-10"}],
                   guardians=[{"id": "pa", "child": "kid"}, {"id": "pa", "child": "sib"}])
        h = history(begun(), event("blocked", part="S", unit="class", guardian="pa"), of=of)
        self.assertFalse(yes(h, "open", room("pa"), room="pa", child="kid"))
        self.assertTrue(yes(h, "open", room("pa"), room="pa", child="sib"))


class Lying(unittest.TestCase):
    def entry(self, kind: str, **more: object) -> list[dict]:
        return [begun(), wrote(kind=kind, **more)]

    def test_meetings_plans_measures_and_reviews(self) -> None:
        for kind in KINDS:
            with self.subTest(kind):
                for birth, guardian in (("2011-03-03", True), ("2011-03-02", False)):
                    self.assertTrue(lies("kid", "n1", born(birth), *self.entry(kind)))
                    self.assertEqual(lies("ma", "n1", born(birth), *self.entry(kind)), guardian)

    def test_thirteen_in_health_care(self) -> None:
        for birth, guardian in (("2013-03-03", True), ("2013-03-02", False)):
            h = [begun("B", "bvc", "bvc1"), wrote(part="B", unit_="bvc1", kind="measure")]
            self.assertEqual(lies("ma", "n1", born(birth), *h), guardian)
            emi = [begun("E", "emi", "nurse"), wrote(part="E", unit_="nurse", kind="measure")]
            self.assertEqual(lies("ma", "n1", born(birth), *emi), guardian)
            self.assertTrue(lies("ma", "n1", born(birth), *self.entry("measure")))

    def test_observation_and_own_try_lie_nowhere(self) -> None:
        for kind in ("observation", "own_try"):
            for person in ("kid", "ma", "pa"):
                self.assertFalse(lies(person, "n1", None, *self.entry(kind)))

    def test_analysis(self) -> None:
        for birth, kid, guardian in (("2011-03-03", False, True), ("2011-03-02", False, False),
                                     ("2010-03-03", False, False), ("2010-03-02", True, False)):
            self.assertEqual(lies("kid", "n1", born(birth), *self.entry("analysis")), kid)
            self.assertEqual(lies("ma", "n1", born(birth), *self.entry("analysis")), guardian)

    def test_named_contact(self) -> None:
        for birth, guardian in (("2008-03-03", True), ("2008-03-02", False)):
            self.assertEqual(lies("ma", "n1", born(birth), *self.entry("named_contact")), guardian)
            self.assertTrue(lies("kid", "n1", born(birth), *self.entry("named_contact")))
        health = [begun("B", "bvc", "bvc1"), wrote(part="B", unit_="bvc1", kind="named_contact")]
        self.assertTrue(lies("ma", "n1", born("2013-03-03"), *health))
        self.assertFalse(lies("ma", "n1", born("2013-03-02"), *health))

    def test_inner_access(self) -> None:
        let = event("let_in", part="S", unit="class", other_unit="year", until="2026-03-31", entry="n1")
        for birth, kid, guardian in (("2013-03-03", False, True), ("2013-03-02", True, True),
                                     ("2011-03-02", True, False)):
            self.assertEqual(lies("kid", "n1", born(birth), begun(), let), kid)
            self.assertEqual(lies("ma", "n1", born(birth), begun(), let), guardian)

    def test_conversation_voices(self) -> None:
        talk = self.entry("conversation", voices=("child", "professional", "guardian:ma"))
        self.assertTrue(lies("kid", "n1", None, *talk, voice="child"))
        self.assertFalse(lies("kid", "n1", None, *talk, voice="professional"))
        self.assertTrue(lies("ma", "n1", None, *talk, voice="professional"))
        self.assertTrue(lies("ma", "n1", None, *talk, voice="guardian:ma"))
        self.assertFalse(lies("ma", "n1", None, *talk, voice="child"))
        self.assertFalse(lies("pa", "n1", None, *talk, voice="guardian:ma"))
        self.assertFalse(lies("kid", "n1", None, *self.entry("conversation", voices=("professional",))))
        self.assertFalse(lies("ma", "n1", None, *self.entry("conversation", voices=("child",))))

    def test_own_words_after_fifteen_and_when_closed(self) -> None:
        talk = self.entry("conversation", voices=("professional", "guardian:ma"))
        close = event("readers", of="n1", shown=[], closed=["ma", "pa"])
        self.assertTrue(lies("ma", "n1", born("2010-01-01"), *talk))
        self.assertFalse(lies("pa", "n1", born("2010-01-01"), *talk))
        show = event("readers", of="n1", shown=["ma"], closed=[])
        for voice in (None, "professional", "guardian:ma"):
            self.assertTrue(lies("ma", "n1", None, *talk, voice=voice))
            self.assertFalse(lies("ma", "n1", None, *talk, close, voice=voice))
            self.assertTrue(lies("ma", "n1", None, *talk, close, show, voice=voice))
        self.assertFalse(lies("pa", "n1", None, *talk, close))

    def test_the_writers_last_decision_stands(self) -> None:
        note = self.entry("observation")
        show = event("readers", of="n1", shown=["ma"], closed=[])
        close = event("readers", of="n1", shown=[], closed=["ma"])
        self.assertTrue(lies("ma", "n1", None, *note, show))
        self.assertFalse(lies("pa", "n1", None, *note, show))
        self.assertFalse(lies("ma", "n1", None, *note, show, close))
        self.assertTrue(lies("ma", "n1", None, *note, close, show))

    def test_a_stranger_cannot_be_shown(self) -> None:
        self.assertFalse(lies("p-class", "n1", None, *self.entry("measure"),
                              event("readers", of="n1", shown=["p-class"], closed=[])))

    def test_a_later_birthday_takes_back_nothing_and_gives_nothing(self) -> None:
        self.assertTrue(lies("ma", "n1", born("2011-03-03"), *self.entry("measure"), day("2026-03-03")))
        self.assertFalse(lies("kid", "n1", born("2010-03-03"), *self.entry("analysis"), day("2026-03-03")))

    def test_what_was_written_under_protection_stays_away_from_whoever_was_outside(self) -> None:
        guard = event("protected", part="S", handlers=["p-class"], household=["ma"])
        over, show = event("unprotected", part="S"), event("readers", of="n1", shown=["pa"], closed=[])
        meeting = wrote(kind="meeting_called")
        self.assertFalse(lies("pa", "n1", None, begun(), guard, meeting, over))
        self.assertTrue(lies("ma", "n1", None, begun(), guard, meeting, over))
        self.assertTrue(lies("pa", "n1", None, begun(), guard, over, meeting))
        self.assertTrue(lies("pa", "n1", None, begun(), meeting, guard, over))
        self.assertTrue(lies("pa", "n1", None, begun(), guard, meeting, show, over))
        joins = event("protected", part="S", handlers=["p-class"], household=["ma", "pa"])
        self.assertFalse(lies("pa", "n1", None, begun(), guard, meeting, joins))

    def test_a_block_is_a_pause_and_custody_that_comes_back_is_not(self) -> None:
        meeting = wrote(kind="meeting_called")
        block = event("blocked", part="S", unit="class", guardian="pa")
        off = event("unblocked", part="S", unit="class", guardian="pa")
        ends = event("custody", part="S", guardian="pa", change="ends")
        begins = event("custody", part="S", guardian="pa", change="begins")
        self.assertTrue(lies("pa", "n1", None, begun(), block, meeting, off))
        self.assertFalse(lies("pa", "n1", None, begun(), ends, meeting, begins))
        self.assertTrue(lies("pa", "n1", None, begun(), meeting, ends, begins))
        health = [begun("K", "health", "kurator"), wrote("n2", "K", "kurator", kind="meeting_called")]
        self.assertFalse(lies("pa", "n2", None, begun(), ends, *health, begins))

    def test_a_branch_writes_to_the_guardians_it_knows(self) -> None:
        of = world(guardians=[{"id": "pa", "child": "kid", "custody": False}])
        begins = event("custody", part="S", guardian="pa", change="begins")
        health = [begun("K", "health", "kurator"), wrote("n2", "K", "kurator", kind="meeting_called")]
        self.assertFalse(lies("pa", "n2", of, begun(), begins, *health))
        self.assertTrue(lies("pa", "n1", of, begun(), begins, wrote(kind="meeting_called")))

    def test_the_age_is_of_the_day_in_sweden(self) -> None:
        late = [begun(), wrote(kind="measure", at="2026-07-14T22:30:00Z")]
        early = [begun(), wrote(kind="measure", at="2026-07-14T21:30:00Z")]
        self.assertFalse(lies("ma", "n1", born("2011-07-15"), *late))
        self.assertTrue(lies("ma", "n1", born("2011-07-15"), *early))

    def test_lying_is_not_reading_when_the_room_is_closed(self) -> None:
        block = event("blocked", part="S", unit="class", guardian="ma")
        h = history(*self.entry("measure"), block)
        self.assertTrue(yes(h, "lies_in_room", room="ma", entry="n1"))
        self.assertEqual((ask(h, "read", room("ma"), entry="n1").yes, ask(h, "read", room("ma"), entry="n1").knows),
                         (False, False))
        self.assertTrue(yes(history(*self.entry("measure")), "read", room("ma"), entry="n1"))


class OwnWords(unittest.TestCase):
    WORDS = event("own_words", entry="w1", person="kid")

    def test_the_child_alone_until_shared(self) -> None:
        h = history(begun(), self.WORDS)
        self.assertTrue(yes(h, "read", room("kid"), entry="w1"))
        for other in (room("ma"), seat("class")):
            self.assertEqual(ask(h, "read", other, entry="w1")[:2], (False, False))

    def test_shared_with_one_guardian(self) -> None:
        h = history(begun(), self.WORDS, event("words_shared", entry="w1", with_="ma"))
        self.assertTrue(yes(h, "read", room("ma"), entry="w1"))
        self.assertFalse(yes(h, "read", room("pa"), entry="w1"))

    def test_shared_with_a_unit(self) -> None:
        share = event("words_shared", entry="w1", with_="class")
        self.assertTrue(yes(history(begun(), self.WORDS, share), "read", seat("class"), entry="w1"))
        self.assertFalse(yes(history(begun(), wrote("y", unit_="year"), self.WORDS, share),
                             "read", seat("year"), entry="w1"))
        self.assertFalse(yes(history(self.WORDS, share), "read", seat("class"), entry="w1"))

    def test_shared_words_of_a_protected_child(self) -> None:
        guard = event("protected", part="S", handlers=["p-year"], household=["ma"])
        h = history(begun(), self.WORDS, event("words_shared", entry="w1", with_="class"), guard)
        self.assertFalse(yes(h, "read", seat("class"), entry="w1"))


if __name__ == "__main__":
    unittest.main()
