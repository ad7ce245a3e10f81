//! The wheel, folded from what the voices have said. Areas not yet talked about stay visible (R5).

use std::collections::BTreeMap;

use folder::practice::AreaKey;
use folder::view::Said;
use folder::{View, Voice};

use crate::telling::Teller;
use crate::visitor::Visitor;
use crate::wheel::{Mark, Slice, Wheel};

/// The latest that each voice has said of each area; nothing when nobody has said anything yet.
#[must_use]
pub fn wheel(visitor: &Visitor, view: &View) -> Option<Wheel> {
    let teller = Teller::new(visitor, view);
    let said = view.said();
    let mut latest: BTreeMap<(&AreaKey, Voice), &Said<'_>> = BTreeMap::new();
    let mut voices: Vec<Voice> = Vec::new();
    for one in &said {
        let before = latest.get(&(one.area, one.voice));
        if before.is_none_or(|before| before.at <= one.at) {
            latest.insert((one.area, one.voice), one);
        }
        if !voices.contains(&one.voice) {
            voices.push(one.voice);
        }
    }
    if said.is_empty() {
        return None;
    }
    // The child in the middle, then those nearest.
    voices.sort();
    let cx = visitor.cx();
    let areas = cx.pack().ok()?.areas();
    let slices = areas
        .iter()
        .map(|area| {
            let key = AreaKey(area.key.clone());
            Slice {
                label: teller.area(&key),
                hue: area.hue,
                marks: voices
                    .iter()
                    .map(|voice| {
                        latest
                            .get(&(&key, *voice))
                            .map(|said| mark(said))
                            .unwrap_or_default()
                    })
                    .collect(),
                key: area.key.clone(),
            }
        })
        .collect();
    Some(Wheel {
        id: "w".to_owned(),
        title: visitor.pack().msg(practice::text::WHEEL_NAME),
        voices: voices.iter().map(|voice| teller.voice(*voice)).collect(),
        slices,
    })
}

fn mark(said: &Said<'_>) -> Mark {
    Mark {
        works: !said.works.is_empty(),
        hard: !said.hard.is_empty(),
        works_text: said.works.to_owned(),
        hard_text: said.hard.to_owned(),
    }
}
