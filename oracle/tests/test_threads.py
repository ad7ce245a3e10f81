"""H5, H13 c: what is decided about together, meetings, plans and measures. Each yes with its twin no."""
import unittest

from .worlds import (ask, begun, born, collected, event, history, looked, measure_asked, measure_said, offered, room,
                     seat, world, wrote, yes)


def closed(of: str, *who: str) -> dict:
    return event("readers", of=of, shown=[], closed=list(who or ("pa",)))


def shown(of: str, *who: str) -> dict:
    return event("readers", of=of, shown=list(who or ("pa",)), closed=[])


def lies(who: str, entry: str, *events: dict, of: dict | None = None) -> bool:
    return yes(history(begun(), *events, of=of), "lies_in_room", room=who, entry=entry)


CALLED = wrote("c", kind="meeting_called", meeting="A")
HELD = wrote("h", kind="meeting_held", meeting="A")
FRAME = wrote("f", kind="plan_frame", plan="P")
REVIEW = wrote("v", kind="review", plan="P")
CLOSING = wrote("e", kind="plan_closed", plan="P")
FIRST = wrote("x1", kind="measure", measure="m1", plan="P")
SECOND = wrote("x2", kind="measure", measure="m1", plan="P")
OTHER = wrote("y", kind="measure", measure="m2", plan="P")
LOOSE = wrote("z", kind="measure", measure="m3")
PLAN = [FRAME, REVIEW, CLOSING, FIRST, SECOND, OTHER, LOOSE]


class Together(unittest.TestCase):
    def test_a_meeting(self) -> None:
        another = wrote("d", kind="meeting_held", meeting="B")
        for of, beside in (("c", "h"), ("h", "c")):
            events = [CALLED, HELD, another, closed(of)]
            self.assertFalse(lies("pa", of, *events))
            self.assertFalse(lies("pa", beside, *events))
            self.assertTrue(lies("pa", "d", *events))
            self.assertTrue(lies("ma", beside, *events))

    def test_what_is_written_of_it_later(self) -> None:
        self.assertFalse(lies("pa", "h", CALLED, closed("c"), HELD))
        self.assertTrue(lies("pa", "h", CALLED, closed("c"), shown("c"), HELD))
        self.assertTrue(lies("pa", "h", CALLED, closed("c"), HELD, shown("h")))
        late = born("2010-01-01")
        self.assertTrue(lies("pa", "v", FRAME, shown("f"), REVIEW, of=late))
        self.assertFalse(lies("ma", "v", FRAME, shown("f"), REVIEW, of=late))

    def test_a_plan_with_its_measures_and_no_other(self) -> None:
        for of in ("f", "v", "e"):
            for entry in ("f", "v", "e", "x1", "x2", "y"):
                self.assertFalse(lies("pa", entry, *PLAN, closed(of)), (of, entry))
                self.assertTrue(lies("ma", entry, *PLAN, closed(of)), (of, entry))
            self.assertTrue(lies("pa", "z", *PLAN, closed(of)))

    def test_a_measure_alone_in_each_version(self) -> None:
        for of in ("x1", "x2"):
            for entry in ("x1", "x2"):
                self.assertFalse(lies("pa", entry, *PLAN, closed(of)), (of, entry))
            for entry in ("f", "v", "e", "y", "z"):
                self.assertTrue(lies("pa", entry, *PLAN, closed(of)), (of, entry))

    def test_closed_in_one_thread_is_closed(self) -> None:
        for decided in ([closed("f"), shown("x1")], [shown("x1"), closed("f")], [closed("x1"), shown("f")],
                        [shown("f"), closed("x1")]):
            self.assertFalse(lies("pa", "x2", *PLAN, *decided))
        for decided in ([closed("f"), shown("v")], [closed("x1"), shown("x2")], [closed("f"), shown("x1"), shown("e")]):
            self.assertTrue(lies("pa", "x2", *PLAN, *decided))

    def test_shown_in_one_thread_is_shown(self) -> None:
        late = born("2010-01-01")
        for of in ("f", "x1"):
            self.assertTrue(lies("pa", "x2", *PLAN, shown(of), of=late))
            self.assertFalse(lies("pa", "z", *PLAN, shown(of), of=late))
            self.assertEqual(lies("pa", "y", *PLAN, shown(of), of=late), of == "f")
        self.assertFalse(lies("pa", "f", *PLAN, shown("x1"), of=late))

    def test_left_out_is_a_thread_of_its_own(self) -> None:
        for kind in ("meeting_called", "meeting_held", "measure", "plan_frame", "review", "plan_closed"):
            alone = [wrote("a", kind=kind), wrote("b", kind=kind), closed("a")]
            self.assertFalse(lies("pa", "a", *alone))
            self.assertTrue(lies("pa", "b", *alone))
        named = wrote("v2", kind="review", plan="f2")
        self.assertFalse(lies("pa", "v2", wrote("f2", kind="plan_frame"), named, closed("f2")), "the frame's own id")
        self.assertTrue(lies("pa", "v2", wrote("f2", kind="plan_frame"), named))

    def test_a_measure_belongs_to_the_plan_that_any_version_names(self) -> None:
        bare = wrote("x3", kind="measure", measure="m1")
        self.assertFalse(lies("pa", "x3", FRAME, FIRST, bare, closed("f")))
        self.assertTrue(lies("pa", "x3", FRAME, bare, closed("f")))

    def test_other_kinds_stand_alone(self) -> None:
        for kind in ("analysis", "named_contact", "conversation"):
            more = {"plan": "P", "meeting": "A", "measure": "m1", "voices": ("professional",)}
            self.assertTrue(lies("pa", "o", wrote("o", kind=kind, **more), *PLAN, closed("f"), closed("x1")))
            self.assertFalse(lies("pa", "o", wrote("o", kind=kind, **more), *PLAN, closed("o")))
            self.assertTrue(lies("pa", "f", wrote("o", kind=kind, **more), *PLAN, closed("o")))

    def test_in_every_part_about_the_child_and_about_no_other_child(self) -> None:
        of = world(children=[{"id": "kid", "born": "2017-05-10"}, {"id": "sib", "born": "2015-05-10"}],
                   guardians=[{"id": "pa", "child": "kid"}, {"id": "pa", "child": "sib"}])
        there = wrote("k", "K", "kurator", "review", plan="P")
        for child in ("kid", "sib"):
            health = {**begun("K", "health", "kurator"), "child": child}
            self.assertEqual(lies("pa", "k", health, FRAME, there, closed("f"), of=of), child == "sib")


class Rows(unittest.TestCase):
    def sees(self, *events: dict, who: str = "pa", row: str = "l1") -> bool:
        return yes(history(begun(), *events), "row", room(who), row=row)

    def test_a_row_of_the_thread(self) -> None:
        for entry in ("f", "v", "e", "x1", "x2", "y"):
            row = looked(did="plan", wrote_=(entry,))
            self.assertFalse(self.sees(*PLAN, row, closed("f")), entry)
            self.assertTrue(self.sees(*PLAN, row, closed("f"), who="ma"), entry)
            self.assertTrue(self.sees(*PLAN, row, closed("f"), shown("v")), entry)
        self.assertFalse(self.sees(CALLED, closed("c"), HELD, looked(did="meet", wrote_=("h",))))
        self.assertTrue(self.sees(*PLAN, looked(did="plan", wrote_=("f",)), closed("x1")))
        self.assertTrue(self.sees(*PLAN, looked(did="promise", wrote_=("z",)), closed("f")))

    def test_what_is_told_of_sharing_it(self) -> None:
        def shared(entry: str) -> list[dict]:
            return [*PLAN, offered(entry=entry, to="intake", ground="law:SoL-20-6"),
                    looked(did="offer", wrote_=("r1",)), collected(part="I"), looked("l2", "collect", "I", "intake", wrote_=("k1",))]
        for row in ("l1", "l2"):
            self.assertFalse(self.sees(*shared("x1"), closed("x2"), row=row))
            self.assertFalse(self.sees(*shared("x1"), closed("v"), row=row))
            self.assertTrue(self.sees(*shared("x1"), closed("z"), row=row))
            self.assertTrue(self.sees(*shared("v"), closed("x1"), row=row))

    def test_a_measures_question(self) -> None:
        asked = [*PLAN, measure_asked(), measure_said("pa")]
        for entry in ("q1", "a1"):
            row = looked(did="measure", wrote_=(entry,))
            self.assertTrue(self.sees(*asked, row))
            for of in ("x1", "f"):
                self.assertFalse(self.sees(*asked, row, closed(of)))
                self.assertTrue(self.sees(*asked, row, closed(of), who="ma"))


class AskedAboutAMeasure(unittest.TestCase):
    ASKED = [*PLAN, measure_asked(), measure_said("pa")]

    def test_not_at_home_when_the_measure_is_closed(self) -> None:
        for of in ("x1", "x2", "f"):
            h = history(begun(), *self.ASKED, closed(of))
            for entry in ("q1", "a1"):
                self.assertFalse(yes(h, "lies_in_room", room="pa", entry=entry), (of, entry))
                self.assertEqual(ask(h, "read", room("pa"), entry=entry)[:2], (False, False))
            self.assertEqual(ask(h, "answer", room("pa"), measure="m1")[:2], (False, False))
            self.assertTrue(yes(h, "lies_in_room", room="ma", entry="q1"))
            self.assertTrue(yes(h, "answer", room("ma"), measure="m1"))
            self.assertTrue(yes(h, "answer", seat("class"), measure="m1"), "at work as before")

    def test_when_another_is_closed_or_it_is_open_again(self) -> None:
        for decided in ([closed("z")], [closed("y")], [closed("x1"), shown("x2")], [closed("x1", "ma")]):
            h = history(begun(), *self.ASKED, *decided)
            self.assertTrue(yes(h, "read", room("pa"), entry="q1"))
            self.assertTrue(yes(h, "answer", room("pa"), measure="m1"))

    def test_shown_gives_nobody_a_question_that_is_no_signer(self) -> None:
        h = history(begun(), *PLAN, measure_asked(signers=("ma",)), measure_said("ma"), shown("x1"))
        self.assertTrue(yes(h, "read", room("pa"), entry="x1"))
        for entry in ("q1", "a1"):
            self.assertFalse(yes(h, "lies_in_room", room="pa", entry=entry))
            self.assertTrue(yes(h, "lies_in_room", room="ma", entry=entry))

    def test_by_age_it_still_lies_with_a_signer(self) -> None:
        h = history(begun(), *self.ASKED, of=born("2010-01-01"))
        self.assertFalse(yes(h, "lies_in_room", room="pa", entry="x1"))
        self.assertTrue(yes(h, "lies_in_room", room="pa", entry="q1"))


if __name__ == "__main__":
    unittest.main()
