//! One plan: framed, agreed, promised toward, followed up and closed; and meetings that were held.

use app::plan::{Frame, activate_plan, close_plan, frame_plan, promise, review_plan};
use folder::entry::{
    Change, ChildsVoice, Goal, GoalResult, GoalReview, Measure, MeetingHeld, MeetingOutcome,
    PlanClosed, Review,
};
use folder::id::{EntryId, GoalId, MeasureId, PlanId};

use super::{
    BTreeSet, Claim, Fault, History, Measured, PartId, Seat, Seeded, Sheet, Step, Value, json, one,
    tried, wrote,
};

/// A plan that somebody has framed.
#[derive(Clone)]
pub struct Planned {
    part: PartId,
    /// Whoever leads it.
    seat: Seat,
    plan: PlanId,
    goal: Goal,
    closed: bool,
}

impl History {
    /// What is written of a plan, as the oracle hears it.
    fn of_plan(planned: &Planned, sheet: Sheet, seat: Seat, kind: &str) -> Value {
        let mut event = wrote(planned.part, sheet, seat, kind, &BTreeSet::new());
        event["plan"] = json!(planned.plan.to_string());
        event["by"] = json!({"seat": seat.function.to_string(), "person": seat.person.to_string()});
        event
    }

    pub(super) async fn meets_held(
        &mut self,
        random: &mut Seeded,
        part: PartId,
        seat: Seat,
    ) -> Result<Step, Fault> {
        let (sheet, token) = (self.sheet(), self.token());
        let Some((_, meeting)) = one(random, &self.meetings)
            .filter(|(of, _)| *of == part)
            .copied()
        else {
            return Ok(None);
        };
        let held = MeetingHeld {
            meeting,
            present: "Mamma.".to_owned(),
            child: ChildsVoice::Brought {
                words: "Hen vill leka.".to_owned(),
            },
            picture: token,
            outcome: MeetingOutcome::JointPlan,
        };
        let Some(cx) = self.at_work(seat).await? else {
            return Ok(None);
        };
        let done = tried(app::meet::hold_meeting(&cx, part, sheet, held).await)?;
        self.claims.push(Claim::does(seat, "meet", part, &done));
        if done.is_err() {
            return Ok(None);
        }
        let mut event = wrote(part, sheet, seat, "meeting_held", &BTreeSet::new());
        event["meeting"] = json!(meeting.to_string());
        self.wrote("meeting_held", sheet, part, seat);
        Ok(Some(("meeting held", vec![event])))
    }

    pub(super) async fn frames(
        &mut self,
        random: &mut Seeded,
        part: PartId,
        seat: Seat,
    ) -> Result<Step, Fault> {
        let (sheet, token) = (self.sheet(), self.token());
        // One that is there already, or a new one.
        let open: Vec<&Planned> = self.plans.iter().filter(|one| one.part == part).collect();
        let known = one(random, &open).map(|one| one.plan);
        let plan = known.unwrap_or_else(|| PlanId::from_bytes(self.world.house.fresh()));
        let goal = Goal {
            goal: GoalId::from_bytes(self.world.house.fresh()),
            words: token,
            childs_words: false,
            how_we_know: "Vi ser det.".to_owned(),
        };
        let frame = Frame {
            plan,
            why: "Vi behöver hjälpas åt.".to_owned(),
            units: Vec::new(),
            goals: vec![goal.clone()],
        };
        let Some(cx) = self.at_work(seat).await? else {
            return Ok(None);
        };
        let done = tried(frame_plan(&cx, part, sheet, frame).await)?;
        self.claims.push(Claim::does(seat, "plan", part, &done));
        if done.is_err() {
            return Ok(None);
        }
        self.plans.retain(|one| one.plan != plan);
        let planned = Planned {
            part,
            seat,
            plan,
            goal,
            closed: false,
        };
        let event = Self::of_plan(&planned, sheet, seat, "plan_frame");
        self.plans.push(planned);
        self.wrote("plan_frame", sheet, part, seat);
        Ok(Some(("plan framed", vec![event])))
    }

    /// Something is written again with the words of something else in it.
    pub(super) fn says_again(&mut self, words: &str, sheet: EntryId) {
        for one in &mut self.written {
            if one.token == words {
                one.ids.push(sheet.to_string());
            }
        }
    }

    pub(super) async fn agrees(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let Some(planned) = one(random, &self.plans).cloned() else {
            return Ok(None);
        };
        let (sheet, seat, review) = (self.sheet(), planned.seat, self.in_days(20));
        let Some(cx) = self.at_work(seat).await? else {
            return Ok(None);
        };
        let agreed = activate_plan(&cx, planned.part, sheet, planned.plan, Some(review)).await;
        let done = tried(agreed)?;
        self.claims
            .push(Claim::does(seat, "plan", planned.part, &done));
        if done.is_err() {
            return Ok(None);
        }
        let event = Self::of_plan(&planned, sheet, seat, "plan_frame");
        self.says_again(&planned.goal.words, sheet.id);
        Ok(Some(("plan agreed", vec![event])))
    }

    pub(super) async fn promises(
        &mut self,
        random: &mut Seeded,
        part: PartId,
        seat: Seat,
    ) -> Result<Step, Fault> {
        let there: Vec<&Planned> = self.plans.iter().filter(|one| one.part == part).collect();
        let Some(planned) = one(random, &there).map(|one| (*one).clone()) else {
            return Ok(None);
        };
        let (sheet, token, day) = (self.sheet(), self.token(), self.in_days(12));
        let id = MeasureId::from_bytes(self.world.house.fresh());
        let measure = Measure {
            plan: planned.plan,
            measure: id,
            goal: planned.goal.goal,
            what: token.clone(),
            unit: seat.unit,
            contact: "Test Lärare".to_owned(),
            phone: "070-174 06 05".to_owned(),
            promised: day,
            begins: "Här.".to_owned(),
            ends: "Där.".to_owned(),
        };
        let Some(cx) = self.at_work(seat).await? else {
            return Ok(None);
        };
        let done = tried(promise(&cx, part, sheet, measure).await)?;
        self.claims.push(Claim::does(seat, "promise", part, &done));
        if done.is_err() {
            return Ok(None);
        }
        let mut event = Self::of_plan(&planned, sheet, seat, "measure");
        event["measure"] = json!(id.to_string());
        self.wrote("measure", sheet, part, seat);
        self.measures
            .push(Measured::promised(id, part, seat, token));
        Ok(Some(("promised", vec![event])))
    }

    pub(super) async fn follows_up(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let Some(planned) = one(random, &self.plans).cloned() else {
            return Ok(None);
        };
        let (sheet, token, seat, next) =
            (self.sheet(), self.token(), planned.seat, self.in_days(30));
        let review = Review {
            plan: planned.plan,
            goals: vec![GoalReview {
                goal: planned.goal.goal,
                change: Change::Nearer,
                words: token,
            }],
            child: "Bättre.".to_owned(),
            guardian: "Bättre.".to_owned(),
            next,
        };
        let Some(cx) = self.at_work(seat).await? else {
            return Ok(None);
        };
        let done = tried(review_plan(&cx, planned.part, sheet, review).await)?;
        self.claims
            .push(Claim::does(seat, "plan", planned.part, &done));
        if done.is_err() {
            return Ok(None);
        }
        let event = Self::of_plan(&planned, sheet, seat, "review");
        self.wrote("review", sheet, planned.part, seat);
        Ok(Some(("followed up", vec![event])))
    }

    pub(super) async fn closes_plan(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let open: Vec<&Planned> = self.plans.iter().filter(|one| !one.closed).collect();
        let Some(planned) = one(random, &open).map(|one| (*one).clone()) else {
            return Ok(None);
        };
        let (sheet, token, seat) = (self.sheet(), self.token(), planned.seat);
        let closed = PlanClosed {
            plan: planned.plan,
            reason: token,
            results: vec![(planned.goal.goal, GoalResult::Reached)],
            child: "Bra.".to_owned(),
            guardian: "Bra.".to_owned(),
            turn_to: "Mottagningen.".to_owned(),
        };
        let Some(cx) = self.at_work(seat).await? else {
            return Ok(None);
        };
        let done = tried(close_plan(&cx, planned.part, sheet, closed).await)?;
        self.claims
            .push(Claim::does(seat, "plan", planned.part, &done));
        if done.is_err() {
            return Ok(None);
        }
        let event = Self::of_plan(&planned, sheet, seat, "plan_closed");
        for one in &mut self.plans {
            one.closed |= one.plan == planned.plan;
        }
        self.wrote("plan_closed", sheet, planned.part, seat);
        Ok(Some(("plan closed", vec![event])))
    }
}
