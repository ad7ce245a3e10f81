//! What is tried next, and how often beside everything else.

use super::{Fault, History, PartId, Seat, Seeded, Step, below, once_in, one};

/// Something that somebody tries.
#[derive(Clone, Copy)]
enum Try {
    Note,
    Talk,
    Analyse,
    CallMeeting,
    HoldMeeting,
    Frame,
    Agree,
    Promise,
    FollowUp,
    ClosePlan,
    AskMeasure,
    AnswerMeasure,
    ChooseReaders,
    Ask,
    Answer,
    Withdraw,
    Narrow,
    Doubt,
    Offer,
    OfferByLaw,
    Collect,
    LetIn,
    ChangeCustody,
    Block,
    Protect,
    Emergency,
    HoldBack,
    OwnWords,
    LeaveSeat,
    BeginSibling,
    Minutes,
    Days,
    CloseUnit,
    Merge,
}

/// How often each is tried, in parts of the sum of all.
const WEIGHTS: [(Try, usize); 34] = [
    (Try::Note, 12),
    (Try::Talk, 6),
    (Try::Analyse, 2),
    (Try::CallMeeting, 4),
    (Try::HoldMeeting, 2),
    (Try::Frame, 4),
    (Try::Agree, 4),
    (Try::Promise, 6),
    (Try::FollowUp, 2),
    (Try::ClosePlan, 2),
    (Try::AskMeasure, 6),
    (Try::AnswerMeasure, 10),
    (Try::ChooseReaders, 4),
    (Try::Ask, 10),
    (Try::Answer, 16),
    (Try::Withdraw, 4),
    (Try::Narrow, 6),
    (Try::Doubt, 4),
    (Try::Offer, 24),
    (Try::OfferByLaw, 4),
    (Try::Collect, 16),
    (Try::LetIn, 2),
    (Try::ChangeCustody, 3),
    (Try::Block, 4),
    (Try::Protect, 2),
    (Try::Emergency, 5),
    (Try::HoldBack, 4),
    (Try::OwnWords, 8),
    (Try::LeaveSeat, 2),
    (Try::BeginSibling, 2),
    (Try::Minutes, 1),
    (Try::Days, 4),
    // Whoever has closed or joined does little afterwards.
    (Try::CloseUnit, 1),
    (Try::Merge, 1),
];

fn chosen(random: &mut Seeded) -> Try {
    let all = WEIGHTS.iter().map(|(_, weight)| weight).sum();
    let mut at = below(random, all);
    for (what, weight) in WEIGHTS {
        if at < weight {
            return what;
        }
        at -= weight;
    }
    Try::Days
}

impl History {
    /// Somebody tries something about a child whom somebody has begun with.
    pub(super) async fn tries(&mut self, random: &mut Seeded) -> Result<Step, Fault> {
        let Some(part) = one(random, &self.parts).copied() else {
            return self.begins(random, 0).await;
        };
        let seat = self.somebody(random, part);
        match chosen(random) {
            Try::Note => self.notes(random, part, seat).await,
            Try::Talk => self.talks(random, part, seat).await,
            Try::Analyse => self.analyses(random, part, seat).await,
            Try::CallMeeting => self.meets(random, part, seat).await,
            Try::HoldMeeting => self.meets_held(random, part, seat).await,
            Try::Frame => self.frames(random, part, seat).await,
            Try::Agree => self.agrees(random).await,
            Try::Promise => self.promises(random, part, seat).await,
            Try::FollowUp => self.follows_up(random).await,
            Try::ClosePlan => self.closes_plan(random).await,
            Try::AskMeasure => self.asks_measure(random).await,
            Try::AnswerMeasure => self.answers_measure(random).await,
            Try::ChooseReaders => self.chooses(random).await,
            Try::Ask => self.asks(random, part, seat).await,
            Try::Answer => self.answers(random).await,
            Try::Withdraw => self.withdraws(random).await,
            Try::Narrow => self.narrows(random).await,
            Try::Doubt => self.doubts(random, seat).await,
            Try::Offer => self.offers(random).await,
            Try::OfferByLaw => self.offers_by_law(random).await,
            Try::Collect => self.collects(random).await,
            Try::LetIn => self.lets_in(random, part, seat).await,
            Try::ChangeCustody => self.changes_custody(random, part, seat).await,
            Try::Block => self.blocks(random, part, seat).await,
            Try::Protect => self.protects(random, part, seat).await,
            Try::Emergency => self.opens_in_emergency(part, seat).await,
            Try::HoldBack => self.holds_back(random, part, seat).await,
            Try::OwnWords => self.says(random).await,
            Try::LeaveSeat => self.leaves(random).await,
            Try::BeginSibling => self.begins(random, 1).await,
            Try::Minutes => Ok(Some(self.minutes_pass(random))),
            Try::Days => Ok(Some(self.days_pass(random))),
            Try::CloseUnit => self.closes_unit(random).await,
            Try::Merge => self.merges().await,
        }
    }

    /// Mostly somebody in whose branch the part lies, else anybody.
    pub(super) fn somebody(&self, random: &mut Seeded, part: PartId) -> Seat {
        let seats = self.seats();
        let (_, any) = seats[below(random, seats.len())];
        let branch = |seat: Seat| self.branch(seat.unit);
        let unit = self.begun_at.get(&part).copied();
        let there: Vec<Seat> = seats
            .iter()
            .map(|(_, seat)| *seat)
            .filter(|seat| unit.is_some_and(|unit| self.branch(unit) == branch(*seat)))
            .collect();
        match one(random, &there) {
            Some(seat) if !once_in(random, 4) => *seat,
            _ => any,
        }
    }
}
