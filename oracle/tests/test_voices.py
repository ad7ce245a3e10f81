"""The voices of a conversation in `all`. Each yes with its twin no."""
import unittest
from typing import Any

from oracle.everything import all_answers

from .worlds import asked, begun, born, collected, event, history, offered, said, wrote

ALL_FOUR = ("child", "child_observed", "professional", "guardian:ma")
TALK = [begun(), wrote(kind="conversation", voices=ALL_FOUR)]


def told(everything: dict[str, Any], section: str, actor: str) -> set[str]:
    return set(everything[section].get(actor, []))


class Voices(unittest.TestCase):
    def test_at_work_whoever_reads_the_entry_reads_all_its_voices(self) -> None:
        everything = all_answers(history(*TALK))
        self.assertEqual(told(everything, "read", "seat:f-class:p-class"), {"n1", *(f"n1/{v}" for v in ALL_FOUR)})
        self.assertEqual(told(everything, "read", "seat:f-year:p-year"), set())

    def test_at_home_each_hears_the_own_words_and_guardians_the_writer(self) -> None:
        everything = all_answers(history(*TALK))
        for section in ("read", "lies_in_room"):
            self.assertEqual(told(everything, section, "room:kid"), {"n1", "n1/child"})
            self.assertEqual(told(everything, section, "room:pa"), {"n1", "n1/professional", "n1/child_observed"})
            self.assertEqual(told(everything, section, "room:ma"),
                             {"n1", "n1/professional", "n1/child_observed", "n1/guardian:ma"})

    def test_shown_is_no_other_persons_words_and_closed_is_nothing(self) -> None:
        decided = event("readers", of="n1", shown=["pa", "kid"], closed=["ma"])
        for of, age in ((None, "young"), (born("2011-03-01"), "fifteen")):
            everything = all_answers(history(*TALK, decided, of=of))
            for section in ("read", "lies_in_room"):
                self.assertEqual(told(everything, section, "room:pa"),
                                 {"n1", "n1/professional", "n1/child_observed"}, age)
                self.assertEqual(told(everything, section, "room:kid"), {"n1", "n1/child"}, age)
                self.assertEqual(told(everything, section, "room:ma"), set(), age)
            self.assertNotIn("n1", told(everything, "knows", "room:ma"))

    def test_closed_to_the_child_and_shown_again(self) -> None:
        close = event("readers", of="n1", shown=[], closed=["kid"])
        show = event("readers", of="n1", shown=["kid"], closed=[])
        for decided, there in (([], True), ([close], False), ([close, show], True), ([show, close], False)):
            everything = all_answers(history(*TALK, *decided))
            for section in ("read", "lies_in_room"):
                self.assertEqual(told(everything, section, "room:kid"), {"n1", "n1/child"} if there else set())
            self.assertEqual("n1" in told(everything, "knows", "room:kid"), there)

    def test_shown_to_a_guardian_is_its_own_words_too(self) -> None:
        decided = event("readers", of="n1", shown=["ma", "pa"], closed=[])
        everything = all_answers(history(*TALK, decided))
        self.assertEqual(told(everything, "read", "room:ma"),
                         {"n1", "n1/professional", "n1/child_observed", "n1/guardian:ma"})
        self.assertNotIn("n1/guardian:ma", told(everything, "read", "room:pa"))

    def test_shown_where_there_is_nothing_for_that_person(self) -> None:
        decided = event("readers", of="n1", shown=["ma", "pa", "kid"], closed=[])
        for voices, rooms in ((("child",), {"kid"}), (("guardian:ma",), {"ma"}), (("professional",), {"ma", "pa"}),
                              ((), set())):
            everything = all_answers(history(begun(), wrote(kind="conversation", voices=voices), decided))
            for person in ("ma", "pa", "kid"):
                self.assertEqual("n1" in told(everything, "lies_in_room", f"room:{person}"), person in rooms, voices)

    def test_another_kind_is_shown_whole(self) -> None:
        decided = event("readers", of="n1", shown=["pa"], closed=[])
        for kind in ("observation", "own_try", "analysis"):
            everything = all_answers(history(begun(), wrote(kind=kind), decided, of=born("2011-03-01")))
            self.assertEqual(told(everything, "read", "room:pa"), {"n1"})
            self.assertEqual(told(everything, "read", "room:ma"), set())

    def test_in_a_closed_room_they_lie_unread(self) -> None:
        everything = all_answers(history(*TALK, event("blocked", part="S", unit="class", guardian="pa")))
        self.assertEqual(told(everything, "lies_in_room", "room:pa"), {"n1", "n1/professional", "n1/child_observed"})
        self.assertEqual(told(everything, "read", "room:pa"), set())

    def test_from_fifteen_a_guardian_hears_only_the_own_words(self) -> None:
        everything = all_answers(history(*TALK, of=born("2011-03-01")))
        self.assertEqual(told(everything, "read", "room:ma"), {"n1", "n1/guardian:ma"})
        self.assertEqual(told(everything, "read", "room:pa"), set())

    def test_a_copy_has_the_voices_of_its_conversation_and_lies_in_no_room(self) -> None:
        taken = [*TALK, asked(), said("ma"), said("pa"), offered(), collected()]
        everything = all_answers(history(*taken))
        self.assertEqual(told(everything, "read", "seat:f-meadow:p-meadow"), {"k1", *(f"k1/{v}" for v in ALL_FOUR)})
        for room in ("room:kid", "room:ma", "room:pa"):
            self.assertFalse({name for name in told(everything, "lies_in_room", room) if name.startswith("k1")})
        locked = all_answers(history(*taken, event("withdrawn", consent="c1", signer="ma")))
        self.assertEqual(told(locked, "read", "seat:f-meadow:p-meadow"), set())

    def test_only_a_conversation_has_voices_each_once(self) -> None:
        twice = wrote("n2", kind="conversation", voices=("child", "child"))
        everything = all_answers(history(begun(), wrote(voices=("child",)), twice))
        self.assertEqual(everything["read"]["seat:f-class:p-class"], ["n1", "n2", "n2/child"])

    def test_things_and_knows_name_whole_entries(self) -> None:
        everything = all_answers(history(*TALK))
        self.assertEqual(everything["things"]["entries"], ["n1"])
        self.assertEqual(set(everything["knows"]["room:kid"]), {"n1"})
        self.assertEqual(set(everything["knows"]["seat:f-class:p-class"]), {"n1", "S"})


if __name__ == "__main__":
    unittest.main()
