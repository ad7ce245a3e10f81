//! What was done, day by day and person by person: the shape that every log page has.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::pages::why_here::Because;
use crate::visitor::Visitor;

/// One thing that somebody did, in words.
pub struct Did {
    /// When.
    pub at: Timestamp,
    /// The name, or what stands in its place.
    pub who: String,
    /// Role and workplace.
    pub seat: String,
    /// What was done.
    pub what: String,
    /// It was refused.
    pub refused: bool,
    /// The rules that let them, in words.
    pub because: Vec<Because>,
    /// What was said of it: a label and the words.
    pub said: Vec<(String, String)>,
}

/// A day.
pub struct Day {
    date: Date,
    /// Its name.
    pub called: String,
    /// Each person's doing.
    pub people: Vec<Person>,
}

/// One person on one day.
pub struct Person {
    /// The name, or what stands in its place.
    pub who: String,
    /// Role and workplace.
    pub seat: String,
    /// What they did.
    pub did: Vec<Line>,
}

/// The same thing done again and again is one line with every time.
pub struct Line {
    /// What.
    pub what: String,
    /// It was refused.
    pub refused: bool,
    /// By the clock.
    pub times: Vec<String>,
    /// The rules that let them.
    pub because: Vec<Because>,
    /// What was said of it.
    pub said: Vec<(String, String)>,
}

/// Day by day, in the order they come.
pub fn by_day(visitor: &Visitor, all: impl IntoIterator<Item = Did>) -> Vec<Day> {
    let zone = visitor.site.house.zone();
    let mut days: Vec<Day> = Vec::new();
    for did in all {
        let local = did.at.to_zoned(zone.clone());
        if days.last().is_none_or(|day| day.date != local.date()) {
            days.push(Day {
                date: local.date(),
                called: visitor.look.tongue().weekday_date(local.date()),
                people: Vec::new(),
            });
        }
        let hour = format!("{:02}", local.hour());
        let minute = format!("{:02}", local.minute());
        let time = visitor
            .look
            .tw("clock", &[("hour", hour.into()), ("minute", minute.into())]);
        if let Some(day) = days.last_mut() {
            day.add(did, time);
        }
    }
    days
}

impl Person {
    /// Something is said of why they were let, or were not.
    #[must_use]
    pub fn has_reasons(&self) -> bool {
        self.did.iter().any(|line| !line.because.is_empty())
    }
}

impl Day {
    fn add(&mut self, did: Did, time: String) {
        let same = |one: &Person| one.who == did.who && one.seat == did.seat;
        let place = self.people.iter().position(same).unwrap_or_else(|| {
            self.people.push(Person {
                who: did.who.clone(),
                seat: did.seat.clone(),
                did: Vec::new(),
            });
            self.people.len() - 1
        });
        let lines = &mut self.people[place].did;
        // What something was said of stands by itself.
        let same = |one: &&mut Line| {
            one.what == did.what
                && one.refused == did.refused
                && one.said.is_empty()
                && did.said.is_empty()
        };
        match lines.iter_mut().find(same) {
            Some(line) if line.times.contains(&time) => {}
            Some(line) => line.times.push(time),
            None => lines.push(Line {
                what: did.what,
                refused: did.refused,
                times: vec![time],
                because: did.because,
                said: did.said,
            }),
        }
    }
}
