//! Who in the family is not told that something was written: a line in the log would tell that there is something
//! (OSL 12:3; law.md A16 case 12).

use std::collections::BTreeSet;

use folder::entry::{Ground, MeasureAnswered, Offered, Signing};
use folder::id::{ConsentId, MeasureId, PersonId, UnitId};
use folder::{Entry, Folded, Record};

/// Those who are not told of this record by its line in the log, as things stand when it is written.
pub(crate) fn untold(full: &Folded, record: &Record) -> BTreeSet<PersonId> {
    let family = Family(full);
    match &record.entry {
        // Whoever presses somebody may read along at home (C4).
        Entry::ConsentDoubted(_) => family.everybody(),
        Entry::ConsentAsked(asked) => family.of_consent(asked.consent),
        Entry::ConsentAnswered(answered) => family.of_consent(answered.consent),
        Entry::ConsentWithdrawn(withdrawn) => family.of_consent(withdrawn.consent),
        Entry::ConsentEnded(ended) => family.of_consent(ended.consent),
        Entry::MeasureAsked(asked) => family.of_measure(asked.measure),
        Entry::MeasureAnswered(MeasureAnswered { measure, .. }) => family.of_measure(*measure),
        Entry::Offered(offered) => family.of_offer(offered),
        Entry::Collected(collected) => match full.sent.get(&collected.release) {
            Some(sent) => family.of_offer(&sent.offered),
            None => BTreeSet::new(),
        },
        Entry::OfferCancelled(cancelled) => match full.sent.get(&cancelled.release) {
            Some(sent) => family.of_offer(&sent.offered),
            None => BTreeSet::new(),
        },
        _ => BTreeSet::new(),
    }
}

struct Family<'a>(&'a Folded);

impl Family<'_> {
    fn guardians(&self) -> impl Iterator<Item = PersonId> {
        let card = self.0.card.iter();
        card.flat_map(|card| &card.guardians)
            .map(|guardian| guardian.person)
    }

    fn everybody(&self) -> BTreeSet<PersonId> {
        let child = self.0.card.as_ref().map(|card| card.person);
        self.guardians().chain(child).collect()
    }

    /// What the child alone is asked is the child's to know; what a unit asks, nobody from whom it has closed the page.
    fn of(&self, signing: Signing, unit: Option<UnitId>) -> BTreeSet<PersonId> {
        let kept_out = |one: &PersonId| unit.is_some_and(|unit| self.0.keeps_out(unit, *one));
        self.guardians()
            .filter(|one| signing == Signing::Child || kept_out(one))
            .collect()
    }

    fn of_consent(&self, consent: ConsentId) -> BTreeSet<PersonId> {
        let consent = self.0.consents.get(&consent);
        consent.map_or_else(BTreeSet::new, |consent| {
            self.of(consent.asked.signing, consent.unit)
        })
    }

    fn of_measure(&self, measure: MeasureId) -> BTreeSet<PersonId> {
        let yes = self.0.measure_yes.get(&measure);
        yes.map_or_else(BTreeSet::new, |yes| self.of(yes.asked.signing, yes.unit))
    }

    /// As the notice of it: see [`folder::placing`].
    fn of_offer(&self, offered: &Offered) -> BTreeSet<PersonId> {
        match &offered.ground {
            Ground::Consent { consent } => self.of_consent(*consent),
            Ground::Law(by_law) if !by_law.untold.trim().is_empty() => self.everybody(),
            Ground::Law(_) => {
                let mut consents = self.0.consents.values();
                let childs_own = consents.any(|consent| {
                    let mut receivers = consent.asked.receivers.iter();
                    consent.asked.signing == Signing::Child
                        && receivers.any(|one| Some(*one) == offered.to.receiver())
                });
                self.guardians().filter(|_| childs_own).collect()
            }
            Ground::Family => BTreeSet::new(),
        }
    }
}
