//! Every kind of entry, word for word. The match has no last arm for the rest: a new kind must be told here.

use crate::pages::share_by_law::source;
use folder::entry::{
    Analysis, ByLaw, Change, ChildCard, ChildsVoice, ClosedHere, ConsentAsked, Conversation,
    Custody, Entry, Goal, GoalResult, Measure, MeetingCalled, MeetingHeld, MeetingOutcome, Outcome,
    PlanClosed, PlanFrame, PlanStatus, Review, WhoInvited,
};
use folder::id::{ConsentId, GoalId, OrganisationId};
use folder::protection::Protection;

use super::{Detail, Quote, Teller, emergency, sharing};

/// What stands in an entry, and the arguments of its sentence.
#[derive(Default)]
pub(super) struct Told {
    pub args: Vec<(&'static str, String)>,
    pub details: Vec<Detail>,
    pub quotes: Vec<Quote>,
}

impl Told {
    pub(super) fn add(&mut self, teller: Teller<'_>, key: &str, text: impl Into<String>) {
        self.add_as(teller.t(key), text);
    }

    pub(super) fn add_as(&mut self, label: String, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.details.push(Detail { label, text });
        }
    }

    pub(super) fn quote(&mut self, words: &str, by: String) {
        if !words.trim().is_empty() {
            self.quotes.push(Quote {
                words: words.to_owned(),
                by,
            });
        }
    }
}

pub(super) fn of(t: Teller<'_>, entry: &Entry) -> Told {
    let mut told = Told::default();
    match entry {
        Entry::ChildCard(card) => child_card(t, card, &mut told),
        Entry::Observation(seen) => {
            told.add(t, "telling-seen", &seen.seen);
            told.add(
                t,
                "telling-thought",
                seen.thought.clone().unwrap_or_default(),
            );
            told.add(t, "telling-areas", t.areas(&seen.areas));
            told.add(t, "telling-look-again", t.visitor.date(seen.look_again));
        }
        Entry::OwnTry(tried) => {
            told.add(t, "telling-tried", &tried.what);
            told.add(t, "telling-result", &tried.result);
        }
        Entry::Conversation(talk) => conversation(t, talk, &mut told),
        Entry::ConsentAsked(asked) => sharing::asked(t, asked, &mut told),
        Entry::ConsentAnswered(answered) => sharing::answered(t, answered, &mut told),
        Entry::MeasureAsked(asked) => sharing::measure_asked(t, asked, &mut told),
        Entry::MeasureAnswered(answered) => sharing::measure_answered(t, answered, &mut told),
        Entry::ConsentWithdrawn(withdrawn) => {
            told.args.push(("who", t.person(withdrawn.by)));
            told.args.push(("to", t.unit(withdrawn.unit)));
        }
        // One neutral sentence: for what reason is each asked person's own to know.
        Entry::ConsentEnded(_) => {}
        Entry::ConsentDoubted(doubted) => {
            told.args.push(("who", t.person(doubted.of)));
            told.add(t, "telling-why", &doubted.why);
            told.add(t, "telling-talk-alone", t.visitor.date(doubted.talk));
        }
        Entry::Offered(offered) => sharing::offer(t, offered, &mut told),
        Entry::Collected(collected) => sharing::collected(t, collected, &mut told),
        Entry::NotShared(kept) => sharing::kept(t, kept, &mut told),
        Entry::OfferCancelled(cancelled) => told
            .args
            .push(("to", sharing::sent_to(t, cancelled.release))),
        Entry::Copy(copy) => return of(t, &copy.entry),
        // One neutral sentence for every cause.
        Entry::Locked(locked) => match locked.after {
            None => told.args.push(("state", "closed".to_owned())),
            Some(day) => {
                told.args.push(("state", "shorter".to_owned()));
                told.args.push(("until", t.visitor.date(day)));
            }
        },
        Entry::InnerAccess(access) => {
            told.args.push(("of", t.unit(access.of)));
            told.args.push(("to", t.unit(access.to)));
            told.add(t, "telling-why", &access.why);
            told.add(t, "telling-until", t.visitor.date(access.until));
        }
        Entry::NamedContact(contact) => {
            told.args.push(("name", contact.name.clone()));
            told.add(t, "telling-role", t.role(contact.function));
            told.add(t, "telling-unit", t.unit(contact.unit));
            told.add(t, "telling-phone", &contact.phone);
            told.add(t, "telling-handover-told", &contact.told);
        }
        Entry::HandoverOffered(asked) => {
            let to = super::join(&[t.role(asked.to), t.unit(asked.unit)]);
            told.args.push(("to", to));
            told.add(t, "telling-handover-told", &asked.told);
            told.add(t, "telling-handover-known", &asked.known);
            told.add(t, "telling-handover-by", t.visitor.date(asked.answer_by));
        }
        Entry::HandoverAnswered(answered) => {
            told.args
                .push(("answer", answered.answer.word().to_owned()));
            told.add(t, "telling-why", &answered.why);
        }
        Entry::Analysis(found) => analysis(t, found, &mut told),
        Entry::MeetingCalled(called) => meeting_called(t, called, &mut told),
        Entry::MeetingHeld(held) => meeting_held(t, held, &mut told),
        Entry::PlanFrame(frame) => plan_frame(t, frame, &mut told),
        Entry::Measure(measure) => promised(t, measure, &mut told),
        Entry::Review(review) => followed_up(t, review, &mut told),
        Entry::PlanClosed(closed) => plan_closed(t, closed, &mut told),
        Entry::ClosedHere(closed) => closed_here(t, closed, &mut told),
        Entry::OwnWords(own) => told.add(t, "telling-words", &own.text),
        Entry::GuardianBlock(block) => sharing::block(t, block, &mut told),
        Entry::EmergencyOpened(opened) => emergency::opened(t, opened, &mut told),
        Entry::EmergencyReviewed(reviewed) => emergency::reviewed(t, reviewed, &mut told),
        Entry::ReadingHeld(held) => emergency::held(t, held, &mut told),
        Entry::AboutOthers(marked) => sharing::others(t, marked, &mut told),
        Entry::FamilyReaders(chosen) => sharing::readers(t, chosen, &mut told),
        Entry::WordsShared(shared) => {
            let persons = shared.persons.iter().map(|person| t.person(*person));
            let units = shared.units.iter().map(|unit| t.unit(*unit));
            let all: Vec<String> = persons.chain(units).collect();
            told.args.push(("to", t.visitor.look.tongue().list(&all)));
            if let Some(Entry::OwnWords(own)) = t.view.entry(shared.of).map(|found| found.entry) {
                told.add(t, "telling-words", &own.text);
            }
        }
    }
    told
}

fn child_card(t: Teller<'_>, card: &ChildCard, told: &mut Told) {
    told.add(t, "telling-birth", t.visitor.date(card.birth));
    told.add(t, "telling-language", &card.language);
    let number = |person| {
        let number = card.reach.to(person);
        number
            .map(|number| number.as_str().to_owned())
            .unwrap_or_default()
    };
    told.add(t, "telling-own-telephone", number(card.person));
    for guardian in &card.guardians {
        let interpreter = if guardian.interpreter {
            t.t("telling-needs-interpreter")
        } else {
            String::new()
        };
        let text = super::join(&[
            t.custody(guardian.custody),
            guardian.language.clone(),
            interpreter,
            number(guardian.person),
        ]);
        told.add_as(guardian.name.clone(), text);
    }
    // Whoever reads this is one of the handlers: nobody else is shown a protected child's card.
    if let Some(level) = card.protected() {
        let key = match level {
            Protection::Marked => "protect-marked",
            Protection::Population => "protect-population",
        };
        told.add(t, "telling-protection", t.t(key));
        told.add(t, "telling-known-from", &card.known_from);
    }
}

fn conversation(t: Teller<'_>, talk: &Conversation, told: &mut Told) {
    told.add(
        t,
        "telling-spoken",
        t.spoken(&talk.language, talk.interpreter),
    );
    for piece in &talk.pieces {
        let lines: Vec<String> = [
            ("telling-works", &piece.works),
            ("telling-hard", &piece.hard),
        ]
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(key, words)| t.with(key, "words", words.clone()))
        .collect();
        let label = format!("{} – {}", t.area(&piece.area), t.voice(piece.voice));
        told.add_as(label, lines.join("\n"));
    }
}

/// The sentence alone, to name an entry inside another.
pub(super) fn short(t: Teller<'_>, entry: &Entry, author: &folder::Author) -> String {
    let mut args = of(t, entry).args;
    args.push(("by", t.name_of(author)));
    args.push(("child", t.child()));
    let args: Vec<_> = args
        .iter()
        .map(|(name, value)| (*name, value.into()))
        .collect();
    t.visitor.look.tw(entry.kind().sentence(), &args)
}

fn analysis(t: Teller<'_>, found: &Analysis, told: &mut Told) {
    for (number, answer) in (1..).zip(&found.answers) {
        told.add_as(
            t.visitor.pack().msg(&practice::text::question(number)),
            answer,
        );
    }
    told.add(
        t,
        "telling-together",
        t.t(if found.together { "yes" } else { "no" }),
    );
    let outcome = match &found.outcome {
        Outcome::OwnSupport => t.t("telling-outcome-own"),
        Outcome::Transfer { unit } => t.with("telling-outcome-transfer", "unit", t.unit(*unit)),
        Outcome::Collaborate => t.t("telling-outcome-collaborate"),
    };
    told.add(t, "telling-outcome", outcome);
}

fn meeting_called(t: Teller<'_>, called: &MeetingCalled, told: &mut Told) {
    told.args.push(("when", t.local(called.when)));
    told.add(t, "telling-when", t.local(called.when));
    told.add(t, "telling-place", &called.place);
    for invitee in &called.invited {
        told.add_as(t.invited(&invitee.who), &invitee.reason);
    }
    told.add(t, "telling-childs-part", &called.childs_part);
}

fn meeting_held(t: Teller<'_>, held: &MeetingHeld, told: &mut Told) {
    told.add(t, "telling-present", &held.present);
    told.add(t, "telling-picture", &held.picture);
    let outcome = match &held.outcome {
        MeetingOutcome::JointPlan => t.t("telling-joint-plan"),
        MeetingOutcome::NoCollaboration { why } => {
            t.with("telling-no-collaboration", "why", why.clone())
        }
    };
    told.add(t, "telling-outcome", outcome);
    match &held.child {
        ChildsVoice::InPerson { words } => told.quote(words, t.child()),
        ChildsVoice::Brought { words } => {
            told.quote(words, t.with("telling-brought", "child", t.child()));
        }
    }
}

fn plan_frame(t: Teller<'_>, frame: &PlanFrame, told: &mut Told) {
    told.add(t, "telling-why", &frame.why);
    let goals: &[Goal] = match &frame.status {
        PlanStatus::Draft { goals } => {
            told.args.push(("state", "draft".to_owned()));
            goals
        }
        PlanStatus::Active { goals, review } => {
            told.args.push(("state", "active".to_owned()));
            told.add(t, "telling-review", t.visitor.date(*review));
            goals.as_ref()
        }
    };
    for goal in goals {
        let own = if goal.childs_words {
            t.with("telling-childs-words", "child", t.child())
        } else {
            String::new()
        };
        let know = t.with("telling-how-we-know", "words", goal.how_we_know.clone());
        let lines: Vec<&str> = [goal.words.as_str(), &own, &know]
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect();
        told.add(t, "telling-goal", lines.join("\n"));
    }
    let parties: Vec<String> = frame
        .parties
        .iter()
        .map(|party| t.unit(party.unit))
        .collect();
    told.add(t, "telling-parties", t.visitor.look.tongue().list(&parties));
    told.add(t, "telling-coordinator", t.role(frame.coordinator));
}

fn promised(t: Teller<'_>, measure: &Measure, told: &mut Told) {
    told.args.push(("unit", t.unit(measure.unit)));
    told.add(t, "telling-goal", t.goal(measure.goal));
    told.add(t, "telling-what", &measure.what);
    told.add(t, "telling-unit", t.unit(measure.unit));
    told.add(t, "telling-contact", &measure.contact);
    told.add(t, "telling-phone", &measure.phone);
    told.add(t, "telling-promised", t.visitor.date(measure.promised));
    told.add(t, "telling-begins", &measure.begins);
    told.add(t, "telling-ends", &measure.ends);
}

fn followed_up(t: Teller<'_>, review: &Review, told: &mut Told) {
    for goal in &review.goals {
        let change = t.t(match goal.change {
            Change::Nearer => "telling-nearer",
            Change::Same => "telling-same",
            Change::Farther => "telling-farther",
        });
        told.add_as(t.goal(goal.goal), [change, goal.words.clone()].join("\n"));
    }
    told.add(t, "telling-next-review", t.visitor.date(review.next));
    told.quote(&review.child, t.child());
    told.quote(&review.guardian, t.t("telling-guardians"));
}

fn plan_closed(t: Teller<'_>, closed: &PlanClosed, told: &mut Told) {
    told.add(t, "telling-why", &closed.reason);
    for (goal, result) in &closed.results {
        let result = t.t(match result {
            GoalResult::Reached => "telling-reached",
            GoalResult::Partly => "telling-partly",
            GoalResult::Not => "telling-not-reached",
        });
        told.add_as(t.goal(*goal), result);
    }
    told.add(t, "telling-turn-to", &closed.turn_to);
    told.quote(&closed.child, t.child());
    told.quote(&closed.guardian, t.t("telling-guardians"));
}

fn closed_here(t: Teller<'_>, closed: &ClosedHere, told: &mut Told) {
    let because = t.t(closed.because.key());
    told.add(
        t,
        "telling-why",
        [because, closed.reason.clone()].join("\n"),
    );
    told.add(t, "telling-turn-to", &closed.turn_to);
    told.quote(&closed.child, t.child());
    told.quote(&closed.guardian, t.t("telling-guardians"));
}

impl<'a> Teller<'a> {
    /// The rule that something was shared by, in words.
    #[must_use]
    pub fn by_law(&self, by_law: &ByLaw) -> String {
        let look = &self.visitor.look;
        let source = source(&by_law.ground);
        if source.is_empty() {
            return look.t("telling-by-harm-test");
        }
        look.t1("telling-by-law", "source", source.as_str())
    }

    /// What the family has set as a condition, in their own words; empty when there is none.
    #[must_use]
    pub fn conditions(&self, conditions: &[String]) -> String {
        if conditions.is_empty() {
            return String::new();
        }
        self.with("telling-on-condition", "words", conditions.join("; "))
    }

    /// The name of a controller.
    #[must_use]
    pub fn organisation(&self, id: OrganisationId) -> String {
        let directory = self.visitor.site.house.directory();
        directory
            .organisation(id)
            .map(|found| found.name.clone())
            .unwrap_or_default()
    }

    /// How custody is held, in words.
    #[must_use]
    pub fn custody(&self, custody: Custody) -> String {
        self.t(match custody {
            Custody::Sole => "telling-custody-sole",
            Custody::Joint => "telling-custody-joint",
            Custody::Appointed => "telling-custody-appointed",
            Custody::Temporary => "telling-custody-temporary",
            Custody::GodMan => "telling-custody-god-man",
            Custody::None => "telling-custody-none",
        })
    }

    /// The words of a goal, from the reader's own plans.
    #[must_use]
    pub fn goal(&self, goal: GoalId) -> String {
        self.view
            .plans()
            .iter()
            .flat_map(|plan| plan.goals().iter())
            .find(|found| found.goal == goal)
            .map_or_else(|| self.t("telling-goal"), |found| found.words.clone())
    }

    /// The one who is invited.
    #[must_use]
    pub fn invited(&self, who: &WhoInvited) -> String {
        match who {
            WhoInvited::Unit { unit } => self.unit(*unit),
            WhoInvited::Guardian { person } | WhoInvited::Child { person } => self.person(*person),
            WhoInvited::Other { name } => name.clone(),
        }
    }

    /// The language spoken, and whether somebody interpreted.
    #[must_use]
    pub fn spoken(&self, language: &str, interpreter: bool) -> String {
        if interpreter {
            self.with("telling-with-interpreter", "language", language.to_owned())
        } else {
            language.to_owned()
        }
    }

    pub(super) fn question(&self, consent: ConsentId) -> Option<&'a ConsentAsked> {
        self.view
            .consents()
            .into_iter()
            .find(|found| found.asked.consent == consent)
            .map(|found| &found.asked)
    }
}
