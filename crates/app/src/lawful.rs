//! The procedure of the law (law.md A1) on what is known here: asked beside the rules of the journal, when something is
//! offered and again when it is collected. Both must say yes.

use std::collections::{BTreeMap, BTreeSet};

use folder::class::Mandate;
use folder::command::{Now, conditions, no_since, no_stands};
use folder::entry::{self, Because, ByLaw, ChildCard, Ground, Harm, Level, Receiver, Signing};
use folder::id::{PersonId, UnitId};
use folder::practice::AreaKey;
use folder::standing::Consent;
use folder::{Author, Folded, Refusal};
use jiff::tz::TimeZone;
use law::{
    Basis, Birth, Case, Decider, FamilyTold, Judged, Law, Maturity, Must, SchoolData, Shared,
    Signer, Verdict, Why, try_release,
};

use crate::cx::Cx;
use crate::directory::Directory;
use crate::offer_by_law::judged;
use crate::protect::in_law;

/// What is about to leave.
#[derive(Clone, Copy)]
pub(crate) struct Release<'a> {
    /// The unit that shares.
    pub from: Option<UnitId>,
    /// The function that receives.
    pub to: Receiver,
    /// Why it may.
    pub ground: &'a Ground,
    /// The areas it concerns.
    pub areas: &'a BTreeSet<AreaKey>,
    /// Talk about it, or share a copy.
    pub level: Level,
    /// Who decides, or has decided.
    pub decider: &'a Author,
    /// The second person who decides about a protected child, when the family has said yes; empty when there is none.
    pub second: &'a str,
    /// A receiver without secrecy has accepted the condition, or does before anything is handed over.
    pub forbehall: bool,
}

/// What the law needs to know of the house.
#[derive(Clone, Copy)]
pub(crate) struct Known<'a> {
    pub law: &'a Law,
    pub directory: &'a Directory,
    pub zone: &'a TimeZone,
}

impl Cx<'_> {
    /// Whether the law lets it leave on this day. `folded` is the sender's part.
    pub(crate) fn lawful(
        &self,
        folded: &Folded,
        now: Now<'_>,
        release: Release<'_>,
    ) -> Result<(), Refusal> {
        let known = Known {
            law: &self.house.law,
            directory: self.house.directory(),
            zone: &self.house.zone,
        };
        known.lawful(folded, now, release)
    }
}

impl Known<'_> {
    /// Area by area: a yes to one is no yes to another (OSL 12:2 "helt eller delvis").
    pub(crate) fn lawful(
        self,
        folded: &Folded,
        now: Now<'_>,
        release: Release<'_>,
    ) -> Result<(), Refusal> {
        if release.areas.is_empty() {
            return Err(Refusal::new("refusal-area-not-agreed"));
        }
        // Whoever has decided on a rule of law answers for it until it is collected: when the workplace has closed, or
        // the function may not decide any more, nobody does.
        if matches!(release.ground, Ground::Law(_)) && !self.may_release(release.decider) {
            return Err(refused(Why::DeciderMissing, release.ground));
        }
        release
            .areas
            .iter()
            .try_for_each(|area| answer(self.verdict(folded, now, release, area), release.ground))
    }

    fn verdict(
        self,
        folded: &Folded,
        now: Now<'_>,
        release: Release<'_>,
        area: &AreaKey,
    ) -> Verdict {
        try_release(self.law, &self.case(folded, now, release, area))
    }

    fn case(self, folded: &Folded, now: Now<'_>, release: Release<'_>, area: &AreaKey) -> Case {
        let mut case = Case::on(now.today);
        self.between(&mut case, release);
        case.level = match release.level {
            Level::Talk => law::Level::Talk,
            Level::Share => law::Level::Share,
        };
        case.item.category = Some(area.0.clone());
        // Which of a school's kinds of data an entry is, nobody has told: the line that is strictest is taken (OSL 23:2
        // st 1, skollagen 29:14).
        case.item.class = Some(SchoolData::Strong);
        if let Some(card) = &folded.card {
            child(&mut case, card, now);
            kept_out(&mut case, card, folded, release);
        }
        case.basis.decider = Some(Decider {
            name: release.decider.name().unwrap_or_default().to_owned(),
            mandate: self.may_release(release.decider),
        });
        match release.ground {
            Ground::Consent { consent } => {
                case.basis.second = Some(release.second.to_owned());
                case.no_stands =
                    no_since(folded, *consent, release.to.unit, release.areas, now.today);
                if let Some(found) = folded.consents.get(consent) {
                    self.by_consent(&mut case, folded, found, release);
                }
            }
            Ground::Law(by_law) => {
                case.no_stands = no_stands(folded, release.from, release.to.unit, now);
                by_rule(&mut case, by_law, judged(self.law, &by_law.ground));
            }
            // Nothing leaves the branch on it: without a purpose there is no release.
            Ground::Family => {}
        }
        case
    }

    /// Who tells whom. A unit in which the law sees no party is not known, and nothing leaves or reaches it.
    fn between(self, case: &mut Case, release: Release<'_>) {
        let sender = release.from.and_then(|unit| self.directory.unit(unit));
        let receiver = self.directory.unit(release.to.unit);
        case.sender = sender.and_then(|unit| unit.party);
        case.receiver = law::Receiver {
            party: receiver.and_then(|unit| unit.party),
            function: Some(name_of(release.to)),
            bound: false,
            forbehall: release.forbehall,
        };
        let Some((sender, receiver)) = sender.zip(receiver) else {
            return;
        };
        if sender.branch == receiver.branch {
            case.shared.push(Shared::Branch);
        }
        let controller = |branch| {
            self.directory
                .branch(branch)
                .map(|found| found.organisation)
        };
        if controller(sender.branch) == controller(receiver.branch) {
            case.shared.push(Shared::Controller);
        }
    }

    /// The controller has given the function this decision (law.md A1; OSL 10:27).
    fn may_release(self, decider: &Author) -> bool {
        let Author::Professional { function, .. } = decider else {
            return false;
        };
        self.directory
            .function(*function)
            .is_some_and(|found| found.mandates.contains(&Mandate::Release))
    }

    fn by_consent(self, case: &mut Case, folded: &Folded, found: &Consent, release: Release<'_>) {
        let asked = &found.asked;
        case.purpose = Some(asked.purpose.clone());
        case.child.maturity = Some(match asked.signing {
            Signing::Guardians => Maturity::NotYet,
            Signing::Together => Maturity::Join,
            Signing::Child => Maturity::Alone,
        });
        // A recorded judgement, made under the rule of the day it was asked (law.md A5.4; FB 6:13 st 2).
        if let (Some(without), Some(card)) = (&asked.without, &folded.card) {
            match without.because {
                Because::NoConflict => {
                    case.custody.rule = law::GuardianRule::OneOkUnlessKnownConflict;
                    case.custody.no_conflict = Some(without.judged.clone());
                }
                Because::Prevented {
                    cannot_wait,
                    far_reaching,
                } => {
                    let number = numbered(card).get(&without.guardian).copied();
                    for guardian in &mut case.custody.guardians {
                        guardian.prevented |= Some(guardian.id) == number;
                    }
                    case.custody.prevented = Some(law::Prevented {
                        attested_by: without.judged.clone(),
                        cannot_wait,
                        far_reaching,
                    });
                }
            }
        }
        let Some(day) = folded.record(found.entry).map(|record| record.at) else {
            return;
        };
        case.consents = vec![law::Consent {
            // One discloser for each consent: what another unit has asked for is not this one's (law.md A0.4).
            of_sender: found.unit.is_some() && found.unit == release.from,
            receivers: asked.receivers.iter().copied().map(name_of).collect(),
            categories: names(&asked.areas),
            purpose: asked.purpose.clone(),
            level: level(asked.level),
            from: day.to_zoned(self.zone.clone()).date(),
            // Whoever has answered may have set an earlier day.
            until: found
                .answers
                .values()
                .filter_map(|answered| answered.ends(release.to.unit))
                .fold(asked.until, std::cmp::Ord::min),
            // When custody has changed, nobody has answered for those who decide now.
            given_under: if found.outlived {
                Vec::new()
            } else {
                case.custody.guardians.clone()
            },
            answers: answers(case, folded, found, release.to),
            revoked: found.withdrawn.contains(&release.to.unit),
            conditions: conditions(folded, release.ground, release.to.unit, case.day),
        }];
    }
}

fn answer(verdict: Verdict, ground: &Ground) -> Result<(), Refusal> {
    match (verdict, ground) {
        (Verdict::Allowed { ground, must, .. }, Ground::Law(by_law)) if ground == by_law.ground => {
            if must.contains(&Must::RecordHarmTest) && !by_law.weighs_harm() {
                return Err(Refusal::new("refusal-harm-not-weighed"));
            }
            done(&must)
        }
        // The row of the matrix says which code it is: consent, or an association's agreement.
        (Verdict::Allowed { must, .. }, Ground::Consent { .. }) => done(&must),
        (Verdict::Denied { why, .. }, ground) => Err(refused(why, ground)),
        (Verdict::Inner { .. }, _) => Err(Refusal::new("refusal-inner-secrecy")),
        (Verdict::Allowed { .. }, _) => Err(Refusal::new("refusal-by-law")),
    }
}

/// Why not, and whom to ask. The rule is the law's own, for the log.
fn refused(why: Why, ground: &Ground) -> Refusal {
    let key = match why {
        Why::PartyUnknown | Why::RegimeUnknown => "refusal-secrecy-unknown",
        Why::SecondPersonMissing if matches!(ground, Ground::Consent { .. }) => "refusal-protected",
        Why::ForbehallMissing => "refusal-forbehall",
        Why::HarmTestMissing => "refusal-harm-not-weighed",
        Why::HarmNotRuledOut => "refusal-harm-not-ruled-out",
        _ if matches!(ground, Ground::Law(_)) => "refusal-by-law",
        _ => "refusal-not-lawful",
    };
    let mut refusal = Refusal::new(key);
    refusal.rule = format!("law:{}", why.key());
    refusal
}

/// What the law asks for is done here: the entry that offers is the record of who decided what, with whom, by which
/// rule and why, the family's conditions go with the copy, and the receipt says that a condition was accepted. What is
/// not done here is a no.
fn done(must: &[Must]) -> Result<(), Refusal> {
    let done = |must: &Must| {
        matches!(
            must,
            Must::InformFamily
                | Must::RecordHarmTest
                | Must::SecondPerson
                | Must::OnlyWhatIsNeeded
                | Must::OnlyForWork
                | Must::Forbehall
                | Must::CarryConditions
                // Fields that hold a place are emptied in the copy, and only named handlers read it.
                | Must::MaskPlaces
        )
    };
    if must.iter().all(done) {
        Ok(())
    } else {
        Err(Refusal::new("refusal-protected"))
    }
}

fn name_of(receiver: Receiver) -> String {
    format!("{}/{}", receiver.unit, receiver.function)
}

fn names(areas: &BTreeSet<AreaKey>) -> Vec<String> {
    areas.iter().map(|area| area.0.clone()).collect()
}

const fn level(level: Level) -> law::Level {
    match level {
        Level::Talk => law::Level::Talk,
        Level::Share => law::Level::Share,
    }
}

fn child(case: &mut Case, card: &ChildCard, now: Now<'_>) {
    case.child.birth = Some(if card.birth > now.today {
        Birth::Expected
    } else {
        Birth::Born(card.birth)
    });
    case.child.protection = Some(in_law(card.protected()));
    case.custody.guardians = numbered(card)
        .into_iter()
        .map(|(person, id)| law::Guardian {
            id,
            form: form(card, person),
            prevented: false,
            kept_out: false,
        })
        .collect();
}

/// Against whom the sender has decided that secrecy holds (OSL 12:3 st 1 p 1).
fn kept_out(case: &mut Case, card: &ChildCard, folded: &Folded, release: Release<'_>) {
    let Some(unit) = release.from else {
        return;
    };
    let numbers = numbered(card);
    let kept: BTreeSet<u32> = numbers
        .into_iter()
        .filter(|(person, _)| folded.keeps_out(unit, *person))
        .map(|(_, number)| number)
        .collect();
    for guardian in &mut case.custody.guardians {
        guardian.kept_out = kept.contains(&guardian.id);
    }
}

/// The law knows guardians by number.
fn numbered(card: &ChildCard) -> BTreeMap<PersonId, u32> {
    let persons: BTreeSet<PersonId> = card.guardians.iter().map(|one| one.person).collect();
    persons.into_iter().zip(1..).collect()
}

fn form(card: &ChildCard, person: PersonId) -> law::Form {
    let custody = card.custody().get(&person).copied();
    match custody.unwrap_or(entry::Custody::None) {
        entry::Custody::Sole => law::Form::Sole,
        entry::Custody::Joint => law::Form::Joint,
        entry::Custody::Appointed => law::Form::SpeciallyAppointed,
        entry::Custody::Temporary => law::Form::Temporary,
        entry::Custody::GodMan => law::Form::GodMan,
        entry::Custody::None => law::Form::None,
    }
}

/// What each of those who must answer has said about this receiver. Every line counts; silence is no answer.
fn answers(case: &Case, folded: &Folded, found: &Consent, to: Receiver) -> Vec<law::Answered> {
    let Some(card) = &folded.card else {
        return Vec::new();
    };
    let numbers = numbered(card);
    // A yes that may not be free is not used.
    let signers = (found.asked.signers.iter()).filter(|one| !found.doubted.contains_key(one));
    let answered = signers.filter_map(|person| Some((person, found.answers.get(person)?)));
    answered
        .flat_map(|(person, answered)| {
            let by = if case.child.birth == Some(Birth::Expected) {
                Some(Signer::Pregnant)
            } else if *person == card.person {
                Some(Signer::Child)
            } else {
                numbers.get(person).copied().map(Signer::Guardian)
            };
            let lines = answered.answers.iter().filter(|line| line.unit == to.unit);
            lines.filter_map(move |line| {
                Some(law::Answered {
                    by: by?,
                    answer: said(&line.answer, to),
                })
            })
        })
        .collect()
}

fn said(answer: &entry::Answer, to: Receiver) -> law::Answer {
    match answer {
        entry::Answer::No => law::Answer::No,
        entry::Answer::Yes {
            areas,
            level: at_most,
            ..
        } => law::Answer::Partly {
            receivers: vec![name_of(to)],
            categories: names(areas),
            level: level(*at_most),
        },
    }
}

/// A rule that needs no consent, with what was decided and written down (law.md A4).
fn by_rule(case: &mut Case, by_law: &ByLaw, judged: Vec<Judged>) {
    case.purpose = Some(by_law.why.clone());
    case.basis = Basis {
        ground: Some(by_law.ground.clone()),
        reason: by_law.why.clone(),
        second: Some(by_law.second.clone()),
        judged,
        harm: by_law.harm.as_ref().map(|test| law::HarmTest {
            outcome: match test.outcome {
                Harm::Nobody => law::Harm::No,
                Harm::Unclear => law::Harm::Unclear,
                Harm::Somebody => law::Harm::Yes,
            },
            considered: test.considered.clone(),
        }),
        family: Some(if by_law.untold.trim().is_empty() {
            FamilyTold::Told
        } else {
            FamilyTold::Exception(by_law.untold.clone())
        }),
        ..std::mem::take(&mut case.basis)
    };
}

#[cfg(test)]
mod tests;
