//! What I said: in talks, and in my own room.

use folder::Voice;
use folder::entry::Entry;
use folder::view::Said;

use super::{area, person};
use crate::routes;
use crate::telling::Teller;
use crate::visitor::Visitor;
use app::rooms::RoomPage;

/// A talk that I took part in.
pub struct Talk {
    /// When.
    pub when: String,
    /// Who wrote it down.
    pub with: String,
    /// What I said.
    pub mine: Vec<Piece>,
    /// What others said, as far as it lies in my room.
    pub others: Vec<Piece>,
}

/// What one voice said of one area.
pub struct Piece {
    /// The area, and whose words when they are not mine.
    pub label: String,
    /// What works, or empty.
    pub works: String,
    /// What is hard, or empty.
    pub hard: String,
}

/// Words that I wrote, or that somebody showed me.
pub struct Words {
    /// The words.
    pub text: String,
    /// Who wrote them.
    pub by: String,
    /// When.
    pub when: String,
    /// Those who can see them besides me, in one text; empty when nobody can.
    pub seen_by: String,
    /// Where more can be let in; empty for words that are not mine.
    pub share: String,
}

/// Talks, newest first.
#[must_use]
pub fn talks(visitor: &Visitor, page: &RoomPage) -> Vec<Talk> {
    let teller = Teller::new(visitor, &page.view);
    let me = visitor.signed.person.id;
    let piece = |said: &Said<'_>, mine: bool| {
        let name = area(&teller, visitor, said.area, page.is_child);
        Piece {
            label: if mine {
                name
            } else {
                let voice = match said.voice {
                    Voice::ChildObserved => {
                        visitor.look.t1("family-observed", "child", &page.card.name)
                    }
                    voice => teller.voice(voice),
                };
                format!("{name} – {voice}")
            },
            works: said.works.to_owned(),
            hard: said.hard.to_owned(),
        }
    };
    let mut talks: Vec<(jiff::Timestamp, Talk)> = Vec::new();
    for said in page.view.said() {
        let mine = match said.voice {
            Voice::Child => page.is_child,
            Voice::Guardian { person } => person == me,
            Voice::ChildObserved | Voice::Professional { .. } => false,
        };
        let with = teller.author(said.by);
        if !talks
            .last()
            .is_some_and(|(at, talk)| *at == said.at && talk.with == with)
        {
            let talk = Talk {
                when: visitor.moment(said.at),
                with,
                mine: Vec::new(),
                others: Vec::new(),
            };
            talks.push((said.at, talk));
        }
        if let Some((_, talk)) = talks.last_mut() {
            let list = if mine {
                &mut talk.mine
            } else {
                &mut talk.others
            };
            list.push(piece(&said, mine));
        }
    }
    talks.into_iter().rev().map(|(_, talk)| talk).collect()
}

/// Own words and words that were shown to me, newest first.
#[must_use]
pub fn words(visitor: &Visitor, page: &RoomPage) -> (Vec<Words>, Vec<Words>) {
    let (mut mine, mut shown) = (Vec::new(), Vec::new());
    for written in page.view.timeline() {
        let Entry::OwnWords(own) = written.entry else {
            continue;
        };
        let words = Words {
            text: own.text.clone(),
            by: written.author.name().unwrap_or_default().to_owned(),
            when: visitor.moment(written.at),
            seen_by: readers(visitor, page, written.id),
            share: if written.copy.is_none() {
                routes::room_share(page.part, written.id)
            } else {
                String::new()
            },
        };
        if written.copy.is_none() {
            mine.push(words);
        } else {
            shown.push(words);
        }
    }
    (mine, shown)
}

/// Those whom own words were let out to, by name.
fn readers(visitor: &Visitor, page: &RoomPage, words: folder::id::EntryId) -> String {
    let teller = Teller::new(visitor, &page.view);
    let mut names: Vec<String> = page
        .view
        .timeline()
        .filter_map(|written| match written.entry {
            Entry::WordsShared(shared) if shared.of == words => Some(shared),
            _ => None,
        })
        .flat_map(|shared| {
            let persons = shared.persons.iter().map(|one| person(visitor, page, *one));
            persons.chain(shared.units.iter().map(|unit| teller.unit(*unit)))
        })
        .collect();
    names.sort();
    names.dedup();
    visitor.look.tongue().list(&names)
}
