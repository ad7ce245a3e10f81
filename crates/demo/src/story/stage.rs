//! The house that a story is played in, with its people.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use app::ask_consent::Question;
use app::offer::Sharing;
use app::rooms::{rooms, show_room};
use app::show_part::show_part;
use app::{Cx, House, Sheet, Stop};
use folder::View;
use folder::entry::{
    Answer, ConsentAnswered, Form, Ground, Level, Observation, ReceiverAnswer, Signing,
};
use folder::id::{ConsentId, EntryId, PartId, PersonId, UnitId};
use folder::practice::AreaKey;
use jiff::civil::{Date, time};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use crate::build::{children, today};
use crate::children::Family;
use crate::county::County;
use crate::fault::{fault, missing};
use crate::history::TEXT;
use crate::moments::{day, working};

const STORY: &str = include_str!("../../data/story.toml");

/// A story begins so many days before today and ends before it.
const DAYS: i32 = 120;

/// Who plays.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cast {
    pub teacher: String,
    pub assistant: String,
    pub elsewhere: String,
    pub elsewhere_assistant: String,
    pub nurse: String,
    pub doctor: String,
    pub therapist: String,
    pub adviser: String,
    pub leisure: String,
    pub head: String,
    pub counsellor: String,
}

impl Cast {
    fn all(&self) -> [&String; 11] {
        [
            &self.teacher,
            &self.assistant,
            &self.elsewhere,
            &self.elsewhere_assistant,
            &self.nurse,
            &self.doctor,
            &self.therapist,
            &self.adviser,
            &self.leisure,
            &self.head,
            &self.counsellor,
        ]
    }
}

/// Where they work, by the county's words.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Places {
    preschool: String,
    other_preschool: String,
    health: String,
    speech: String,
    advice: String,
    leisure: String,
    school: String,
    first_line: String,
}

/// Where they work.
pub struct Units {
    pub preschool: UnitId,
    pub other_preschool: UnitId,
    pub health: UnitId,
    pub speech: UnitId,
    pub advice: UnitId,
    pub leisure: UnitId,
    pub school: UnitId,
    pub first_line: UnitId,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    cast: Cast,
    units: Places,
    texts: BTreeMap<String, String>,
}

/// The house, its people, and the time of the story.
pub struct Stage {
    pub house: House,
    pub county: County,
    pub cast: Cast,
    pub units: Units,
    texts: BTreeMap<String, String>,
    today: Date,
    clock: Cell<Timestamp>,
}

impl Stage {
    /// Sets up a fresh house.
    pub async fn set(mut house: House, pack: &str, now: Timestamp) -> Result<Self, Stop> {
        let data: Data = toml::from_str(STORY).map_err(fault)?;
        let county = County::read(&house, pack)?;
        let today = today(&house, now);
        let names = data.cast.all().map(String::as_str);
        county.settle(&mut house, Some(&names), today).await?;
        let unit = |key: &String| county.unit(key);
        Ok(Self {
            units: Units {
                preschool: unit(&data.units.preschool)?,
                other_preschool: unit(&data.units.other_preschool)?,
                health: unit(&data.units.health)?,
                speech: unit(&data.units.speech)?,
                advice: unit(&data.units.advice)?,
                leisure: unit(&data.units.leisure)?,
                school: unit(&data.units.school)?,
                first_line: unit(&data.units.first_line)?,
            },
            clock: Cell::new(working(&house, today, DAYS, time(9, 0, 0, 0))?),
            house,
            county,
            cast: data.cast,
            texts: data.texts,
            today,
        })
    }

    /// The family that has this part of a story.
    pub async fn family(&self, story: &str) -> Result<Family, Stop> {
        let data = children()?
            .into_iter()
            .find(|child| child.story.as_deref() == Some(story))
            .ok_or_else(|| missing(story))?;
        let mut known = BTreeMap::new();
        let family = data.family(&self.house, &self.county, &mut known, self.today)?;
        family.settle(&self.house, self.today).await?;
        Ok(family)
    }

    /// A text of the data.
    pub fn text(&self, key: &str) -> Result<String, Stop> {
        self.texts.get(key).cloned().ok_or_else(|| missing(key))
    }

    /// Days go by.
    pub fn wait(&self, days: i64) {
        self.clock
            .set(self.clock.get() + SignedDuration::from_hours(24 * days));
    }

    /// The day so many days from the story's present.
    pub fn day(&self, days: i32) -> Result<Date, Stop> {
        let now = self.clock.get().to_zoned(self.house.zone().clone());
        day(now.date(), days)
    }

    fn moment(&self) -> Timestamp {
        self.clock
            .set(self.clock.get() + SignedDuration::from_mins(1));
        self.clock.get()
    }

    /// Somebody at work, a little later.
    pub async fn work(&self, name: &str) -> Result<Cx<'_>, Stop> {
        self.county.at_work(&self.house, name, self.moment()).await
    }

    /// Somebody who also sits in a colleague's seat from now on.
    pub async fn in_seat_of(&self, name: &str, colleague: &str) -> Result<Cx<'_>, Stop> {
        let person = self.county.seat(name)?.person;
        let function = self.county.seat(colleague)?.function;
        self.house.seat(person, function, self.day(0)?).await?;
        let now = self.moment();
        let signed = self.house.acting(person, Some(function), now).await?;
        Ok(signed.cx(&self.house, now))
    }

    /// Somebody at home, a little later.
    pub async fn home(&self, person: PersonId) -> Result<Cx<'_>, Stop> {
        let now = self.moment();
        Ok(self
            .house
            .acting(person, None, now)
            .await?
            .cx(&self.house, now))
    }

    /// A sheet that claims nothing.
    pub fn sheet(&self) -> Sheet {
        Sheet::fresh(&self.house)
    }

    /// An area of the wheel.
    pub fn area(&self, topic: &str) -> Result<AreaKey, Stop> {
        self.county.area(topic)
    }

    /// Areas of the wheel.
    pub fn areas(&self, topics: &[&str]) -> Result<BTreeSet<AreaKey>, Stop> {
        topics.iter().map(|topic| self.area(topic)).collect()
    }

    /// Something noticed, by a text of the data.
    pub fn observation(&self, seen: &str) -> Result<Observation, Stop> {
        Ok(Observation {
            seen: self.text(seen)?,
            thought: None,
            areas: vec![self.area("growth")?],
            look_again: self.day(14)?,
        })
    }

    /// A question to the family.
    pub fn question(
        &self,
        purpose: &str,
        units: &[UnitId],
        topics: &[&str],
    ) -> Result<Question, Stop> {
        Ok(Question {
            units: units.to_vec(),
            areas: self.areas(topics)?,
            purpose: self.text(purpose)?,
            level: Level::Share,
            until: self.day(150)?,
            signing: Signing::Guardians,
            judged: String::new(),
            child_heard: self.text("child_heard")?,
            without: None,
            text: TEXT.to_owned(),
        })
    }

    /// A guardian's answer: yes to some and no to others.
    pub fn answer(
        &self,
        consent: ConsentId,
        by: PersonId,
        yes: &[UnitId],
        no: &[UnitId],
        topics: &[&str],
    ) -> Result<ConsentAnswered, Stop> {
        let areas = self.areas(topics)?;
        let said_yes = yes.iter().map(|unit| ReceiverAnswer {
            unit: *unit,
            answer: Answer::yes(areas.clone(), Level::Share),
        });
        let said_no = no.iter().map(|unit| ReceiverAnswer {
            unit: *unit,
            answer: Answer::No,
        });
        Ok(ConsentAnswered {
            consent,
            by,
            answers: said_yes.chain(said_no).collect(),
            form: Form::OwnPage,
            language: "svenska".to_owned(),
            interpreter: false,
            said: String::new(),
            ask_again: None,
        })
    }

    /// What to share with whom.
    pub fn sharing(
        &self,
        of: EntryId,
        consent: ConsentId,
        unit: UnitId,
        topics: &[&str],
    ) -> Result<Sharing, Stop> {
        Ok(Sharing {
            of,
            ground: Ground::Consent { consent },
            unit,
            areas: self.areas(topics)?,
            without_thought: false,
            about_others: folder::passages::Passages::default(),
            outside: None,
            forbehall: false,
        })
    }

    /// The one room of somebody at home.
    pub async fn room(&self, cx: &Cx<'_>) -> Result<PartId, Stop> {
        rooms(cx)
            .await?
            .first()
            .map(|(room, _)| *room)
            .ok_or_else(Stop::not_found)
    }

    /// Opens the own unit's part and reads one entry in it.
    pub async fn read(&self, cx: &Cx<'_>, part: PartId, entry: EntryId) -> Result<(), Stop> {
        let page = show_part(cx, part).await?;
        if holds(&page.view, entry) {
            Ok(())
        } else {
            Err(Stop::not_found())
        }
    }

    /// Opens the own room and reads one entry in it.
    pub async fn read_at_home(&self, cx: &Cx<'_>, entry: EntryId) -> Result<(), Stop> {
        let page = show_room(cx, self.room(cx).await?).await?;
        if holds(&page.view, entry) {
            Ok(())
        } else {
            Err(Stop::not_found())
        }
    }

    /// Who can see an entry now: everybody in the cast and the family, each by opening what they have.
    pub async fn seen_by(&self, family: &Family, entry: EntryId) -> Result<String, Stop> {
        let mut names = Vec::new();
        for name in self.cast.all() {
            let cx = self.work(name).await?;
            for line in app::children::children(&cx).await? {
                if Some(line.card.child) == family.begin.child
                    && self.read(&cx, line.part, entry).await.is_ok()
                {
                    names.push(name.clone());
                }
            }
        }
        for (name, person) in family.people() {
            let Ok(cx) = self.home(*person).await else {
                continue;
            };
            if self.read_at_home(&cx, entry).await.is_ok() {
                names.push(name.clone());
            }
        }
        Ok(format!("can be seen by: {}", names.join(", ")))
    }
}

/// The view holds the entry, or a copy of it.
pub fn holds(view: &View, entry: EntryId) -> bool {
    view.timeline()
        .any(|written| written.id == entry || written.record.id == entry)
}
