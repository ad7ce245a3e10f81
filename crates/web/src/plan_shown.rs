//! The plan, ready to print, for professionals and families alike (R77–R90; design decision 7).

use std::fmt::Display;

use app::people::PersonKind;
use app::rooms::RoomPage;
use app::show_part::PartPage;
use folder::View;
use folder::entry::{Change, Goal, GoalResult, PlanStatus};
use folder::id::{GoalId, MeasureId, PartId, UnitId};
use folder::measure_yes::{MeasureStanding, MeasureYes};
use folder::plan::{Closed, Plan, Promised, Reviewed};

use crate::family::measures;
use crate::routes;
use crate::telling::Teller;
use crate::visitor::Visitor;

/// A plan as one reader's view tells it. Printed by `parts/plan.html`, whose headings begin at the third level.
#[derive(Clone, Debug)]
pub struct PlanShown {
    /// What the pack calls the plan.
    pub name: String,
    /// Draft, running or closed, in words.
    pub state: String,
    /// The colour of the state's tag; the words say the same.
    pub color: &'static str,
    /// Why there is a plan.
    pub why: String,
    /// Who holds it together.
    pub leads: String,
    /// Who takes part besides child and guardians.
    pub parties: String,
    /// The goals with what is done for them.
    pub goals: Vec<GoalShown>,
    /// The next follow-up, or empty.
    pub review: String,
    /// Follow-ups, latest first.
    pub reviews: Vec<ReviewShown>,
    /// How it ended.
    pub closed: Option<ClosedShown>,
}

/// A goal.
#[derive(Clone, Debug)]
pub struct GoalShown {
    /// What we want to happen.
    pub words: String,
    /// "In Alma's own words", or empty.
    pub whose: String,
    /// How we will know.
    pub know: String,
    /// How it ended, or empty.
    pub result: String,
    /// What is done for it, as far as it has reached this reader.
    pub measures: Vec<MeasureShown>,
}

/// What one provider has promised (R60, R78, R83).
#[derive(Clone, Debug)]
pub struct MeasureShown {
    /// What is done.
    pub what: String,
    /// The unit that answers for it.
    pub unit: String,
    /// Whom to talk to there.
    pub contact: String,
    /// Where to call.
    pub phone: String,
    /// The number as a telephone dials it.
    pub digits: String,
    /// By when.
    pub promised: String,
    /// Where the responsibility begins.
    pub begins: String,
    /// Where it ends.
    pub ends: String,
    /// Where it is shared from, or empty; see [`PlanShown::with_sharing`].
    pub share: String,
    /// Where the family's own yes to it stands, or nothing where it is not known (R38).
    pub yes: Option<YesShown>,
    entry: folder::id::EntryId,
    measure: MeasureId,
    unit_id: UnitId,
    asked: Option<MeasureYes>,
    own: bool,
}

/// The yes to a measure.
#[derive(Clone, Debug)]
pub struct YesShown {
    /// In words.
    pub words: String,
    /// The colour of the tag; the words say the same.
    pub color: &'static str,
    /// Who has not answered, or what a no means; or empty.
    pub more: String,
    /// Where it is asked or answered, by whoever may: the text and the address.
    pub way: Option<(String, String)>,
}

/// A follow-up (R87).
#[derive(Clone, Debug)]
pub struct ReviewShown {
    /// When, and who led it.
    pub when: String,
    /// Who led it.
    pub by: String,
    /// Goal by goal: the goal, how it moved, in words.
    pub goals: Vec<(String, String, String)>,
    /// The child's view.
    pub child: String,
    /// The guardians' view.
    pub guardian: String,
    /// When to follow up again.
    pub next: String,
}

/// The closure (R90).
#[derive(Clone, Debug)]
pub struct ClosedShown {
    /// When.
    pub when: String,
    /// Who closed.
    pub by: String,
    /// Why.
    pub reason: String,
    /// The child's view.
    pub child: String,
    /// The guardians' view.
    pub guardian: String,
    /// Whom to turn to later.
    pub turn_to: String,
}

impl PlanShown {
    /// The latest plan that this reader sees.
    #[must_use]
    pub fn latest(visitor: &Visitor, view: &View) -> Option<Self> {
        view.plan().map(|plan| Self::of(visitor, view, &plan))
    }

    /// One plan.
    #[must_use]
    pub fn of(visitor: &Visitor, view: &View, plan: &Plan) -> Self {
        let teller = Teller::new(visitor, view);
        let (state, color) = match (&plan.closed, &plan.frame.status) {
            (Some(_), _) => ("plan-state-closed", "neutral"),
            (None, PlanStatus::Active { .. }) => ("plan-state-active", "success"),
            (None, PlanStatus::Draft { .. }) => ("plan-state-draft", "warning"),
        };
        let parties: Vec<String> = plan
            .frame
            .parties
            .iter()
            .map(|party| teller.unit(party.unit))
            .collect();
        Self {
            name: visitor.pack().msg(practice::text::PLAN_NAME),
            state: visitor.look.t(state),
            color,
            why: plan.frame.why.clone(),
            leads: teller.author(&plan.by),
            parties: visitor.look.tongue().list(&parties),
            goals: plan
                .goals()
                .iter()
                .map(|goal| goal_shown(visitor, teller, plan, goal))
                .collect(),
            review: plan
                .review_day()
                .map(|day| visitor.date(day))
                .unwrap_or_default(),
            reviews: plan
                .reviews
                .iter()
                .rev()
                .map(|one| reviewed(visitor, teller, plan, one))
                .collect(),
            closed: plan.closed.as_ref().map(|one| closed(visitor, teller, one)),
        }
    }

    /// The same with a way to share each measure that was promised in this part.
    #[must_use]
    pub fn with_sharing(mut self, part: impl Display) -> Self {
        let measures = self
            .goals
            .iter_mut()
            .flat_map(|goal| goal.measures.iter_mut());
        for measure in measures.filter(|measure| measure.own) {
            measure.share = routes::share(&part, measure.entry);
        }
        self
    }

    /// The same with where the family's yes stands to each measure that the reader's own workplace has promised here,
    /// and where it is asked for by whoever `asks`.
    #[must_use]
    pub fn with_answers(mut self, visitor: &Visitor, page: &PartPage, asks: bool) -> Self {
        let teller = Teller::new(visitor, &page.view);
        let open = self.closed.is_none();
        let measures = self.goals.iter_mut().flat_map(|goal| &mut goal.measures);
        for measure in measures.filter(|one| one.own && Some(one.unit_id) == visitor.unit()) {
            let mut yes = standing(visitor, teller, page.part, measure);
            yes.way = yes.way.filter(|_| asks && open);
            measure.yes = Some(yes);
        }
        self
    }

    /// The same with what I have answered about each measure.
    #[must_use]
    pub fn with_own_answers(mut self, visitor: &Visitor, page: &RoomPage) -> Self {
        let look = &visitor.look;
        let open = self.closed.is_none();
        let measures = self.goals.iter_mut().flat_map(|goal| &mut goal.measures);
        for measure in measures {
            let Some(mine) = measures::find(visitor, page, measure.measure) else {
                continue;
            };
            let (words, color, way) = match mine.answered.map(|answered| answered.yes) {
                None => ("family-answer-none", "warning", "family-answer"),
                Some(true) => ("measure-mine-yes", "success", "measure-change"),
                Some(false) => ("family-answer-no", "neutral", "measure-change"),
            };
            measure.yes = Some(YesShown {
                words: look.t(words),
                color,
                more: String::new(),
                way: open.then(|| (look.t(way), mine.answer)),
            });
        }
        self
    }
}

/// The yes to a measure as its own provider sees it.
fn standing(
    visitor: &Visitor,
    teller: Teller<'_>,
    part: PartId,
    measure: &MeasureShown,
) -> YesShown {
    let look = &visitor.look;
    let standing = measure
        .asked
        .as_ref()
        .map(|yes| yes.stands(visitor.today()));
    let ask = routes::ask_measure(part, measure.measure);
    let answer = routes::measure_answer(part, measure.measure);
    let (words, color, more, way) = match standing {
        None => (
            "measure-not-asked",
            "warning",
            String::new(),
            ("measure-ask", ask),
        ),
        Some(MeasureStanding::Over) => (
            "measure-over",
            "warning",
            String::new(),
            ("measure-ask-anew", ask),
        ),
        Some(MeasureStanding::Waiting(missing)) => {
            let names: Vec<String> = missing.iter().map(|one| teller.person(*one)).collect();
            let names = look.tongue().list(&names);
            let more = look.t1("standing-waits-for", "who", names);
            let way = ("part-do-record-answer", answer);
            ("measure-waits", "warning", more, way)
        }
        Some(MeasureStanding::Yes) => {
            let way = ("measure-change", answer);
            ("measure-said-yes", "success", String::new(), way)
        }
        Some(MeasureStanding::No) => {
            let way = ("measure-change", answer);
            ("measure-said-no", "neutral", look.t("measure-no-more"), way)
        }
    };
    YesShown {
        words: look.t(words),
        color,
        more,
        way: Some((look.t(way.0), way.1)),
    }
}

/// "Nearer the goal" and its sisters.
#[must_use]
pub const fn change_key(change: Change) -> &'static str {
    match change {
        Change::Nearer => "telling-nearer",
        Change::Same => "telling-same",
        Change::Farther => "telling-farther",
    }
}

/// "Reached" and its sisters.
#[must_use]
pub const fn result_key(result: GoalResult) -> &'static str {
    match result {
        GoalResult::Reached => "telling-reached",
        GoalResult::Partly => "telling-partly",
        GoalResult::Not => "telling-not-reached",
    }
}

fn goal_shown(visitor: &Visitor, teller: Teller<'_>, plan: &Plan, goal: &Goal) -> GoalShown {
    let own_page = visitor.signed.person.kind == PersonKind::Child;
    let whose = match (goal.childs_words, own_page) {
        (false, _) => String::new(),
        (true, true) => visitor.look.t("plan-your-words"),
        (true, false) => visitor
            .look
            .t1("telling-childs-words", "child", teller.child()),
    };
    let result = plan
        .closed
        .iter()
        .flat_map(|closed| &closed.closure.results)
        .find(|(of, _)| *of == goal.goal)
        .map(|(_, result)| visitor.look.t(result_key(*result)))
        .unwrap_or_default();
    let measures = plan
        .measures
        .iter()
        .filter(|promised| promised.measure.goal == goal.goal);
    GoalShown {
        words: goal.words.clone(),
        whose,
        know: goal.how_we_know.clone(),
        result,
        measures: measures
            .map(|promised| measure(visitor, promised))
            .collect(),
    }
}

fn measure(visitor: &Visitor, promised: &Promised) -> MeasureShown {
    let measure = &promised.measure;
    let digits = measure
        .phone
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+');
    MeasureShown {
        what: measure.what.clone(),
        unit: visitor.unit_name(Some(measure.unit)),
        contact: measure.contact.clone(),
        phone: measure.phone.clone(),
        digits: digits.collect(),
        promised: visitor.date(measure.promised),
        begins: measure.begins.clone(),
        ends: measure.ends.clone(),
        share: String::new(),
        yes: None,
        measure: measure.measure,
        unit_id: measure.unit,
        asked: promised.yes.clone(),
        entry: promised.entry,
        own: promised.own,
    }
}

fn reviewed(visitor: &Visitor, teller: Teller<'_>, plan: &Plan, one: &Reviewed) -> ReviewShown {
    let goals = one.review.goals.iter().map(|line| {
        let change = visitor.look.t(change_key(line.change));
        (words_of(plan, line.goal), change, line.words.clone())
    });
    ReviewShown {
        when: visitor.moment(one.at),
        by: teller.author(&one.by),
        goals: goals.collect(),
        child: one.review.child.clone(),
        guardian: one.review.guardian.clone(),
        next: visitor.date(one.review.next),
    }
}

fn closed(visitor: &Visitor, teller: Teller<'_>, one: &Closed) -> ClosedShown {
    ClosedShown {
        when: visitor.moment(one.at),
        by: teller.author(&one.by),
        reason: one.closure.reason.clone(),
        child: one.closure.child.clone(),
        guardian: one.closure.guardian.clone(),
        turn_to: one.closure.turn_to.clone(),
    }
}

fn words_of(plan: &Plan, goal: GoalId) -> String {
    let found = plan.goals().iter().find(|one| one.goal == goal);
    found.map(|one| one.words.clone()).unwrap_or_default()
}
