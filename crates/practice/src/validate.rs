//! What is wrong with a pack. Whether its texts are complete is told by the crate that reads Fluent.

use std::collections::BTreeSet;

use crate::{Pack, Stage, text};

/// The eight indicators, one on each line that is not a comment.
const INDICATORS: &str = include_str!("../../../packs/shanarri.txt");
/// The convention has so many articles.
const ARTICLES: u8 = 54;
/// The theme has so many hues.
const HUES: u8 = 8;

/// One thing that is wrong with a pack.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A value that must be there is empty.
    #[error("{0} is empty")]
    Empty(&'static str),
    /// Keys become parts of text keys and addresses.
    #[error(
        "the key {0:?} may have only small letters a–z, digits and single hyphens, and begins with a letter"
    )]
    OddKey(String),
    /// Two areas, sub-areas or steps have the same key.
    #[error("the key {0:?} stands twice")]
    TwiceTheKey(String),
    /// The indicator is not one of the eight.
    #[error("area {area:?} points to {key:?}, which is none of the eight indicators")]
    UnknownIndicator {
        /// The area.
        area: String,
        /// What it points to.
        key: String,
    },
    /// An area is bound to no article of the convention, or to one that does not exist (R2).
    #[error("area {0:?} needs articles of the convention, from 1 to {ARTICLES}")]
    Articles(String),
    /// The theme has no such hue.
    #[error("area {0:?} needs a hue from 1 to {HUES}")]
    Hue(String),
    /// A child in this stage has no named contact.
    #[error("no named contact for the stage {0:?}")]
    RuleGap(Stage),
    /// Two rows speak of the same stage, or one speaks of adults.
    #[error("the stage {0:?} has a row too many")]
    RuleTooMany(Stage),
    /// A time of no day, or of more than a year.
    #[error("a time of no day or of more than a year")]
    Times,
    /// The pack has no words in its own default language.
    #[error("no texts in the pack's default language {0:?}")]
    NoTexts(String),
}

/// Whether a key can be part of a text key and an address.
fn is_key(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_lowercase())
        && key.split('-').all(|part| {
            !part.is_empty()
                && part
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        })
}

impl Pack {
    /// Everything that is wrong with the pack's data.
    #[must_use]
    pub fn validate(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (name, empty) in [
            ("version", self.version.is_empty()),
            ("owner", self.owner.is_empty()),
            ("licence", self.licence.is_empty()),
            ("areas", self.areas.is_empty()),
            ("steps", self.steps.is_empty()),
        ] {
            if empty {
                problems.push(Problem::Empty(name));
            }
        }
        if !self
            .texts()
            .any(|(lang, ftl)| lang == self.default_language && !ftl.is_empty())
        {
            problems.push(Problem::NoTexts(self.default_language.clone()));
        }
        if !self.limits.are_sound() {
            problems.push(Problem::Times);
        }
        self.check_keys(&mut problems);
        self.check_areas(&mut problems);
        self.check_rule(&mut problems);
        problems
    }

    fn check_keys(&self, problems: &mut Vec<Problem>) {
        let areas = self.areas.iter().map(|area| text::area(&area.key));
        let sub_areas = self
            .areas
            .iter()
            .flat_map(|area| &area.sub_areas)
            .map(|key| text::sub_area(key));
        let steps = self.steps.iter().map(|key| text::step(key));
        let mut seen = BTreeSet::new();
        for key in areas.chain(sub_areas).chain(steps) {
            if !seen.insert(key.clone()) {
                problems.push(Problem::TwiceTheKey(key));
            }
        }
        let seats = self
            .named_contact_rule
            .iter()
            .flat_map(|seat| [&seat.unit_kind, &seat.role]);
        let keys = self
            .areas
            .iter()
            .flat_map(|area| area.sub_areas.iter().chain([&area.key]));
        for key in keys.chain(&self.steps).chain(seats).chain([&self.id]) {
            if !is_key(key) {
                problems.push(Problem::OddKey(key.clone()));
            }
        }
    }

    fn check_areas(&self, problems: &mut Vec<Problem>) {
        for area in &self.areas {
            for concept in &area.shanarri {
                if !INDICATORS
                    .lines()
                    .any(|line| !line.starts_with('#') && line == concept.key)
                {
                    problems.push(Problem::UnknownIndicator {
                        area: area.key.clone(),
                        key: concept.key.clone(),
                    });
                }
            }
            if area.uncrc.is_empty()
                || area
                    .uncrc
                    .iter()
                    .any(|article| !(1..=ARTICLES).contains(article))
            {
                problems.push(Problem::Articles(area.key.clone()));
            }
            if !(1..=HUES).contains(&area.hue) {
                problems.push(Problem::Hue(area.key.clone()));
            }
        }
    }

    fn check_rule(&self, problems: &mut Vec<Problem>) {
        let rows = |stage| {
            self.named_contact_rule
                .iter()
                .filter(|seat| seat.stage == stage)
                .count()
        };
        for stage in Stage::OF_CHILDREN {
            match rows(stage) {
                0 => problems.push(Problem::RuleGap(stage)),
                1 => {}
                _ => problems.push(Problem::RuleTooMany(stage)),
            }
        }
        if rows(Stage::Adult) > 0 {
            problems.push(Problem::RuleTooMany(Stage::Adult));
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use crate::Analyst;

    const SOUND: &str = r#"
        id = "meadow"
        version = "2026-11"
        owner = "Kring"
        licence = "CC0-1.0"
        default_language = "sv"
        analyst = "noticer"
        steps = ["look"]
        [limits]
        decide_within_days = 14
        [[areas]]
        key = "petal"
        shanarri = [{ key = "active", match = "narrow" }]
        uncrc = [31]
        hue = 8
        sub_areas = ["leaf"]
        [[named_contact_rule]]
        stage = "unborn"
        unit_kind = "maternity"
        role = "gardener"
        [[named_contact_rule]]
        stage = "birth"
        unit_kind = "bvc"
        role = "gardener"
        [[named_contact_rule]]
        stage = "school"
        unit_kind = "school"
        role = "gardener"
        [[named_contact_rule]]
        stage = "out_of_school"
        unit_kind = "school"
        role = "gardener"
    "#;

    fn pack(from: &str, to: &str) -> Pack {
        assert!(SOUND.contains(from), "the test changes nothing: {from}");
        Pack::parse(&SOUND.replacen(from, to, 1), &[("sv", "pack-name = Äng")]).unwrap()
    }

    fn problems(from: &str, to: &str) -> Vec<Problem> {
        pack(from, to).validate()
    }

    #[test]
    fn a_pack_made_elsewhere_needs_no_code() {
        let meadow = pack("Kring", "A village");
        assert_eq!(meadow.validate(), []);
        assert_eq!(meadow.analyst(), Analyst::Noticer);
        assert_eq!(meadow.limits().decide_within_days, Some(14));
        assert_eq!(meadow.owner(), "A village");
    }

    #[test]
    fn each_fault_is_found_and_named() {
        let area = || "petal".to_owned();
        for (from, to, problem) in [
            (
                "\"active\"",
                "\"activ\"",
                Problem::UnknownIndicator {
                    area: area(),
                    key: "activ".into(),
                },
            ),
            ("uncrc = [31]", "uncrc = []", Problem::Articles(area())),
            ("uncrc = [31]", "uncrc = [55]", Problem::Articles(area())),
            ("hue = 8", "hue = 9", Problem::Hue(area())),
            ("hue = 8", "hue = 0", Problem::Hue(area())),
            (
                "\"leaf\"",
                "\"leaf\", \"leaf\"",
                Problem::TwiceTheKey("sub-area-leaf".into()),
            ),
            (
                "\"look\"",
                "\"look\", \"look\"",
                Problem::TwiceTheKey("step-look".into()),
            ),
            ("\"look\"", "\"Look\"", Problem::OddKey("Look".into())),
            ("\"look\"", "\"look-\"", Problem::OddKey("look-".into())),
            ("steps = [\"look\"]", "steps = []", Problem::Empty("steps")),
            ("\"2026-11\"", "\"\"", Problem::Empty("version")),
            ("\"birth\"", "\"adult\"", Problem::RuleTooMany(Stage::Adult)),
            (
                "\"birth\"",
                "\"unborn\"",
                Problem::RuleTooMany(Stage::Unborn),
            ),
            ("\"birth\"", "\"unborn\"", Problem::RuleGap(Stage::Birth)),
            ("\"sv\"", "\"fi\"", Problem::NoTexts("fi".into())),
            ("days = 14", "days = 0", Problem::Times),
            ("days = 14", "days = 366", Problem::Times),
        ] {
            let found = problems(from, to);
            assert!(found.contains(&problem), "{from} -> {to} gave {found:?}");
        }
    }

    #[test]
    fn a_pack_without_areas_is_no_wheel() {
        let start = SOUND.find("[[areas]]").unwrap();
        let end = SOUND.find("[[named_contact_rule]]").unwrap();
        let mut text = SOUND.to_owned();
        text.replace_range(start..end, "");
        let text = text.replace("steps =", "areas = []\nsteps =");
        let pack = Pack::parse(&text, &[("sv", "pack-name = Äng")]).unwrap();
        assert_eq!(pack.validate(), [Problem::Empty("areas")]);
    }

    #[test]
    fn an_unknown_word_in_the_data_is_refused() {
        for (from, to) in [
            ("owner", "ownr"),
            ("\"narrow\"", "\"wide\""),
            ("\"noticer\"", "\"police\""),
            ("hue = 8", "hue = -1"),
        ] {
            assert!(SOUND.contains(from));
            assert!(
                Pack::parse(&SOUND.replacen(from, to, 1), &[]).is_err(),
                "{to}"
            );
        }
    }

    #[test]
    fn the_list_of_texts_names_every_area_with_its_prompts() {
        let keys = pack("Kring", "Kring").text_keys();
        for key in [
            "pack-name",
            "role-coordinator.definition",
            "question-5",
            "step-look",
            "seat-gardener",
            "area-petal",
            "area-petal.works-guardian",
            "sub-area-leaf",
        ] {
            assert!(keys.iter().any(|have| have == key), "{key}");
        }
        assert!(!keys.iter().any(|key| key == "question-6"));
    }
}
