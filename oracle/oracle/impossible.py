"""Which cells of the coverage no history can reach, by what the rules mean."""
from __future__ import annotations

from .kinds import FAMILY, WORK

BOTH = ("yes", "no")
YES, NO = ("yes",), ("no",)

NAMED = ("H1", "H2", "H3", "H4", "H5", "H6", "H7", "H8", "H9", "H10", "H12", "H13", "H14", "H15", "H16",
         "A3", "A4", "A5.3")
"""Every rule that an answer can name."""

SEATS = "asked of seats only"
ROOMS = "asked of rooms only"
CLOSED = "a room is closed to whoever has no custody, so nothing in it is a yes"
OWN_BRANCH = "a part is opened only from its own branch"

_TABLE: tuple[tuple[str, tuple[str, ...], tuple[str, ...], str], ...] = (
    ("H1", BOTH, FAMILY, SEATS),
    ("H1", YES, ("outsider",), OWN_BRANCH),
    ("H2", BOTH, FAMILY, SEATS),
    ("H2", YES, ("outsider",), OWN_BRANCH + ", and what it holds is read in it"),
    ("H3", YES, ("former",), CLOSED),
    ("H4", YES, ("former",), CLOSED),
    ("H4", BOTH, WORK, ROOMS),
    ("H5", BOTH, WORK, ROOMS),
    ("H6", YES, ("former",), CLOSED),
    ("H6", YES, ("outsider",), OWN_BRANCH + ", and a question is seen, and a note sent on a consent, only in it"),
    ("H7", BOTH, FAMILY, SEATS),
    ("H8", NO, ("child",), "a child is never outside its own household"),
    ("H8", YES, ("former",), CLOSED),
    ("H9", YES, ("outsider",), "shared words are read only where the branch has a part about the child"),
    ("H10", BOTH, ("child",), "a block closes the room of a guardian"),
    ("H10", YES, ("former",), CLOSED),
    ("H10", BOTH, WORK, ROOMS),
    ("H12", BOTH, FAMILY, SEATS),
    ("H12", YES, ("outsider",), OWN_BRANCH + ", in an emergency too"),
    ("H13", BOTH, ("former",), "in a closed room no row is judged by what it tells; H4 has stopped it"),
    ("H13", YES, ("outsider",), OWN_BRANCH + ", and the log is read in it"),
    ("H14", NO, ("child",), "it is held back from guardians only"),
    ("H14", BOTH, ("former",), "in a closed room no row is judged by what it tells; H4 has stopped it"),
    ("H14", BOTH, WORK, "what is held back is held back at home; asked of rooms only"),
    ("H15", BOTH, FAMILY, SEATS),
    ("H16", YES, ("outsider",), OWN_BRANCH + ", and a measure's question is seen in it"),
    ("A3", BOTH, FAMILY, SEATS),
    ("A3", BOTH, ("outsider",), "a ground is asked for only of a seat that may send the note"),
    ("A4", BOTH, FAMILY, SEATS),
    ("A4", NO, ("colleague",), "`all` takes it that a reason was given"),
    ("A4", BOTH, ("outsider",), "a ground is asked for only of a seat that may send the note"),
    ("A5.3", BOTH, ("child",), "no birthday closes the child's own room"),
    ("A5.3", YES, ("former",), CLOSED),
    ("A5.3", BOTH, WORK, ROOMS),
)


def impossible() -> dict[tuple[str, str, str], str]:
    """(rule, outcome, kind) -> why no history can reach it."""
    return {(source, outcome, kind): reason
            for source, outcomes, kinds, reason in _TABLE for outcome in outcomes for kind in kinds}
