//! What one voice says of one area: a choice and two texts, with prompts that are offered and never required (R4).

use folder::Voice;
use folder::entry::Piece;

use crate::form::Form;
use crate::telling::Teller;
use crate::visitor::Visitor;

/// The longest text of one voice about one area.
const LONGEST: usize = 2_000;

/// The longest name of a language.
pub(super) const LANGUAGE: usize = 100;

/// Somebody whose words are written down.
pub(super) struct Speaker {
    /// As the form knows them.
    pub key: String,
    /// Whose.
    pub voice: Voice,
    /// In words.
    pub name: String,
}

impl Speaker {
    pub fn new(key: impl Into<String>, voice: Voice, teller: &Teller<'_>) -> Self {
        Self {
            key: key.into(),
            voice,
            name: teller.voice(voice),
        }
    }

    /// The pack's wordings that suit this voice: what works beside what is hard (R36).
    fn prompts(&self) -> &'static [&'static str] {
        match self.voice {
            Voice::Child => &["works-child", "ask-child"],
            Voice::Guardian { .. } => &["works-guardian", "ask-guardian"],
            Voice::ChildObserved | Voice::Professional { .. } => &["ask-self"],
        }
    }
}

/// An area to write about.
pub(super) struct Area {
    pub name: String,
    pub definition: String,
    pub cells: Vec<Cell>,
}

/// One voice in it, with the names of its fields.
pub(super) struct Cell {
    pub voice: String,
    pub prompts: Vec<String>,
    pub stance: String,
    pub works: String,
    pub hard: String,
}

fn fields(area: &practice::Area, speaker: &Speaker) -> [String; 3] {
    let stem = format!("{}-{}", area.key, speaker.key);
    ["says", "works", "hard"].map(|field| format!("{stem}-{field}"))
}

pub(super) fn cells(
    visitor: &Visitor,
    areas: &[&practice::Area],
    voices: &[&Speaker],
) -> Vec<Area> {
    let pack = visitor.pack();
    areas
        .iter()
        .map(|area| Area {
            name: pack.msg(&area.text()),
            definition: pack.attr(&area.text(), "definition"),
            cells: voices
                .iter()
                .map(|speaker| {
                    let [stance, works, hard] = fields(area, speaker);
                    Cell {
                        voice: speaker.name.clone(),
                        prompts: speaker
                            .prompts()
                            .iter()
                            .map(|wording| pack.attr(&area.text(), wording))
                            .collect(),
                        stance,
                        works,
                        hard,
                    }
                })
                .collect(),
        })
        .collect()
}

/// Reads what was said. What nobody talked about is not stored; a choice without words asks for some.
pub(super) fn read(form: &mut Form, areas: &[&practice::Area], voices: &[&Speaker]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for area in areas {
        for speaker in voices {
            let [stance, works_field, hard_field] = fields(area, speaker);
            let says = form.choice_if_any(&stance, |value| match value {
                "works" => Some((true, false)),
                "hard" => Some((false, true)),
                "both" => Some((true, true)),
                "silent" => Some((false, false)),
                _ => None,
            });
            let works = form.text_if_any(&works_field, LONGEST);
            let hard = form.text_if_any(&hard_field, LONGEST);
            match says {
                Some((false, false)) if !(works.is_empty() && hard.is_empty()) => {
                    form.refuse(&stance, "talk-error-silent");
                }
                Some((wants_works, wants_hard)) => {
                    if wants_works && works.is_empty() && form.error(&works_field).is_none() {
                        form.refuse(&works_field, "talk-error-words");
                    }
                    if wants_hard && hard.is_empty() && form.error(&hard_field).is_none() {
                        form.refuse(&hard_field, "talk-error-words");
                    }
                }
                None => {}
            }
            if !(works.is_empty() && hard.is_empty()) {
                pieces.push(Piece {
                    area: super::key(area),
                    voice: speaker.voice,
                    works,
                    hard,
                });
            }
        }
    }
    if pieces.is_empty() && !form.failed() {
        form.refuse("", "talk-error-nothing");
    }
    pieces
}
