//! Passages about somebody else in what is shared (law.md A1 `third_parties`; standards C13).
//!
//! Whoever shares marks whole sentences; they are cut out of every copy that leaves by that release, and the copy is
//! then as if they had never been written (design decision 11).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::entry::{ChildsVoice, Entry, MeetingOutcome};

/// A sentence in one of an entry's texts. An entry never changes, so the place stays true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Passage {
    /// Which of the entry's texts, counted from nothing.
    pub text: usize,
    /// The byte where it begins.
    pub from: usize,
    /// The byte after it.
    pub to: usize,
}

/// The sentences that were marked as being about somebody else.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Passages(BTreeSet<Passage>);

impl FromIterator<Passage> for Passages {
    fn from_iter<I: IntoIterator<Item = Passage>>(marked: I) -> Self {
        Self(marked.into_iter().collect())
    }
}

impl Passages {
    /// Nothing was marked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// It was marked.
    #[must_use]
    pub fn has(&self, at: Passage) -> bool {
        self.0.contains(&at)
    }

    /// Both.
    #[must_use]
    pub fn and(&self, more: &Self) -> Self {
        Self(self.0.union(&more.0).copied().collect())
    }

    /// In the order they stand.
    pub fn iter(&self) -> impl Iterator<Item = Passage> {
        self.0.iter().copied()
    }

    /// Each is a whole sentence of this entry.
    #[must_use]
    pub fn are_of(&self, entry: &Entry) -> bool {
        let known: BTreeSet<Passage> = passages(entry).into_iter().map(|(at, _)| at).collect();
        self.0.is_subset(&known)
    }

    /// The entry as if they had never been written.
    #[must_use]
    pub fn cut_from(&self, entry: &Entry) -> Entry {
        let mut cut = entry.clone();
        if self.is_empty() {
            return cut;
        }
        for (text, words) in texts(&mut cut).into_iter().enumerate() {
            let marked: Vec<Passage> = self.iter().filter(|at| at.text == text).collect();
            if marked.is_empty() {
                continue;
            }
            // By place and not by sentence: what was marked stays cut, however sentences are found some other year.
            let kept: String = words
                .char_indices()
                .filter(|(at, _)| !marked.iter().any(|mark| (mark.from..mark.to).contains(at)))
                .map(|(_, letter)| letter)
                .collect();
            kept.trim_end().clone_into(words);
        }
        match &mut cut {
            Entry::Observation(seen) => {
                seen.thought = seen.thought.take().filter(|words| !words.is_empty());
            }
            Entry::Conversation(talk) => talk
                .pieces
                .retain(|piece| !piece.works.is_empty() || !piece.hard.is_empty()),
            _ => {}
        }
        cut
    }
}

/// Every sentence of an entry, with its place.
#[must_use]
pub fn passages(entry: &Entry) -> Vec<(Passage, String)> {
    let mut entry = entry.clone();
    let mut found = Vec::new();
    for (text, words) in texts(&mut entry).into_iter().enumerate() {
        let mut from = 0;
        for sentence in sentences(words) {
            let to = from + sentence.len();
            found.push((Passage { text, from, to }, sentence.trim().to_owned()));
            from = to;
        }
    }
    found
}

/// No text has a word left.
#[must_use]
pub fn is_wordless(entry: &Entry) -> bool {
    passages(entry)
        .iter()
        .all(|(_, sentence)| sentence.is_empty())
}

/// A text as sentences, each with the space after it: put together again they are the text. A word is never split. A
/// mark before a small letter ends nothing, so that "t.ex. hemma" stays together.
#[must_use]
pub fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let (mut ended, mut space, mut line) = (false, false, false);
    for (at, letter) in text.char_indices() {
        if letter.is_whitespace() {
            space = true;
            line |= letter == '\n';
            continue;
        }
        let begins = line || (ended && !letter.is_lowercase());
        if space && begins && !text[start..at].trim().is_empty() {
            found.push(&text[start..at]);
            start = at;
        }
        (space, line) = (false, false);
        ended = match letter {
            '.' | '!' | '?' | '…' | '؟' | '。' => true,
            '"' | '\'' | '”' | '’' | '»' | ')' | ']' => ended,
            _ => false,
        };
    }
    if start < text.len() {
        found.push(&text[start..]);
    }
    found
}

/// The free texts of what can leave, always in this order: places are kept by it.
fn texts(entry: &mut Entry) -> Vec<&mut String> {
    match entry {
        Entry::Observation(seen) => std::iter::once(&mut seen.seen)
            .chain(&mut seen.thought)
            .collect(),
        Entry::OwnTry(tried) => vec![&mut tried.what, &mut tried.result],
        Entry::Conversation(talk) => talk
            .pieces
            .iter_mut()
            .flat_map(|piece| [&mut piece.works, &mut piece.hard])
            .collect(),
        Entry::Analysis(analysis) => analysis.answers.iter_mut().collect(),
        Entry::MeetingHeld(held) => {
            let (ChildsVoice::InPerson { words } | ChildsVoice::Brought { words }) =
                &mut held.child;
            let mut found = vec![words, &mut held.picture];
            if let MeetingOutcome::NoCollaboration { why } = &mut held.outcome {
                found.push(why);
            }
            found
        }
        Entry::PlanFrame(frame) => vec![&mut frame.why],
        Entry::Review(review) => review
            .goals
            .iter_mut()
            .map(|goal| &mut goal.words)
            .chain([&mut review.child, &mut review.guardian])
            .collect(),
        Entry::PlanClosed(closed) => {
            vec![&mut closed.reason, &mut closed.child, &mut closed.guardian]
        }
        Entry::ClosedHere(closed) => {
            vec![&mut closed.reason, &mut closed.child, &mut closed.guardian]
        }
        _ => Vec::new(),
    }
}
