//! Talks with the wheel between us, each voice with words of its own, and what is made of them.

use folder::author::Voice;
use folder::entry::{Analysis, Conversation, Outcome, Piece};
use folder::practice::Practice;

use super::{
    BTreeSet, Claim, Fault, History, PartId, Seat, Seeded, Step, Written, below, json, once_in,
    tried, wrote,
};

impl History {
    pub(super) async fn talks(
        &mut self,
        random: &mut Seeded,
        part: PartId,
        seat: Seat,
    ) -> Result<Step, Fault> {
        let (sheet, areas) = (self.sheet(), self.areas(random)?);
        let county = self.world.county;
        let guardian = [county.mother, county.father][below(random, 2)];
        let all = [
            ("child".to_owned(), Voice::Child),
            ("child_observed".to_owned(), Voice::ChildObserved),
            (
                "professional".to_owned(),
                Voice::Professional { unit: seat.unit },
            ),
            (
                format!("guardian:{guardian}"),
                Voice::Guardian { person: guardian },
            ),
        ];
        let mut voices: Vec<(String, Voice)> =
            all.into_iter().filter(|_| !once_in(random, 3)).collect();
        if voices.is_empty() {
            voices.push(("child".to_owned(), Voice::Child));
        }
        let first = self.written.len();
        let tokens: Vec<String> = (first..first + voices.len())
            .map(|at| format!("Qz{at:04}q"))
            .collect();
        let mut pieces = Vec::new();
        for ((at, (_, voice)), token) in voices.iter().enumerate().zip(&tokens) {
            // Every area is spoken of, by one or another.
            for (which, area) in areas.iter().enumerate() {
                if which == 0 || at == 0 {
                    pieces.push(Piece {
                        area: area.clone(),
                        voice: *voice,
                        works: token.clone(),
                        hard: String::new(),
                    });
                }
            }
        }
        let Some(cx) = self.at_work(seat).await? else {
            return Ok(None);
        };
        let pack = Practice::reference(cx.pack().map_err(super::fault)?);
        let conversation = Conversation {
            pack,
            language: "svenska".to_owned(),
            interpreter: false,
            pieces,
        };
        let done = tried(app::write_note::talk(&cx, part, sheet, conversation).await)?;
        self.claims.push(Claim::does(seat, "note", part, &done));
        if done.is_err() {
            return Ok(None);
        }
        let mut event = wrote(part, sheet, seat, "conversation", &areas);
        event["voices"] = json!(voices.iter().map(|(word, _)| word).collect::<Vec<_>>());
        for ((word, _), token) in voices.into_iter().zip(tokens) {
            self.written.push(Written {
                token,
                ids: vec![format!("{}/{word}", sheet.id)],
                voice: Some(word),
                kind: "conversation",
                part: Some(part),
                id: sheet.id,
                unit: Some(seat.unit),
                areas: areas.clone(),
                by: None,
                about: self.child_of(part),
            });
        }
        Ok(Some(("talked", vec![event])))
    }

    pub(super) async fn analyses(
        &mut self,
        random: &mut Seeded,
        part: PartId,
        seat: Seat,
    ) -> Result<Step, Fault> {
        let (sheet, token) = (self.sheet(), self.token());
        let mut answers: [String; 5] = std::array::from_fn(|_| String::new());
        answers[0] = token;
        let analysis = Analysis {
            answers,
            together: once_in(random, 2),
            outcome: Outcome::OwnSupport,
        };
        let Some(cx) = self.at_work(seat).await? else {
            return Ok(None);
        };
        let done = tried(app::analyse::analyse(&cx, part, sheet, analysis).await)?;
        self.claims.push(Claim::does(seat, "analyse", part, &done));
        if done.is_err() {
            return Ok(None);
        }
        let event = wrote(part, sheet, seat, "analysis", &BTreeSet::new());
        self.wrote("analysis", sheet, part, seat);
        Ok(Some(("analysed", vec![event])))
    }
}
