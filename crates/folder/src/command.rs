//! What somebody may ask to have written. Each verb is decided against what holds and gives entries or a refusal.
//!
//! *Who* may ask is policy and lives in `access`; here stands *what* may follow from what.

mod analyse;
mod answer_consent;
mod answering;
mod ask_consent;
mod block_guardian;
mod change_custody;
mod choose_readers;
mod close_here;
mod close_plan;
mod collect;
mod consult;
mod doubt_consent;
mod emergency;
mod frame_plan;
mod hand_over;
mod hold_reading;
mod keep;
mod mark_others;
mod measure_yes;
mod meet;
mod name_handlers;
mod narrow_consent;
mod note;
mod offer;
mod offer_by_law;
mod open_inside;
mod promise;
mod protect;
mod reach;
mod review;
mod withdraw_consent;
mod words;

use jiff::Timestamp;
use jiff::civil::Date;

pub use analyse::Analyse;
pub use answer_consent::AnswerConsent;
pub use ask_consent::AskConsent;
pub use block_guardian::BlockGuardian;
pub use change_custody::ChangeCustody;
pub use choose_readers::ChooseReaders;
pub use close_here::{CloseHere, left_to_do};
pub use close_plan::ClosePlan;
pub use collect::{Collect, Delivery};
pub use consult::{Advise, Conclude, Consult};
pub use doubt_consent::DoubtConsent;
pub use emergency::{OpenInEmergency, ReviewEmergency};
pub use frame_plan::{ActivatePlan, FramePlan};
pub use hand_over::{AnswerHandover, BecomeContact, HandOver, TakeBackHandover};
pub use hold_reading::HoldReading;
pub use keep::Keep;
pub use mark_others::{MarkOthers, OtherAgrees};
pub use measure_yes::{AnswerMeasure, AskMeasure};
pub use meet::{CallMeeting, HoldMeeting};
pub use name_handlers::NameHandlers;
pub use narrow_consent::NarrowConsent;
pub use note::{Notice, Talk, TryOurselves};
pub use offer::{Offer, Outside, areas_within, can_leave, conditions, no_since, project};
pub use offer_by_law::no_stands;
pub use open_inside::OpenInside;
pub use promise::Promise;
pub use protect::Protect;
pub use reach::Reach;
pub use review::ReviewPlan;
pub use withdraw_consent::{WithdrawConsent, Withdrawal};
pub use words::{ShareWords, WriteWords};

use crate::Refusal;
use crate::practice::{AreaKey, Practice};

/// When and under which pack a command is decided.
#[derive(Clone, Copy)]
pub struct Now<'a> {
    /// This moment.
    pub at: Timestamp,
    /// This day where the child lives.
    pub today: Date,
    /// The pack in use.
    pub practice: &'a dyn Practice,
}

impl Now<'_> {
    fn known<'b>(&self, areas: impl IntoIterator<Item = &'b AreaKey>) -> Result<(), Refusal> {
        if areas.into_iter().all(|area| self.practice.has_area(area)) {
            Ok(())
        } else {
            Err(Refusal::new("refusal-unknown-area"))
        }
    }

    fn not_past(&self, day: Date) -> Result<(), Refusal> {
        if day >= self.today {
            Ok(())
        } else {
            Err(Refusal::new("refusal-day-past"))
        }
    }
}

/// Words are needed where the command has none.
fn words(text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        Err(Refusal::new("refusal-no-words"))
    } else {
        Ok(())
    }
}
