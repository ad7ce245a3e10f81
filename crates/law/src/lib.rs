//! The law of sharing about a child, as data and one procedure (law.md A; issue 3).
//!
//! What it is: the secrecy regimes, grounds, sharing matrix, ages and times that the Swedish statutes give, each row
//! with its paragraph and the day it was read (`law/*.toml`); and pure functions that apply them to facts and to
//! *recorded human judgements*: [`try_release`], [`holds`], [`signatures`], [`retention`](retention::retention) and
//! the others.
//!
//! What it is not: legal advice. It never judges maturity, harm, need or balance: a named person does, and the
//! procedure asks whether that was done. Each controller's own lawyers confirm every row before real use, and a
//! changed law is a release of data. What is unknown or missing is refused; the road to a report of concern
//! (SoL 19:1) stays open whatever fails.

pub mod ages;
mod builtin;
mod case;
mod clock;
mod consent;
mod custody;
pub mod deadline;
mod duty;
pub mod export;
mod facts;
mod ground;
mod keyed;
mod known;
mod party;
mod procedure;
mod protection;
mod regime;
pub mod retention;
mod row;
pub mod search;
mod signers;
mod validate;
mod verdict;
mod why;

pub use ages::Ages;
pub use builtin::{Files, Law};
pub use case::{
    Basis, Birth, Case, Child, Decider, FamilyTold, Harm, HarmTest, Item, Level, Maturity,
    Protection, Receiver, Shared, ThirdPerson,
};
pub use clock::{Clock, ClockKey, Clocks, InvestigationRule, Sample, Unit};
pub use consent::{Answer, Answered, Consent, Signer, holds, is_blanket, names_everything};
pub use custody::{Custody, Form, Guardian, GuardianRule, Prevented};
pub use ground::{Duty, Flow, Ground, Judged, Requirement, Subject};
pub use party::{Condition, MatrixRow, Party, PartyRow, SchoolData};
pub use procedure::{offered, try_release, without_consent};
pub use protection::ProtectionCode;
pub use regime::{Kind, Regime, Test};
pub use row::Tag;
pub use signers::{ChildPart, GuardianPart, Judgement, Proposal, Required, required, signatures};
pub use validate::{Fault, Problem};
pub use verdict::{Must, Offer, Step, Verdict};
pub use why::Why;
