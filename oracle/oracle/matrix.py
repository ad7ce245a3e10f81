"""law.md A3 (which grounds a sender may be shown toward a recipient) and A4 (what a ground needs).

Only grounds that are a release of a copy are here. Left out on purpose: O (a report of concern
is never kept in Kring, A6), P (disclosure to crime fighters is off in the plan flow, A8),
OSL-10-15a (hidden in the plan flow, A4), OSL-10-2 and OSL-26-9a (in no cell of A3).
"""
from __future__ import annotations

from datetime import date

COLUMNS = ("SCHOOL", "ELEVHALSA", "EMI", "HEALTH", "SOCIAL", "POLICE", "PRIVATE", "PRIVATE_SCHOOL", "NGO")
ROWS = ("PRESCHOOL", "SCHOOL", "ELEVHALSA", "EMI", "HEALTH", "SOCIAL", "POLICE",
        "PRIVATE_HEALTH", "PRIVATE_SOCIAL", "PRIVATE_SCHOOL", "NGO")
HEALTH_ROWS = frozenset({"EMI", "HEALTH", "PRIVATE_HEALTH"})

PARTY_ROW: dict[str, str] = {
    "FSK": "PRESCHOOL", "FORSKOLA": "PRESCHOOL", "SKOLA": "SCHOOL", "FRITIDS": "SCHOOL",
    "ELEM": "ELEVHALSA", "ELEVHALSA": "ELEVHALSA", "EMI": "EMI", "HSL_PUB": "HEALTH",
    "SOC": "SOCIAL", "POLIS": "POLICE", "HSL_PRIV": "PRIVATE_HEALTH", "SOC_PRIV": "PRIVATE_SOCIAL",
    "SKOLA_PRIV": "PRIVATE_SCHOOL", "FSK_PRIV": "PRIVATE_SCHOOL", "NGO": "NGO", "IDEELL": "NGO",
}

# One line per sender, one cell per column. "-" no cell; C consent, K child rule, M no harm,
# G 10:27, U SoL 20:6, E 25:13 a, S SVOD, X skollagen 3:12 j, R 25:11 own region, N 25:13,
# L polislagen 6 §, F consent only with a reservation or an agreement.
_CELLS = {
    "PRESCHOOL":      "CMGx CMG  CMG CMG  CMGU CMG CM  CM  F",
    "SCHOOL":         "CMGX C    CMG CMG  CMGU CMG CM  CMX F",
    "ELEVHALSA":      "CMG  CM   CMG CMG  CMGU CG  C   CX  F",
    "EMI":            "CM   EC   C   CKM  CKU  C   CN  C   F",
    "HEALTH":         "CM   CM   CKM CRS  CKU  C   CSN C   F",
    "SOCIAL":         "CM   CM   CK  CK   Ck   C   CM  C   F",
    "POLICE":         "CMG  CMG  CMG CMG  CLU  C   CM  CM  F",
    "PRIVATE_HEALTH": "C    C    C   CS   CU   C   CS  C   F",
    "PRIVATE_SOCIAL": "C    C    C   CS   CU   C   CS  C   F",
    "PRIVATE_SCHOOL": "C    C    C   C    CU   C   C   CX  F",
    "NGO":            "C    C    C   C    C    -   -   -   -",
}
MATRIX: dict[tuple[str, str], str] = {
    (row, column): cell
    for row, line in _CELLS.items() for column, cell in zip(COLUMNS, line.split(), strict=True)
}
_CODE = {
    "M": "NONE-NOT-SECRET", "G": "OSL-10-27", "U": "SoL-20-6", "E": "OSL-25-13a",
    "S": "SVOD-2022-913", "X": "SKOLL-3-12j", "x": "SKOLL-3-12j", "R": "OSL-25-11",
    "N": "OSL-25-13", "L": "POLL-6",
}
LAW_CODES = tuple(sorted({*_CODE.values(), "OSL-25-12", "OSL-26-9"}))
PRESCHOOL_TRANSITION = date(2028, 7, 1)


def column(sender: str, recipient: str, same_controller: bool) -> str:
    """The A3 column of a recipient (readings 12 and 13)."""
    if recipient == "PRESCHOOL":
        return "SCHOOL"
    if recipient in ("PRIVATE_HEALTH", "PRIVATE_SOCIAL"):
        return "PRIVATE"
    if recipient == "ELEVHALSA" and not same_controller:
        return "SCHOOL"
    if recipient == "EMI" and sender == "EMI" and not same_controller:
        return "HEALTH"
    return recipient


def cell(sender: str | None, recipient: str | None, same_controller: bool) -> str:
    """The letters of a cell; none when a secrecy is not known (H7)."""
    if sender is None or recipient is None:
        return "-"
    return MATRIX[(sender, column(sender, recipient, same_controller))]


def law_grounds(sender: str | None, recipient: str | None, same_controller: bool,
                child_under_18: bool, day: date) -> frozenset[str]:
    """The A4 codes that may be used in this cell on this day; none about somebody who is no child any more (H7)."""
    found: set[str] = set()
    if not child_under_18:
        return frozenset()
    for letter in cell(sender, recipient, same_controller):
        if letter in "Kk":
            if not (letter == "k" and same_controller):
                found.add("OSL-26-9" if sender == "SOCIAL" else "OSL-25-12")
        elif letter == "R":
            if same_controller:
                found.add(_CODE[letter])
        elif letter == "x":
            if day >= PRESCHOOL_TRANSITION:
                found.add(_CODE[letter])
        elif letter in _CODE:
            found.add(_CODE[letter])
    return frozenset(found)


def consent_possible(sender: str | None, recipient: str | None, same_controller: bool,
                     reserved: bool) -> bool:
    """Whether consent may be used in this cell; toward an NGO only with a reservation (A16 case 25)."""
    letters = cell(sender, recipient, same_controller)
    return "C" in letters or ("F" in letters and reserved)
