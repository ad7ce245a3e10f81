//! The wheel between those who talk: a picture and a table with the same content (R4, R5, R31).
//!
//! What was said is shown per area and voice. There is no score, no size that stands for a value, and
//! nothing that only colour tells: every mark has a pattern, a sign and words. Areas and their names
//! come from the practice pack.

use std::f64::consts::TAU;

use crate::look::Look;

/// A wheel, ready to draw: include `parts/wheel.html` where `look` and `wheel` are in scope.
#[derive(Clone, Debug)]
pub struct Wheel {
    /// A short id, unique on the page: letters only.
    pub id: String,
    /// What the picture shows.
    pub title: String,
    /// Whose words, from the middle of the wheel outward.
    pub voices: Vec<String>,
    /// The areas, clockwise from the top (counter-clockwise where one reads from right to left).
    pub slices: Vec<Slice>,
}

/// One area.
#[derive(Clone, Debug)]
pub struct Slice {
    /// The pack's key of the area.
    pub key: String,
    /// Its name, in the reader's language.
    pub label: String,
    /// Its hue: one of eight tokens, 1 to 8.
    pub hue: u8,
    /// What each voice said, in the order of [`Wheel::voices`]; what is missing was not talked about.
    pub marks: Vec<Mark>,
}

/// What one voice said about one area. The default: not talked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Something works.
    pub works: bool,
    /// Something is hard.
    pub hard: bool,
    /// What works, in that voice's words; may be empty.
    pub works_text: String,
    /// What is hard, in that voice's words; may be empty.
    pub hard_text: String,
}

impl Mark {
    /// Neither works nor hard was said.
    #[must_use]
    pub fn silent(&self) -> bool {
        !self.works && !self.hard
    }
}

static SILENT: Mark = Mark {
    works: false,
    hard: false,
    works_text: String::new(),
    hard_text: String::new(),
};

/// Radii in the picture's own units; the picture is 320 wide and its middle is 0,0.
const RIM: (f64, f64) = (156.0, 132.0);
const HUB: f64 = 34.0;

impl Slice {
    /// What the voice at this place said.
    #[must_use]
    pub fn mark(&self, voice: &usize) -> &Mark {
        self.marks.get(*voice).unwrap_or(&SILENT)
    }
}

impl Wheel {
    /// The shape of a whole slice, pointing up.
    #[must_use]
    pub fn slice_shape(&self) -> String {
        self.sector(RIM.1, HUB)
    }

    /// The shape of a slice's rim, where its number stands.
    #[must_use]
    pub fn rim_shape(&self) -> String {
        self.sector(RIM.0, RIM.1)
    }

    /// The radius of the empty middle.
    #[must_use]
    pub fn hub(&self) -> f64 {
        HUB
    }

    /// The rings, one per voice: its shape in a slice, and where its signs stand.
    #[must_use]
    pub fn rings(&self) -> Vec<Ring> {
        let count = u32::try_from(self.voices.len()).unwrap_or(1).max(1);
        let width = (RIM.1 - HUB) / f64::from(count);
        (0..count)
            .map(|index| {
                let inner = HUB + width * f64::from(index);
                Ring {
                    shape: self.sector(inner + width, inner),
                    outer: round(inner + width),
                    middle: round(-(inner + width / 2.0)),
                    sign: round((width * 0.22).clamp(4.0, 9.0)),
                }
            })
            .collect()
    }

    /// How far a slice is turned, in degrees: with the clock, or against it from right to left.
    #[must_use]
    pub fn turn(&self, slice: &usize, look: &Look) -> f64 {
        turn(*slice, self.slices.len(), look.language.direction())
    }

    /// Where a slice's number stands: across and down from the middle.
    #[must_use]
    pub fn number_at(&self, slice: &usize, look: &Look) -> (f64, f64) {
        let angle = self.turn(slice, look).to_radians();
        let radius = f64::midpoint(RIM.0, RIM.1);
        (
            round(radius * angle.sin()),
            round(-radius * angle.cos() + 5.0),
        )
    }

    fn sector(&self, outer: f64, inner: f64) -> String {
        let count = u32::try_from(self.slices.len()).unwrap_or(1).max(1);
        let half = TAU / f64::from(count) / 2.0;
        let at = |radius: f64| (round(radius * half.sin()), round(-radius * half.cos()));
        let ((ox, oy), (ix, iy)) = (at(outer), at(inner));
        format!(
            "M-{ox} {oy}A{outer} {outer} 0 0 1 {ox} {oy}L{ix} {iy}A{inner} {inner} 0 0 0-{ix} {iy}Z"
        )
    }
}

/// One voice's ring.
#[derive(Clone, Debug)]
pub struct Ring {
    /// Its shape in one slice.
    pub shape: String,
    /// Its outer radius.
    pub outer: f64,
    /// How far down its middle lies (negative: up).
    pub middle: f64,
    /// Half the size of its signs.
    pub sign: f64,
}

fn turn(slice: usize, count: usize, direction: &str) -> f64 {
    let number = |value: usize| f64::from(u32::try_from(value).unwrap_or(0));
    let angle = round(360.0 * number(slice) / number(count.max(1)));
    if direction == "rtl" { -angle } else { angle }
}

/// One decimal is finer than any screen.
fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use askama::Template;

    use super::*;
    use crate::samples;

    #[derive(Template)]
    #[template(source = r#"{% include "parts/wheel.html" %}"#, ext = "html")]
    struct Alone<'a> {
        look: &'a Look,
        wheel: Wheel,
    }

    fn drawn(slices: usize, voices: usize) -> (Wheel, String) {
        let wheel = samples::wheel(slices, voices);
        let look = samples::professional("sv");
        let html = Alone {
            look: &look,
            wheel: wheel.clone(),
        }
        .to_string();
        (wheel, html)
    }

    #[test]
    fn every_area_stands_in_the_legend_and_in_the_table() {
        for slices in [7, 8] {
            let (wheel, html) = drawn(slices, 3);
            let (picture, table) = html.split_at(html.find("<table").unwrap_or(0));
            for slice in &wheel.slices {
                assert!(picture.contains(&slice.label), "{} in legend", slice.label);
                assert!(table.contains(&slice.label), "{} in table", slice.label);
            }
            for voice in &wheel.voices {
                assert!(picture.contains(voice.as_str()), "{voice} in legend");
                assert!(table.contains(voice.as_str()), "{voice} in table");
            }
            assert_eq!(picture.matches("class=\"slice\"").count(), slices);
        }
    }

    #[test]
    fn every_mark_of_the_picture_stands_in_the_table() {
        let (wheel, html) = drawn(8, 3);
        let (picture, table) = html.split_at(html.find("<table").unwrap_or(0));
        let marks: Vec<&Mark> = wheel.slices.iter().flat_map(|slice| &slice.marks).collect();
        let works = marks.iter().filter(|mark| mark.works).count();
        let hard = marks.iter().filter(|mark| mark.hard).count();
        let silent = marks.iter().filter(|mark| mark.silent()).count();
        assert!(works > 0 && hard > 0 && silent > 0);
        // One more of each stands in the legend.
        assert_eq!(picture.matches("fill=\"url(#w-dots)\"").count(), works + 1);
        assert_eq!(picture.matches("fill=\"url(#w-lines)\"").count(), hard + 1);
        assert_eq!(table.matches("data-mark=\"works\"").count(), works);
        assert_eq!(table.matches("data-mark=\"hard\"").count(), hard);
        assert_eq!(table.matches("data-mark=\"silent\"").count(), silent);
    }

    #[test]
    fn the_picture_is_light() {
        let (_, html) = drawn(8, 4);
        let start = html.find("<svg role").unwrap_or(0);
        let end = html[start..].find("</svg>").unwrap_or(usize::MAX);
        assert!(end <= 6_000, "{end} bytes");
    }

    #[test]
    fn the_order_is_mirrored_from_right_to_left() {
        assert!((turn(2, 8, "ltr") - 90.0).abs() < 0.1);
        assert!((turn(2, 8, "rtl") + 90.0).abs() < 0.1);
    }
}
