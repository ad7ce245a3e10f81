//! "This may tell where the child is": a text about a protected child is looked at once more before it is kept (OSL 22:1;
//! law.md A13). It finds what stands out, and the writer decides.

use std::collections::BTreeSet;

use folder::entry::ChildCard;
use folder::id::PersonId;
use folder::{Entry, Folded, Refusal, traces};

use crate::cx::Cx;
use crate::part::Loaded;
use crate::write::Sheet;

/// To somebody at work, in a child's part.
const AT_WORK: &str = "refusal-tells-place";

/// To somebody in the family, about words that others get to read.
const TO_OTHERS: &str = "refusal-tells-place-others";

/// To somebody in the family, about words that stay on the own page.
const TO_NOBODY: &str = "refusal-tells-place-own";

impl Cx<'_> {
    /// What is about to be written in a protected child's part.
    pub(crate) fn tells_no_place(
        &self,
        full: &Folded,
        sheet: Sheet,
        entries: &[Entry],
    ) -> Result<(), Refusal> {
        let begun = entries.iter().any(|entry| match entry {
            Entry::ChildCard(card) => card.protected().is_some(),
            _ => false,
        });
        if sheet.looked_at || !(begun || full.protected().is_some()) {
            return Ok(());
        }
        let mut found = BTreeSet::new();
        for entry in entries {
            found.extend(self.places_in(full, entry)?);
        }
        asked_back(AT_WORK, found)
    }

    /// What a family member says in words that a protected child's part keeps.
    pub(crate) fn says_no_place<'a>(
        &self,
        full: &Folded,
        sheet: Sheet,
        texts: impl IntoIterator<Item = &'a str>,
    ) -> Result<(), Refusal> {
        if sheet.looked_at || full.protected().is_none() {
            return Ok(());
        }
        asked_back(TO_OTHERS, self.places(texts, &names(full.card.as_ref())))
    }

    /// Words in a room of a protected child's family: they are free to write what they want on their own page, once
    /// they have looked, and asked anew when somebody else is let in to read.
    pub(crate) fn own_words_tell_no_place(
        &self,
        room: &Loaded,
        sheet: Sheet,
        text: &str,
        others_read: bool,
    ) -> Result<(), Refusal> {
        let card = &room.shut.card;
        if sheet.looked_at || card.protection.is_none() {
            return Ok(());
        }
        let key = if others_read { TO_OTHERS } else { TO_NOBODY };
        asked_back(key, self.places([text], std::slice::from_ref(&card.name)))
    }

    fn places_in(&self, full: &Folded, entry: &Entry) -> Result<BTreeSet<String>, Refusal> {
        let known = full.card.as_ref();
        match entry {
            Entry::ChildCard(card) => Ok(self.places_on(card, known)),
            // A contact is refused its place; an offer says why and by whom, for those who decide.
            Entry::NamedContact(_) | Entry::Offered(_) => Ok(BTreeSet::new()),
            entry => {
                let value =
                    serde_json::to_value(entry).map_err(|_| Refusal::new("refusal-fault"))?;
                let mut all = Vec::new();
                traces::texts(&value, &mut |text| all.push(text.to_owned()));
                all.retain(|text| {
                    text.parse::<PersonId>().is_err() && text.parse::<jiff::Timestamp>().is_err()
                });
                Ok(self.places(all.iter().map(String::as_str), &names(known)))
            }
        }
    }

    /// What is new on a card. A name is no secret beside the child, but nor is a place made a name by standing there.
    fn places_on(&self, card: &ChildCard, known: Option<&ChildCard>) -> BTreeSet<String> {
        let mut typed: BTreeSet<&str> = said(card).collect();
        for old in known.into_iter().flat_map(said) {
            typed.remove(old);
        }
        let mut found = self.places([card.known_from.as_str()], &names(Some(card)));
        found.extend(self.places(typed, &[]));
        found
    }

    fn places<'a>(
        &self,
        texts: impl IntoIterator<Item = &'a str>,
        spared: &[String],
    ) -> BTreeSet<String> {
        let directory = self.house.directory();
        let units = directory.units.iter().map(|unit| &unit.name);
        let organisations = directory.organisations.iter().map(|one| &one.name);
        let names: Vec<String> = units.chain(organisations).cloned().collect();
        let spared: Vec<String> = spared.iter().chain([&self.name]).cloned().collect();
        let known = traces::Known {
            names: &names,
            spared: &spared,
        };
        let texts = texts.into_iter();
        texts.flat_map(|text| traces::places(text, known)).collect()
    }
}

/// Those who stand on the child's page anyway.
fn names(card: Option<&ChildCard>) -> Vec<String> {
    card.into_iter()
        .flat_map(|card| {
            let guardians = card.guardians.iter().map(|guardian| &guardian.name);
            guardians.chain([&card.name]).cloned()
        })
        .collect()
}

/// What somebody has typed on a card beside how it is known.
fn said(card: &ChildCard) -> impl Iterator<Item = &str> {
    let guardians = card.guardians.iter();
    guardians
        .flat_map(|guardian| [&guardian.name, &guardian.language])
        .chain([&card.name, &card.language])
        .map(String::as_str)
}

fn asked_back(key: &'static str, found: BTreeSet<String>) -> Result<(), Refusal> {
    if found.is_empty() {
        return Ok(());
    }
    let words: Vec<String> = found.into_iter().collect();
    Err(Refusal::new(key).with("words", words.join(", ")))
}
