"""H15: a unit that is closed, and two controllers that become one. Each yes with its twin no."""
import unittest

from .worlds import (ask, asked, begun, collected, day, event, history, looked, may_offer, measure_asked, offered,
                     organisation, room, said, seat, unit, world, wrote, yes)

CLOSED = event("unit_closed", unit="class")
CONSENT = [begun(), wrote(), asked(), said("ma"), said("pa")]


class ClosedUnit(unittest.TestCase):
    def test_nobody_opens_reads_or_does_anything_there(self) -> None:
        before = [begun(), wrote(), looked()]
        for h, expected in ((history(*before), True), (history(*before, CLOSED), False)):
            self.assertEqual(yes(h, "open", seat("class"), part="S"), expected)
            self.assertEqual(yes(h, "read", seat("class"), entry="n1"), expected)
            self.assertEqual(yes(h, "do", seat("class"), action="note", part="S"), expected)
            self.assertEqual(yes(h, "row", seat("class"), row="l1"), expected)
        self.assertTrue(yes(history(*before, event("unit_closed", unit="year")), "read", seat("class"), entry="n1"))

    def test_its_seats_are_no_more_whatever_is_asked(self) -> None:
        self.assertEqual(ask(history(begun(), CLOSED), "read", seat("class"), entry="nothing").why, ("H15",))
        self.assertNotEqual(ask(history(begun()), "read", seat("class"), entry="nothing").why, ("H15",))

    def test_a_seat_taken_there_later_is_no_seat(self) -> None:
        take = event("seat_taken", function="f-class", person="newcomer")
        new = {"seat": "f-class", "person": "newcomer"}
        self.assertTrue(yes(history(begun(), take), "open", new, part="S"))
        self.assertFalse(yes(history(begun(), CLOSED, take), "open", new, part="S"))

    def test_nothing_is_offered_to_it_or_collected_there(self) -> None:
        gone = event("unit_closed", unit="meadow")
        self.assertTrue(may_offer(history(*CONSENT), "class", "meadow"))
        self.assertFalse(may_offer(history(*CONSENT, gone), "class", "meadow"))
        self.assertTrue(yes(history(*CONSENT, offered()), "collect", seat("meadow"), release="r1"))
        self.assertFalse(yes(history(*CONSENT, offered(), gone), "collect", seat("meadow"), release="r1"))

    def test_it_is_not_let_in(self) -> None:
        let = event("let_in", part="S", unit="class", other_unit="year", until="2026-03-31")
        gone = event("unit_closed", unit="year")
        self.assertTrue(yes(history(begun(), wrote(), let), "read", seat("year"), entry="n1"))
        self.assertFalse(yes(history(begun(), wrote(), let, gone), "read", seat("year"), entry="n1"))
        self.assertFalse(yes(history(begun(), wrote(), gone, let), "read", seat("year"), entry="n1"))

    def test_whom_it_has_let_in_stays_so(self) -> None:
        let = event("let_in", part="S", unit="class", other_unit="year", until="2026-03-31")
        self.assertTrue(yes(history(begun(), wrote(), let, CLOSED), "read", seat("year"), entry="n1"))
        self.assertFalse(yes(history(begun(), wrote(), let, CLOSED, day("2026-04-01")), "read", seat("year"),
                             entry="n1"))

    def test_the_familys_rooms_are_as_before(self) -> None:
        block = event("blocked", part="S", unit="class", guardian="pa")
        h = history(begun(), wrote(kind="measure"), asked(), measure_asked(), looked(), CLOSED)
        self.assertTrue(yes(h, "read", room("ma"), entry="n1"))
        self.assertTrue(yes(h, "answer", room("ma"), consent="c1"))
        self.assertTrue(yes(h, "answer", room("ma"), measure="m1"))
        self.assertTrue(yes(h, "row", room("ma"), row="l1"))
        self.assertFalse(yes(history(begun(), block, CLOSED), "open", room("pa"), room="pa"))

    def test_a_copy_that_was_collected_from_it_stays(self) -> None:
        self.assertTrue(yes(history(*CONSENT, offered(), collected(), CLOSED), "read", seat("meadow"), entry="k1"))

    def test_what_it_has_offered_by_law_is_not_collected_any_more(self) -> None:
        law = [begun(), wrote(), offered(to="intake", ground="law:SoL-20-6")]
        other = event("unit_closed", unit="year")
        for h in (history(*law), history(*law, other)):
            self.assertEqual(ask(h, "collect", seat("intake"), release="r1")[:2], (True, True))
        self.assertEqual(ask(history(*law, CLOSED), "collect", seat("intake"), release="r1"),
                         (False, False, ("H15",)))

    def test_what_it_has_offered_on_a_consent_still_is(self) -> None:
        out = event("withdrawn", consent="c1", signer="ma")
        for ground in ("consent", "consent:c1"):
            h = history(*CONSENT, offered(ground=ground), CLOSED)
            self.assertEqual(ask(h, "collect", seat("meadow"), release="r1")[:2], (True, True))
            self.assertFalse(yes(h.then(out), "collect", seat("meadow"), release="r1"))

    def test_a_copy_that_was_collected_by_law_before_stays_readable(self) -> None:
        law = [begun(), wrote(), offered(to="intake", ground="law:SoL-20-6")]
        h = history(*law, collected(part="I"), CLOSED)
        self.assertTrue(yes(h, "read", seat("intake"), entry="k1"))
        self.assertTrue(ask(h, "collect", seat("intake"), release="r1").knows)
        self.assertFalse(yes(history(*law, CLOSED), "read", seat("intake"), entry="k1"))

    def test_a_function_that_is_no_more_leads_no_plan(self) -> None:
        lead = [begun(), wrote("y1", unit_="year"), wrote("pl", kind="plan_frame", plan="P1", by=seat("class"))]
        self.assertFalse(yes(history(*lead), "do", seat("year"), action="plan", part="S"))
        self.assertTrue(yes(history(*lead, CLOSED), "do", seat("year"), action="plan", part="S"))

    def test_a_function_passes_to_another_person(self) -> None:
        leave = event("seat_left", function="f-class", person="p-class")
        take = event("seat_taken", function="f-class", person="newcomer")
        h = history(begun(), wrote(), leave, take)
        self.assertTrue(yes(h, "read", {"seat": "f-class", "person": "newcomer"}, entry="n1"))
        self.assertFalse(yes(h, "read", seat("class"), entry="n1"))


class Merged(unittest.TestCase):
    ONE = event("merged", from_="city", to="town")
    OF = world(
        organisations=[organisation("town", soc=("SOC", [unit("intake")]), school=("SKOLA", [unit("class")]),
                                    health=("ELEVHALSA", [unit("kurator")])),
                       organisation("city", soc2=("SOC", [unit("family")]), emi=("EMI", [unit("nurse")]))],
        people=[{"id": f"p-{u}", "seats": [{"function": f"f-{u}"}]}
                for u in ("intake", "class", "kurator", "family", "nurse")])

    def offers(self, name: str, to: str, ground: str, *events: dict) -> bool:
        start = [begun("I", "soc", "intake"), wrote("i1", "I", "intake"), begun("E", "emi", "nurse"),
                 wrote("e1", "E", "nurse")]
        return may_offer(history(*start, *events, of=self.OF), name, to, ground, {"intake": "i1", "nurse": "e1"}[name])

    def test_grounds_between_and_within_controllers(self) -> None:
        self.assertTrue(self.offers("intake", "family", "law:OSL-26-9"))
        self.assertFalse(self.offers("intake", "family", "law:OSL-26-9", self.ONE))
        self.assertFalse(self.offers("nurse", "kurator", "law:OSL-25-13a"))
        self.assertTrue(self.offers("nurse", "kurator", "law:OSL-25-13a", self.ONE))
        back = event("merged", from_="town", to="city")
        self.assertTrue(self.offers("nurse", "kurator", "law:OSL-25-13a", back))
        self.assertFalse(self.offers("nurse", "kurator", "law:OSL-25-13a", event("merged", from_="county", to="town")))

    def test_what_is_secret_between_branches_stays_so(self) -> None:
        h = history(begun("I", "soc", "intake"), wrote("i1", "I", "intake"), begun("F", "soc2", "family"), self.ONE,
                    event("let_in", part="I", unit="intake", other_unit="family", until="2026-03-31"), of=self.OF)
        self.assertTrue(yes(h, "read", seat("intake"), entry="i1"))
        self.assertTrue(yes(h, "open", seat("family"), part="F"))
        self.assertFalse(yes(h, "open", seat("family"), part="I"))
        self.assertEqual(ask(h, "read", seat("family"), entry="i1")[:2], (False, False))

    def test_an_agreement_is_with_the_organisation_that_is(self) -> None:
        of = world()
        for org in of["organisations"]:
            org["agreement"] = org["id"] == "club"
        start = [begun(), wrote(), asked(receivers=("sports",)), said("ma"), said("pa")]
        self.assertTrue(may_offer(history(*start, of=of), "class", "sports"))
        self.assertFalse(may_offer(history(*start, event("merged", from_="club", to="company"), of=of),
                                   "class", "sports"))


if __name__ == "__main__":
    unittest.main()
