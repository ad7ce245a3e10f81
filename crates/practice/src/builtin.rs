//! The packs that come with Kring.

use crate::Pack;

macro_rules! pack {
    ($id:literal) => {
        (
            include_str!(concat!("../../../packs/", $id, "/pack.toml")),
            [
                (
                    "sv",
                    include_str!(concat!("../../../packs/", $id, "/sv.ftl")),
                ),
                (
                    "en",
                    include_str!(concat!("../../../packs/", $id, "/en.ftl")),
                ),
            ],
        )
    };
}

/// The packs of an installation. Several run side by side (R1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packs(Vec<Pack>);

impl Packs {
    /// These packs.
    #[must_use]
    pub fn new(packs: Vec<Pack>) -> Self {
        Self(packs)
    }

    /// The packs that come with Kring.
    #[must_use]
    #[expect(
        clippy::expect_used,
        clippy::missing_panics_doc,
        reason = "a test reads the same embedded bytes"
    )]
    pub fn builtin() -> Self {
        let read = |(toml, texts): (&str, [(&str, &str); 2])| {
            Pack::parse(toml, &texts)
                .expect("an embedded pack is read by the tests before it is built in")
        };
        Self([pack!("girfec"), pack!("kronoberg")].map(read).into())
    }

    /// The pack with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Pack> {
        self.0.iter().find(|pack| pack.id == id)
    }

    /// Every pack, in order of id.
    pub fn iter(&self) -> impl Iterator<Item = &Pack> {
        self.0.iter()
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use crate::{Analyst, Stage};

    #[test]
    fn every_pack_that_comes_with_kring_is_sound() {
        for pack in Packs::builtin().iter() {
            assert_eq!(pack.validate(), [], "{}", pack.id);
        }
    }

    #[test]
    fn one_wheel_has_eight_slices_and_another_seven() {
        let packs = Packs::builtin();
        assert_eq!(packs.get("girfec").unwrap().areas().len(), 8);
        assert_eq!(packs.get("kronoberg").unwrap().areas().len(), 7);
        assert_eq!(packs.get("unheard-of"), None);
    }

    #[test]
    fn a_preschool_child_has_the_nurse_and_a_pupil_the_head() {
        for pack in Packs::builtin().iter() {
            let role = |stage| {
                pack.named_contact(stage)
                    .map(|seat| (seat.unit_kind.as_str(), seat.role.as_str()))
            };
            assert_eq!(role(Stage::Birth), Some(("bvc", "bvc-nurse")));
            assert_eq!(role(Stage::School), Some(("school", "school-head")));
            assert_eq!(role(Stage::Adult), None);
            assert_eq!(pack.analyst(), Analyst::NamedContact);
        }
    }

    #[test]
    fn the_open_conflict_about_leisure_is_noted_in_the_pack() {
        let packs = Packs::builtin();
        assert!(packs.get("kronoberg").unwrap().notes()[0].contains("Fritid"));
    }

    #[test]
    fn an_area_knows_its_convention_articles_and_its_text() {
        let packs = Packs::builtin();
        let area = packs.get("kronoberg").unwrap().area("halsa").unwrap();
        assert!(area.uncrc.contains(&24));
        assert_eq!(area.text(), "area-halsa");
        assert_eq!(area.sub_areas, ["fysisk-halsa", "psykisk-halsa"]);
    }

    #[test]
    fn entries_refer_to_id_and_version() {
        assert_eq!(
            Packs::builtin().get("girfec").unwrap().reference(),
            ("girfec", "2026-11")
        );
    }
}
