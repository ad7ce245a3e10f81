//! One case: facts and recorded human judgements. What is left out counts as unknown.

use jiff::civil::Date;
use serde::Deserialize;

use crate::keyed::keyed;
use crate::{Consent, Custody, Duty, Judged, Party, SchoolData};

/// One release that somebody wants to make on a day.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The day, by the sender's calendar.
    pub day: Date,
    /// Who discloses.
    #[serde(default)]
    pub sender: Option<Party>,
    /// The sender works professionally with children (SoL 19:1 p 22).
    #[serde(default)]
    pub professional: bool,
    /// Who receives.
    #[serde(default)]
    pub receiver: Receiver,
    /// What the two have in common.
    #[serde(default)]
    pub shared: Vec<Shared>,
    /// What for.
    #[serde(default)]
    pub purpose: Option<String>,
    /// Talk about it, or share a copy.
    #[serde(default)]
    pub level: Level,
    /// Whom it is about.
    #[serde(default)]
    pub child: Child,
    /// Who has custody.
    #[serde(default)]
    pub custody: Custody,
    /// What is released.
    #[serde(default)]
    pub item: Item,
    /// Every consent that could matter.
    #[serde(default)]
    pub consents: Vec<Consent>,
    /// The family has said no to this, and the no stands.
    #[serde(default)]
    pub no_stands: bool,
    /// The duty that somebody acts on.
    #[serde(default)]
    pub duty: Option<Duty>,
    /// What somebody has decided and written down.
    #[serde(default)]
    pub basis: Basis,
}

impl Case {
    /// Reads a case as the rules' own tests write it (TOML), for whoever wants to try one.
    ///
    /// # Errors
    ///
    /// What could not be read and where, in English, as the reader of TOML says it.
    pub fn read(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// A case of which nothing but the day is known.
    #[must_use]
    pub fn on(day: Date) -> Self {
        Self {
            day,
            sender: None,
            professional: false,
            receiver: Receiver::default(),
            shared: Vec::new(),
            purpose: None,
            level: Level::Share,
            child: Child::default(),
            custody: Custody::default(),
            item: Item::default(),
            consents: Vec::new(),
            no_stands: false,
            duty: None,
            basis: Basis::default(),
        }
    }
}

/// Who receives.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Receiver {
    /// Its class.
    pub party: Option<Party>,
    /// The function, as consents name it.
    pub function: Option<String>,
    /// The receiving person has a duty of silence by law.
    pub bound: bool,
    /// It has confirmed the förbehåll (OSL 10:14).
    pub forbehall: bool,
}

keyed! {
    /// What sender and recipient have in common.
    pub enum Shared {
        /// The same controller (nämnd).
        Controller = "controller",
        /// The same independent branch (OSL 8:2).
        Branch = "branch",
        /// The same region or municipality (OSL 25:11).
        Principal = "principal",
    }
}

keyed! {
    /// How far it goes.
    #[derive(Default)]
    pub enum Level {
        /// Talk about it.
        Talk = "talk",
        /// Share a copy.
        #[default]
        Share = "share",
    }
}

/// Whom it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Child {
    /// Born, or expected.
    pub birth: Option<Birth>,
    /// The recorded judgement of maturity for this matter.
    pub maturity: Option<Maturity>,
    /// Secrecy holds against the guardians: betydande men (OSL 12:3 st 1 p 1), a recorded judgement.
    pub guardian_secrecy: bool,
    /// Protected identity, of anybody in the household (law.md A13).
    pub protection: Option<Protection>,
}

/// Born on a day, or expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Birth {
    /// On this day.
    Born(Date),
    /// Not born: the pregnant person decides (OSL 25:12, 26:9).
    Expected,
}

keyed! {
    /// What a named person has judged about the child's maturity (OSL 12:3).
    pub enum Maturity {
        /// The child decides alone.
        Alone = "alone",
        /// The child joins the guardians.
        Join = "join",
        /// The guardians decide.
        NotYet = "not_yet",
    }
}

keyed! {
    /// Level of protected identity. Fingerade uppgifter are undetectable and never marked.
    pub enum Protection {
        /// None.
        Open = "open",
        /// Sekretessmarkering.
        Marked = "marked",
        /// Skyddad folkbokföring.
        Population = "population",
    }
}

/// What is released.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Item {
    /// Its category, as consents name it.
    pub category: Option<String>,
    /// Which of a school's kinds of data it is.
    pub class: Option<SchoolData>,
    /// Each third person that it tells of.
    pub third_persons: Vec<ThirdPerson>,
}

keyed! {
    /// A third person in the text.
    pub enum ThirdPerson {
        /// Has consented.
        Consents = "consents",
        /// Has not.
        Not = "not",
        /// The passage is left out.
        Stripped = "stripped",
    }
}

/// What somebody has decided and written down.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Basis {
    /// Code of the ground that was chosen.
    pub ground: Option<String>,
    /// Why, in words.
    pub reason: String,
    /// Who decides.
    pub decider: Option<Decider>,
    /// The second person's name.
    pub second: Option<String>,
    /// What was judged.
    pub judged: Vec<Judged>,
    /// The harm test.
    pub harm: Option<HarmTest>,
    /// Whether the family knows.
    pub family: Option<FamilyTold>,
}

/// Who decides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Decider {
    /// Name.
    pub name: String,
    /// The controller has given the function this mandate.
    pub mandate: bool,
}

/// A recorded menprövning.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HarmTest {
    /// What it came to.
    pub outcome: Harm,
    /// Which harm was considered.
    #[serde(default)]
    pub considered: String,
}

keyed! {
    /// What a harm test came to.
    pub enum Harm {
        /// It is clear that nobody is harmed (rakt: no harm can be assumed).
        No = "no",
        /// It is not clear.
        Unclear = "unclear",
        /// Somebody would be harmed.
        Yes = "yes",
    }
}

/// Whether the family knows.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FamilyTold {
    /// It has been told.
    Told,
    /// It has not, for this reason.
    Exception(String),
}

/// Whether a text says anything.
pub(crate) fn says(text: &str) -> bool {
    !text.trim().is_empty()
}
