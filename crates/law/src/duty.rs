//! Step 2: a duty to tell, which no missing consent can stop (OSL 10:28, SoL 19:1, 20:6, lag 2025:170, polislagen 6 §).

use crate::facts::requirement;
use crate::procedure::refused;
use crate::{Case, Duty, Ground, Law, Party, Step, Verdict, Why};

/// A duty asks only who tells whom. Purpose, consent, third persons, protected identity: nothing of that stops it.
/// Whoever is not known counts as a person, since everyone may report concern (SoL 19:4).
pub(crate) fn by_duty(law: &Law, case: &Case, duty: Duty) -> Verdict {
    let sender = case.sender.unwrap_or(Party::Person);
    let ground = case.receiver.party.and_then(|receiver| {
        law.cell(sender, receiver)
            .find(|ground| falls_under(law, case, ground, sender, duty))
    });
    match ground {
        Some(ground) => Verdict::Allowed {
            ground: ground.code.clone(),
            step: Step::Duty,
            must: ground.must.clone(),
        },
        None => refused(law, case, Step::Duty, Why::DutyNotForPair),
    }
}

fn falls_under(law: &Law, case: &Case, ground: &Ground, sender: Party, duty: Duty) -> bool {
    ground.duty == Some(duty)
        && ground.step == Some(Step::Duty)
        && ground.in_force(case.day)
        && law.regimes_of(sender).any(|regime| ground.breaks(regime))
        && ground
            .requires
            .iter()
            .all(|needed| requirement(case, *needed).is_ok())
}
