"""H1, H2, H3, H8: parts, inner secrecy, mandates, protected identity. Each yes with its twin no."""
import unittest

from .worlds import (WORLD, ask, begun, collected, day, event, history, offered, room, seat, unit, world, wrote, yes,
                     organisation)

LET_IN = event("let_in", part="S", unit="class", other_unit="year", until="2026-03-31")
LAW = [begun(), wrote(), offered(to="intake", ground="law:SoL-20-6"), collected(part="I")]


class Opening(unittest.TestCase):
    def test_the_unit_that_works_with_the_child_opens(self) -> None:
        h = history(begun())
        self.assertTrue(yes(h, "open", seat("class"), part="S"))
        self.assertFalse(yes(h, "open", seat("year"), part="S"))

    def test_another_branch_never_opens(self) -> None:
        h = history(begun(), begun("K", "health", "kurator"))
        self.assertTrue(yes(h, "open", seat("kurator"), part="K"))
        self.assertFalse(yes(h, "open", seat("kurator"), part="S"))

    def test_first_and_last_day_of_a_seat(self) -> None:
        people = [{"id": "p-class", "seats": [{"function": "f-class", "from": "2026-03-02", "until": "2026-03-05"}]}]
        of = world(people=people)
        self.assertTrue(yes(history(begun(), day("2026-03-05"), of=of), "open", seat("class"), part="S"))
        self.assertFalse(yes(history(begun(), day("2026-03-06"), of=of), "open", seat("class"), part="S"))
        early = world(people=people, today="2026-03-01")
        self.assertFalse(yes(history({**begun(), "at": "2026-03-01T09:00:00Z"}, of=early),
                             "open", seat("class"), part="S"))

    def test_taking_and_leaving_a_seat(self) -> None:
        new = {"seat": "f-class", "person": "newcomer"}
        take = event("seat_taken", function="f-class", person="newcomer", from_="2026-03-02")
        leave = event("seat_left", function="f-class", person="newcomer")
        self.assertFalse(yes(history(begun()), "open", new, part="S"))
        self.assertTrue(yes(history(begun(), take), "open", new, part="S"))
        self.assertFalse(yes(history(begun(), take, leave), "open", new, part="S"))
        self.assertTrue(yes(history(begun(), take, leave, take), "open", new, part="S"))

    def test_a_unit_outside_opens_nothing(self) -> None:
        orgs = [organisation("o", b=("SOC", [unit("letter", outside=True)]))]
        inside = [organisation("o", b=("SOC", [unit("letter")]))]
        start = begun("L", "b", "letter")
        self.assertFalse(yes(history(start, of=world(organisations=orgs)), "open", seat("letter"), part="L"))
        self.assertTrue(yes(history(start, of=world(organisations=inside)), "open", seat("letter"), part="L"))

    def test_collecting_makes_a_unit_work_with_the_child(self) -> None:
        self.assertTrue(yes(history(*LAW), "open", seat("intake"), part="I"))
        self.assertFalse(yes(history(*LAW[:3]), "open", seat("intake"), part="I"))

    def test_nobody_at_work_is_in_a_room_and_nobody_in_a_room_is_in_a_part(self) -> None:
        h = history(begun())
        self.assertFalse(yes(h, "open", seat("class"), room="kid"))
        self.assertFalse(yes(h, "open", room("ma"), part="S"))

    def test_unknown_things_and_people_are_a_no(self) -> None:
        h = history(begun())
        self.assertFalse(yes(h, "open", seat("class"), part="nowhere"))
        self.assertFalse(yes(h, "read", seat("class"), entry="nothing"))
        self.assertFalse(yes(h, "open", {"seat": "f-none", "person": "p-class"}, part="S"))


class Reading(unittest.TestCase):
    def test_own_unit_reads_and_let_in_unit_reads_until_its_last_day(self) -> None:
        h = history(begun(), wrote(), LET_IN)
        self.assertTrue(yes(h, "read", seat("class"), entry="n1"))
        self.assertTrue(yes(h, "read", seat("year"), entry="n1"))
        self.assertFalse(yes(history(begun(), wrote()), "read", seat("year"), entry="n1"))
        self.assertTrue(yes(history(begun(), wrote(), LET_IN, day("2026-03-31")), "read", seat("year"), entry="n1"))
        self.assertFalse(yes(history(begun(), wrote(), LET_IN, day("2026-04-01")), "read", seat("year"), entry="n1"))

    def test_let_in_ended_by_event(self) -> None:
        end = event("let_in_ended", part="S", unit="class", other_unit="year")
        self.assertFalse(yes(history(begun(), wrote(), LET_IN, end), "read", seat("year"), entry="n1"))
        self.assertTrue(yes(history(begun(), wrote(), LET_IN, end, LET_IN), "read", seat("year"), entry="n1"))

    def test_a_unit_opens_where_it_has_itself_acted_when_it_is_not_let_in_any_more(self) -> None:
        late = day("2026-04-01")
        block = event("blocked", part="S", unit="year", guardian="pa")
        self.assertFalse(yes(history(begun(), LET_IN, late), "open", seat("year"), part="S"))
        self.assertTrue(yes(history(begun(), LET_IN, block, late), "open", seat("year"), part="S"))
        self.assertTrue(yes(history(begun(), LET_IN, wrote("y1", unit_="year"), late), "open", seat("year"), part="S"))
        self.assertFalse(yes(history(begun(), wrote(), LET_IN, block, late), "read", seat("year"), entry="n1"))

    def test_who_decides_about_protection_has_decided_something_and_answers_for_it(self) -> None:
        late = day("2026-04-01")
        guard = event("protected", part="S", unit="year", handlers=["p-year"], household=["ma"])
        other = event("protected", part="S", unit="year", handlers=["p-class"], household=["ma"])
        over = event("unprotected", part="S", unit="year")
        nobodys = event("unprotected", part="S")
        for decided, opened in (([], False), ([guard], True), ([other], False), ([other, nobodys], True),
                                ([guard, over], True), ([over], True), ([other, over, other], False)):
            self.assertEqual(yes(history(begun(), LET_IN, *decided, late), "open", seat("year"), part="S"), opened,
                             decided)
        self.assertEqual(ask(history(begun(), LET_IN, other, late), "open", seat("year"), part="S").why, ("H8",))
        self.assertFalse(yes(history(begun(), wrote(), LET_IN, guard, late), "read", seat("year"), entry="n1"),
                         "it answers for its own, and is let in to nothing")

    def test_a_protection_without_a_unit_is_nobodys_decision(self) -> None:
        late = day("2026-04-01")
        for more in ({}, {"unit": None}, {"by": seat("year")}, {"unit": "class"}):
            guard = event("protected", part="S", handlers=["p-year"], household=["ma"], **more)
            over = event("unprotected", part="S", **more)
            for decided in ([guard], [guard, over], [over]):
                self.assertFalse(yes(history(begun(), LET_IN, *decided, late), "open", seat("year"), part="S"), more)
        elsewhere = event("protected", part="S2", unit="year", handlers=["p-year"], household=["ma"])
        self.assertFalse(yes(history(begun(), begun("S2"), LET_IN, elsewhere, late), "open", seat("year"), part="S"))
        self.assertTrue(yes(history(begun(), begun("S2"), LET_IN, elsewhere, late), "open", seat("year"), part="S2"))

    def test_let_in_goes_one_way(self) -> None:
        h = history(begun(), LET_IN, wrote("y1", unit_="year"))
        self.assertTrue(yes(h, "read", seat("year"), entry="y1"))
        self.assertFalse(yes(h, "read", seat("class"), entry="y1"))

    def test_let_in_outside_the_branch_is_nothing(self) -> None:
        strange = event("let_in", part="S", unit="class", other_unit="kurator", until="2026-03-31")
        self.assertFalse(yes(history(begun(), wrote(), strange), "read", seat("kurator"), entry="n1"))

    def test_addressed_unit_of_the_branch_reads(self) -> None:
        to_year = wrote("n2", to=["year"])
        year_works = wrote("y1", unit_="year")
        self.assertTrue(yes(history(begun(), year_works, to_year), "read", seat("year"), entry="n2"))
        self.assertFalse(yes(history(begun(), year_works, wrote("n2")), "read", seat("year"), entry="n2"))
        self.assertFalse(yes(history(begun(), wrote("n2", to=["kurator"])), "read", seat("kurator"), entry="n2"))

    def test_let_in_opens_copies_but_not_consents_or_offers(self) -> None:
        start = [begun("B", "bvc", "bvc1"), wrote("b1", "B", "bvc1"),
                 offered("r1", "b1", "bvc1", "intake", "law:OSL-25-12"), collected("r1", "k1", "I")]
        orgs = [o for o in WORLD["organisations"] if o["id"] != "social"]
        orgs.append(organisation("social", soc=("SOC", [unit("intake"), unit("family")])))
        people = [*WORLD["people"], {"id": "p-family", "seats": [{"function": "f-family"}]}]
        of = world(organisations=orgs, people=people)
        let = event("let_in", part="I", unit="intake", other_unit="family", until="2026-03-31")
        self.assertTrue(yes(history(*start, let, of=of), "read", seat("family"), entry="k1"))
        self.assertFalse(yes(history(*start, of=of), "read", seat("family"), entry="k1"))
        question = event("asked", consent="c1", part="S", unit="class", receivers=["meadow"], areas=["learning"],
                         level="share", until="2026-06-30", signing="guardians", signers=["ma", "pa"])
        h = history(begun(), wrote(), LET_IN, question, offered("r2", to="intake", ground="law:SoL-20-6"))
        self.assertTrue(ask(h, "answer", seat("class"), consent="c1").knows)
        self.assertFalse(ask(h, "answer", seat("year"), consent="c1").knows)
        self.assertTrue(ask(h, "collect", seat("class"), release="r2").knows)
        self.assertFalse(ask(h, "collect", seat("year"), release="r2").knows)

    def test_an_entry_of_another_unit_is_not_even_known(self) -> None:
        h = history(begun(), wrote("y1", unit_="year"), wrote())
        self.assertTrue(yes(h, "open", seat("year"), part="S"))
        self.assertFalse(ask(h, "read", seat("year"), entry="n1").knows)


class Mandates(unittest.TestCase):
    NEEDS = {"note": "note", "readers": "note", "ask": "ask", "offer": "release", "let_in": "release",
             "block": "release", "analyse": "analyse", "meet": "coordinate", "plan": "coordinate",
             "promise": "promise", "protect": "protect"}

    def test_each_action_with_its_mandate_and_without_it(self) -> None:
        others = {"note", "ask", "release", "analyse", "coordinate", "promise", "protect", "receive"}
        for action, mandate in self.NEEDS.items():
            with self.subTest(action):
                for mandates, expected in (([mandate], True), (sorted(others - {mandate}), False)):
                    of = world(organisations=[organisation("o", school=("SKOLA", [unit("class", False, mandates)]))])
                    self.assertEqual(yes(history(begun(), of=of), "do", seat("class"), action=action, part="S"),
                                     expected)

    def test_the_log_is_read_by_coordinators_and_askers(self) -> None:
        for mandates, expected in ((["coordinate"], True), (["ask"], True), (["note", "release"], False)):
            of = world(organisations=[organisation("o", school=("SKOLA", [unit("class", False, mandates)]))])
            self.assertEqual(yes(history(begun(), of=of), "do", seat("class"), action="read_log", part="S"), expected)

    def test_a_mandate_without_the_part_is_nothing(self) -> None:
        self.assertFalse(yes(history(begun()), "do", seat("year"), action="note", part="S"))
        self.assertFalse(yes(history(begun()), "do", room("ma"), action="note", part="S"))

    def test_one_function_leads_a_plan(self) -> None:
        works = wrote("y1", unit_="year")
        lead = wrote("pl", kind="plan_frame", plan="P1", by=seat("class"))
        close = wrote("cl", kind="plan_closed", plan="P1", by=seat("class"))
        self.assertTrue(yes(history(begun(), works), "do", seat("year"), action="plan", part="S"))
        self.assertFalse(yes(history(begun(), works, lead), "do", seat("year"), action="plan", part="S"))
        self.assertTrue(yes(history(begun(), works, lead), "do", seat("class"), action="plan", part="S"))
        self.assertTrue(yes(history(begun(), works, lead, close), "do", seat("year"), action="plan", part="S"))
        self.assertFalse(yes(history(begun(), works, lead), "do", seat("year"), action="plan", part="S", plan="P1"))


class Protection(unittest.TestCase):
    def test_only_handlers_are_inside_also_for_the_writer(self) -> None:
        guard = event("protected", part="S", handlers=["p-class"], household=["ma"])
        other = event("protected", part="S", handlers=["p-year"], household=["ma"])
        self.assertTrue(yes(history(begun(), wrote(), guard), "read", seat("class"), entry="n1"))
        out = ask(history(begun(), wrote(), other), "read", seat("class"), entry="n1")
        self.assertEqual((out.yes, out.knows), (False, False))

    def test_unprotected_again(self) -> None:
        other = event("protected", part="S", handlers=["p-year"], household=[])
        self.assertTrue(yes(history(begun(), wrote(), other, event("unprotected", part="S")),
                            "read", seat("class"), entry="n1"))

    def test_a_handler_needs_the_rest_too_and_there_are_at_most_two(self) -> None:
        guard = event("protected", part="S", handlers=["p-kurator", "p-year", "p-class"], household=[])
        h = history(begun(), wrote(), guard)
        self.assertFalse(yes(h, "open", seat("kurator"), part="S"))
        self.assertFalse(yes(h, "open", seat("class"), part="S"))

    def test_each_part_by_its_own_event(self) -> None:
        guard = event("protected", part="S", handlers=[], household=["ma"])
        h = history(*LAW, guard)
        self.assertFalse(yes(h, "open", seat("class"), part="S"))
        self.assertTrue(yes(h, "read", seat("intake"), entry="k1"))

    def test_a_waiting_offer_of_a_protected_part_is_not_known(self) -> None:
        guard = event("protected", part="S", handlers=["p-class"], household=["ma"])
        self.assertTrue(yes(history(*LAW[:3]), "collect", seat("intake"), release="r1"))
        out = ask(history(*LAW[:3], guard), "collect", seat("intake"), release="r1")
        self.assertEqual((out.yes, out.knows), (False, False))

    def test_no_by_and_no_unit_and_in_the_part_of_another_child(self) -> None:
        of = world(children=[{"id": "kid", "born": "2017-05-10"}, {"id": "sib", "born": "2015-05-10"}],
                   guardians=[{"id": g, "child": c} for g in ("ma", "pa") for c in ("kid", "sib")])
        parts = [begun(), {**begun("S2"), "child": "sib"}, wrote("n1"), wrote("n2", "S2")]
        guard = [event("protected", part=part, handlers=["p-year"], household=["ma"]) for part in ("S", "S2")]
        for protected, rest in (([], 2), (guard[1:], 1), (guard, 0)):
            h = history(*parts, *protected, of=of)
            self.assertEqual(sum(yes(h, "read", seat("class"), entry=n) for n in ("n1", "n2")), rest)
            self.assertEqual(sum(yes(h, "open", room("pa"), room="pa", child=c) for c in ("kid", "sib")), rest)
            self.assertFalse(yes(h, "open", seat("year"), part="S"), "a handler at a unit that does not work there")

    def test_household(self) -> None:
        guard = event("protected", part="S", handlers=["p-class"], household=["ma"])
        h = history(begun(), guard)
        self.assertTrue(yes(h, "open", room("ma"), room="ma"))
        self.assertFalse(yes(h, "open", room("pa"), room="pa"))
        self.assertTrue(yes(history(begun()), "open", room("pa"), room="pa"))


if __name__ == "__main__":
    unittest.main()
