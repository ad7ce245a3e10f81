//! Custody (FB 6; law.md A5.4).

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::Why;
use crate::case::says;
use crate::keyed::keyed;

keyed! {
    /// In what form somebody has, or has not, custody.
    pub enum Form {
        /// Joint (FB 6:13).
        Joint = "joint",
        /// Sole.
        Sole = "sole",
        /// Specially appointed, one or two.
        SpeciallyAppointed = "specially_appointed",
        /// Temporary (FB 6:10 d).
        Temporary = "temporary",
        /// God man for an unaccompanied child (lag 2005:429; background, to verify).
        GodMan = "god_man",
        /// None: a parent without custody or a family home is an outsider to secrecy.
        None = "none",
    }
}

keyed! {
    /// A controller's knob. The safe default is all.
    #[derive(Default)]
    pub enum GuardianRule {
        /// All guardians sign.
        #[default]
        AllRequired = "all_required",
        /// One may do, with an attest that there is no reason to believe that the other objects.
        OneOkUnlessKnownConflict = "one_ok_unless_known_conflict",
    }
}

/// Somebody in the child's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guardian {
    /// Who.
    pub id: u32,
    /// In what form.
    pub form: Form,
    /// Prevented by absence, illness or other cause (FB 6:13 st 2).
    #[serde(default)]
    pub prevented: bool,
    /// Secrecy holds against this guardian: betydande men, a recorded judgement (OSL 12:3 st 1 p 1). Then this guardian
    /// disposes of nothing.
    #[serde(default)]
    pub kept_out: bool,
}

/// Custody on the day, and what was attested about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Custody {
    /// Everybody who may be asked, and those with no custody.
    pub guardians: Vec<Guardian>,
    /// The controller's rule.
    pub rule: GuardianRule,
    /// Who attests that there is no reason to believe that the other guardian objects.
    pub no_conflict: Option<String>,
    /// What is attested about a guardian who is prevented.
    pub prevented: Option<Prevented>,
}

/// An attest under FB 6:13 st 2.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Prevented {
    /// Who attests.
    pub attested_by: String,
    /// The decision cannot wait.
    pub cannot_wait: bool,
    /// It is of ingripande betydelse for the child's future: then nobody decides alone.
    pub far_reaching: bool,
}

/// Those with custody, as who and in what form: a change of either is a change of custody.
pub(crate) fn holders(guardians: &[Guardian]) -> BTreeSet<(u32, Form)> {
    guardians
        .iter()
        .filter(|guardian| guardian.form != Form::None)
        .map(|guardian| (guardian.id, guardian.form))
        .collect()
}

impl Custody {
    /// Those who decide, when the facts fit together: one form only, and as many as it can have.
    pub(crate) fn deciding(&self) -> Result<Vec<Guardian>, Why> {
        let holders = holders(&self.guardians);
        let all: Vec<_> = self
            .guardians
            .iter()
            .filter(|guardian| guardian.form != Form::None)
            .copied()
            .collect();
        let Some(form) = all.first().map(|guardian| guardian.form) else {
            return Err(Why::CustodyUnclear);
        };
        let fits = match form {
            Form::Joint => all.len() == 2,
            Form::Sole | Form::GodMan => all.len() == 1,
            Form::SpeciallyAppointed | Form::Temporary => all.len() <= 2,
            Form::None => false,
        };
        let one_form = all.iter().all(|guardian| guardian.form == form);
        // The same person twice is a fault in the facts, not two guardians.
        if fits && one_form && holders.len() == all.len() {
            Ok(all)
        } else {
            Err(Why::CustodyUnclear)
        }
    }

    /// Those who must sign: somebody prevented is left out only on an attest, and never everybody (FB 6:13 st 2).
    pub(crate) fn signing(&self) -> Result<Vec<u32>, Why> {
        let all: Vec<_> = self
            .deciding()?
            .into_iter()
            .filter(|guardian| !guardian.kept_out)
            .collect();
        let present: Vec<u32> = all
            .iter()
            .filter(|guardian| !guardian.prevented)
            .map(|guardian| guardian.id)
            .collect();
        if present.len() == all.len() {
            return Ok(present);
        }
        let attested = self.prevented.as_ref().is_some_and(|attest| {
            says(&attest.attested_by) && attest.cannot_wait && !attest.far_reaching
        });
        if attested && !present.is_empty() {
            Ok(present)
        } else {
            Err(Why::PreventedNotAttested)
        }
    }

    /// Secrecy holds against every guardian there is.
    pub(crate) fn keeps_all_out(&self) -> bool {
        let mut holders = self
            .guardians
            .iter()
            .filter(|guardian| guardian.form != Form::None)
            .peekable();
        holders.peek().is_some() && holders.all(|guardian| guardian.kept_out)
    }

    /// Whether one guardian's yes may do: the knob is turned, and somebody attests (law.md A5.4).
    pub(crate) fn one_may_do(&self) -> Result<bool, Why> {
        match self.rule {
            GuardianRule::AllRequired => Ok(false),
            GuardianRule::OneOkUnlessKnownConflict
                if self.no_conflict.as_deref().is_some_and(says) =>
            {
                Ok(true)
            }
            GuardianRule::OneOkUnlessKnownConflict => Err(Why::NoConflictNotAttested),
        }
    }
}
