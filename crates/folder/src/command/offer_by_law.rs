//! Without consent, where the law says that one may (law.md A1 step 5, A4; design decision 5).
//!
//! Whether the law has such a rule from this sender to this receiver is the catalogue's answer and is tried beside it.

use std::collections::BTreeSet;

use super::{Now, words};
use crate::entry::{ByLaw, Level, Receiver};
use crate::fold::Folded;
use crate::id::UnitId;
use crate::practice::AreaKey;
use crate::standing::Standing;
use crate::{Refusal, age};

/// A reason, what was weighed of harm, and two persons; a no that stands is set aside in words.
pub(super) fn holds(
    folded: &Folded,
    by_law: &ByLaw,
    (from, to): (Option<UnitId>, Receiver),
    areas: &BTreeSet<AreaKey>,
    now: Now<'_>,
) -> Result<(), Refusal> {
    under_age(folded, now)?;
    if areas.is_empty() {
        return Err(Refusal::new("refusal-area-not-agreed"));
    }
    now.known(areas)?;
    words(&by_law.why)?;
    // A disclosure without consent needs its harm test on record (law.md A4).
    if !by_law.weighs_harm() {
        return Err(Refusal::new("refusal-harm-not-weighed"));
    }
    words(&by_law.second)?;
    // Somebody may have said no since it was offered.
    if no_stands(folded, from, to.unit, now) {
        words(&by_law.set_aside)?;
    }
    Ok(())
}

/// The rules are about a child (OSL 25:12 p 1, 26:9 p 1).
fn under_age(folded: &Folded, now: Now<'_>) -> Result<(), Refusal> {
    let birth = folded.card.as_ref().map(|card| card.birth);
    if birth.is_some_and(|birth| age::years(birth, now.today) < age::ADULT) {
        Ok(())
    } else {
        Err(Refusal::new("refusal-by-law-of-age"))
    }
}

/// Somebody whom this workplace has asked about this unit has said no, has taken a yes back, or has said yes to talk and
/// no more. What another workplace of the branch was told is its own, and no page here tells of it (law.md A0.4; design
/// decision 6).
#[must_use]
pub fn no_stands(folded: &Folded, from: Option<UnitId>, unit: UnitId, now: Now<'_>) -> bool {
    let mut asked = folded
        .consents
        .values()
        .filter(|consent| consent.unit == from);
    asked.any(|consent| {
        matches!(
            consent.toward(unit, now.today),
            Some(
                Standing::No { .. }
                    | Standing::Stopped
                    | Standing::Given {
                        level: Level::Talk,
                        ..
                    }
            )
        )
    })
}
