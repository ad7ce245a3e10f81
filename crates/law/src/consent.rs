//! Consent that lifts secrecy (OSL 12:2), for one discloser (law.md A5.1).

use jiff::civil::Date;
use serde::Deserialize;

use crate::ages::ADULT;
use crate::case::says;
use crate::custody::holders;
use crate::{Birth, Case, Form, Guardian, Law, Level, Maturity, Must, Required, Why, required};

/// Stands for "everything" in a list, and is never accepted.
const EVERYTHING: &str = "*";

/// A consent with everything that has happened to it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// It is this sender's: each discloser has its own.
    pub of_sender: bool,
    /// Recipients by function.
    pub receivers: Vec<String>,
    /// Categories.
    pub categories: Vec<String>,
    /// What for.
    pub purpose: String,
    /// Talk, or also share.
    pub level: Level,
    /// From this day.
    pub from: Date,
    /// Through this day.
    pub until: Date,
    /// Custody when it was given.
    #[serde(default)]
    pub given_under: Vec<Guardian>,
    /// What everybody answered.
    pub answers: Vec<Answered>,
    /// Somebody has taken it back. Effective at once.
    #[serde(default)]
    pub revoked: bool,
    /// The family's conditions (OSL 12:2 st 2).
    #[serde(default)]
    pub conditions: Vec<String>,
}

/// One person's answer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answered {
    /// Who.
    pub by: Signer,
    /// What.
    pub answer: Answer,
}

/// Who answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signer {
    /// The child, or the adult that the child has become.
    Child,
    /// The pregnant person, for the expected child.
    Pregnant,
    /// A guardian.
    Guardian(u32),
}

/// An answer. A no is data too; silence is not an answer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// To all of it.
    Yes,
    /// To this part of it (helt eller delvis).
    Partly {
        /// These recipients.
        receivers: Vec<String>,
        /// These categories.
        categories: Vec<String>,
        /// So far.
        level: Level,
    },
    /// No.
    No,
}

/// All authorities, everything: refused. Either list is empty or says "everything", there is no purpose, or it names
/// every recipient that could be asked about (if there are several) with every category.
#[must_use]
pub fn is_blanket(consent: &Consent, every_receiver: &[String], every_category: &[String]) -> bool {
    open_ended(consent)
        || names_everything(
            &consent.receivers,
            every_receiver,
            &consent.categories,
            every_category,
        )
}

/// So many recipients with every category that nobody can have thought about each: all there are, or this many.
pub const TOO_MANY: usize = 6;

/// Every category, for every recipient that could be asked about (if there are several) or for [`TOO_MANY`] of them: so
/// general that all secrecy is waived (law.md A5.1; domain X14).
#[must_use]
pub fn names_everything<T: PartialEq, C: PartialEq>(
    receivers: &[T],
    every_receiver: &[T],
    categories: &[C],
    every_category: &[C],
) -> bool {
    let all_categories =
        every_category.len() > 1 && every_category.iter().all(|one| categories.contains(one));
    let all_receivers =
        every_receiver.len() > 1 && every_receiver.iter().all(|one| receivers.contains(one));
    all_categories && (all_receivers || receivers.len() >= TOO_MANY)
}

fn open_ended(consent: &Consent) -> bool {
    let vague = |list: &[String]| {
        list.is_empty()
            || list
                .iter()
                .any(|one| !says(one) || one.trim() == EVERYTHING)
    };
    vague(&consent.receivers) || vague(&consent.categories) || !says(&consent.purpose)
}

/// Whether a consent carries this case on its day (law.md A5.3, A5.4). `Ok` tells what has to be done with the copy.
pub fn holds(law: &Law, consent: &Consent, case: &Case) -> Result<Vec<Must>, Why> {
    covers(consent, case)?;
    stands(consent, case.day)?;
    let required = required(law, case)?;
    unchanged(law, consent, case, &required)?;
    signed(consent, case, &required)?;
    let mut must = Vec::new();
    if !consent.conditions.is_empty() {
        must.push(Must::CarryConditions);
    }
    if childs_no(consent, case)? {
        must.push(Must::WeighChildsNo);
    }
    Ok(must)
}

/// This sender, this recipient, this category, this purpose, this far (OSL 12:2).
fn covers(consent: &Consent, case: &Case) -> Result<(), Why> {
    let named =
        |list: &[String], one: &Option<String>| one.as_ref().is_some_and(|one| list.contains(one));
    if !consent.of_sender {
        Err(Why::OtherDiscloser)
    } else if open_ended(consent) {
        Err(Why::Blanket)
    } else if !named(&consent.receivers, &case.receiver.function) {
        Err(Why::ReceiverNotListed)
    } else if !named(&consent.categories, &case.item.category) {
        Err(Why::CategoryNotListed)
    } else if case.purpose.as_ref() != Some(&consent.purpose) {
        Err(Why::OtherPurpose)
    } else if consent.level < case.level {
        Err(Why::LevelTooLow)
    } else {
        Ok(())
    }
}

/// Not taken back, begun, and not over.
fn stands(consent: &Consent, day: Date) -> Result<(), Why> {
    if consent.revoked {
        Err(Why::Revoked)
    } else if day < consent.from {
        Err(Why::NotYet)
    } else if consent.until < day {
        Err(Why::Expired)
    } else {
        Ok(())
    }
}

/// Custody is as it was, and a guardian's yes does not outlive guardianship (FB 6:2).
fn unchanged(law: &Law, consent: &Consent, case: &Case, required: &Required) -> Result<(), Why> {
    if matches!(required, Required::Guardians { .. })
        && holders(&consent.given_under) != holders(&case.custody.guardians)
    {
        return Err(Why::CustodyChanged);
    }
    let adult = matches!(case.child.birth, Some(Birth::Born(born)) if law.ages().reached(ADULT, born, case.day));
    let by_guardians = consent
        .answers
        .iter()
        .any(|answered| matches!(answered.by, Signer::Guardian(_)));
    if adult && by_guardians {
        return Err(Why::CameOfAge);
    }
    Ok(())
}

/// Everybody who must has said yes to this.
fn signed(consent: &Consent, case: &Case, required: &Required) -> Result<(), Why> {
    match required {
        Required::Pregnant => said_yes(consent, case, Signer::Pregnant),
        Required::PersonAlone => said_yes(consent, case, Signer::Child),
        Required::Guardians {
            who,
            one_may_do,
            and_child,
        } => {
            no_guardian_objects(consent, case)?;
            let answers = who
                .iter()
                .map(|id| said_yes(consent, case, Signer::Guardian(*id)));
            if *one_may_do {
                answers.reduce(Result::or).unwrap_or(Err(Why::Waiting))?;
            } else {
                answers.collect::<Result<(), Why>>()?;
            }
            if *and_child {
                said_yes(consent, case, Signer::Child)
            } else {
                Ok(())
            }
        }
    }
}

/// Every line that somebody has left counts, so that a no written twice over is never read as a yes.
fn said_yes(consent: &Consent, case: &Case, signer: Signer) -> Result<(), Why> {
    let mut lines = consent
        .answers
        .iter()
        .filter(|answered| answered.by == signer)
        .peekable();
    if lines.peek().is_none() {
        return Err(Why::Waiting);
    }
    lines.try_for_each(|answered| match &answered.answer {
        Answer::Yes => Ok(()),
        Answer::No => Err(Why::Refused),
        Answer::Partly {
            receivers,
            categories,
            level,
        } => {
            let within = |list: &[String], one: &Option<String>| {
                one.as_ref().is_some_and(|one| list.contains(one))
            };
            let reaches = within(receivers, &case.receiver.function)
                && within(categories, &case.item.category)
                && case.level <= *level;
            if reaches {
                Ok(())
            } else {
                Err(Why::NotInThePart)
            }
        }
    })
}

/// A guardian with custody who has said no is a known conflict, whoever else must sign (FB 6:13).
fn no_guardian_objects(consent: &Consent, case: &Case) -> Result<(), Why> {
    let objects = case.custody.guardians.iter().any(|guardian| {
        guardian.form != Form::None
            && consent.answers.iter().any(|answered| {
                answered.by == Signer::Guardian(guardian.id) && answered.answer == Answer::No
            })
    });
    if objects { Err(Why::Refused) } else { Ok(()) }
}

/// The child's own no stops, unless a named person has judged that the guardians decide: then it is weighed once more.
fn childs_no(consent: &Consent, case: &Case) -> Result<bool, Why> {
    let no = consent
        .answers
        .iter()
        .any(|answered| answered.by == Signer::Child && answered.answer == Answer::No);
    if no && case.child.maturity != Some(Maturity::NotYet) {
        return Err(Why::Refused);
    }
    Ok(no)
}
