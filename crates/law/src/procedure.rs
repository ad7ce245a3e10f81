//! The procedure for one disclosure (law.md A1), to be read from top to bottom.

use jiff::civil::Date;

use crate::case::says;
use crate::duty::by_duty;
use crate::known::Known;
use crate::{
    Case, Flow, Ground, Law, Must, Offer, Party, Protection, SchoolData, Shared, Step, Verdict, Why,
};

/// May this be released? Called when something is offered, and again when it is collected.
///
/// The lawful basis of sender and recipient (law.md A5.2) is each controller's configuration and is not asked here. The
/// caller writes the disclosure record (law.md A9), and hands over a copy, never a view.
#[must_use]
pub fn try_release(law: &Law, case: &Case) -> Verdict {
    // 1. Same controller and same branch: not a disclosure (OSL 8:1, 8:2). Inner secrecy applies.
    if within_one_secrecy(case) {
        return inner(law, case);
    }
    // 2. A duty is never stopped by a missing consent (OSL 10:28).
    if let Some(duty) = case.duty {
        return by_duty(law, case, duty);
    }
    // Every other road needs to know who, whom, what and what for.
    let known = match Known::of(law, case) {
        Ok(known) => known,
        Err(why) => return refused(law, case, Step::Refused, why),
    };
    let tried = [
        // 3. Not secret at all: a recorded harm test says so (the regime's own skaderekvisit).
        known.by_ground(Step::NotSecret),
        // 4. Consent (OSL 12:2, 12:3).
        Some(known.by_consent()),
        // 5. The rules for children and between kinds of authority (OSL 25:11–13 a, 26:9).
        known.by_ground(Step::ChildRule),
        // 6. Generalklausulen (OSL 10:27).
        known.by_ground(Step::GeneralClause),
        // 7. What the sender's own work needs (OSL 10:2).
        known.by_ground(Step::OwnNeed),
    ];
    // Then, whatever the ground: protected identity, third persons, förbehåll.
    if let Some(granted) = known.granted(&tried) {
        return match known.gates(granted) {
            Ok(must) => Verdict::Allowed {
                ground: granted.ground.code.clone(),
                step: granted.step,
                must,
            },
            Err(why) => refused(law, case, granted.step, why),
        };
    }
    // 8. Otherwise no.
    let (step, why) = known.nearest(&tried);
    refused(law, case, step, why)
}

/// What the pages may offer from a sender to a recipient: consent, and grounds that need none. Never what is apart.
pub fn offered(law: &Law, from: Party, to: Party) -> impl Iterator<Item = &Ground> {
    law.cell(from, to)
        .filter(|ground| ground.flow != Flow::Apart)
}

/// Grounds that need no consent and that a cell has, in force on a day, made for the sender's regime and the recipient's
/// class. What else a ground asks for is told of the case.
pub fn without_consent(
    law: &Law,
    (from, to): (Party, Party),
    class: Option<SchoolData>,
    day: Date,
) -> impl Iterator<Item = &Ground> {
    let regime = law.party(from).and_then(|row| row.regime_of(class));
    let regime = regime.and_then(|code| law.regime(code));
    let receiver = law.party(to);
    offered(law, from, to).filter(move |ground| {
        !ground.consent
            && ground.in_force(day)
            && regime.is_some_and(|regime| ground.breaks(regime))
            && receiver.is_some_and(|row| ground.reaches(&row.classes))
    })
}

/// 1. Not a disclosure.
fn within_one_secrecy(case: &Case) -> bool {
    case.shared.contains(&Shared::Controller) && case.shared.contains(&Shared::Branch)
}

/// 1. Only who needs it for work reads it (PDL 4:1, SoLPUL 10 §).
fn inner(law: &Law, case: &Case) -> Verdict {
    if case.duty.is_none() && !case.purpose.as_deref().is_some_and(says) {
        return refused(law, case, Step::Inner, Why::PurposeMissing);
    }
    let mut must = vec![Must::OnlyForWork];
    if case.child.protection != Some(Protection::Open) {
        must.push(Must::MaskPlaces);
    }
    Verdict::Inner { must }
}

/// 8. A no, with what can be done instead. The road to a report of concern is always among it.
pub(crate) fn refused(law: &Law, case: &Case, step: Step, why: Why) -> Verdict {
    let cell = case.sender.zip(case.receiver.party);
    let can_ask = cell.is_some_and(|(from, to)| law.cell(from, to).any(|ground| ground.consent));
    let board = case
        .sender
        .and_then(|sender| law.party(sender))
        .is_some_and(|row| row.may_decide_for_one_guardian);
    let offers = [
        (can_ask && !case.no_stands, Offer::AskConsent),
        (why == Why::ThirdPerson, Offer::Strip),
        (why == Why::ForbehallMissing, Offer::AskForbehall),
        (why == Why::SecondPersonMissing, Offer::NameSecondPerson),
        (board && why == Why::Refused, Offer::BoardMayDecide),
        (true, Offer::ConsultWithoutName),
        (
            case.sender.is_none_or(|sender| law.may_report(sender)),
            Offer::ReportOfConcern,
        ),
    ];
    let offers = offers
        .into_iter()
        .filter_map(|(open, offer)| open.then_some(offer))
        .collect();
    Verdict::Denied { step, why, offers }
}
