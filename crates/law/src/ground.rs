//! Grounds for a disclosure (law.md A4, A6, A8).

use jiff::civil::Date;
use serde::Deserialize;

use crate::keyed::keyed;
use crate::row::{Tag, sourced};
use crate::{Must, Regime, Step};

keyed! {
    /// Where in the plan's work a ground may be shown.
    pub enum Flow {
        /// On the ordinary page.
        Ordinary = "ordinary",
        /// Needs no consent: after a recorded no it is off the ordinary page and needs more.
        AfterNo = "after_no",
        /// Duties, crime rules and other systems: never in the plan's flow.
        Apart = "apart",
    }
}

keyed! {
    /// A duty to tell that somebody acts on.
    pub enum Duty {
        /// Report of concern (SoL 19:1, 19:4).
        ReportOfConcern = "report_of_concern",
        /// All of importance to an opened investigation (SoL 20:6).
        InvestigationInformation = "investigation_information",
        /// To those who fight crime (lag 2025:170).
        CrimeInformation = "crime_information",
        /// The police tell social services at once (polislagen 6 §).
        PoliceToSocial = "police_to_social",
        /// From school to school (skollagen 3:12 j).
        SchoolTransfer = "school_transfer",
    }
}

keyed! {
    /// A fact that a ground needs.
    pub enum Requirement {
        /// A reason in words.
        ReasonText = "reason_text",
        /// A named decider with the mandate.
        NamedDecider = "named_decider",
        /// A consent that holds.
        SecrecyConsent = "secrecy_consent",
        /// A recorded harm test that says that nobody is harmed.
        NoHarm = "no_harm",
        /// Sender and recipient are the same authority.
        SameController = "same_controller",
        /// They belong to the same region or municipality.
        SamePrincipal = "same_principal",
        /// The sender works professionally with children (SoL 19:1 p 22).
        Professional = "professional",
    }
}

keyed! {
    /// A judgement by a named person. The procedure asks whether it was made, and never makes it.
    pub enum Judged {
        /// Needed for necessary care, treatment or other support (OSL 25:12, 26:9).
        NeededForSupport = "needed_for_support",
        /// Needed for necessary care (OSL 25:13).
        NeededForNecessaryCare = "needed_for_necessary_care",
        /// The person cannot consent, for health or another cause (OSL 25:13).
        CannotConsent = "cannot_consent",
        /// Needed for necessary support to the pupil (OSL 25:13 a).
        NeededForPupilSupport = "needed_for_pupil_support",
        /// The interest in disclosing obviously prevails (OSL 10:27).
        ObviousBalance = "obvious_balance",
        /// Needed for the sender's own work (OSL 10:2).
        NeededForOwnTask = "needed_for_own_task",
    }
}

keyed! {
    /// Whom a ground is about.
    pub enum Subject {
        /// Somebody under eighteen.
        ChildUnder18 = "child_under_18",
        /// The pregnant person, for the expected child.
        ExpectedChild = "expected_child",
        /// Somebody with an ongoing substance use problem. Not a fact of a case: never met here.
        SubstanceOngoing = "substance_ongoing",
        /// Somebody in compulsory psychiatric care. Not a fact of a case: never met here.
        PsychiatricCompulsion = "psychiatric_compulsion",
    }
}

/// One ground.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ground {
    /// Stable key of its texts.
    pub key: String,
    /// Code, as a disclosure record has it.
    pub code: String,
    /// Where it may be shown.
    pub flow: Flow,
    /// The step of the procedure that tries it; none: never tried.
    pub step: Option<Step>,
    /// The duty that it is.
    pub duty: Option<Duty>,
    /// Patterns of regimes that it breaks.
    pub senders: Vec<String>,
    /// Patterns that it does not break although `senders` has them.
    #[serde(default)]
    pub excluded_senders: Vec<String>,
    /// Classes of recipients; `any` is everybody.
    pub recipients: Vec<String>,
    /// Whom it is about; empty: anybody.
    #[serde(default)]
    pub subjects: Vec<Subject>,
    /// Facts it needs.
    pub requires: Vec<Requirement>,
    /// Judgements it needs.
    pub judged: Vec<Judged>,
    /// Whether it is the family's yes.
    pub consent: bool,
    /// Whether the family is told, unless harmful.
    pub inform: bool,
    /// What has to be done when it is used.
    #[serde(default)]
    pub must: Vec<Must>,
    /// Can be used although no row of the matrix shows it; never a button.
    #[serde(default)]
    pub beside_matrix: bool,
    /// In force since.
    pub from: Option<Date>,
    /// In force until.
    pub until: Option<Date>,
    /// Limits, for the lawyer who reads.
    pub note: Option<String>,
    /// Paragraphs.
    pub source: Vec<String>,
    /// The day it was read.
    pub read: Date,
    /// The month to which the text that was read ran.
    pub cut_off: String,
    /// How sure it is.
    pub tag: Tag,
}
sourced!(Ground);

impl Ground {
    /// Whether it can break this regime.
    #[must_use]
    pub fn breaks(&self, regime: &Regime) -> bool {
        self.senders.iter().any(|pattern| regime.is(pattern))
            && !self
                .excluded_senders
                .iter()
                .any(|pattern| regime.is(pattern))
    }

    /// Whether it reaches a recipient of these classes.
    #[must_use]
    pub fn reaches(&self, classes: &[String]) -> bool {
        self.recipients
            .iter()
            .any(|class| class == "any" || classes.contains(class))
    }

    /// Whether it is the law on this day.
    #[must_use]
    pub fn in_force(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}
