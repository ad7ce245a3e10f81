//! Questions about what somebody has promised to do, as the one who answers sees them. Never what somebody else answered
//! (C12).

use app::rooms::RoomPage;
use folder::entry::MeasureAnswered;
use folder::id::MeasureId;
use folder::measure_yes::MeasureYes;

use crate::routes;
use crate::visitor::Visitor;

/// A question, with my answer.
pub struct Measure {
    /// Who asks: the workplace that has promised.
    pub unit: String,
    /// What would be done.
    pub what: String,
    /// More people than I are to answer.
    pub joint: bool,
    /// My answer.
    pub answered: Option<MeasureAnswered>,
    /// Where it is answered.
    pub answer: String,
}

/// The questions that wait for my answer, the latest first.
#[must_use]
pub fn waiting(visitor: &Visitor, page: &RoomPage) -> Vec<Measure> {
    let plans = page.view.plans();
    // Nothing more is promised in a plan that is closed.
    let closed = |yes: &MeasureYes| {
        let mut closed = plans.iter().filter(|plan| plan.closed.is_some());
        closed.any(|plan| plan.frame.plan == yes.asked.plan)
    };
    let mut all = page.view.measure_yes();
    all.reverse();
    all.into_iter()
        .filter(|yes| mine(visitor, yes) && !closed(yes))
        .map(|yes| one(visitor, page, yes))
        .filter(|measure| measure.answered.is_none())
        .collect()
}

/// One question that is put to me.
#[must_use]
pub fn find(visitor: &Visitor, page: &RoomPage, measure: MeasureId) -> Option<Measure> {
    let mut all = page.view.measure_yes().into_iter();
    all.find(|yes| yes.asked.measure == measure && mine(visitor, yes))
        .map(|yes| one(visitor, page, yes))
}

fn mine(visitor: &Visitor, yes: &MeasureYes) -> bool {
    yes.asked.signers.contains(&visitor.signed.person.id)
}

fn one(visitor: &Visitor, page: &RoomPage, yes: &MeasureYes) -> Measure {
    Measure {
        unit: visitor.unit_name(yes.unit),
        what: yes.asked.what.clone(),
        joint: yes.asked.signers.len() > 1,
        answered: yes.answers.get(&visitor.signed.person.id).cloned(),
        answer: routes::room_measure(page.part, yes.asked.measure),
    }
}
