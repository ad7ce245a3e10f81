//! Parties, and what each may offer whom (law.md A3).

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use crate::keyed::keyed;
use crate::row::{Tag, sourced};
use crate::search::Search;

keyed! {
    /// A class of party: a row and a column of the matrix.
    pub enum Party {
        /// Public preschool.
        PreschoolPublic = "preschool_public",
        /// Public school.
        SchoolPublic = "school_public",
        /// Psychologist, counsellor and special needs teacher of a public school's pupil health.
        PupilHealth = "pupil_health",
        /// Medical pupil health (EMI): health care, not the school.
        PupilMedical = "pupil_medical",
        /// Health care run by an authority.
        HealthRegion = "health_region",
        /// Social services.
        Social = "social",
        /// Police.
        Police = "police",
        /// An authority of another kind, such as a leisure board: only the floor of OSL 21:1.
        AuthorityOther = "authority_other",
        /// Private health care and private social care.
        PrivateHealth = "private_health",
        /// Private school or preschool.
        PrivateSchool = "private_school",
        /// Association, volunteer, sports club, religious community.
        Association = "association",
        /// Guardian, relative, child.
        Person = "person",
    }
}

keyed! {
    /// Which of a school's kinds of data an item is (OSL 23:2, skollagen 29:14).
    pub enum SchoolData {
        /// A private preschool's.
        Preschool = "preschool",
        /// Psychological, psychosocial or special needs work.
        Strong = "strong",
        /// Other special support; reprimand and separation.
        Support = "support",
        /// Everything else.
        Weak = "weak",
    }
}

keyed! {
    /// Whether a recipient needs a förbehåll (OSL 10:14, 12:2 st 2).
    pub enum Condition {
        /// It has secrecy or a duty of silence by law.
        Never = "never",
        /// Unless the receiving person has a duty of silence of her own.
        UnlessBound = "unless_bound",
        /// Always.
        Always = "always",
    }
}

/// What the law sees in a party.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartyRow {
    /// The party.
    pub party: Party,
    /// Stable key of its texts.
    pub key: String,
    /// What grounds call it as a recipient.
    pub classes: Vec<String>,
    /// Its regime, when it has one only.
    pub regime: Option<String>,
    /// Its regimes by kind of data, when they differ.
    #[serde(default)]
    pub by_class: BTreeMap<SchoolData, String>,
    /// Whether it needs a förbehåll to receive.
    pub condition: Condition,
    /// What it may search by.
    pub search: Search,
    /// It may decide that a measure goes ahead on one guardian's consent (FB 6:13 a).
    #[serde(default)]
    pub may_decide_for_one_guardian: bool,
    /// Paragraphs.
    pub source: Vec<String>,
    /// The day it was read.
    pub read: Date,
    /// The month to which the text that was read ran.
    pub cut_off: String,
    /// How sure it is.
    pub tag: Tag,
}
sourced!(PartyRow);

impl PartyRow {
    /// The code of the regime that an item of this kind stands under; none when the kind is needed and not told.
    #[must_use]
    pub fn regime_of(&self, class: Option<SchoolData>) -> Option<&str> {
        match &self.regime {
            Some(code) => Some(code),
            None => self.by_class.get(&class?).map(String::as_str),
        }
    }
}

/// A sender's row of the matrix: recipient to codes of grounds, in order.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MatrixRow {
    /// Stable key.
    pub key: String,
    /// The sender.
    pub from: Party,
    /// The cells.
    pub to: BTreeMap<Party, Vec<String>>,
    /// Paragraphs.
    pub source: Vec<String>,
    /// The day it was read.
    pub read: Date,
    /// The month to which the text that was read ran.
    pub cut_off: String,
    /// How sure it is.
    pub tag: Tag,
}
sourced!(MatrixRow);
