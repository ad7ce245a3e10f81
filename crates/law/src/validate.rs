//! What is wrong with the data. Each fault names its file and row.

use std::collections::BTreeSet;

use crate::ages::{ADULT, INVESTIGATION_KEPT};
use crate::row::Sourced;
use crate::{ClockKey, Ground, Kind, Law, Party};

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, row {row}: {problem}")]
pub struct Fault {
    /// The file.
    pub file: &'static str,
    /// The row's key, or a line.
    pub row: String,
    /// What.
    pub problem: Problem,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The file cannot be read.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// No paragraph.
    #[error("no source")]
    NoSource,
    /// No month up to which the text was read.
    #[error("the cut-off {0:?} is no month like 2026-01")]
    CutOff(String),
    /// Keys name texts.
    #[error("a key has small letters, digits and single hyphens")]
    OddKey,
    /// The same key or code twice.
    #[error("{0:?} stands twice")]
    Twice(String),
    /// No such ground.
    #[error("there is no ground {0:?}")]
    UnknownGround(String),
    /// No such regime.
    #[error("there is no regime {0:?}")]
    UnknownRegime(String),
    /// A ground reaches a class that no party has.
    #[error("no party is of the class {0:?}")]
    UnknownClass(String),
    /// A pattern that can mean no regime.
    #[error("{0:?} is no code, chapter or kind of a regime")]
    OddPattern(String),
    /// A cell names a ground that no regime of the sender's lets through.
    #[error("{ground} is not open to {from}'s regimes")]
    SenderDoesNotFit {
        /// The ground.
        ground: String,
        /// The sender.
        from: &'static str,
    },
    /// A cell names a ground that does not reach the recipient.
    #[error("{ground} does not reach {to}")]
    RecipientDoesNotFit {
        /// The ground.
        ground: String,
        /// The recipient.
        to: &'static str,
    },
    /// A party or a cell is not there.
    #[error("{0} is missing")]
    Missing(&'static str),
    /// A party has no regime, or both one and several.
    #[error("a party has either one regime or one for each class of data")]
    RegimeOfParty,
    /// Everybody can report concern (SoL 19:1, 19:4).
    #[error("no road to a report of concern")]
    NoReport,
    /// A regime's row and a clause's row contradict each other.
    #[error("the row says {said} about {clause}, and grounds.toml the opposite")]
    Clause {
        /// The clause.
        clause: &'static str,
        /// What the regime's row says.
        said: bool,
    },
    /// Bands of age leave a gap or overlap.
    #[error(
        "the bands of age must follow one another from 0 without a gap, the last without an end"
    )]
    Bands,
}

/// The general clause and the crime clause, which the rows of regimes speak of.
const GENERAL: &str = "OSL-10-27";
const CRIME: &str = "OSL-10-15a";

/// Everything that is wrong.
pub(crate) fn validate(law: &Law) -> Vec<Fault> {
    let mut found = Found(Vec::new());
    found.rows("regimes.toml", &law.regimes);
    found.rows("grounds.toml", &law.grounds);
    found.rows("matrix.toml", &law.parties);
    found.rows("matrix.toml", &law.rows);
    found.rows("ages.toml", &law.ages.thresholds);
    found.rows("ages.toml", &law.ages.bands);
    found.rows("clocks.toml", &law.clocks.all);
    found.rows("protection.toml", &law.protections);
    found.rows(
        "clocks.toml",
        std::slice::from_ref(&law.clocks.investigation_rule),
    );
    found.rows("clocks.toml", std::slice::from_ref(&law.clocks.sample));
    found.codes("regimes.toml", law.regimes.iter().map(|row| &row.code));
    found.codes("grounds.toml", law.grounds.iter().map(|row| &row.code));
    found.clauses(law);
    found.grounds(law);
    found.parties(law);
    found.cells(law);
    found.ages(law);
    for key in ClockKey::ALL {
        found.unless(
            law.clocks.get(*key).is_some(),
            "clocks.toml",
            key.key(),
            Problem::Missing(key.key()),
        );
    }
    found.0
}

struct Found(Vec<Fault>);

impl Found {
    fn unless(&mut self, sound: bool, file: &'static str, row: &str, problem: Problem) {
        if !sound {
            self.0.push(Fault {
                file,
                row: row.into(),
                problem,
            });
        }
    }

    fn rows(&mut self, file: &'static str, rows: &[impl Sourced]) {
        let mut seen = BTreeSet::new();
        for row in rows {
            let sourced = !row.source().is_empty()
                && row.source().iter().all(|source| crate::case::says(source));
            self.unless(sourced, file, row.key(), Problem::NoSource);
            self.unless(
                is_month(row.cut_off()),
                file,
                row.key(),
                Problem::CutOff(row.cut_off().into()),
            );
            self.unless(is_key(row.key()), file, row.key(), Problem::OddKey);
            self.unless(
                seen.insert(row.key()),
                file,
                row.key(),
                Problem::Twice(row.key().into()),
            );
        }
    }

    fn codes<'a>(&mut self, file: &'static str, codes: impl Iterator<Item = &'a String>) {
        let mut seen = BTreeSet::new();
        for code in codes {
            self.unless(seen.insert(code), file, code, Problem::Twice(code.clone()));
        }
    }

    fn clauses(&mut self, law: &Law) {
        for (clause, said) in [(GENERAL, 0), (CRIME, 1)] {
            let Some(ground) = law.ground(clause) else {
                self.unless(false, "grounds.toml", clause, Problem::Missing(clause));
                continue;
            };
            for regime in &law.regimes {
                let Some(said) = [regime.general_clause, regime.crime_clause][said] else {
                    continue;
                };
                self.unless(
                    said == ground.breaks(regime),
                    "regimes.toml",
                    &regime.key,
                    Problem::Clause { clause, said },
                );
            }
        }
    }

    fn grounds(&mut self, law: &Law) {
        for ground in &law.grounds {
            for pattern in ground.senders.iter().chain(&ground.excluded_senders) {
                self.unless(
                    is_pattern(law, pattern),
                    "grounds.toml",
                    &ground.key,
                    Problem::OddPattern(pattern.clone()),
                );
            }
            for class in &ground.recipients {
                let known = class == "any"
                    || law
                        .parties
                        .iter()
                        .any(|party| party.classes.contains(class));
                self.unless(
                    known,
                    "grounds.toml",
                    &ground.key,
                    Problem::UnknownClass(class.clone()),
                );
            }
        }
    }

    fn parties(&mut self, law: &Law) {
        for party in Party::ALL {
            let Some(row) = law.party(*party) else {
                self.unless(
                    false,
                    "matrix.toml",
                    party.key(),
                    Problem::Missing("the party's row"),
                );
                continue;
            };
            self.unless(
                row.regime.is_some() == row.by_class.is_empty(),
                "matrix.toml",
                &row.key,
                Problem::RegimeOfParty,
            );
            for code in row.regime.iter().chain(row.by_class.values()) {
                self.unless(
                    law.regime(code).is_some(),
                    "matrix.toml",
                    &row.key,
                    Problem::UnknownRegime(code.clone()),
                );
            }
            let has_row = law.rows.iter().any(|sender| sender.from == *party);
            self.unless(
                has_row,
                "matrix.toml",
                party.key(),
                Problem::Missing("the sender's row"),
            );
            self.unless(
                law.may_report(*party),
                "matrix.toml",
                &row.key,
                Problem::NoReport,
            );
        }
    }

    fn cells(&mut self, law: &Law) {
        for row in &law.rows {
            for to in Party::ALL {
                let Some(codes) = row.to.get(to) else {
                    self.unless(false, "matrix.toml", &row.key, Problem::Missing(to.key()));
                    continue;
                };
                for code in codes {
                    match law.ground(code) {
                        None => self.unless(
                            false,
                            "matrix.toml",
                            &row.key,
                            Problem::UnknownGround(code.clone()),
                        ),
                        Some(ground) => self.cell(law, &row.key, row.from, *to, ground),
                    }
                }
            }
        }
    }

    fn cell(&mut self, law: &Law, row: &str, from: Party, to: Party, ground: &Ground) {
        let open = law.regimes_of(from).any(|regime| ground.breaks(regime));
        let reaches = law
            .party(to)
            .is_some_and(|party| ground.reaches(&party.classes));
        let code = || ground.code.clone();
        self.unless(
            open,
            "matrix.toml",
            row,
            Problem::SenderDoesNotFit {
                ground: code(),
                from: from.key(),
            },
        );
        self.unless(
            reaches,
            "matrix.toml",
            row,
            Problem::RecipientDoesNotFit {
                ground: code(),
                to: to.key(),
            },
        );
    }

    fn ages(&mut self, law: &Law) {
        for key in [ADULT, INVESTIGATION_KEPT] {
            self.unless(
                law.ages.threshold(key).is_some(),
                "ages.toml",
                key,
                Problem::Missing(key),
            );
        }
        let mut next = Some(0);
        for band in &law.ages.bands {
            self.unless(
                next == Some(band.from),
                "ages.toml",
                &band.key,
                Problem::Bands,
            );
            next = band.to.map(|to| to + 1);
        }
        self.unless(next.is_none(), "ages.toml", "band", Problem::Bands);
    }
}

fn is_key(key: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    key.starts_with(|c: char| c.is_ascii_lowercase()) && key.split('-').all(part)
}

fn is_month(text: &str) -> bool {
    format!("{text}-01").parse::<jiff::civil::Date>().is_ok() && text.len() == 7
}

/// A kind, a code or act of a row, or a chapter of the OSL's second part (21–40), which may have no row here.
fn is_pattern(law: &Law, pattern: &str) -> bool {
    if let Some(kind) = pattern.strip_prefix("kind:") {
        return Kind::ALL.iter().any(|known| known.key() == kind);
    }
    let chapter = pattern
        .split('.')
        .next()
        .and_then(|chapter| chapter.parse::<u8>().ok());
    chapter.is_some_and(|chapter| (21..=40).contains(&chapter))
        || law.regimes.iter().any(|row| row.is(pattern))
}
