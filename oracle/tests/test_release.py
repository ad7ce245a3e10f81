"""H7, A3, A4 and the cases of A16 that are about release; copies and locks."""
import unittest

from oracle.everything import all_answers, touched
from oracle.matrix import COLUMNS, MATRIX, ROWS, law_grounds
from datetime import date

from .worlds import (ask, asked, begun, born, collected, day, event, history, may_offer, offered, room, said, seat,
                     world, wrote, yes)

BVC = [begun("B", "bvc", "bvc1"), wrote("b1", "B", "bvc1", "conversation")]
EMI = [begun("E", "emi", "nurse"), wrote("e1", "E", "nurse")]
SOC = [begun("I", "soc", "intake"), wrote("i1", "I", "intake")]
SCHOOL = [begun(), wrote()]
CONSENT = [*SCHOOL, asked(), said("ma"), said("pa")]
SHARED = [*CONSENT, offered(), collected()]


class Cases(unittest.TestCase):
    def test_1_and_2_health_to_social_with_and_without_a_reason(self) -> None:
        h = history(*BVC)
        self.assertTrue(may_offer(h, "bvc1", "intake", "law:OSL-25-12", "b1", reason="support is needed"))
        self.assertFalse(may_offer(h, "bvc1", "intake", "law:OSL-25-12", "b1", reason=""))

    def test_3_health_to_preschool(self) -> None:
        h = history(*BVC)
        for code in ("OSL-25-12", "OSL-10-27", "OSL-10-15a"):
            self.assertFalse(may_offer(h, "bvc1", "meadow", f"law:{code}", "b1"))
        self.assertFalse(may_offer(h, "bvc1", "meadow", "consent", "b1"))

    def test_4_social_to_school(self) -> None:
        h = history(*SOC)
        for code in ("OSL-10-27", "OSL-10-15a", "OSL-26-9"):
            self.assertFalse(may_offer(h, "intake", "class", f"law:{code}", "i1"))
        self.assertTrue(may_offer(h, "intake", "bvc1", "law:OSL-26-9", "i1"))

    def test_5_school_to_social(self) -> None:
        h = history(*SCHOOL)
        self.assertTrue(may_offer(h, "class", "intake", "law:NONE-NOT-SECRET"))
        self.assertTrue(may_offer(h, "class", "intake", "law:OSL-10-27"))
        self.assertFalse(may_offer(h, "class", "intake", "consent"))

    def test_6_a_report_of_concern_is_never_an_offer(self) -> None:
        self.assertFalse(may_offer(history(*SCHOOL), "class", "intake", "law:SoL-19-1"))

    def test_7_duty_in_an_open_investigation(self) -> None:
        self.assertTrue(may_offer(history(*BVC), "bvc1", "intake", "law:SoL-20-6", "b1"))
        self.assertFalse(may_offer(history(*BVC), "bvc1", "meadow", "law:SoL-20-6", "b1"))

    def test_8_school_nurse(self) -> None:
        h = history(*EMI)
        self.assertTrue(may_offer(h, "nurse", "kurator", "law:OSL-25-13a", "e1"))
        self.assertFalse(may_offer(h, "nurse", "owl", "law:OSL-25-13a", "e1"))
        self.assertFalse(may_offer(h, "nurse", "class", "law:OSL-25-13a", "e1"))

    def test_13_withdrawn_before_it_is_collected(self) -> None:
        out = event("withdrawn", consent="c1", signer="pa")
        self.assertTrue(yes(history(*CONSENT, offered()), "collect", seat("meadow"), release="r1"))
        late = ask(history(*CONSENT, offered(), out), "collect", seat("meadow"), release="r1")
        self.assertEqual((late.yes, late.knows), (False, False))

    def test_18_police_see_nothing_that_is_not_released(self) -> None:
        h = history(*SCHOOL)
        self.assertEqual(ask(h, "read", seat("patrol"), entry="n1")[:2], (False, False))
        self.assertEqual(ask(h, "open", seat("patrol"), part="S")[:2], (False, False))

    def test_25_an_association_needs_an_agreement(self) -> None:
        agreed = [*SCHOOL, asked(receivers=("sports",)), said("ma"), said("pa")]
        self.assertFalse(may_offer(history(*agreed), "class", "sports"))
        self.assertTrue(may_offer(history(*agreed), "class", "sports", reservation=True))
        of = world()
        for org in of["organisations"]:
            org["agreement"] = org["id"] == "club"
        self.assertTrue(may_offer(history(*agreed, of=of), "class", "sports"))


class Offering(unittest.TestCase):
    def test_own_note_with_release_to_another_branch(self) -> None:
        h = history(*CONSENT)
        self.assertTrue(may_offer(h, "class", "meadow"))
        self.assertFalse(may_offer(h, "year", "meadow"))
        self.assertFalse(may_offer(h, "class", "year", "law:NONE-NOT-SECRET"))
        self.assertFalse(yes(h, "may_offer", seat("class"), entry="n1", to_unit="meadow", to_function="f-owl",
                             ground="consent"))
        self.assertFalse(yes(h, "may_offer", room("ma"), entry="n1", to_unit="meadow", to_function="f-meadow",
                             ground="consent"))

    def test_never_a_copy(self) -> None:
        h = history(*SCHOOL, offered(to="intake", ground="law:SoL-20-6"), collected(part="I"))
        self.assertTrue(yes(h, "read", seat("intake"), entry="k1"))
        self.assertFalse(may_offer(h, "intake", "bvc1", "law:OSL-26-9", "k1"))

    def test_never_to_a_unit_outside_or_where_secrecy_is_unknown(self) -> None:
        h = history(*SCHOOL, asked(receivers=("letter", "dim")), said("ma"), said("pa"))
        self.assertFalse(may_offer(h, "class", "letter"))
        self.assertFalse(may_offer(h, "class", "dim"))
        self.assertFalse(may_offer(h, "class", "dim", "law:NONE-NOT-SECRET"))

    def test_eighteen_ends_the_child_rule(self) -> None:
        of = born("2008-03-03")
        self.assertTrue(may_offer(history(*BVC, of=of), "bvc1", "intake", "law:OSL-25-12", "b1"))
        self.assertFalse(may_offer(history(*BVC, day("2026-03-03"), of=of), "bvc1", "intake", "law:OSL-25-12", "b1"))


class Collecting(unittest.TestCase):
    def test_the_addressed_function_only(self) -> None:
        h = history(*CONSENT, offered())
        self.assertTrue(yes(h, "collect", seat("meadow"), release="r1"))
        for other in (seat("owl"), seat("class"), room("ma")):
            self.assertFalse(yes(h, "collect", other, release="r1"))

    def test_not_cancelled_and_once(self) -> None:
        cancel = event("cancelled", release="r1")
        self.assertFalse(yes(history(*CONSENT, offered(), cancel), "collect", seat("meadow"), release="r1"))
        self.assertFalse(yes(history(*SHARED), "collect", seat("meadow"), release="r1"))

    def test_receive_is_needed(self) -> None:
        of = world()
        of["organisations"][1]["branches"][0]["units"][0]["functions"][0]["mandates"] = ["note"]
        self.assertFalse(yes(history(*CONSENT, offered(), of=of), "collect", seat("meadow"), release="r1"))

    def test_a_law_ground_that_no_longer_holds(self) -> None:
        of = born("2008-03-03")
        start = [*BVC, offered("r1", "b1", "bvc1", "intake", "law:OSL-25-12")]
        self.assertTrue(yes(history(*start, of=of), "collect", seat("intake"), release="r1"))
        self.assertFalse(yes(history(*start, day("2026-03-03"), of=of), "collect", seat("intake"), release="r1"))


class Eighteen(unittest.TestCase):
    """H7, A15: whoever has turned 18 answers alone; what the law lets be shared without a yes is about a child."""

    OF = born("2008-03-03")
    LAST, FIRST = day("2026-03-02T22:59:59Z"), day("2026-03-02T23:00:00Z")
    EVERYWHERE = [*SCHOOL, *BVC, *EMI, *SOC, begun("K", "health", "kurator"), wrote("k1", "K", "kurator"),
                  begun("P", "pol", "patrol"), wrote("p1", "P", "patrol")]
    GROUNDS = ("law:OSL-10-27", "law:NONE-NOT-SECRET", "law:SoL-20-6")

    def grounds(self, *events: dict) -> set[str]:
        offer = all_answers(history(*self.EVERYWHERE, *events, of=self.OF))["offer"]
        return {ground for entries in offer.values() for to in entries.values() for held in to.values()
                for ground in held}

    def test_nothing_is_offered_by_law_from_the_birthday(self) -> None:
        self.assertEqual(self.grounds(self.LAST), {f"law:{code}" for code in (
            "NONE-NOT-SECRET", "OSL-10-27", "OSL-25-11", "OSL-25-12", "OSL-25-13a", "OSL-26-9", "POLL-6",
            "SKOLL-3-12j", "SVOD-2022-913", "SoL-20-6")})
        self.assertEqual(self.grounds(self.FIRST), set())

    def test_in_no_cell(self) -> None:
        for row in ROWS:
            for to in ROWS:
                for same in (True, False):
                    self.assertEqual(law_grounds(row, to, same, False, date(2029, 1, 1)), frozenset())
        self.assertTrue(law_grounds("SCHOOL", "SOCIAL", False, True, date(2029, 1, 1)))

    def test_on_the_own_yes_it_still_is(self) -> None:
        own = [asked(signing="child", signers=("kid",), receivers=("meadow", "intake"))]
        for grown in (self.LAST, self.FIRST):
            self.assertTrue(may_offer(history(*SCHOOL, *own, grown, said("kid"), of=self.OF), "class", "intake"))
            self.assertFalse(may_offer(history(*SCHOOL, *own, grown, of=self.OF), "class", "intake"))

    def test_what_waits_is_not_collected_any_more(self) -> None:
        own = [asked(signing="child", signers=("kid",), receivers=("intake",)), said("kid")]
        for ground in self.GROUNDS:
            start = [*SCHOOL, *own, offered(to="intake", ground=ground)]
            last, first = (history(*start, day_, of=self.OF) for day_ in (self.LAST, self.FIRST))
            self.assertTrue(yes(last, "collect", seat("intake"), release="r1"), ground)
            self.assertEqual(ask(first, "collect", seat("intake"), release="r1"), (False, False, ("H7",)), ground)
        for ground in ("consent", "consent:c1"):
            first = history(*SCHOOL, *own, offered(to="intake", ground=ground), self.FIRST, of=self.OF)
            self.assertTrue(yes(first, "collect", seat("intake"), release="r1"), ground)

    def test_what_was_collected_before_is_read(self) -> None:
        for ground in self.GROUNDS:
            h = history(*SCHOOL, offered(to="intake", ground=ground), collected(part="I"), self.FIRST, of=self.OF)
            self.assertTrue(yes(h, "read", seat("intake"), entry="k1"), ground)
            self.assertFalse(yes(h, "read", seat("intake"), entry="n1"), ground)

    def test_it_is_the_age_of_the_child_that_it_is_about(self) -> None:
        of = world(children=[{"id": "kid", "born": "2008-03-03"}, {"id": "sib", "born": "2012-03-03"}])
        both = [*SCHOOL, {**begun("S2"), "child": "sib"}, wrote("n2", "S2"), self.FIRST]
        for entry, told in (("n1", False), ("n2", True)):
            self.assertEqual(may_offer(history(*both, of=of), "class", "intake", "law:OSL-10-27", entry), told)
            h = history(*both, offered(entry=entry, to="intake", ground="law:OSL-10-27"), of=of)
            self.assertEqual(yes(h, "collect", seat("intake"), release="r1"), told)


class SecondPerson(unittest.TestCase):
    """H8, A13: what a protected child's part lets out."""

    GUARD = event("protected", part="S", handlers=["p-class"], household=["ma", "pa"])
    OVER = event("unprotected", part="S")
    LAW = [*SCHOOL, begun("I", "soc", "intake")]

    def test_without_one_nothing_is_offered_on_any_ground(self) -> None:
        agreed = [*SCHOOL, asked(receivers=("meadow", "intake")), said("ma"), said("pa")]
        for ground in ("consent", "consent:c1", "law:SoL-20-6"):
            h = history(*agreed, self.GUARD)
            self.assertTrue(may_offer(h, "class", "intake", ground, second=True))
            for more in ({}, {"second": False}):
                self.assertFalse(may_offer(h, "class", "intake", ground, **more))
                self.assertTrue(may_offer(history(*agreed), "class", "intake", ground, **more))
            self.assertTrue(may_offer(history(*agreed, self.GUARD, self.OVER), "class", "intake", ground))

    def test_one_is_no_ground_and_no_handler(self) -> None:
        self.assertFalse(may_offer(history(*SCHOOL, self.GUARD), "class", "intake", "consent", second=True))
        other = event("protected", part="S", handlers=["p-year"], household=["ma"])
        self.assertFalse(may_offer(history(*SCHOOL, other), "class", "intake", "law:SoL-20-6", second=True))

    def test_protected_elsewhere_takes_none(self) -> None:
        there = event("protected", part="I", handlers=["p-intake"], household=["ma"])
        self.assertTrue(may_offer(history(*self.LAW, there), "class", "intake", "law:SoL-20-6"))
        self.assertFalse(may_offer(history(*self.LAW, self.GUARD), "class", "intake", "law:SoL-20-6"))

    def test_all_asks_none(self) -> None:
        offer = all_answers(history(*SCHOOL))["offer"]["seat:f-class:p-class"]["n1"]
        self.assertIn("law:SoL-20-6", offer["f-intake"])
        self.assertNotIn("seat:f-class:p-class", all_answers(history(*SCHOOL, self.GUARD))["offer"])

    def collects(self, *events: dict) -> tuple[bool, bool]:
        out = ask(history(*self.LAW, *events), "collect", seat("intake"), release="r1")
        return out.yes, out.knows

    def offer(self, **more: object) -> dict:
        return offered(to="intake", ground="law:SoL-20-6", **more)

    def test_collected_with_one_and_not_without(self) -> None:
        for around in ([self.GUARD, self.offer()], [self.offer(), self.GUARD], [self.offer(second=False), self.GUARD]):
            self.assertEqual(self.collects(*around), (False, False))
            self.assertEqual(self.collects(*around, self.OVER), (True, True))
        for around in ([self.GUARD, self.offer(second=True)], [self.offer(second=True), self.GUARD]):
            self.assertEqual(self.collects(*around), (True, True))

    def test_without_one_a_handler_does_not_collect_either(self) -> None:
        both = event("protected", part="S", handlers=["p-class", "p-intake"], household=["ma"])
        self.assertEqual(self.collects(both, self.offer()), (False, False))
        self.assertEqual(self.collects(both, self.offer(second=True)), (True, True))

    def test_in_a_protected_branch_of_the_receiver_only_a_handler(self) -> None:
        for handler, told in (("p-intake", True), ("p-other", False)):
            there = event("protected", part="I", handlers=[handler], household=["ma"])
            for here in ([], [self.GUARD]):
                self.assertEqual(self.collects(*here, self.offer(second=True), there), (told, told))
            self.assertEqual(self.collects(self.offer(), there), (told, told))

    def test_nobody_else_and_the_copy_as_before(self) -> None:
        h = history(*self.LAW, self.GUARD, self.offer(second=True))
        for other in (seat("meadow"), seat("year"), room("ma")):
            self.assertFalse(yes(h, "collect", other, release="r1"))
        taken = history(*self.LAW, self.GUARD, self.offer(second=True), collected(part="I"))
        self.assertTrue(yes(taken, "read", seat("intake"), entry="k1"))
        self.assertFalse(yes(taken, "read", seat("intake"), entry="n1"))


class Locks(unittest.TestCase):
    def check(self, *events: dict, of: dict | None = None) -> tuple[bool, bool]:
        out = ask(history(*SHARED, *events, of=of), "read", seat("meadow"), entry="k1")
        return out.yes, out.knows

    def test_read_at_the_unit_while_the_ground_holds(self) -> None:
        self.assertEqual(self.check(), (True, True))
        self.assertFalse(yes(history(*SHARED), "read", seat("owl"), entry="k1"))
        self.assertFalse(yes(history(*SHARED), "read", seat("class"), entry="k1"))
        self.assertFalse(yes(history(*SHARED), "read", seat("meadow"), entry="n1"))

    def test_locked_when_the_ground_ends(self) -> None:
        for name, ending in {
            "withdrawn": event("withdrawn", consent="c1", signer="pa"),
            "narrowed": event("narrowed", consent="c1", signer="pa", areas=["health"], level="share"),
            "custody": event("custody", part="S", guardian="pa", change="ends"),
            "custody of another": event("custody", part="S", guardian="aunt", change="begins"),
            "doubted": event("doubted", consent="c1"),
            "expired": day("2026-07-01"),
        }.items():
            with self.subTest(name):
                self.assertEqual(self.check(ending), (False, True))

    def test_an_ending_that_is_about_something_else(self) -> None:
        self.assertEqual(self.check(event("narrowed", consent="c1", signer="pa", areas=["learning"])), (True, True))
        self.assertEqual(self.check(day("2026-06-30")), (True, True))
        self.assertEqual(self.check(event("custody", part="S", guardian="pa", change="begins")), (True, True))
        self.assertEqual(self.check(event("cancelled", release="r1")), (True, True))

    def test_a_new_consent_does_not_open_an_old_lock(self) -> None:
        out = event("withdrawn", consent="c1", signer="pa")
        again = [asked("c2"), said("ma", consent="c2"), said("pa", consent="c2")]
        self.assertEqual(self.check(out, *again), (False, True))
        self.assertEqual(self.check(event("doubted", consent="c1"), said("ma"), said("pa")), (False, True))
        h = history(*SHARED, out, *again, offered("r2"), collected("r2", "k2"))
        self.assertTrue(yes(h, "read", seat("meadow"), entry="k2"))

    def test_what_stopped_carrying_is_over_for_good(self) -> None:
        offer = [*CONSENT, offered()]
        narrow = event("narrowed", consent="c1", signer="pa", areas=["health"], level="share")
        for stop in (narrow, said("pa", "no"), said("pa", "partly", areas=["health"]), said("pa", level="talk"),
                     event("withdrawn", consent="c1", signer="pa"), event("custody", part="S", guardian="pa",
                                                                           change="ends")):
            self.assertEqual(self.check(stop), (False, True))
            self.assertEqual(self.check(stop, said("pa")), (False, True))
            self.assertFalse(yes(history(*offer, stop, said("pa")), "collect", seat("meadow"), release="r1"))
        anew = history(*offer, narrow, said("pa"), offered("r2"))
        self.assertTrue(yes(anew, "collect", seat("meadow"), release="r2"))
        for fine in (said("pa"), said("pa", "partly", areas=["learning"])):
            self.assertEqual(self.check(fine, said("pa")), (True, True))
            self.assertTrue(yes(history(*offer, fine), "collect", seat("meadow"), release="r1"))

    def test_nobody_left_who_says_yes(self) -> None:
        one, two = (event("blocked", part="S", unit="class", guardian=g) for g in ("ma", "pa"))
        off = event("unblocked", part="S", unit="class", guardian="pa")
        elsewhere = event("blocked", part="S", unit="year", guardian="pa")
        for blocks, left in (([one], True), ([one, two], False), ([one, elsewhere], True), ([one, two, off], True)):
            self.assertEqual(may_offer(history(*CONSENT, *blocks), "class", "meadow"), left)
            self.assertEqual(yes(history(*CONSENT, offered(), *blocks), "collect", seat("meadow"), release="r1"), left)
            self.assertEqual(self.check(*blocks), (True, True))
        for signing, signers in (("together", ("ma", "pa", "kid")), ("child", ("kid",))):
            h = history(*SCHOOL, asked(signing=signing, signers=signers), *map(said, signers), one, two)
            self.assertTrue(may_offer(h, "class", "meadow"), signing)

    BLOCK = event("blocked", part="S", unit="class", guardian="pa")
    OFF = event("unblocked", part="S", unit="class", guardian="pa")
    PAST = [*SCHOOL, BLOCK, asked(signers=("ma",)), said("ma")]

    def taken_past(self, *events: dict, of: dict | None = None) -> tuple[bool, bool]:
        out = ask(history(*self.PAST, offered(), collected(), *events, of=of), "read", seat("meadow"), entry="k1")
        return out.yes, out.knows

    def test_a_page_that_opens_again_takes_nothing_back_that_was_lawfully_given(self) -> None:
        for later in ([], [self.OFF], [self.OFF, self.BLOCK], [self.OFF, self.BLOCK, self.OFF], [self.OFF, said("ma")]):
            self.assertEqual(self.taken_past(*later), (True, True))
        together = [*SCHOOL, self.BLOCK, asked(signing="together", signers=("ma", "kid")), said("ma"), said("kid"),
                    offered(), collected(), self.OFF]
        self.assertTrue(yes(history(*together), "read", seat("meadow"), entry="k1"))

    def test_from_then_on_that_guardian_is_asked(self) -> None:
        for later, left in (([], True), ([self.OFF], False), ([self.OFF, self.BLOCK], True)):
            h = history(*self.PAST, offered(), collected(), offered("r2"), *later)
            self.assertTrue(yes(h, "read", seat("meadow"), entry="k1"))
            self.assertEqual(may_offer(h, "class", "meadow"), left)
            self.assertEqual(yes(h, "collect", seat("meadow"), release="r2"), left)

    def test_each_other_end_locks_it_also_when_the_page_is_open_again(self) -> None:
        for name, ending in {
            "withdrawn": event("withdrawn", consent="c1", signer="ma"),
            "narrowed": event("narrowed", consent="c1", signer="ma", areas=["health"], level="share"),
            "no": said("ma", "no"),
            "custody": event("custody", part="S", guardian="pa", change="ends"),
            "doubted": event("doubted", consent="c1"),
            "expired": day("2026-07-01"),
        }.items():
            for events in ([ending], [self.OFF, ending], [ending, self.OFF]):
                self.assertEqual(self.taken_past(*events), (False, True), name)
        grown = born("2008-03-03")
        self.assertEqual(self.taken_past(self.OFF, day("2026-03-02T22:59:59Z"), of=grown), (True, True))
        self.assertEqual(self.taken_past(self.OFF, day("2026-03-02T23:00:00Z"), of=grown), (False, True))

    def test_what_is_collected_when_the_page_is_open_again_is_missing_a_yes(self) -> None:
        late = [*self.PAST, offered(), self.OFF, collected()]
        for later, told in (([], False), ([self.BLOCK], True), ([self.BLOCK, self.OFF], False)):
            self.assertEqual(yes(history(*late, *later), "read", seat("meadow"), entry="k1"), told)
        year = [{**one, "unit": "year"} for one in (self.BLOCK, self.OFF)]
        other = history(*SCHOOL, year[0], asked(signers=("ma",)), said("ma"), offered(), collected(), year[1])
        self.assertFalse(yes(other, "read", seat("meadow"), entry="k1"), "another unit's block excuses nobody")

    def test_a_copy_on_a_law_ground_stays(self) -> None:
        of = born("2008-03-03")
        start = [*BVC, offered("r1", "b1", "bvc1", "intake", "law:OSL-25-12"), collected("r1", "k1", "I")]
        self.assertTrue(yes(history(*start, day("2026-03-03"), of=of), "read", seat("intake"), entry="k1"))

    def test_a_copy_lies_in_no_room(self) -> None:
        show = event("readers", of="k1", shown=["ma"], closed=[])
        self.assertFalse(yes(history(*SHARED, show), "lies_in_room", room="ma", entry="k1"))


class LastDay(unittest.TestCase):
    """H6, H7: an offer on a consent has a last day, which is only made earlier; each yes with its twin no."""

    SHORT = said("pa", until="2026-04-01")
    NARROW = event("narrowed", consent="c1", signer="ma", until="2026-03-20")
    LAST, AFTER = day("2026-04-01"), day("2026-04-02")
    LONGER = (said("pa"), said("pa", until="2026-06-30"), said("pa", until="2027-01-01"),
              event("narrowed", consent="c1", signer="pa", until="2026-06-30"))
    """What is answered for longer than SHORT."""

    def reads(self, *events: dict) -> bool:
        """Whether the copy is read; it is known in any case."""
        out = ask(history(*events), "read", seat("meadow"), entry="k1")
        self.assertTrue(out.knows)
        return out.yes

    def collects(self, *events: dict, release: str = "r1") -> bool:
        return yes(history(*events), "collect", seat("meadow"), release=release)

    def test_a_copy_stays_locked_after_its_last_day_because_it_was_lent_no_longer(self) -> None:
        for earlier in ([*CONSENT, self.SHORT, offered(), collected()], [*SHARED, self.SHORT]):
            self.assertTrue(self.reads(*earlier, self.LAST))
            self.assertFalse(self.reads(*earlier, self.AFTER))
            for longer in self.LONGER:
                self.assertFalse(self.reads(*earlier, self.AFTER, longer), longer)
            self.assertFalse(self.reads(*earlier, self.AFTER, said("ma"), said("pa"), said("ma")))
        for longer in self.LONGER:
            self.assertTrue(self.reads(*SHARED, longer, self.AFTER), "nobody has set an earlier day")

    def test_an_offer_that_waits_is_over_after_its_last_day_so_it_is_offered_anew(self) -> None:
        for earlier in ([*CONSENT, self.SHORT, offered()], [*CONSENT, offered(), self.SHORT]):
            self.assertTrue(self.collects(*earlier, self.LAST))
            self.assertFalse(self.collects(*earlier, self.AFTER))
            for longer in self.LONGER[:3]:
                out = ask(history(*earlier, self.AFTER, longer), "collect", seat("meadow"), release="r1")
                self.assertEqual(out, (False, False, ("H7",)), longer)
                anew = [*earlier, self.AFTER, longer, offered("r2")]
                self.assertTrue(self.collects(*anew, release="r2"), longer)
                self.assertFalse(self.collects(*anew), "the first is over all the same")

    def test_nor_does_an_answer_for_longer_before_the_day_has_passed_move_it_later(self) -> None:
        for longer in self.LONGER:
            for earlier in ([*CONSENT, self.SHORT, offered(), longer], [*CONSENT, offered(), self.SHORT, longer]):
                self.assertTrue(self.collects(*earlier, self.LAST))
                self.assertFalse(self.collects(*earlier, self.AFTER), longer)
            for earlier in ([self.SHORT, offered(), longer, collected()], [self.SHORT, offered(), collected(), longer],
                            [offered(), self.SHORT, longer, collected()], [offered(), collected(), self.SHORT, longer]):
                self.assertTrue(self.reads(*CONSENT, *earlier, self.LAST))
                self.assertFalse(self.reads(*CONSENT, *earlier, self.AFTER), longer)

    def test_what_is_offered_after_an_answer_given_anew_goes_by_what_stands_then(self) -> None:
        for longer in self.LONGER[:3]:
            anew = [*CONSENT, self.SHORT, longer, offered()]
            self.assertTrue(self.collects(*anew, self.AFTER), longer)
            self.assertTrue(self.reads(*anew, collected(), day("2026-06-30")))
            self.assertFalse(self.reads(*anew, collected(), day("2026-07-01")), "the question's own last day")
        narrowed = [*CONSENT, event("narrowed", consent="c1", signer="pa", until="2026-04-01")]
        self.assertFalse(self.collects(*narrowed, offered(), self.AFTER))
        self.assertFalse(self.collects(*narrowed, self.LONGER[3], offered(), self.AFTER), "a narrowing widens nothing")
        self.assertTrue(self.collects(*narrowed, said("pa"), offered(), self.AFTER))

    def test_the_earliest_day_of_any_signer_counts_because_all_must_agree(self) -> None:
        for both in ([self.SHORT, self.NARROW], [self.NARROW, self.SHORT], [self.NARROW, said("ma"), self.SHORT]):
            for last, told in ((day("2026-03-20"), True), (day("2026-03-21"), False)):
                self.assertEqual(self.collects(*CONSENT, offered(), *both, last), told)
                self.assertEqual(self.collects(*CONSENT, self.SHORT, self.NARROW, offered(), last), told)
                self.assertEqual(self.reads(*SHARED, *both, last), told)
                self.assertEqual(self.reads(*CONSENT, offered(), *both, collected(), last), told)

    def test_who_is_no_signer_or_names_no_day_or_another_question_shortens_nothing(self) -> None:
        other = [asked("c2"), said("ma", consent="c2")]
        for nothing in ([said("stranger", until="2026-03-10")], [event("narrowed", consent="c1", signer="pa")],
                        [event("narrowed", consent="c1", signer="stranger", until="2026-03-10")], [said("pa")],
                        [said("pa", until=None)], [*other, said("pa", consent="c2", until="2026-03-10")]):
            self.assertTrue(self.reads(*SHARED, *nothing, self.AFTER), nothing)
            self.assertTrue(self.collects(*CONSENT, offered(), *nothing, self.AFTER), nothing)

    def test_where_the_question_has_no_last_day_an_answer_gives_one(self) -> None:
        long = [*SCHOOL, asked(until=None), said("ma"), said("pa"), offered(), collected()]
        self.assertTrue(self.reads(*long, day("2030-01-01")))
        self.assertTrue(self.reads(*long, self.SHORT, self.LAST))
        for anew in ([], [said("pa")]):
            self.assertFalse(self.reads(*long, self.SHORT, *anew, self.AFTER))
            self.assertFalse(self.reads(*long, self.SHORT, self.AFTER, *anew))

    def test_a_narrowing_after_the_collecting_shortens_the_copy_too(self) -> None:
        for between in ([], [self.SHORT], [day("2026-03-10")]):
            self.assertTrue(self.reads(*SHARED, *between, self.NARROW, day("2026-03-20")))
            self.assertFalse(self.reads(*SHARED, *between, self.NARROW, day("2026-03-21")))
            self.assertFalse(self.reads(*SHARED, *between, self.NARROW, day("2026-03-21"), said("ma")))

    def test_a_day_that_is_past_ends_it_from_that_event_on(self) -> None:
        late = [day("2026-03-10"), said("pa", until="2026-03-09")]
        self.assertTrue(self.reads(*SHARED, late[0]))
        self.assertFalse(self.reads(*SHARED, *late))
        self.assertFalse(self.reads(*SHARED, *late, said("pa")))
        self.assertFalse(self.collects(*CONSENT, offered(), *late, said("pa")))
        self.assertTrue(self.reads(*SHARED, day("2026-03-10"), said("pa", until="2026-03-10"), said("pa")), "that day")

    def test_the_last_day_is_over_at_midnight_in_sweden(self) -> None:
        for moment, told in (("2026-04-01T21:59:59Z", True), ("2026-04-01T22:00:00Z", False)):
            self.assertEqual(self.reads(*SHARED, self.SHORT, said("pa"), day(moment)), told)
            self.assertEqual(self.collects(*CONSENT, offered(), self.SHORT, said("pa"), day(moment)), told)

    def test_each_consent_that_an_offer_rests_on_has_its_own_last_day_for_it(self) -> None:
        second = [asked("c2"), said("ma", consent="c2"), said("pa", consent="c2")]
        out = event("withdrawn", consent="c2", signer="ma")
        both = [*CONSENT, *second, offered(), collected(), self.SHORT, said("pa")]
        self.assertTrue(self.reads(*both, self.AFTER), "the second carries it")
        self.assertFalse(self.reads(*both, day("2026-07-01")))
        self.assertTrue(self.reads(*both, out, self.LAST), "the first does")
        self.assertFalse(self.reads(*both, out, self.AFTER))
        self.assertFalse(self.reads(*both, self.AFTER, out), "though answered for longer the first does no more")
        wait = [*CONSENT, *second, offered(), self.SHORT, said("pa"), self.AFTER]
        self.assertTrue(self.collects(*wait))
        self.assertFalse(self.collects(*wait, event("doubted", consent="c2")))
        self.assertTrue(self.collects(*wait, event("doubted", consent="c2"), offered("r2"), release="r2"))

    def test_what_the_question_is_worth_is_unchanged_so_answered_anew_it_carries_new_offers(self) -> None:
        for earlier in (CONSENT, [*CONSENT, offered()], SHARED):
            self.assertFalse(may_offer(history(*earlier, self.SHORT, self.AFTER), "class", "meadow"))
            h = history(*earlier, self.SHORT, self.AFTER, said("pa"))
            self.assertTrue(may_offer(h, "class", "meadow"))
            h = history(*earlier, self.SHORT, self.AFTER, said("pa"), offered("r2"), collected("r2", "k2"))
            self.assertTrue(yes(h, "read", seat("meadow"), entry="k2"))

    def test_the_child_shortens_what_it_alone_or_with_its_guardians_has_said_yes_to(self) -> None:
        short, anew = said("kid", until="2026-04-01"), said("kid")
        for signing, signers in (("child", ("kid",)), ("together", ("ma", "pa", "kid"))):
            shared = [*SCHOOL, asked(signing=signing, signers=signers), *map(said, signers), offered(), collected()]
            self.assertTrue(self.reads(*shared, self.AFTER), signing)
            self.assertTrue(self.reads(*shared, short, anew, self.LAST), signing)
            self.assertFalse(self.reads(*shared, short, anew, self.AFTER), signing)

    def test_a_signer_whose_page_was_closed_after_the_question_still_shortens(self) -> None:
        block = event("blocked", part="S", unit="class", guardian="pa")
        self.assertTrue(self.reads(*SHARED, block, self.AFTER))
        self.assertFalse(self.reads(*SHARED, block, self.SHORT, said("pa"), self.AFTER))

    def test_an_offer_by_law_has_no_last_day_of_a_consent(self) -> None:
        agreed = [*SCHOOL, asked(receivers=("intake",)), said("ma"), said("pa")]
        by_law = [*agreed, offered(to="intake", ground="law:SoL-20-6"), self.SHORT, self.AFTER]
        self.assertTrue(yes(history(*by_law), "collect", seat("intake"), release="r1"))
        self.assertTrue(yes(history(*by_law, collected(part="I")), "read", seat("intake"), entry="k1"))

    def test_in_an_emergency_a_copy_that_its_last_day_has_locked_is_read(self) -> None:
        locked_ = [*SHARED, self.SHORT, day("2026-04-02T08:00:00Z"), said("pa")]
        moment = {"at": "2026-04-02T09:00:00Z"}
        self.assertFalse(self.reads(*locked_))
        self.assertTrue(self.reads(*locked_, event("emergency", part="M", by=seat("meadow"), **moment)))

    def test_an_earlier_day_and_its_passing_touch_what_they_lock_and_end(self) -> None:
        both = [*CONSENT, offered(), collected(), offered("r2")]
        for events in ([self.SHORT], [self.NARROW], [self.SHORT, said("pa")], [self.SHORT, self.AFTER],
                       [self.SHORT, said("pa"), wrote("n2", at="2026-04-02T09:00:00Z")],
                       [said("pa", until="2026-03-01")], [self.SHORT, self.AFTER, said("pa")]):
            h = history(*both, *events)
            out = touched(h, len(h.events) - 1)
            self.assertLessEqual({"n1", "k1", "r1", "r2", "c1"}, set(out["things"]), events)
            self.assertLessEqual({"seat:f-meadow:p-meadow", "seat:f-class:p-class"}, set(out["actors"]), events)


class Matrix(unittest.TestCase):
    def test_every_cell_is_filled(self) -> None:
        self.assertEqual(set(MATRIX), {(r, c) for r in ROWS for c in COLUMNS})

    def test_closed_for_health_and_social(self) -> None:
        for row in ("EMI", "HEALTH", "SOCIAL", "PRIVATE_HEALTH", "PRIVATE_SCHOOL"):
            for column in COLUMNS:
                self.assertNotIn("G", MATRIX[(row, column)])

    def test_other_cells_with_their_twins(self) -> None:
        day_, later = date(2026, 3, 2), date(2028, 7, 1)
        grounds = law_grounds
        self.assertIn("SKOLL-3-12j", grounds("SCHOOL", "PRIVATE_SCHOOL", False, True, day_))
        self.assertNotIn("SKOLL-3-12j", grounds("PRESCHOOL", "SCHOOL", False, True, day_))
        self.assertIn("SKOLL-3-12j", grounds("PRESCHOOL", "SCHOOL", False, True, later))
        self.assertIn("OSL-26-9", grounds("SOCIAL", "SOCIAL", False, True, day_))
        self.assertNotIn("OSL-26-9", grounds("SOCIAL", "SOCIAL", True, True, day_))
        self.assertIn("OSL-25-11", grounds("HEALTH", "HEALTH", True, True, day_))
        self.assertNotIn("OSL-25-11", grounds("HEALTH", "HEALTH", False, True, day_))
        self.assertIn("OSL-25-12", grounds("EMI", "EMI", False, True, day_))
        self.assertNotIn("OSL-25-12", grounds("EMI", "EMI", True, True, day_))
        self.assertIn("OSL-25-13", grounds("HEALTH", "PRIVATE_SOCIAL", False, True, day_))
        self.assertEqual(grounds("NGO", "SCHOOL", False, True, day_), frozenset())
        self.assertEqual(grounds(None, "SCHOOL", False, True, day_), frozenset())
        self.assertIn("POLL-6", grounds("POLICE", "SOCIAL", False, True, day_))


if __name__ == "__main__":
    unittest.main()
