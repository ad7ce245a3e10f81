"""Consent to lift secrecy: what it carries today (H6, A0.4, A5, A16 cases 9, 11-16)."""
from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from .days import local_day
from .family import age_reached, custody_changed_since, guardians_of, known_as_guardian, put_to, room_open
from .history import Fact, History
from .parts import opens, part_child, unit_of
from .rules import once, rule
from .world import Actor, Room


class Agreed(NamedTuple):
    """What somebody, or all together, said yes to."""

    areas: frozenset[str]
    share: bool
    until: date | None

    def within(self, other: Agreed) -> Agreed:
        days = [d for d in (self.until, other.until) if d]
        return Agreed(self.areas & other.areas, self.share and other.share, min(days) if days else None)


def terms(data: dict[str, Any], otherwise: Agreed | None = None) -> Agreed:
    """The areas, level and last day of an event; a field left out is as it was asked."""
    whole = otherwise or Agreed(frozenset(), True, None)
    areas = data.get("areas")
    level = data.get("level")
    until = data.get("until")
    return Agreed(whole.areas if areas is None else frozenset(areas),
                  whole.share if level is None else level == "share",
                  local_day(until) if until else whole.until)


def question(h: History, consent: str) -> Fact | None:
    return h.first("asked", consent=consent)


def is_no(said: Fact) -> bool:
    """This answer is a no; a smaller yes is none."""
    return said.data.get("said", "yes") == "no"


def asked_child(h: History, asked: Fact) -> str | None:
    return part_child(h, asked.data["part"])


@rule("H6", "H10")
def kept_out(h: History, guardian: str, part: str, unit: str) -> bool:
    """H6, H10 (OSL 12:3 st 1 p 1): this unit has closed the guardian's page, so it does not ask that guardian."""
    blocked = h.last("blocked", part=part, unit=unit, guardian=guardian)
    return blocked is not None and not h.after(blocked, "unblocked", part=part, unit=unit, guardian=guardian)


@once
def known_guardians(h: History, child: str, part: str) -> frozenset[str]:
    """The guardians of the child as the part knows them today."""
    return frozenset(g for g in guardians_of(h, child) if known_as_guardian(h, g, part))


@rule("H6", "H10")
def needed_guardians(h: History, consent: str, taken: int | None = None) -> frozenset[str]:
    """H6, H10: the guardians who must be asked: not one whom the asking unit keeps out; to read a copy, nor one whom it
    kept out when that was collected (`taken`)."""
    asked = question(h, consent)
    part, unit = asked.data["part"], asked.data["unit"]
    times = [h] if taken is None else [h, h.upto(taken)]
    return frozenset(g for g in known_guardians(h, asked_child(h, asked), part)
                     if not any(kept_out(then, g, part, unit) for then in times))


@rule("H6", "H10")
def somebody_left(h: History, consent: str) -> bool:
    """H6, H10: of those whose yes is needed somebody is not kept out by the asking unit; the child never is."""
    return question(h, consent).data["signing"] != "guardians" or bool(needed_guardians(h, consent))


@rule("H6", "A5.4")
def right_signers(h: History, consent: str, taken: int | None = None) -> bool:
    """H6, A5.4, A16 case 9: the signers are all who must sign: all guardians, with the child, or the child.
    From whom it is secret is not asked (OSL 12:3)."""
    asked = question(h, consent)
    child = asked_child(h, asked)
    signers = set(asked.data.get("signers", []))
    if asked.data["signing"] == "child":
        return signers == {child}
    needed = needed_guardians(h, consent, taken)
    needed |= {child} if asked.data["signing"] == "together" else set()
    return bool(known_guardians(h, child, asked.data["part"])) and needed <= signers


@rule("H6", "A5.1")
def taken_back(h: History, consent: str) -> bool:
    """H6: a signer has withdrawn, and with that the question is over."""
    signers = question(h, consent).data.get("signers", [])
    return any(f.data.get("signer") in signers for f in h.find("withdrawn", consent=consent))


@rule("H6", "A5.4", "A16.16")
def ended_by_custody(h: History, consent: str) -> bool:
    """H6, A16 case 16: it was put to guardians, and who has custody has changed in that part since."""
    asked = question(h, consent)
    return asked.data["signing"] != "child" and custody_changed_since(h, asked.n, asked.data["part"])


@rule("H6", "A5.4")
def answer_ended(h: History, consent: str, signer: str) -> bool:
    """H6: this answer has ended for good: custody has changed, or it is a guardian's and the child turned 18."""
    asked = question(h, consent)
    if asked.data["signing"] == "child":
        return False
    child = asked_child(h, asked)
    return ended_by_custody(h, consent) or (signer != child and age_reached(h, child, 18, h.today))


@rule("H6", "A5.1")
def ended(h: History, consent: str) -> bool:
    """H6: ended for good: a signer withdrew, custody changed, or the child turned 18."""
    asked = question(h, consent)
    if taken_back(h, consent) or asked.data["signing"] == "child":
        return taken_back(h, consent)
    return ended_by_custody(h, consent) or age_reached(h, asked_child(h, asked), 18, h.today)


@rule("H6")
def doubted(h: History, consent: str) -> bool:
    """H6: the question has been doubted; no answer lifts that."""
    return h.after(question(h, consent), "doubted", consent=consent)


@rule("H6")
def answer_of(h: History, consent: str, signer: str) -> Agreed | None:
    """H6: what this signer's last answer says yes to, narrowed since; None for no answer or a no."""
    asked = question(h, consent)
    said = h.last("answered", consent=consent, signer=signer)
    if said is None or is_no(said):
        return None
    whole = terms(asked.data)
    agreed = terms(said.data, whole).within(whole)
    for fact in h.find("narrowed", consent=consent, signer=signer):
        if fact.n > said.n:
            agreed = agreed.within(terms(fact.data, agreed))
    return agreed


@rule("H6")
def agreed(h: History, consent: str, taken: int | None = None) -> Agreed | None:
    """H6: what all signers agree to today; None when the consent carries nothing, or not a copy collected then."""
    asked = question(h, consent)
    if asked is None or ended(h, consent) or doubted(h, consent) or not right_signers(h, consent, taken):
        return None
    whole = terms(asked.data)
    for signer in asked.data.get("signers", []):
        said = answer_of(h, consent, signer)
        if said is None:
            return None
        whole = whole.within(said)
    return None if whole.until and h.today > whole.until else whole


@rule("H6", "H7", "A0.4", "A5.1")
def covers(h: History, consent: str, part: str, unit: str, to_unit: str, areas: frozenset[str],
           taken: int | None = None) -> bool:
    """H7: the consent of that discloser covers these areas, to be shared, toward that unit, today; what was collected
    on it (`taken`: by which event) is read."""
    asked = question(h, consent)
    if asked is None or asked.data["part"] != part or asked.data["unit"] != unit:
        return False
    whole = agreed(h, consent, taken)
    return (whole is not None and whole.share and to_unit in asked.data.get("receivers", [])
            and bool(areas) and areas <= whole.areas)


@rule("H6", "A5.1")
def no_stands(h: History, consent: str) -> bool:
    """H6, A5.1: a signer's last answer is a no, or a signer has withdrawn, whatever day it is; not when a change of
    custody has ended the question."""
    if ended_by_custody(h, consent):
        return False
    last = (h.last("answered", consent=consent, signer=s) for s in question(h, consent).data.get("signers", []))
    return taken_back(h, consent) or any(said is not None and is_no(said) for said in last)


@rule("H6", "H7", "A5.1", remembered=False)
def newer_no(h: History, consent: str, part: str, unit: str, to_unit: str, areas: frozenset[str]) -> bool:
    """H6, H7: a no stands in a later question of that unit there, toward the same unit, about any of these areas."""
    older = question(h, consent)
    later = (question(h, other) for other in asked_toward(h, part, unit, to_unit))
    return any(asked.n > older.n and not areas.isdisjoint(asked.data.get("areas", []))
               and no_stands(h, asked.data["consent"]) for asked in later)


@rule("H6", "H7")
def carries(h: History, consent: str, part: str, unit: str, to_unit: str, areas: frozenset[str]) -> bool:
    """H6, H7: it covers these areas, somebody is left who says yes, and no newer no stands: it is offered and collected
    on."""
    return (covers(h, consent, part, unit, to_unit, areas) and somebody_left(h, consent)
            and not newer_no(h, consent, part, unit, to_unit, areas))


@rule("H6", "H7")
def stopped_since(h: History, consent: str, n: int, areas: frozenset[str]) -> bool:
    """H6, H7: at some answer or narrowing since that event a signer did not say yes to sharing all of these areas."""
    return any(not says_share(h.upto(f.n + 1), consent, f.data["signer"], areas)
               for f in said_by_signers(h, consent) if f.n > n)


@rule("H6", "H7", "A5.1")
def last_day(h: History, consent: str, n: int) -> date | None:
    """H6, H7: the last day, on this consent, of what was offered by that event: the one that all had agreed to then,
    and since only made earlier by the day in an answer or a narrowing of any signer; None for no last day."""
    then = agreed(h.upto(n + 1), consent)
    days = [then.until if then else None, *(terms(f.data).until for f in said_by_signers(h, consent) if f.n > n)]
    return min((until for until in days if until), default=None)


@rule("H6", "H7", "A5.1", remembered=False)
def run_out(h: History, consent: str, n: int) -> bool:
    """H6, H7: the last day of what was offered by that event on this consent has passed, for good."""
    until = last_day(h, consent, n)
    return until is not None and h.today > until


@once
def said_by_signers(h: History, consent: str) -> list[Fact]:
    """The answers and narrowings by those who sign the question."""
    signers = question(h, consent).data.get("signers", [])
    return [f for kind in ("answered", "narrowed") for f in h.find(kind, consent=consent)
            if f.data.get("signer") in signers]


def says_share(h: History, consent: str, signer: str, areas: frozenset[str]) -> bool:
    """The signer's answer is a yes to sharing these areas, whatever its last day."""
    said = answer_of(h, consent, signer)
    return said is not None and said.share and areas <= said.areas


@rule("H7", remembered=False)
def carrying(h: History, part: str, unit: str, to_unit: str, areas: frozenset[str]) -> frozenset[str]:
    """H7: the consents that carry such a release today."""
    return frozenset(consent for consent in asked_toward(h, part, unit, to_unit)
                     if carries(h, consent, part, unit, to_unit, areas))


@once
def asked_toward(h: History, part: str, unit: str, to_unit: str) -> list[str]:
    """The consents that the unit has asked for in the part, toward that unit among others."""
    return [f.data["consent"] for f in h.find("asked", part=part, unit=unit) if to_unit in f.data.get("receivers", [])]


@rule("H6", "H3")
def sees_consent(h: History, actor: Actor, consent: str) -> bool:
    """H6, H2: seen in rooms by the people it was put to, and in the part at the unit that asked (never by let_in)."""
    asked = question(h, consent)
    if asked is None:
        return False
    if isinstance(actor, Room):
        child = asked_child(h, asked)
        return put_to(h, actor.person, asked) and child is not None \
            and room_open(h, actor.person, child)
    return unit_of(h, actor) == asked.data["unit"] and opens(h, actor, asked.data["part"])


@rule("H3", "H6")
def may_speak(h: History, actor: Actor, consent: str) -> bool:
    """H3, H6: a signer for oneself, or a seat with `ask` at the asking unit on behalf."""
    if not sees_consent(h, actor, consent):
        return False
    return isinstance(actor, Room) or "ask" in h.world.functions[actor.function].mandates


@rule("H6")
def still_asked(h: History, consent: str) -> bool:
    """H6: the question can still be answered: not ended, and its last day not past."""
    asked = question(h, consent)
    until = asked.data.get("until") if asked else None
    return asked is not None and not ended(h, consent) and (not until or h.today <= local_day(until))


@rule("H6", "A5.1")
def something_to_withdraw(h: History, actor: Actor, consent: str) -> bool:
    """H6: nobody has withdrawn, and there is a yes (also a doubted one, or one whose last day is past) of that signer,
    or of any signer when a seat withdraws, that a change of custody or a birthday has not ended."""
    signers = [actor.person] if isinstance(actor, Room) else question(h, consent).data.get("signers", [])
    last = ((s, h.last("answered", consent=consent, signer=s)) for s in signers)
    return not taken_back(h, consent) and any(
        said is not None and not is_no(said) and not answer_ended(h, consent, s)
        for s, said in last)
