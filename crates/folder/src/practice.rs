//! What the rules ask of a practice pack. Packs are data and live in `practice`; the centre only knows this much.

/// The rules of the pack in use.
pub trait Practice {
    /// The pack and version, kept with what is written under it (R7).
    fn reference(&self) -> PackRef;
    /// The wheel has this area.
    fn has_area(&self, area: &AreaKey) -> bool;
}

/// A pack at a version.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct PackRef {
    /// The pack's id.
    pub id: String,
    /// The pack's version.
    pub version: String,
}

/// A slice of the wheel, by the pack's key.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct AreaKey(pub String);
