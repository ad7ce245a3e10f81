//! What a pack holds.

use folder::times::Limits;
use serde::Deserialize;

use crate::{Stage, text};

/// One place's way of working with children (R1).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    pub(crate) id: String,
    pub(crate) version: String,
    pub(crate) owner: String,
    pub(crate) licence: String,
    pub(crate) default_language: String,
    pub(crate) analyst: Analyst,
    pub(crate) steps: Vec<String>,
    #[serde(default)]
    pub(crate) notes: Vec<String>,
    #[serde(default)]
    pub(crate) limits: Limits,
    pub(crate) areas: Vec<Area>,
    pub(crate) named_contact_rule: Vec<Seat>,
    #[serde(skip)]
    pub(crate) texts: Vec<(String, String)>,
}

/// A slice of the wheel.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// The stable key; the name may change, the key never does.
    pub key: String,
    /// How the area relates to the eight shared indicators (R10).
    pub shanarri: Vec<Concept>,
    /// Articles of the Convention on the Rights of the Child (R2).
    pub uncrc: Vec<u8>,
    /// Which of the eight colours of the theme.
    pub hue: u8,
    /// Keys of the parts of the area (R3).
    pub sub_areas: Vec<String>,
}

impl Area {
    /// The key of the area's name in the pack's texts.
    #[must_use]
    pub fn text(&self) -> String {
        text::area(&self.key)
    }
}

/// One of the eight indicators, and how near an area comes to it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concept {
    /// The indicator.
    pub key: String,
    /// How near the area is.
    #[serde(rename = "match")]
    pub closeness: Closeness,
}

/// How near two concepts are, as in SKOS. Only for reading and statistics: no record is
/// converted by it (domain 2.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closeness {
    /// They mean the same.
    Exact,
    /// The indicator is broader than the area.
    Broad,
    /// The indicator is narrower than the area.
    Narrow,
}

/// Where the named contact of children in one stage sits: the rule names functions, not people.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    /// The stage that the row is about.
    pub stage: Stage,
    /// The kind of unit.
    pub unit_kind: String,
    /// The function at that unit.
    pub role: String,
}

/// Who goes through the questions of the analysis with the family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Analyst {
    /// The child's named contact.
    NamedContact,
    /// Whoever noticed.
    Noticer,
}

/// The pack cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("the pack cannot be read: {0}")]
pub struct PackFault(#[from] toml::de::Error);

impl Pack {
    /// Reads `pack.toml` and keeps the Fluent texts as (language, text).
    /// What is read may still have [problems](Pack::validate).
    pub fn parse(toml: &str, texts: &[(&str, &str)]) -> Result<Self, PackFault> {
        let mut pack: Self = toml::from_str(toml)?;
        pack.texts = texts
            .iter()
            .map(|(lang, ftl)| ((*lang).into(), (*ftl).into()))
            .collect();
        Ok(pack)
    }

    /// The pack's id and version, as entries store them (R7).
    #[must_use]
    pub fn reference(&self) -> (&str, &str) {
        (&self.id, &self.version)
    }

    /// Who keeps the pack.
    #[must_use]
    pub fn owner(&self) -> &str {
        &self.owner
    }

    /// The licence of the pack's wording, as an SPDX id.
    #[must_use]
    pub fn licence(&self) -> &str {
        &self.licence
    }

    /// The language that the pack was first written in.
    #[must_use]
    pub fn default_language(&self) -> &str {
        &self.default_language
    }

    /// What whoever uses the pack should know, such as open conflicts between sources.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// Times that the place has promised.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The slices of the wheel, in order.
    #[must_use]
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// The area with this key.
    #[must_use]
    pub fn area(&self, key: &str) -> Option<&Area> {
        self.areas.iter().find(|area| area.key == key)
    }

    /// Keys of the steps of the working model, in order.
    #[must_use]
    pub fn steps(&self) -> &[String] {
        &self.steps
    }

    /// Where the named contact of a child in this stage sits. An adult has none.
    #[must_use]
    pub fn named_contact(&self, stage: Stage) -> Option<&Seat> {
        self.named_contact_rule
            .iter()
            .find(|seat| seat.stage == stage)
    }

    /// Who analyses is the pack's choice.
    #[must_use]
    pub fn analyst(&self) -> Analyst {
        self.analyst
    }

    /// The pack's Fluent texts as (language, text).
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts
            .iter()
            .map(|(lang, ftl)| (lang.as_str(), ftl.as_str()))
    }

    /// Every text that the pack must have in each language; an attribute stands after a dot.
    #[must_use]
    pub fn text_keys(&self) -> Vec<String> {
        let mut keys = [text::PACK_NAME, text::WHEEL_NAME, text::PLAN_NAME]
            .map(String::from)
            .to_vec();
        for role in [text::NAMED_CONTACT, text::COORDINATOR] {
            keys.extend([role.into(), format!("{role}.definition")]);
        }
        keys.extend((1..=text::QUESTIONS).map(text::question));
        keys.extend(self.steps.iter().map(|key| text::step(key)));
        keys.extend(
            self.named_contact_rule
                .iter()
                .map(|seat| text::seat(&seat.role)),
        );
        for area in &self.areas {
            keys.push(area.text());
            keys.extend(text::AREA_WORDINGS.map(|wording| format!("{}.{wording}", area.text())));
            keys.extend(area.sub_areas.iter().map(|key| text::sub_area(key)));
        }
        keys
    }
}
