//! A ten-year-old at school: two guardians with joint custody, and her own page.

use app::Stop;
use app::answer_consent::answer_consent;
use app::ask_consent::ask_consent;
use app::begin::begin;
use app::collect::collect;
use app::offer::offer;
use app::plan::{Frame, activate_plan, frame_plan};
use app::rooms::show_room;
use app::words::{Readers, write_words};
use folder::class::Action;
use folder::entry::Goal;
use folder::id::{ConsentId, EntryId, GoalId, PartId, PersonId, PlanId};

use super::stage::Stage;
use super::telling::{Halt, Telling};
use super::young::by;
use crate::children::Family;
use crate::fault::missing;

/// Plays it.
pub async fn tell(stage: &Stage, telling: &mut Telling) -> Result<(), Halt> {
    let pupil = Pupil::meet(stage).await?;
    Box::pin(pupil.both_answer(telling)).await?;
    Box::pin(pupil.plan(telling)).await?;
    Box::pin(pupil.own_words(telling)).await
}

struct Pupil<'s> {
    stage: &'s Stage,
    family: Family,
    child: PersonId,
    mother: PersonId,
    father: PersonId,
    part: PartId,
}

impl<'s> Pupil<'s> {
    async fn meet(stage: &'s Stage) -> Result<Self, Stop> {
        let family = stage.family("school").await?;
        let guardian = |at: usize| {
            family
                .begin
                .guardians
                .get(at)
                .and_then(|guardian| guardian.person)
                .ok_or_else(|| missing("a guardian"))
        };
        let head = stage.work(&stage.cast.head).await?;
        let part = begin(&head, stage.sheet(), family.begin.clone()).await?;
        Ok(Self {
            stage,
            child: family.begin.child.ok_or_else(|| missing("a child"))?,
            mother: guardian(0)?,
            father: guardian(1)?,
            family,
            part,
        })
    }

    async fn seen(&self, telling: &mut Telling, entry: EntryId) -> Result<(), Stop> {
        if telling.is_main() {
            let seen = self.stage.seen_by(&self.family, entry).await?;
            telling.holds(&seen, true);
        }
        Ok(())
    }

    async fn says_yes(&self, consent: ConsentId, who: PersonId) -> Result<EntryId, Stop> {
        let stage = self.stage;
        let cx = stage.home(who).await?;
        let room = stage.room(&cx).await?;
        let sheet = stage.sheet();
        let unit = stage.units.first_line;
        let answer = stage.answer(consent, who, &[unit], &[], &["growth"])?;
        answer_consent(&cx, room, sheet, answer).await?;
        Ok(sheet.id)
    }

    async fn both_answer(&self, telling: &mut Telling) -> Result<(), Halt> {
        let stage = self.stage;
        let cast = &stage.cast;
        let head = stage.work(&cast.head).await?;
        let note = stage.sheet();
        let observation = stage.observation("school_seen")?;
        app::write_note::notice(&head, self.part, note, observation).await?;
        telling.step(format!("{} writes what was noticed.", cast.head));
        self.seen(telling, note.id).await?;
        let unit = stage.units.first_line;
        let mut question = stage.question("school_purpose", &[unit], &["growth"])?;
        question.child_heard = stage.text("school_heard")?;
        let consent = ask_consent(&head, self.part, stage.sheet(), question).await?;
        let answered = self.says_yes(consent, self.mother).await?;
        telling.step("Both guardians are asked; the mother says yes.".to_owned());
        self.seen(telling, answered).await?;
        if telling.twin("one-of-two") {
            self.says_yes(consent, self.father).await?;
        }
        let sharing = stage.sharing(note.id, consent, unit, &["growth"])?;
        let attempt = by(
            &cast.head,
            "one-of-two",
            Action::Offer,
            "shares when one of two has answered",
            "not-everybody-answered",
            "the father has said yes too",
        );
        let early = offer(&head, self.part, stage.sheet(), &sharing);
        telling.refused(attempt, early).await?;
        let answered = self.says_yes(consent, self.father).await?;
        telling.step("The father says yes too.".to_owned());
        self.seen(telling, answered).await?;
        let release = offer(&head, self.part, stage.sheet(), &sharing).await?;
        let counsellor = stage.work(&cast.counsellor).await?;
        collect(&counsellor, stage.sheet(), release).await?;
        telling.step(format!("{} collects the note.", cast.counsellor));
        self.seen(telling, note.id).await?;
        Ok(())
    }

    async fn plan(&self, telling: &mut Telling) -> Result<(), Halt> {
        let stage = self.stage;
        let head = stage.work(&stage.cast.head).await?;
        let plan = PlanId::from_bytes(stage.house.fresh());
        let frame = Frame {
            plan,
            why: stage.text("school_why")?,
            units: vec![stage.units.first_line],
            goals: vec![Goal {
                goal: GoalId::from_bytes(stage.house.fresh()),
                words: stage.text("school_goal")?,
                childs_words: true,
                how_we_know: stage.text("school_know")?,
            }],
        };
        frame_plan(&head, self.part, stage.sheet(), frame).await?;
        let agreed = stage.sheet();
        let review = Some(stage.day(42)?);
        activate_plan(&head, self.part, agreed, plan, review).await?;
        telling.step(format!(
            "{} and the family agree on a plan in her words.",
            stage.cast.head
        ));
        self.seen(telling, agreed.id).await?;
        let child = stage.home(self.child).await?;
        let own = stage.room(&child).await?;
        let page = show_room(&child, own).await?;
        telling.step("She reads her own plan alone.".to_owned());
        let goals = page.view.plan().map_or(0, |plan| plan.goals().len());
        telling.holds("the plan lies on her own page", goals == 1);
        let mother = stage.home(self.mother).await?;
        let room = if telling.twin("childs-room") {
            stage.room(&mother).await?
        } else {
            own
        };
        let attempt = by(
            "the mother",
            "childs-room",
            Action::Open,
            "opens her daughter's own page",
            "no-permit:open",
            "the page is her own",
        );
        telling.refused(attempt, show_room(&mother, room)).await
    }

    async fn own_words(&self, telling: &mut Telling) -> Result<(), Halt> {
        let stage = self.stage;
        let child = stage.home(self.child).await?;
        let room = stage.room(&child).await?;
        let words = stage.sheet();
        let mut readers = Readers::default();
        if telling.twin("words-to-mother") {
            readers.persons.insert(self.mother);
        }
        if telling.twin("words-to-school") {
            readers.units.insert(stage.units.school);
        }
        write_words(&child, room, words, stage.text("own_words")?, &readers).await?;
        telling.step("She writes in her own room, for nobody else.".to_owned());
        self.seen(telling, words.id).await?;
        let attempt = by(
            "the mother",
            "words-to-mother",
            Action::Read,
            "reads what her daughter wrote for herself",
            "not-found",
            "the girl has let it out to her",
        );
        let mother = stage.home(self.mother).await?;
        let reading = stage.read_at_home(&mother, words.id);
        telling.refused(attempt, reading).await?;
        let attempt = by(
            &stage.cast.head,
            "words-to-school",
            Action::Read,
            "reads what the girl wrote for herself",
            "not-found",
            "the girl has sent it to the school",
        );
        let head = stage.work(&stage.cast.head).await?;
        let reading = stage.read(&head, self.part, words.id);
        telling.refused(attempt, reading).await?;
        let to_mother = Readers {
            persons: [self.mother].into(),
            ..Readers::default()
        };
        let child = stage.home(self.child).await?;
        app::words::share_words(&child, room, stage.sheet(), words.id, &to_mother).await?;
        telling.step("She lets her mother read it.".to_owned());
        self.seen(telling, words.id).await?;
        Ok(())
    }
}
