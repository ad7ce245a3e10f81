//! A four-year-old at preschool, from a first note to a closed plan.

use app::answer_consent::answer_consent;
use app::ask_consent::{Question, ask_consent};
use app::begin::begin;
use app::collect::collect;
use app::measure_yes::{answer_measure, ask_measure};
use app::meet::{call_meeting, hold_meeting};
use app::offer::{offer, preview};
use app::open_inside::open_inside;
use app::plan::{Frame, activate_plan, close_plan, frame_plan, promise, review_plan};
use app::rooms::show_room;
use app::show_part::show_part;
use app::who_has_read::who_has_read;
use app::withdraw_consent::withdraw_consent;
use app::{Cx, Sheet, Stop};
use folder::Voice;
use folder::class::Action;
use folder::entry::{
    Analysis, Answer, Change, ChildsVoice, ConsentAnswered, Conversation, Form, Goal, GoalResult,
    GoalReview, Invitee, Level, Measure, MeasureAnswered, MeetingCalled, MeetingHeld,
    MeetingOutcome, Outcome, OwnTry, Piece, PlanClosed, Review, Signing, WhoInvited,
};
use folder::id::{
    ConsentId, EntryId, GoalId, MeasureId, MeetingId, PartId, PersonId, PlanId, ReleaseId, UnitId,
};
use folder::practice::Practice;

use super::stage::Stage;
use super::telling::{Attempt, Halt, Telling};
use crate::children::Family;
use crate::fault::missing;

/// Plays it.
pub async fn tell(stage: &Stage, telling: &mut Telling) -> Result<(), Halt> {
    let mut young = Young::meet(stage).await?;
    Box::pin(young.notice(telling)).await?;
    Box::pin(young.talk(telling)).await?;
    Box::pin(young.ask(telling)).await?;
    Box::pin(young.answer(telling)).await?;
    Box::pin(young.limits(telling)).await?;
    Box::pin(young.share(telling)).await?;
    Box::pin(young.analyse(telling)).await?;
    Box::pin(young.inside(telling)).await?;
    Box::pin(young.ask_more(telling)).await?;
    Box::pin(young.beyond_the_yes(telling)).await?;
    Box::pin(young.meeting(telling)).await?;
    Box::pin(young.draft(telling)).await?;
    Box::pin(young.agree(telling)).await?;
    Box::pin(young.promises(telling)).await?;
    Box::pin(young.at_home(telling)).await?;
    Box::pin(young.review(telling)).await?;
    Box::pin(young.close(telling)).await
}

struct Young<'s> {
    stage: &'s Stage,
    family: Family,
    mother: PersonId,
    /// The preschool's part.
    preschool: PartId,
    /// The care giver's part, when it is there.
    health: Option<PartId>,
    note: EntryId,
    talk: EntryId,
    /// The preschool's consent.
    first: Option<ConsentId>,
    /// The care giver's consent.
    second: Option<ConsentId>,
    analysis: EntryId,
    /// The copy of the note that was collected.
    received: EntryId,
    plan: PlanId,
    goal: GoalId,
    frame: EntryId,
}

impl<'s> Young<'s> {
    async fn meet(stage: &'s Stage) -> Result<Self, Stop> {
        let family = stage.family("young").await?;
        let mother = family
            .begin
            .guardians
            .first()
            .and_then(|guardian| guardian.person)
            .ok_or_else(|| missing("a mother"))?;
        let teacher = stage.work(&stage.cast.teacher).await?;
        let preschool = begin(&teacher, stage.sheet(), family.begin.clone()).await?;
        let unwritten = stage.sheet().id;
        Ok(Self {
            stage,
            family,
            mother,
            preschool,
            health: None,
            note: unwritten,
            talk: unwritten,
            first: None,
            second: None,
            analysis: unwritten,
            received: unwritten,
            plan: PlanId::from_bytes(stage.house.fresh()),
            goal: GoalId::from_bytes(stage.house.fresh()),
            frame: unwritten,
        })
    }

    fn health(&self) -> Result<PartId, Stop> {
        self.health.ok_or_else(|| missing("the care giver's part"))
    }

    fn first(&self) -> Result<ConsentId, Stop> {
        self.first.ok_or_else(|| missing("the first consent"))
    }

    fn second(&self) -> Result<ConsentId, Stop> {
        self.second.ok_or_else(|| missing("the second consent"))
    }

    async fn seen(&self, telling: &mut Telling, entry: EntryId) -> Result<(), Stop> {
        if telling.is_main() {
            let seen = self.stage.seen_by(&self.family, entry).await?;
            telling.holds(&seen, true);
        }
        Ok(())
    }

    async fn notice(&mut self, telling: &mut Telling) -> Result<(), Halt> {
        let stage = self.stage;
        let cast = &stage.cast;
        let teacher = stage.work(&cast.teacher).await?;
        let sheet = stage.sheet();
        let mut observation = stage.observation("seen")?;
        observation.thought = Some(stage.text("thought")?);
        app::write_note::notice(&teacher, self.preschool, sheet, observation).await?;
        self.note = sheet.id;
        telling.step(format!("{} notices something.", cast.teacher));
        self.seen(telling, self.note).await?;
        if telling.twin("elsewhere-opens") {
            let until = stage.day(60)?;
            let why = stage.text("inside_why")?;
            let to = stage.units.other_preschool;
            open_inside(&teacher, self.preschool, stage.sheet(), to, why, until).await?;
        }
        let elsewhere = stage.work(&cast.elsewhere).await?;
        let attempt = Attempt {
            name: "elsewhere-opens",
            who: cast.elsewhere.clone(),
            action: Action::Open,
            tried: format!("{} at another preschool opens the child", cast.elsewhere),
            rule: "no-permit:open",
            missing: "the child's preschool has decided to let that preschool in",
        };
        telling
            .refused(attempt, show_part(&elsewhere, self.preschool))
            .await?;
        stage.wait(14);
        let teacher = stage.work(&cast.teacher).await?;
        let sheet = stage.sheet();
        let tried = OwnTry {
            what: stage.text("tried_what")?,
            result: stage.text("tried_result")?,
        };
        app::write_note::try_ourselves(&teacher, self.preschool, sheet, tried).await?;
        telling.step(format!(
            "{} writes what they tried themselves.",
            cast.teacher
        ));
        self.seen(telling, sheet.id).await?;
        Ok(())
    }

    async fn talk(&mut self, telling: &mut Telling) -> Result<(), Halt> {
        let stage = self.stage;
        let mothers = Voice::Guardian {
            person: self.mother,
        };
        let piece = |topic, voice, works: &str, hard: &str| {
            Ok::<_, Stop>(Piece {
                area: stage.area(topic)?,
                voice,
                works: stage.text(works)?,
                hard: if hard.is_empty() {
                    String::new()
                } else {
                    stage.text(hard)?
                },
            })
        };
        let conversation = Conversation {
            pack: Practice::reference(stage.house.pack()?),
            language: self.family.begin.language.clone(),
            interpreter: true,
            pieces: vec![
                piece(
                    "growth",
                    Voice::ChildObserved,
                    "talk_observed",
                    "talk_observed_hard",
                )?,
                piece("growth", mothers, "talk_mother", "talk_mother_hard")?,
                piece("home", mothers, "talk_home", "")?,
            ],
        };
        let teacher = stage.work(&stage.cast.teacher).await?;
        let sheet = stage.sheet();
        app::write_note::talk(&teacher, self.preschool, sheet, conversation).await?;
        self.talk = sheet.id;
        telling.step(format!(
            "{} and the mother talk with the wheel between them.",
            stage.cast.teacher
        ));
        self.seen(telling, self.talk).await?;
        Ok(())
    }

    async fn ask(&mut self, telling: &mut Telling) -> Result<(), Halt> {
        let stage = self.stage;
        let units = &stage.units;
        let teacher = stage.work(&stage.cast.teacher).await?;
        let named = telling.twin("no-areas");
        let topics: &[&str] = if named { &["growth"] } else { &[] };
        let blanket = stage.question("purpose", &[units.health], topics)?;
        let attempt = self.by_teacher(
            "no-areas",
            Action::AskConsent,
            "asks about everything at once",
            "blanket-consent",
            "areas are named",
        );
        let asking = ask_consent(&teacher, self.preschool, stage.sheet(), blanket);
        telling.refused(attempt, asking).await?;
        let mut receivers = vec![units.health];
        if telling.twin("not-named") {
            receivers.push(units.speech);
        }
        let mut topics = vec!["growth", "health"];
        if telling.twin("wider-answer") {
            topics.push("home");
        }
        let question = stage.question("purpose", &receivers, &topics)?;
        let sheet = stage.sheet();
        self.first = Some(ask_consent(&teacher, self.preschool, sheet, question).await?);
        telling.step(format!(
            "{} asks the mother whether the child health centre may read.",
            stage.cast.teacher
        ));
        self.seen(telling, sheet.id).await?;
        if telling.twin("not-answered") {
            self.say_yes(&["growth"], Level::Share).await?;
        }
        let attempt = self.by_teacher(
            "not-answered",
            Action::Offer,
            "shares before the mother has answered",
            "not-everybody-answered",
            "the mother has said yes",
        );
        let sharing = stage.sharing(self.note, self.first()?, units.health, &["growth"])?;
        let sharing = offer(&teacher, self.preschool, stage.sheet(), &sharing);
        telling.refused(attempt, sharing).await
    }

    fn by_teacher(
        &self,
        name: &'static str,
        action: Action,
        tries: &str,
        rule: &'static str,
        missing: &'static str,
    ) -> Attempt {
        by(&self.stage.cast.teacher, name, action, tries, rule, missing)
    }

    fn by_nurse(
        &self,
        name: &'static str,
        action: Action,
        tries: &str,
        rule: &'static str,
        missing: &'static str,
    ) -> Attempt {
        by(&self.stage.cast.nurse, name, action, tries, rule, missing)
    }

    async fn say_yes(&self, topics: &[&str], level: Level) -> Result<EntryId, Stop> {
        let stage = self.stage;
        let mut answer = stage.answer(
            self.first()?,
            self.mother,
            &[stage.units.health],
            &[],
            topics,
        )?;
        answer.said = stage.text("said_yes")?;
        set_level(&mut answer, level);
        self.answer_with(answer).await
    }

    async fn answer_with(&self, answer: ConsentAnswered) -> Result<EntryId, Stop> {
        let cx = self.stage.home(self.mother).await?;
        let room = self.stage.room(&cx).await?;
        let sheet = self.stage.sheet();
        answer_consent(&cx, room, sheet, answer).await?;
        Ok(sheet.id)
    }

    async fn answer(&mut self, telling: &mut Telling) -> Result<(), Halt> {
        let stage = self.stage;
        let units = &stage.units;
        let wider = stage.answer(
            self.first()?,
            self.mother,
            &[units.health],
            &[],
            &["growth", "home"],
        )?;
        let attempt = by_mother(
            "wider-answer",
            Action::AnswerConsent,
            "says yes to more than was asked",
            "wider-than-asked",
            "that area was asked about too",
        );
        telling.refused(attempt, self.answer_with(wider)).await?;
        let level = if telling.twin("talk-only") {
            Level::Share
        } else {
            Level::Talk
        };
        self.say_yes(&["growth"], level).await?;
        let attempt = self.by_teacher(
            "talk-only",
            Action::Offer,
            "shares in writing on a yes to talk",
            "talk-only",
            "the yes was to write and share",
        );
        let teacher = stage.work(&stage.cast.teacher).await?;
        let sharing = stage.sharing(self.note, self.first()?, units.health, &["growth"])?;
        let sharing = offer(&teacher, self.preschool, stage.sheet(), &sharing);
        telling.refused(attempt, sharing).await?;
        let topics: &[&str] = if telling.twin("wider-share") {
            &["growth", "health"]
        } else {
            &["growth"]
        };
        let answered = if telling.twin("not-named") {
            let both = [units.health, units.speech];
            let answer = stage.answer(self.first()?, self.mother, &both, &[], topics)?;
            self.answer_with(answer).await?
        } else {
            self.say_yes(topics, Level::Share).await?
        };
        telling.step("The mother says yes to one of the areas on her own page.".to_owned());
        self.seen(telling, answered).await?;
        Ok(())
    }

    async fn limits(&mut self, telling: &mut Telling) -> Result<(), Halt> {
        let stage = self.stage;
        let units = &stage.units;
        let first = self.first()?;
        let teacher = stage.work(&stage.cast.teacher).await?;
        let attempt = self.by_teacher(
            "wider-share",
            Action::Offer,
            "shares about an area outside the yes",
            "area-not-agreed",
            "the yes covers that area too",
        );
        let sharing = stage.sharing(self.talk, first, units.health, &["growth", "health"])?;
        let sharing = offer(&teacher, self.preschool, stage.sheet(), &sharing);
        telling.refused(attempt, sharing).await?;
        let attempt = self.by_teacher(
            "not-named",
            Action::Offer,
            "shares with somebody the mother was not asked about",
            "receiver-not-named",
            "that receiver was named and has a yes",
        );
        let sharing = stage.sharing(self.note, first, units.speech, &["growth"])?;
        let sharing = offer(&teacher, self.preschool, stage.sheet(), &sharing);
        telling.refused(attempt, sharing).await?;
        let assistant = &stage.cast.assistant;
        let acting = if telling.twin("no-mandate") {
            stage.in_seat_of(assistant, &stage.cast.teacher).await?
        } else {
            stage.work(assistant).await?
        };
        let attempt = by(
            assistant,
            "no-mandate",
            Action::Offer,
            "shares a note written by herself",
            "no-permit:offer",
            "she sits in a seat that may decide it",
        );
        // Written in her own seat, so that the twin differs in nothing but the seat that decides.
        let own = stage.work(assistant).await?;
        let sheet = stage.sheet();
        let observation = stage.observation("seen")?;
        app::write_note::notice(&own, self.preschool, sheet, observation).await?;
        let sharing = stage.sharing(sheet.id, first, units.health, &["growth"])?;
        let sharing = offer(&acting, self.preschool, stage.sheet(), &sharing);
        telling.refused(attempt, sharing).await
    }

    async fn share(&mut self, telling: &mut Telling) -> Result<(), Halt> {
        let stage = self.stage;
        let cast = &stage.cast;
        let teacher = stage.work(&cast.teacher).await?;
        let sharing = stage.sharing(self.note, self.first()?, stage.units.health, &["growth"])?;
        let shown = preview(&teacher, self.preschool, &sharing).await?;
        let exactly: Vec<_> = shown.holders.iter().map(|who| who.name.as_str()).collect();
        let exactly = exactly.join(", ");
        let release = offer(&teacher, self.preschool, stage.sheet(), &sharing).await?;
        telling.step(format!(
            "{} is told that exactly {exactly} will read, and shares the note.",
            cast.teacher
        ));
        self.seen(telling, self.note).await?;
        let doctor = if telling.twin("not-addressed") {
            stage.in_seat_of(&cast.doctor, &cast.nurse).await?
        } else {
            stage.work(&cast.doctor).await?
        };
        let attempt = by(
            &cast.doctor,
            "not-addressed",
            Action::Collect,
            "collects what was sent to a colleague's seat",
            "no-permit:collect",
            "that seat is theirs as well",
        );
        telling
            .refused(attempt, collect(&doctor, stage.sheet(), release))
            .await?;
        let nurse = stage.work(&cast.nurse).await?;
        let sheet = stage.sheet();
        self.health = Some(collect(&nurse, sheet, release).await?);
        self.received = sheet.id;
        telling.step(format!(
            "{} collects it; {} gets a receipt and no more.",
            cast.nurse, cast.teacher
        ));
        self.seen(telling, self.note).await?;
        Ok(())
    }

    fn analysis(&self) -> Result<Analysis, Stop> {
        let text = |key| self.stage.text(key);
        Ok(Analysis {
            answers: [
                text("analysis_1")?,
                text("analysis_2")?,
                text("analysis_3")?,
                text("analysis_4")?,
                text("analysis_5")?,
            ],
            together: true,
            outcome: Outcome::Collaborate,
        })
    }

    async fn analyse(&mut self, telling: &mut Telling) -> Result<(), Halt> {
        let stage = self.stage;
        let cast = &stage.cast;
        stage.wait(7);
        let health = self.health()?;
        let doctor = if telling.twin("not-the-analyst") {
            stage.in_seat_of(&cast.doctor, &cast.nurse).await?
        } else {
            stage.work(&cast.doctor).await?
        };
        let attempt = by(
            &cast.doctor,
            "not-the-analyst",
            Action::Analyse,
            "analyses, though the pack has chosen another seat",
            "no-permit:analyse",
            "the pack's seat is theirs as well",
        );
        let analysing = app::analyse::analyse(&doctor, health, stage.sheet(), self.analysis()?);
        telling.refused(attempt, analysing).await?;
        let nurse = stage.work(&cast.nurse).await?;
        let sheet = stage.sheet();
        app::analyse::analyse(&nurse, health, sheet, self.analysis()?).await?;
        self.analysis = sheet.id;
        telling.step(format!(
            "{} analyses with the mother by the five questions.",
            cast.nurse
        ));
        self.seen(telling, self.analysis).await?;
        Ok(())
    }

    async fn inside(&mut self, telling: &mut Telling) -> Result<(), Halt> {
        let stage = self.stage;
        let cast = &stage.cast;
        let units = &stage.units;
        let health = self.health()?;
        let nurse = stage.work(&cast.nurse).await?;
        let to = if telling.twin("inner-secrecy") {
            units.preschool
        } else {
            units.speech
        };
        let question = stage.question("purpose_plan", &[to], &["growth"])?;
        let attempt = self.by_nurse(
            "inner-secrecy",
            Action::AskConsent,
            "asks for consent toward the same care giver",
            "inner-secrecy",
            "the receiver has a secrecy of its own",
        );
        let asking = ask_consent(&nurse, health, stage.sheet(), question);
        telling.refused(attempt, asking).await?;
        let to = if telling.twin("other-secrecy") {
            units.speech
        } else {
            units.preschool
        };
        let attempt = self.by_nurse(
            "other-secrecy",
            Action::OpenInside,
            "lets another secrecy in without a release",
            "other-secrecy",
            "the unit shares the secrecy",
        );
        let opening = self.open(&nurse, to);
        telling.refused(attempt, opening).await?;
        if telling.twin("not-let-in") {
            self.open(&nurse, units.speech).await?;
        }
        let attempt = by(
            &cast.therapist,
            "not-let-in",
            Action::Open,
            "opens the child at a colleague's clinic",
            "no-permit:open",
            "that clinic has decided to let theirs in",
        );
        let therapist = stage.work(&cast.therapist).await?;
        telling
            .refused(attempt, show_part(&therapist, health))
            .await?;
        let decided = self.open(&nurse, units.speech).await?;
        telling.step(format!(
            "{} lets {} in: the same care giver, so no consent is asked.",
            cast.nurse, cast.therapist
        ));
        self.seen(telling, decided).await?;
        Ok(())
    }

    async fn open(&self, cx: &Cx<'_>, to: UnitId) -> Result<EntryId, Stop> {
        let stage = self.stage;
        let sheet = stage.sheet();
        let why = stage.text("inside_why")?;
        open_inside(cx, self.health()?, sheet, to, why, stage.day(120)?).await?;
        Ok(sheet.id)
    }

    async fn ask_more(&mut self, telling: &mut Telling) -> Result<(), Halt> {
        let stage = self.stage;
        let units = &stage.units;
        let nurse = stage.work(&stage.cast.nurse).await?;
        let receivers = [units.preschool, units.advice, units.leisure];
        let question = Question {
            level: Level::Share,
            ..stage.question("purpose_plan", &receivers, &["growth"])?
        };
        let health = self.health()?;
        self.second = Some(ask_consent(&nurse, health, stage.sheet(), question).await?);
        let all_yes = telling.twin("a-no") || telling.twin("nothing-to-withdraw");
        let mut yes = vec![units.preschool, units.leisure];
        let mut no = vec![units.advice];
        if all_yes {
            yes.append(&mut no);
        }
        let mut answer = stage.answer(self.second()?, self.mother, &yes, &no, &["growth"])?;
        answer.said = stage.text("said_partly")?;
        if !all_yes {
            answer.ask_again = Some(stage.day(40)?);
        }
        let answered = self.answer_with(answer).await?;
        telling.step("The mother says yes to two and no to one; the no stops nothing else.".into());
        self.seen(telling, answered).await?;
        if telling.is_main() {
            let therapist = stage.work(&stage.cast.therapist).await?;
            let page = show_part(&therapist, health).await?;
            telling.holds(
                "the therapist cannot tell who was asked about",
                page.view.consents().is_empty(),
            );
            let adviser = stage.work(&stage.cast.adviser).await?;
            let nothing = app::children::children(&adviser).await?.is_empty()
                && app::waiting::waiting(&adviser).await?.is_empty();
            telling.holds(
                "social services cannot tell that they were asked about",
                nothing,
            );
        }
        Ok(())
    }

    async fn beyond_the_yes(&mut self, telling: &mut Telling) -> Result<(), Halt> {
        let stage = self.stage;
        let units = &stage.units;
        let health = self.health()?;
        let second = self.second()?;
        let nurse = stage.work(&stage.cast.nurse).await?;
        let attempt = self.by_nurse(
            "a-no",
            Action::Offer,
            "shares with the one the mother said no to",
            "no-consent",
            "the mother said yes",
        );
        let sharing = stage.sharing(self.analysis, second, units.advice, &["growth"])?;
        let sharing = offer(&nurse, health, stage.sheet(), &sharing);
        telling.refused(attempt, sharing).await?;
        let of = if telling.twin("onward") {
            self.analysis
        } else {
            self.received
        };
        let attempt = self.by_nurse(
            "onward",
            Action::Offer,
            "passes on what she received",
            "onward",
            "the entry is her own",
        );
        let sharing = stage.sharing(of, second, units.leisure, &["growth"])?;
        let sharing = offer(&nurse, health, stage.sheet(), &sharing);
        telling.refused(attempt, sharing).await?;
        let attempt = by_mother(
            "nothing-to-withdraw",
            Action::WithdrawConsent,
            "takes back a yes she never gave",
            "nothing-to-withdraw",
            "she had said yes",
        );
        let taking = self.withdraw(units.advice);
        telling.refused(attempt, taking).await
    }

    async fn withdraw(&self, unit: UnitId) -> Result<(), Stop> {
        let stage = self.stage;
        let cx = stage.home(self.mother).await?;
        let room = stage.room(&cx).await?;
        withdraw_consent(&cx, room, stage.sheet(), self.second()?, unit).await
    }

    fn called(&self, meeting: MeetingId, reason: &str) -> Result<MeetingCalled, Stop> {
        let stage = self.stage;
        let unit = |unit| WhoInvited::Unit { unit };
        Ok(MeetingCalled {
            meeting,
            when: stage.day(5)?.at(14, 0, 0, 0),
            place: stage.text("place")?,
            invited: vec![
                Invitee {
                    who: WhoInvited::Guardian {
                        person: self.mother,
                    },
                    reason: stage.text("reason_mother")?,
                },
                Invitee {
                    who: unit(stage.units.preschool),
                    reason: stage.text("reason_preschool")?,
                },
                Invitee {
                    who: unit(stage.units.speech),
                    reason: reason.to_owned(),
                },
            ],
            childs_part: stage.text("childs_part")?,
        })
    }

    fn held(&self, meeting: MeetingId, voice: &str) -> Result<MeetingHeld, Stop> {
        Ok(MeetingHeld {
            meeting,
            present: self.stage.text("present")?,
            child: ChildsVoice::Brought {
                words: voice.to_owned(),
            },
            picture: self.stage.text("picture")?,
            outcome: MeetingOutcome::JointPlan,
        })
    }

    async fn meeting(&mut self, telling: &mut Telling) -> Result<(), Halt> {
        let stage = self.stage;
        let health = self.health()?;
        let nurse = stage.work(&stage.cast.nurse).await?;
        let meeting = MeetingId::from_bytes(stage.house.fresh());
        let reason = stage.text("reason_speech")?;
        let given = if telling.twin("no-reason") {
            reason.as_str()
        } else {
            ""
        };
        let attempt = self.by_nurse(
            "no-reason",
            Action::Meet,
            "invites somebody without a reason",
            "invited-without-reason",
            "there is a reason for each",
        );
        let calling = call_meeting(&nurse, health, stage.sheet(), self.called(meeting, given)?);
        telling.refused(attempt, calling).await?;
        let sheet = stage.sheet();
        call_meeting(&nurse, health, sheet, self.called(meeting, &reason)?).await?;
        telling.step(format!(
            "{} calls a meeting, with a reason for each.",
            stage.cast.nurse
        ));
        self.seen(telling, sheet.id).await?;
        stage.wait(5);
        let nurse = stage.work(&stage.cast.nurse).await?;
        let voice = stage.text("childs_voice")?;
        let brought = if telling.twin("no-voice") {
            voice.as_str()
        } else {
            ""
        };
        let attempt = self.by_nurse(
            "no-voice",
            Action::Meet,
            "closes the meeting without the child's view",
            "childs-voice-missing",
            "the child's view was brought",
        );
        let holding = hold_meeting(&nurse, health, stage.sheet(), self.held(meeting, brought)?);
        telling.refused(attempt, holding).await?;
        let sheet = stage.sheet();
        hold_meeting(&nurse, health, sheet, self.held(meeting, &voice)?).await?;
        telling.step("The child's view is brought; they agree on one plan.".to_owned());
        self.seen(telling, sheet.id).await?;
        Ok(())
    }

    fn frame(&self, with_goal: bool) -> Result<Frame, Stop> {
        let stage = self.stage;
        let goal = Goal {
            goal: self.goal,
            words: stage.text("goal")?,
            childs_words: true,
            how_we_know: stage.text("goal_know")?,
        };
        Ok(Frame {
            plan: self.plan,
            why: stage.text("why")?,
            units: vec![stage.units.preschool],
            goals: with_goal.then_some(goal).into_iter().collect(),
        })
    }

    async fn draft(&mut self, telling: &mut Telling) -> Result<(), Halt> {
        let stage = self.stage;
        let cast = &stage.cast;
        let health = self.health()?;
        let nurse = stage.work(&cast.nurse).await?;
        let drafted = self.frame(telling.twin("no-goal"))?;
        frame_plan(&nurse, health, stage.sheet(), drafted).await?;
        telling.step(format!("{} drafts one plan.", cast.nurse));
        let review = Some(stage.day(42)?);
        let attempt = self.by_nurse(
            "no-goal",
            Action::Plan,
            "agrees on a plan without a goal",
            "plan-without-goal",
            "there is a goal",
        );
        let agreeing = activate_plan(&nurse, health, stage.sheet(), self.plan, review);
        telling.refused(attempt, agreeing).await?;
        let doctor = if telling.twin("another-leads") {
            stage.in_seat_of(&cast.doctor, &cast.nurse).await?
        } else {
            stage.work(&cast.doctor).await?
        };
        let attempt = by(
            &cast.doctor,
            "another-leads",
            Action::Plan,
            "changes a plan that another seat leads",
            "another-coordinator",
            "the seat that leads is theirs as well",
        );
        let changing = frame_plan(&doctor, health, stage.sheet(), self.frame(true)?);
        telling.refused(attempt, changing).await?;
        let sheet = stage.sheet();
        frame_plan(&nurse, health, sheet, self.frame(true)?).await?;
        telling.step("The goal is written in the child's own words.".to_owned());
        self.seen(telling, sheet.id).await?;
        Ok(())
    }

    async fn agree(&mut self, telling: &mut Telling) -> Result<(), Halt> {
        let stage = self.stage;
        let health = self.health()?;
        let nurse = stage.work(&stage.cast.nurse).await?;
        let day = stage.day(42)?;
        let attempt = self.by_nurse(
            "no-review",
            Action::Plan,
            "agrees without a day to follow up",
            "plan-without-review",
            "there is such a day",
        );
        let review = telling.twin("no-review").then_some(day);
        let agreeing = activate_plan(&nurse, health, stage.sheet(), self.plan, review);
        telling.refused(attempt, agreeing).await?;
        let sheet = stage.sheet();
        activate_plan(&nurse, health, sheet, self.plan, Some(day)).await?;
        self.frame = sheet.id;
        telling.step("The plan is agreed, with a day to follow up.".to_owned());
        self.seen(telling, self.frame).await?;
        Ok(())
    }

    fn measure(&self, name: &str, what: &str) -> Result<Measure, Stop> {
        let stage = self.stage;
        let seat = stage.county.seat(name)?;
        Ok(Measure {
            plan: self.plan,
            measure: MeasureId::from_bytes(stage.house.fresh()),
            goal: self.goal,
            what: stage.text(what)?,
            unit: seat.unit,
            contact: name.to_owned(),
            phone: stage.county.phone(seat),
            promised: stage.day(21)?,
            begins: stage.text("begins")?,
            ends: stage.text("ends")?,
        })
    }

    async fn send_plan(&self) -> Result<ReleaseId, Stop> {
        let stage = self.stage;
        let nurse = stage.work(&stage.cast.nurse).await?;
        let preschool = stage.units.preschool;
        let sharing = stage.sharing(self.frame, self.second()?, preschool, &["growth"])?;
        offer(&nurse, self.health()?, stage.sheet(), &sharing).await
    }

    async fn promises(&mut self, telling: &mut Telling) -> Result<(), Halt> {
        let stage = self.stage;
        let cast = &stage.cast;
        let health = self.health()?;
        let release = self.send_plan().await?;
        let teacher = stage.work(&cast.teacher).await?;
        if telling.twin("no-plan-yet") {
            collect(&teacher, stage.sheet(), release).await?;
        }
        let attempt = self.by_teacher(
            "no-plan-yet",
            Action::Promise,
            "promises into a plan that has not reached her",
            "no-such-plan",
            "she has collected the plan",
        );
        let measure = self.measure(&cast.teacher, "measure_preschool")?;
        let promising = promise(&teacher, self.preschool, stage.sheet(), measure);
        telling.refused(attempt, promising).await?;
        collect(&teacher, stage.sheet(), release).await?;
        telling.step(format!("{} collects the plan.", cast.teacher));
        self.seen(telling, self.frame).await?;
        let own = stage.sheet();
        let measure = self.measure(&cast.teacher, "measure_preschool")?;
        let own_measure = measure.measure;
        promise(&teacher, self.preschool, own, measure).await?;
        for (name, what) in [
            (&cast.nurse, "measure_health"),
            (&cast.therapist, "measure_speech"),
        ] {
            let cx = stage.work(name).await?;
            promise(&cx, health, stage.sheet(), self.measure(name, what)?).await?;
        }
        self.own_yes(telling, own_measure).await?;
        let sharing = stage.sharing(own.id, self.first()?, stage.units.health, &["growth"])?;
        let release = offer(&teacher, self.preschool, stage.sheet(), &sharing).await?;
        let nurse = stage.work(&cast.nurse).await?;
        collect(&nurse, stage.sheet(), release).await?;
        telling.step("Each promises a measure, with whom to call and until when.".to_owned());
        self.seen(telling, own.id).await?;
        Ok(())
    }

    /// What the preschool has promised has its own yes (R38).
    async fn own_yes(&self, telling: &mut Telling, measure: MeasureId) -> Result<(), Halt> {
        let stage = self.stage;
        let teacher = stage.work(&stage.cast.teacher).await?;
        let (who, judged) = (Signing::Guardians, String::new());
        ask_measure(
            &teacher,
            self.preschool,
            stage.sheet(),
            measure,
            who,
            judged,
        )
        .await?;
        let mother = stage.home(self.mother).await?;
        let room = stage.room(&mother).await?;
        let answered = MeasureAnswered {
            measure,
            by: self.mother,
            yes: true,
            form: Form::OwnPage,
            said: String::new(),
        };
        answer_measure(&mother, room, stage.sheet(), answered).await?;
        telling.step("The mother says yes to what the preschool has promised.".to_owned());
        let page = show_part(&teacher, self.preschool).await?;
        let yes = page.view.measure_yes();
        let stands = yes.iter().any(|yes| {
            yes.asked.measure == measure && yes.answers.get(&self.mother).is_some_and(|one| one.yes)
        });
        telling.holds("the preschool sees her yes", stands);
        Ok(())
    }

    async fn at_home(&mut self, telling: &mut Telling) -> Result<(), Halt> {
        let stage = self.stage;
        let cast = &stage.cast;
        stage.wait(3);
        let mother = stage.home(self.mother).await?;
        let room = stage.room(&mother).await?;
        let page = show_room(&mother, room).await?;
        let looks = who_has_read(&mother, room).await?;
        telling.step("The mother reads the plan on her own page, and who has read.".to_owned());
        let measures = page.view.plan().map_or(0, |plan| plan.measures.len());
        telling.holds("she sees all three measures", measures == 3);
        let read = |name: &str| looks.iter().any(|look| look.name == name);
        telling.holds(
            "she sees who has read",
            read(&cast.nurse) && read(&cast.teacher),
        );
        let stays = telling.twin("locked-copy") || telling.twin("stopped");
        if !stays {
            self.withdraw(stage.units.preschool).await?;
        }
        telling.step("She takes back the yes toward the preschool.".to_owned());
        self.seen(telling, self.frame).await?;
        let attempt = self.by_teacher(
            "locked-copy",
            Action::Read,
            "reads the plan she had collected",
            "not-found",
            "the yes was not taken back",
        );
        let teacher = stage.work(&cast.teacher).await?;
        let reading = stage.read(&teacher, self.preschool, self.frame);
        telling.refused(attempt, reading).await?;
        let attempt = self.by_nurse(
            "stopped",
            Action::Offer,
            "shares the plan again",
            "sharing-stopped",
            "the yes was not taken back",
        );
        telling.refused(attempt, self.send_plan()).await
    }

    async fn review(&mut self, telling: &mut Telling) -> Result<(), Halt> {
        let stage = self.stage;
        stage.wait(42);
        let health = self.health()?;
        let nurse = stage.work(&stage.cast.nurse).await?;
        let said = GoalReview {
            goal: self.goal,
            change: Change::Nearer,
            words: stage.text("review_words")?,
        };
        let review = |goals| {
            Ok::<_, Stop>(Review {
                plan: self.plan,
                goals,
                child: stage.text("review_child")?,
                guardian: stage.text("review_guardian")?,
                next: stage.day(28)?,
            })
        };
        let attempt = self.by_nurse(
            "goal-forgotten",
            Action::Plan,
            "follows up and leaves a goal without a word",
            "goal-without-word",
            "each goal has its word",
        );
        let goals = telling.twin("goal-forgotten").then(|| said.clone());
        let reviewed = review(goals.into_iter().collect())?;
        let following = review_plan(&nurse, health, stage.sheet(), reviewed);
        telling.refused(attempt, following).await?;
        let sheet = stage.sheet();
        review_plan(&nurse, health, sheet, review(vec![said])?).await?;
        telling.step("They follow up: nearer, in the views of child and mother.".to_owned());
        self.seen(telling, sheet.id).await?;
        Ok(())
    }

    async fn close(&mut self, telling: &mut Telling) -> Result<(), Halt> {
        let stage = self.stage;
        stage.wait(28);
        let health = self.health()?;
        let nurse = stage.work(&stage.cast.nurse).await?;
        let turn_to = stage.text("turn_to")?;
        let closure = |turn_to: &str| {
            Ok::<_, Stop>(PlanClosed {
                plan: self.plan,
                reason: stage.text("close_reason")?,
                results: vec![(self.goal, GoalResult::Reached)],
                child: stage.text("review_child")?,
                guardian: stage.text("review_guardian")?,
                turn_to: turn_to.to_owned(),
            })
        };
        let attempt = self.by_nurse(
            "nobody-to-turn-to",
            Action::Plan,
            "closes without saying whom to turn to",
            "nobody-to-turn-to",
            "there is somebody to turn to",
        );
        let told = if telling.twin("nobody-to-turn-to") {
            turn_to.as_str()
        } else {
            ""
        };
        let closing = close_plan(&nurse, health, stage.sheet(), closure(told)?);
        telling.refused(attempt, closing).await?;
        let sheet: Sheet = stage.sheet();
        close_plan(&nurse, health, sheet, closure(&turn_to)?).await?;
        telling.step("The plan is closed, with whom to turn to later.".to_owned());
        self.seen(telling, sheet.id).await?;
        Ok(())
    }
}

fn set_level(answer: &mut ConsentAnswered, to: Level) {
    for line in &mut answer.answers {
        if let Answer::Yes { level, .. } = &mut line.answer {
            *level = to;
        }
    }
}

fn by_mother(
    name: &'static str,
    action: Action,
    tries: &str,
    rule: &'static str,
    missing: &'static str,
) -> Attempt {
    by("the mother", name, action, tries, rule, missing)
}

/// An attempt by somebody.
pub fn by(
    who: &str,
    name: &'static str,
    action: Action,
    tries: &str,
    rule: &'static str,
    missing: &'static str,
) -> Attempt {
    Attempt {
        name,
        who: who.to_owned(),
        action,
        tried: format!("{who} {tries}"),
        rule,
        missing,
    }
}
