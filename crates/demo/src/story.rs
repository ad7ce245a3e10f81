//! The stories, played through the use cases without a browser.
//!
//! At every step somebody tries what must be refused. Each such attempt is made once more in a twin: the same story in
//! a fresh house, where only the missing fact is there, and where it must be allowed.

mod edges;
mod school;
mod stage;
mod telling;
mod young;

use std::collections::BTreeSet;

use app::{House, Stop};
use jiff::Timestamp;

use stage::Stage;
use telling::{Halt, Line, Telling};

/// How the stories went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What was done, who can see it, what was refused; the last line sums up.
    pub lines: Vec<String>,
    /// Steps that were taken.
    pub steps: usize,
    /// Attempts that were refused by their rule and allowed in their twin; each another actor, action or rule.
    pub refused: usize,
    /// What went otherwise.
    pub unexpected: usize,
}

#[derive(Clone, Copy)]
enum Story {
    Young,
    School,
    Edges,
}

impl Story {
    const ALL: [Self; 3] = [Self::Young, Self::School, Self::Edges];

    const fn title(self) -> &'static str {
        match self {
            Self::Young => "A four-year-old at preschool",
            Self::School => "A ten-year-old at school",
            Self::Edges => "Protection, custody, end dates and the eighteenth birthday",
        }
    }

    async fn tell(self, stage: &Stage, telling: &mut Telling) -> Result<(), Halt> {
        match self {
            Self::Young => young::tell(stage, telling).await,
            Self::School => school::tell(stage, telling).await,
            Self::Edges => edges::tell(stage, telling).await,
        }
    }
}

/// Plays the stories under a pack. `open` gives a fresh, empty house each time it is asked.
pub async fn play<E: From<Stop>>(
    open: impl AsyncFn() -> Result<House, E>,
    pack: &str,
    now: Timestamp,
) -> Result<Report, E> {
    let mut report = Report {
        lines: Vec::new(),
        steps: 0,
        refused: 0,
        unexpected: 0,
    };
    let mut distinct = BTreeSet::new();
    // Far too large to be moved about with the whole story.
    let set = async || -> Result<Stage, E> {
        let house = open().await?;
        Ok(Box::pin(Stage::set(house, pack, now)).await?)
    };
    for story in Story::ALL {
        report.lines.push(story.title().to_owned());
        let stage = set().await?;
        let mut telling = Telling::main();
        match Box::pin(story.tell(&stage, &mut telling)).await {
            Ok(()) => {}
            Err(Halt::Stop(stop)) => return Err(stop.into()),
            Err(Halt::Twin(_)) => report.unexpected += 1,
        }
        stage.house.close().await;
        for line in telling.lines {
            match line {
                Line::Step(text) => {
                    report.steps += 1;
                    report.lines.push(format!("{}. {text}", report.steps));
                }
                Line::Seen(text) => report.lines.push(format!("   {text}")),
                Line::Unexpected(text) => {
                    report.unexpected += 1;
                    report.lines.push(format!("   UNEXPECTED: {text}"));
                }
                Line::Refused(attempt) => {
                    let twin = set().await?;
                    let mut telling = Telling::twin_of(attempt.name);
                    let end = Box::pin(story.tell(&twin, &mut telling)).await;
                    twin.house.close().await;
                    let new =
                        distinct.insert((attempt.who.clone(), attempt.action.word(), attempt.rule));
                    match end {
                        Err(Halt::Twin(Ok(()))) if new => {
                            report.refused += 1;
                            report.lines.push(format!(
                                "   refused: {} ({}, by {}); allowed when {}",
                                attempt.tried,
                                attempt.action.word(),
                                attempt.rule,
                                attempt.missing
                            ));
                        }
                        Err(Halt::Stop(stop)) => return Err(stop.into()),
                        other => {
                            report.unexpected += 1;
                            report.lines.push(format!(
                                "   UNEXPECTED: {} has a twin that ended with {other:?}",
                                attempt.name
                            ));
                        }
                    }
                }
            }
        }
    }
    report.lines.push(format!(
        "story: {} steps, {} refused as they should, {} unexpected",
        report.steps, report.refused, report.unexpected
    ));
    Ok(report)
}
