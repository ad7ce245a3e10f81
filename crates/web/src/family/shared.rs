//! What was shared with whom, and what became of it.

use app::rooms::RoomPage;
use folder::entry::{Addressee, ConsentAnswered, Ground};
use folder::fold::Sent;

use crate::telling::Teller;
use crate::visitor::Visitor;

/// Something that was shared.
pub struct Shared {
    /// With whom.
    pub to: String,
    /// Who shared.
    pub by: String,
    /// When.
    pub when: String,
    /// Which parts of the child's life it concerns.
    pub areas: String,
    /// The rule that it was shared by without asking, or empty.
    pub by_law: String,
    /// Why, in the words of the one who shared.
    pub why: String,
    /// What became of it, in words.
    pub state: String,
    /// The colour of the tag; the words say the same.
    pub color: &'static str,
    /// Until when it can be read, or empty.
    pub until: String,
}

/// Everything, newest first.
#[must_use]
pub fn all(visitor: &Visitor, page: &RoomPage) -> Vec<Shared> {
    let sent = page.view.sent();
    sent.into_iter()
        .rev()
        .map(|sent| one(visitor, page, sent))
        .collect()
}

fn one(visitor: &Visitor, page: &RoomPage, sent: &Sent) -> Shared {
    let teller = Teller::new(visitor, &page.view);
    let (state, color) = state(visitor, page, sent);
    Shared {
        to: match &sent.offered.to {
            Addressee::Function(receiver) => visitor.unit_name(Some(receiver.unit)),
            to => teller.addressee(to),
        },
        by: visitor.unit_name(sent.unit),
        when: visitor.moment(sent.at),
        areas: teller.areas(&sent.offered.areas),
        by_law: match &sent.offered.ground {
            Ground::Law(by_law) => teller.by_law(by_law),
            Ground::Consent { .. } | Ground::Family => String::new(),
        },
        why: match &sent.offered.ground {
            Ground::Law(by_law) => by_law.why.clone(),
            Ground::Consent { .. } | Ground::Family => String::new(),
        },
        state: visitor.look.t(state),
        color,
        until: sent.until.map(|day| visitor.date(day)).unwrap_or_default(),
    }
}

fn state(visitor: &Visitor, page: &RoomPage, sent: &Sent) -> (&'static str, &'static str) {
    let today = visitor.today();
    let over = sent.until.is_some_and(|until| until < today);
    if matches!(sent.offered.to, Addressee::Outside { .. }) {
        // What somebody has heard or holds in the hand is never closed.
        ("family-shared-outside", "info")
    } else if sent.cancelled {
        ("family-shared-cancelled", "neutral")
    } else if over || stopped(page, sent) {
        ("family-shared-closed", "neutral")
    } else if sent.collected {
        ("family-shared-collected", "success")
    } else {
        ("family-shared-waits", "info")
    }
}

/// The yes it rested on was taken back, or no longer reaches so far. In a room only the own answers lie.
fn stopped(page: &RoomPage, sent: &Sent) -> bool {
    let (Ground::Consent { consent }, Addressee::Function(to)) =
        (&sent.offered.ground, &sent.offered.to)
    else {
        return false;
    };
    let consents = page.view.consents();
    let found = consents
        .iter()
        .find(|found| found.asked.consent == *consent);
    found.is_some_and(|found| {
        let carries = |answered: &ConsentAnswered| answered.carries(to.unit, &sent.offered.areas);
        found.withdrawn.contains(&to.unit) || !found.answers.values().all(carries)
    })
}
