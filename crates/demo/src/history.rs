//! What has happened around a child until today, played as its people would have done it.

use std::collections::BTreeMap;

use app::ask_consent::{Question, ask_consent, record_answer};
use app::begin::begin;
use app::measure_yes::{ask_measure, record_measure_answer};
use app::offer::Sharing;
use app::plan::Frame;
use app::protect::{Protecting, protect};
use app::rooms::rooms;
use app::words::{Readers, write_words};
use app::{Cx, House, Sheet, Stop};
use folder::Voice;
use folder::command::Outside;
use folder::entry::{
    Analysis, Answer, Change, ChildsVoice, ClosedHere, ConsentAnswered, Conversation, Form, Goal,
    GoalResult, GoalReview, Ground, Invitee, Level, Measure, MeasureAnswered, Medium,
    MeetingCalled, MeetingHeld, MeetingOutcome, Observation, Outcome, OwnTry, Piece, PlanClosed,
    ReceiverAnswer, Review, Signing, WhoInvited,
};
use folder::id::{
    BranchId, ConsentId, EntryId, GoalId, MeasureId, MeetingId, PartId, PlanId, UnitId,
};
use folder::practice::Practice;
use folder::protection::Protection;
use jiff::Timestamp;
use jiff::civil::{Date, Time, time};
use serde::Deserialize;

use crate::children::Family;
use crate::county::County;
use crate::fault::missing;
use crate::moments::{after, day, working};

/// One thing that happened. Days are counted from the first day; earlier ones are negative, except in `back`.
#[derive(Clone, Deserialize)]
pub struct StepData {
    /// Who did it.
    by: String,
    /// So many days before the first day.
    back: i32,
    /// The time of day.
    at: Option<Time>,
    #[serde(flatten)]
    what: What,
}

#[derive(Clone, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
enum What {
    Notice(Notice),
    Tried(OwnTry),
    Talk(Talk),
    Ask(Ask),
    Answer(Answered),
    Share(Share),
    Inside(Inside),
    Analyse(Analysed),
    Meet(Meet),
    Met(Met),
    Plan(PlanData),
    Promise(Promised),
    Review(ReviewData),
    Close(Close),
    Done(ClosedHere),
    Words(Words),
    Withdraw(Withdraw),
    Read {},
}

#[derive(Clone, Deserialize)]
pub struct Notice {
    pub seen: String,
    pub think: Option<String>,
    pub topics: Vec<String>,
    pub again: i32,
    #[serde(default)]
    pub label: String,
}

#[derive(Clone, Deserialize)]
pub struct Talk {
    pub pieces: Vec<PieceData>,
    #[serde(default)]
    pub label: String,
}

#[derive(Clone, Deserialize)]
pub struct PieceData {
    pub topic: String,
    /// `child`, `observed`, `work` or a guardian's name.
    pub voice: String,
    #[serde(default)]
    pub works: String,
    #[serde(default)]
    pub hard: String,
}

#[derive(Clone, Deserialize)]
pub struct Ask {
    pub to: Vec<String>,
    pub topics: Vec<String>,
    pub level: Level,
    pub until: i32,
    pub purpose: String,
    #[serde(default)]
    pub child_heard: String,
    #[serde(default)]
    pub signing: Signing,
    #[serde(default)]
    pub judged: String,
    #[serde(default)]
    pub label: String,
}

#[derive(Clone, Deserialize)]
struct Answered {
    who: String,
    #[serde(default)]
    yes: Vec<String>,
    #[serde(default)]
    no: Vec<String>,
    #[serde(default)]
    topics: Vec<String>,
    level: Level,
    #[serde(default)]
    said: String,
    ask_again: Option<i32>,
    #[serde(default)]
    label: String,
}

#[derive(Clone, Deserialize)]
struct Share {
    of: String,
    to: String,
    topics: Vec<String>,
    #[serde(default)]
    label: String,
    #[serde(default)]
    without_thought: bool,
    collected_by: Option<String>,
    /// Told or given beside Kring: to whom, by which way.
    outside: Option<(String, Medium)>,
}

#[derive(Clone, Deserialize)]
struct Inside {
    to: String,
    why: String,
    until: i32,
}

#[derive(Clone, Deserialize)]
struct Analysed {
    answers: [String; 5],
    /// `own`, `together` or the unit it lies with.
    outcome: String,
    #[serde(default)]
    label: String,
}

#[derive(Clone, Deserialize)]
struct Meet {
    day: i32,
    place: String,
    invited: Vec<InvitedData>,
    childs_part: String,
}

#[derive(Clone, Deserialize)]
struct InvitedData {
    /// A unit, somebody of the family, or somebody else.
    who: String,
    why: String,
}

#[derive(Clone, Deserialize)]
struct Met {
    present: String,
    child: String,
    #[serde(default)]
    in_person: bool,
    picture: String,
    no_need: Option<String>,
}

#[derive(Clone, Deserialize)]
struct PlanData {
    why: String,
    #[serde(default)]
    units: Vec<String>,
    goals: Vec<GoalData>,
    /// Agreed, to be followed up this day.
    review: Option<i32>,
    #[serde(default)]
    label: String,
}

#[derive(Clone, Deserialize)]
struct GoalData {
    words: String,
    #[serde(default)]
    childs: bool,
    know: String,
}

#[derive(Clone, Deserialize)]
struct Promised {
    #[serde(default)]
    goal: usize,
    what: String,
    day: i32,
    begins: String,
    ends: String,
    #[serde(default)]
    label: String,
    /// Who answers about it.
    #[serde(default)]
    signing: Signing,
    #[serde(default)]
    judged: String,
    /// Those who have said yes to it; the others are waited for.
    #[serde(default)]
    yes: Vec<String>,
}

#[derive(Clone, Deserialize)]
struct ReviewData {
    goals: Vec<GoalReviewData>,
    child: String,
    guardian: String,
    next: i32,
}

#[derive(Clone, Deserialize)]
struct GoalReviewData {
    change: Change,
    words: String,
}

#[derive(Clone, Deserialize)]
struct Close {
    reason: String,
    results: Vec<GoalResult>,
    child: String,
    guardian: String,
    turn_to: String,
}

#[derive(Clone, Deserialize)]
struct Words {
    text: String,
    #[serde(default)]
    persons: Vec<String>,
    #[serde(default)]
    units: Vec<String>,
}

#[derive(Clone, Deserialize)]
struct Withdraw {
    unit: String,
    #[serde(default)]
    label: String,
}

/// A child around whom things happen.
pub struct Child<'a> {
    house: &'a House,
    county: &'a County,
    family: &'a Family,
    today: Date,
    latest: Option<Timestamp>,
    parts: BTreeMap<BranchId, PartId>,
    entries: BTreeMap<String, EntryId>,
    consents: BTreeMap<String, (ConsentId, Vec<String>)>,
    meeting: Option<MeetingId>,
    plan: Option<(PlanId, Vec<GoalId>)>,
}

impl<'a> Child<'a> {
    /// A child that nobody has met.
    pub fn new(house: &'a House, county: &'a County, family: &'a Family, today: Date) -> Self {
        Self {
            house,
            county,
            family,
            today,
            latest: None,
            parts: BTreeMap::new(),
            entries: BTreeMap::new(),
            consents: BTreeMap::new(),
            meeting: None,
            plan: None,
        }
    }

    /// Somebody meets the child for the first time.
    pub async fn meet(&mut self, by: &str, back: i32) -> Result<(), Stop> {
        let now = self.moment(back, None)?;
        let cx = self.county.at_work(self.house, by, now).await?;
        let part = begin(&cx, self.sheet(), self.family.begin.clone()).await?;
        self.parts.insert(self.county.seat(by)?.branch, part);
        let begin = &self.family.begin;
        if begin.handlers.is_empty() {
            return Ok(());
        }
        // In the demo the guardians live under the same protection.
        let protecting = Protecting {
            level: Some(Protection::Marked),
            handlers: begin.handlers.clone(),
            household: begin
                .guardians
                .iter()
                .filter_map(|guardian| guardian.person)
                .collect(),
            known_from: "Folkbokföringen, kod 01003".to_owned(),
        };
        protect(&cx, part, self.sheet(), &protecting).await
    }

    /// Plays a step.
    pub async fn play(&mut self, step: &StepData) -> Result<(), Stop> {
        let now = self.moment(step.back, step.at)?;
        let cx = self.acting(&step.by, now).await?;
        let sheet = self.sheet();
        match &step.what {
            What::Words(words) => return self.words(&cx, words).await,
            What::Withdraw(withdraw) => return self.withdraw(&cx, withdraw).await,
            What::Answer(answered) => return self.answer(&cx, &step.by, answered).await,
            _ => {}
        }
        let part = self.part_of(&step.by)?;
        match &step.what {
            What::Notice(notice) => {
                self.entries.insert(notice.label.clone(), sheet.id);
                let observation = self.observation(notice)?;
                app::write_note::notice(&cx, part, sheet, observation).await
            }
            What::Tried(tried) => {
                app::write_note::try_ourselves(&cx, part, sheet, tried.clone()).await
            }
            What::Talk(talk) => {
                self.entries.insert(talk.label.clone(), sheet.id);
                let conversation = self.conversation(talk, &step.by)?;
                app::write_note::talk(&cx, part, sheet, conversation).await
            }
            What::Ask(ask) => {
                let consent = ask_consent(&cx, part, sheet, self.question(ask)?).await?;
                self.consents
                    .insert(ask.label.clone(), (consent, ask.topics.clone()));
                Ok(())
            }
            What::Share(share) => self.share(&cx, part, share).await,
            What::Inside(inside) => {
                let to = self.county.unit(&inside.to)?;
                let until = day(self.today, inside.until)?;
                let why = inside.why.clone();
                app::open_inside::open_inside(&cx, part, sheet, to, why, until).await
            }
            What::Analyse(analysed) => {
                self.entries.insert(analysed.label.clone(), sheet.id);
                let analysis = self.analysis(analysed)?;
                app::analyse::analyse(&cx, part, sheet, analysis).await
            }
            What::Meet(meet) => {
                let called = self.called(meet)?;
                app::meet::call_meeting(&cx, part, sheet, called).await
            }
            What::Met(met) => app::meet::hold_meeting(&cx, part, sheet, self.held(met)?).await,
            What::Plan(plan) => self.agree(&cx, part, plan).await,
            What::Promise(promised) => {
                self.entries.insert(promised.label.clone(), sheet.id);
                let measure = self.measure(&step.by, promised)?;
                let id = measure.measure;
                app::plan::promise(&cx, part, sheet, measure).await?;
                self.asks(&cx, part, id, promised).await
            }
            What::Review(review) => {
                app::plan::review_plan(&cx, part, sheet, self.review(review)?).await
            }
            What::Close(close) => {
                let closure = self.closure(close)?;
                self.plan = None;
                app::plan::close_plan(&cx, part, sheet, closure).await
            }
            What::Done(done) => app::close_here::close_here(&cx, part, sheet, done.clone()).await,
            What::Read {} => app::show_part::show_part(&cx, part).await.map(|_| ()),
            What::Words(_) | What::Withdraw(_) | What::Answer(_) => Ok(()),
        }
    }

    fn sheet(&self) -> Sheet {
        Sheet::fresh(self.house)
    }

    fn moment(&mut self, back: i32, at: Option<Time>) -> Result<Timestamp, Stop> {
        let at = at.unwrap_or(time(9, 10, 0, 0));
        let moment = after(self.latest, working(self.house, self.today, back, at)?);
        self.latest = Some(moment);
        Ok(moment)
    }

    async fn acting(&self, by: &str, now: Timestamp) -> Result<Cx<'a>, Stop> {
        if let Ok(person) = self.family.person(by) {
            let signed = self.house.acting(person, None, now).await?;
            return Ok(signed.cx(self.house, now));
        }
        self.county.at_work(self.house, by, now).await
    }

    fn part_of(&self, by: &str) -> Result<PartId, Stop> {
        let branch = self.county.seat(by)?.branch;
        self.parts
            .get(&branch)
            .copied()
            .ok_or_else(|| missing(format!("a part for {by}")))
    }

    fn entry(&self, label: &str) -> Result<EntryId, Stop> {
        self.entries
            .get(label)
            .copied()
            .ok_or_else(|| missing(format!("the entry {label}")))
    }

    fn consent(&self, label: &str) -> Result<&(ConsentId, Vec<String>), Stop> {
        self.consents
            .get(label)
            .ok_or_else(|| missing(format!("the consent {label}")))
    }

    fn goals(&self) -> Result<&(PlanId, Vec<GoalId>), Stop> {
        self.plan.as_ref().ok_or_else(|| missing("a plan"))
    }

    async fn room(&self, cx: &Cx<'_>) -> Result<PartId, Stop> {
        rooms(cx)
            .await?
            .into_iter()
            .find(|(_, card)| Some(card.child) == self.family.begin.child)
            .map(|(room, _)| room)
            .ok_or_else(|| missing(format!("a room for {}", cx.name)))
    }

    fn observation(&self, notice: &Notice) -> Result<Observation, Stop> {
        Ok(Observation {
            seen: notice.seen.clone(),
            thought: notice.think.clone(),
            areas: self.county.areas(&notice.topics)?,
            look_again: day(self.today, notice.again)?,
        })
    }

    fn voice(&self, voice: &str, by: &str) -> Result<Voice, Stop> {
        Ok(match voice {
            "child" => Voice::Child,
            "observed" => Voice::ChildObserved,
            "work" => Voice::Professional {
                unit: self.county.seat(by)?.unit,
            },
            name => Voice::Guardian {
                person: self.family.person(name)?,
            },
        })
    }

    fn conversation(&self, talk: &Talk, by: &str) -> Result<Conversation, Stop> {
        let guardian = talk
            .pieces
            .iter()
            .find_map(|piece| self.family.guardian(&piece.voice).ok());
        let pieces = talk
            .pieces
            .iter()
            .map(|piece| {
                Ok(Piece {
                    area: self.county.area(&piece.topic)?,
                    voice: self.voice(&piece.voice, by)?,
                    works: piece.works.clone(),
                    hard: piece.hard.clone(),
                })
            })
            .collect::<Result<_, Stop>>()?;
        Ok(Conversation {
            pack: Practice::reference(self.house.pack()?),
            language: guardian.map_or_else(
                || self.family.begin.language.clone(),
                |guardian| guardian.language.clone(),
            ),
            interpreter: guardian.is_some_and(|guardian| guardian.interpreter),
            pieces,
        })
    }

    fn question(&self, ask: &Ask) -> Result<Question, Stop> {
        Ok(Question {
            units: self.county.units(&ask.to)?,
            areas: self.county.areas(&ask.topics)?,
            purpose: ask.purpose.clone(),
            level: ask.level,
            until: day(self.today, ask.until)?,
            signing: ask.signing,
            judged: ask.judged.clone(),
            child_heard: ask.child_heard.clone(),
            without: None,
            text: TEXT.to_owned(),
        })
    }

    async fn answer(&self, cx: &Cx<'_>, by: &str, answered: &Answered) -> Result<(), Stop> {
        let (consent, asked) = self.consent(&answered.label)?;
        let topics = if answered.topics.is_empty() {
            asked
        } else {
            &answered.topics
        };
        let yes = Answer::yes(self.county.areas(topics)?, answered.level);
        let line = |key: &String, answer: &Answer| {
            Ok(ReceiverAnswer {
                unit: self.county.unit(key)?,
                answer: answer.clone(),
            })
        };
        let answers = (answered.yes.iter().map(|key| line(key, &yes)))
            .chain(answered.no.iter().map(|key| line(key, &Answer::No)))
            .collect::<Result<_, Stop>>()?;
        // Nobody of that name among the guardians: the child answers.
        let guardian = self.family.guardian(&answered.who).ok();
        let own_page = by == answered.who;
        let answer = ConsentAnswered {
            consent: *consent,
            by: self.family.person(&answered.who)?,
            answers,
            form: if own_page { Form::OwnPage } else { Form::Oral },
            language: guardian.map_or_else(
                || self.family.begin.language.clone(),
                |guardian| guardian.language.clone(),
            ),
            interpreter: guardian.is_some_and(|guardian| guardian.interpreter) && !own_page,
            said: answered.said.clone(),
            ask_again: answered
                .ask_again
                .map(|days| day(self.today, days))
                .transpose()?,
        };
        if own_page {
            let room = self.room(cx).await?;
            app::answer_consent::answer_consent(cx, room, self.sheet(), answer).await
        } else {
            record_answer(cx, self.part_of(by)?, self.sheet(), answer).await
        }
    }

    async fn share(&mut self, cx: &Cx<'_>, part: PartId, share: &Share) -> Result<(), Stop> {
        let sharing = Sharing {
            of: self.entry(&share.of)?,
            ground: Ground::Consent {
                consent: self.consent(&share.label)?.0,
            },
            unit: self.county.unit(&share.to)?,
            areas: self.county.areas(&share.topics)?,
            without_thought: share.without_thought,
            about_others: folder::passages::Passages::default(),
            outside: share
                .outside
                .clone()
                .map(|(who, medium)| Outside { who, medium }),
            forbehall: false,
        };
        let release = app::offer::offer(cx, part, self.sheet(), &sharing).await?;
        if let Some(name) = &share.collected_by {
            let now = after(Some(cx.now), cx.now);
            self.latest = Some(now);
            let receiver = self.county.at_work(self.house, name, now).await?;
            let condition = if app::collect::needs_condition(&receiver) {
                app::collect::Condition::Accepted
            } else {
                app::collect::Condition::None
            };
            let part =
                app::collect::collect_under(&receiver, self.sheet(), release, condition).await?;
            self.parts.insert(self.county.seat(name)?.branch, part);
            app::show_part::show_part(&receiver, part).await?;
        }
        Ok(())
    }

    fn analysis(&self, analysed: &Analysed) -> Result<Analysis, Stop> {
        Ok(Analysis {
            answers: analysed.answers.clone(),
            together: true,
            outcome: match analysed.outcome.as_str() {
                "own" => Outcome::OwnSupport,
                "together" => Outcome::Collaborate,
                unit => Outcome::Transfer {
                    unit: self.county.unit(unit)?,
                },
            },
        })
    }

    fn called(&mut self, meet: &Meet) -> Result<MeetingCalled, Stop> {
        let meeting = MeetingId::from_bytes(self.house.fresh());
        self.meeting = Some(meeting);
        let invited = meet
            .invited
            .iter()
            .map(|invited| Invitee {
                who: self.invited(&invited.who),
                reason: invited.why.clone(),
            })
            .collect();
        Ok(MeetingCalled {
            meeting,
            when: day(self.today, meet.day)?.at(14, 0, 0, 0),
            place: meet.place.clone(),
            invited,
            childs_part: meet.childs_part.clone(),
        })
    }

    fn invited(&self, who: &str) -> WhoInvited {
        match (self.county.unit(who), self.family.person(who)) {
            (Ok(unit), _) => WhoInvited::Unit { unit },
            (_, Ok(person)) if self.family.begin.child == Some(person) => {
                WhoInvited::Child { person }
            }
            (_, Ok(person)) => WhoInvited::Guardian { person },
            _ => WhoInvited::Other {
                name: who.to_owned(),
            },
        }
    }

    fn held(&self, met: &Met) -> Result<MeetingHeld, Stop> {
        let words = met.child.clone();
        Ok(MeetingHeld {
            meeting: self.meeting.ok_or_else(|| missing("a meeting"))?,
            present: met.present.clone(),
            child: if met.in_person {
                ChildsVoice::InPerson { words }
            } else {
                ChildsVoice::Brought { words }
            },
            picture: met.picture.clone(),
            outcome: match &met.no_need {
                None => MeetingOutcome::JointPlan,
                Some(why) => MeetingOutcome::NoCollaboration { why: why.clone() },
            },
        })
    }

    async fn agree(&mut self, cx: &Cx<'_>, part: PartId, data: &PlanData) -> Result<(), Stop> {
        let plan = PlanId::from_bytes(self.house.fresh());
        let goals: Vec<Goal> = data
            .goals
            .iter()
            .map(|goal| Goal {
                goal: GoalId::from_bytes(self.house.fresh()),
                words: goal.words.clone(),
                childs_words: goal.childs,
                how_we_know: goal.know.clone(),
            })
            .collect();
        self.plan = Some((plan, goals.iter().map(|goal| goal.goal).collect()));
        let frame = Frame {
            plan,
            why: data.why.clone(),
            units: self.county.units::<Vec<UnitId>>(&data.units)?,
            goals,
        };
        let drafted = self.sheet();
        self.entries.insert(data.label.clone(), drafted.id);
        app::plan::frame_plan(cx, part, drafted, frame).await?;
        if let Some(review) = data.review {
            let agreed = self.sheet();
            self.entries.insert(data.label.clone(), agreed.id);
            let review = Some(day(self.today, review)?);
            app::plan::activate_plan(cx, part, agreed, plan, review).await?;
        }
        Ok(())
    }

    fn measure(&self, by: &str, promised: &Promised) -> Result<Measure, Stop> {
        let (plan, goals) = self.goals()?;
        let seat = self.county.seat(by)?;
        Ok(Measure {
            plan: *plan,
            measure: MeasureId::from_bytes(self.house.fresh()),
            goal: *goals.get(promised.goal).ok_or_else(|| missing("a goal"))?,
            what: promised.what.clone(),
            unit: seat.unit,
            contact: by.to_owned(),
            phone: self.county.phone(seat),
            promised: day(self.today, promised.day)?,
            begins: promised.begins.clone(),
            ends: promised.ends.clone(),
        })
    }

    /// The family is asked for its own yes to the measure, and some have answered whoever asked.
    async fn asks(
        &self,
        cx: &Cx<'_>,
        part: PartId,
        measure: MeasureId,
        promised: &Promised,
    ) -> Result<(), Stop> {
        let judged = promised.judged.clone();
        ask_measure(cx, part, self.sheet(), measure, promised.signing, judged).await?;
        for name in &promised.yes {
            let answered = MeasureAnswered {
                measure,
                by: self.family.person(name)?,
                yes: true,
                form: Form::Oral,
                said: String::new(),
            };
            record_measure_answer(cx, part, self.sheet(), answered).await?;
        }
        Ok(())
    }

    fn review(&self, review: &ReviewData) -> Result<Review, Stop> {
        let (plan, goals) = self.goals()?;
        Ok(Review {
            plan: *plan,
            goals: goals
                .iter()
                .zip(&review.goals)
                .map(|(goal, said)| GoalReview {
                    goal: *goal,
                    change: said.change,
                    words: said.words.clone(),
                })
                .collect(),
            child: review.child.clone(),
            guardian: review.guardian.clone(),
            next: day(self.today, review.next)?,
        })
    }

    fn closure(&self, close: &Close) -> Result<PlanClosed, Stop> {
        let (plan, goals) = self.goals()?;
        Ok(PlanClosed {
            plan: *plan,
            reason: close.reason.clone(),
            results: goals
                .iter()
                .copied()
                .zip(close.results.iter().copied())
                .collect(),
            child: close.child.clone(),
            guardian: close.guardian.clone(),
            turn_to: close.turn_to.clone(),
        })
    }

    async fn words(&self, cx: &Cx<'_>, words: &Words) -> Result<(), Stop> {
        let readers = Readers {
            persons: words
                .persons
                .iter()
                .map(|name| self.family.person(name))
                .collect::<Result<_, _>>()?,
            units: self.county.units(&words.units)?,
        };
        let room = self.room(cx).await?;
        write_words(cx, room, self.sheet(), words.text.clone(), &readers).await
    }

    async fn withdraw(&self, cx: &Cx<'_>, withdraw: &Withdraw) -> Result<(), Stop> {
        let consent = self.consent(&withdraw.label)?.0;
        let unit = self.county.unit(&withdraw.unit)?;
        let room = self.room(cx).await?;
        app::withdraw_consent::withdraw_consent(cx, room, self.sheet(), consent, unit).await
    }
}

/// The version of the consent text that was read.
pub const TEXT: &str = "2026-11";
