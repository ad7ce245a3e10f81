//! Steps 3 to 7 of the procedure, for a case of which enough is known: each ground's row against the case's facts.

use crate::case::says;
use crate::facts::{family_told, needs_forbehall, requirement, second_person};
use crate::{
    Birth, Case, Flow, Ground, Judged, Law, Must, Party, PartyRow, Protection, Regime, Requirement,
    Step, Subject, Test, ThirdPerson, Why, holds,
};

/// A ground that carries the release, and what it asks for.
pub(crate) struct Granted<'a> {
    pub(crate) ground: &'a Ground,
    pub(crate) step: Step,
    pub(crate) must: Vec<Must>,
}

/// A step's answer; none when nobody leans on it.
pub(crate) type Tried<'a> = Option<Result<Granted<'a>, Why>>;

/// A case of which enough is known to be tried.
pub(crate) struct Known<'a> {
    law: &'a Law,
    case: &'a Case,
    sender: Party,
    receiver: &'a PartyRow,
    regime: &'a Regime,
    chosen: Option<Result<&'a Ground, Why>>,
}

impl<'a> Known<'a> {
    pub(crate) fn of(law: &'a Law, case: &'a Case) -> Result<Self, Why> {
        let (sender, receiver) = case
            .sender
            .zip(case.receiver.party)
            .ok_or(Why::PartyUnknown)?;
        let (from, to) = law
            .party(sender)
            .zip(law.party(receiver))
            .ok_or(Why::PartyUnknown)?;
        if law.cell(sender, receiver).next().is_none() {
            return Err(Why::NotOnTheRow);
        }
        if !case.purpose.as_deref().is_some_and(says) {
            return Err(Why::PurposeMissing);
        }
        if !case.item.category.as_deref().is_some_and(says) {
            return Err(Why::CategoryMissing);
        }
        let regime = from
            .regime_of(case.item.class)
            .and_then(|code| law.regime(code))
            .ok_or(Why::RegimeUnknown)?;
        if case.child.birth.is_none() {
            return Err(Why::ChildUnknown);
        }
        if case.child.protection.is_none() {
            return Err(Why::ProtectionUnknown);
        }
        let chosen = case
            .basis
            .ground
            .as_deref()
            .map(|code| match law.ground(code) {
                None => Err(Why::GroundUnknown),
                Some(ground) if ground.flow == Flow::Apart => Err(Why::GroundApart),
                Some(ground) => Ok(ground),
            });
        Ok(Self {
            law,
            case,
            sender,
            receiver: to,
            regime,
            chosen,
        })
    }

    /// 4. A consent that holds; the nearest miss if none does. A no that stands is stronger than an older yes.
    pub(crate) fn by_consent(&self) -> Result<Granted<'a>, Why> {
        let mut cell = self.law.cell(self.sender, self.receiver.party);
        let ground = cell
            .find(|ground| ground.consent && self.is_open(ground).is_ok())
            .ok_or(Why::GroundNotForPair)?;
        if self.case.no_stands {
            return Err(Why::NoStands);
        }
        let mut miss = Why::ConsentMissing;
        for consent in &self.case.consents {
            match holds(self.law, consent, self.case) {
                Ok(must) => {
                    return Ok(Granted {
                        ground,
                        step: Step::Consent,
                        must,
                    });
                }
                Err(why) => miss = miss.max(why),
            }
        }
        Err(miss)
    }

    /// 3, 5, 6, 7. The ground that somebody chose, if this step is its own. A recorded harm test is a choice of step 3.
    pub(crate) fn by_ground(&self, step: Step) -> Tried<'a> {
        let own = |ground: &&Ground| ground.step == Some(step) && !ground.consent;
        let chosen = self.chosen.and_then(Result::ok).filter(own);
        let tested = (step == Step::NotSecret && self.case.basis.harm.is_some())
            .then(|| self.law.cell(self.sender, self.receiver.party).find(own))
            .flatten();
        let ground = chosen.or(tested)?;
        Some(self.carries(ground).map(|()| {
            let told = family_told(self.case).is_ok();
            let must = [
                (ground.inform && !told, Must::InformFamily),
                (self.regime.record_harm_test, Must::RecordHarmTest),
            ];
            let must = must.into_iter().filter_map(|(is, must)| is.then_some(must));
            Granted {
                ground,
                step,
                must: must.chain(ground.must.iter().copied()).collect(),
            }
        }))
    }

    /// The ground that carries: the one that somebody chose, when it does, else the first in the order of the steps. A
    /// harm test that a rule without consent has to record (law.md A4) does not make it another rule.
    pub(crate) fn granted<'t>(&self, tried: &'t [Tried<'a>; 5]) -> Option<&'t Granted<'a>> {
        let carry = || {
            tried
                .iter()
                .flatten()
                .filter_map(|answer| answer.as_ref().ok())
        };
        let code = self.case.basis.ground.as_deref();
        let chosen = carry().find(|granted| Some(granted.ground.code.as_str()) == code);
        chosen.or_else(|| carry().next())
    }

    /// Everything that a ground's row asks for.
    fn carries(&self, ground: &Ground) -> Result<(), Why> {
        self.is_open(ground)?;
        self.is_about(ground)?;
        ground
            .requires
            .iter()
            .try_for_each(|needed| self.has(*needed))?;
        ground
            .judged
            .iter()
            .try_for_each(|judged| self.is_judged(*judged))?;
        self.sets_a_no_aside(ground)
    }

    /// In force, in the cell (or beside the matrix), and made for this regime and this recipient.
    fn is_open(&self, ground: &Ground) -> Result<(), Why> {
        let in_cell = self
            .law
            .cell(self.sender, self.receiver.party)
            .any(|row| row.code == ground.code);
        if !ground.in_force(self.case.day) {
            Err(Why::GroundNotInForce)
        } else if (in_cell || ground.beside_matrix)
            && ground.breaks(self.regime)
            && ground.reaches(&self.receiver.classes)
        {
            Ok(())
        } else {
            Err(Why::GroundNotForPair)
        }
    }

    /// OSL 25:12 p 1 and 26:9 p 1 end at eighteen; both reach the expected child.
    fn is_about(&self, ground: &Ground) -> Result<(), Why> {
        let subject = match self.case.child.birth {
            Some(Birth::Born(born)) if born <= self.case.day => self
                .law
                .ages()
                .guardian_may_enter(born, self.case.day)
                .then_some(Subject::ChildUnder18),
            Some(_) => Some(Subject::ExpectedChild),
            None => None,
        };
        let met = ground.subjects.is_empty()
            || subject.is_some_and(|subject| ground.subjects.contains(&subject));
        if met {
            Ok(())
        } else {
            Err(Why::SubjectOutside)
        }
    }

    /// A fact that the ground needs.
    fn has(&self, needed: Requirement) -> Result<(), Why> {
        requirement(self.case, needed)?;
        // Where the starting point is secrecy, the harm that was considered is written down.
        let in_words = matches!(self.regime.test, Test::Omvant) || self.regime.record_harm_test;
        let considered = self
            .case
            .basis
            .harm
            .as_ref()
            .is_some_and(|test| says(&test.considered));
        if needed == Requirement::NoHarm && in_words && !considered {
            return Err(Why::HarmTestMissing);
        }
        Ok(())
    }

    fn is_judged(&self, judged: Judged) -> Result<(), Why> {
        if self.case.basis.judged.contains(&judged) {
            return Ok(());
        }
        Err(match judged {
            Judged::ObviousBalance => Why::BalanceNotJudged,
            Judged::CannotConsent => Why::InabilityNotJudged,
            _ => Why::NeedNotJudged,
        })
    }

    /// After a recorded no: why it is set aside, two named persons, and notice to the family unless harmful.
    fn sets_a_no_aside(&self, ground: &Ground) -> Result<(), Why> {
        if !self.case.no_stands || ground.flow != Flow::AfterNo {
            return Ok(());
        }
        requirement(self.case, Requirement::ReasonText)?;
        requirement(self.case, Requirement::NamedDecider)?;
        second_person(self.case)?;
        family_told(self.case)
    }

    /// Whatever the ground: protected identity (law.md A13), third persons (OSL 12:2), förbehåll (OSL 10:14).
    pub(crate) fn gates(&self, granted: &Granted) -> Result<Vec<Must>, Why> {
        let mut must = granted.must.clone();
        if self.case.child.protection != Some(Protection::Open) {
            second_person(self.case)?;
            must.extend([Must::SecondPerson, Must::MaskPlaces]);
        }
        if self.case.item.third_persons.contains(&ThirdPerson::Not) {
            return Err(Why::ThirdPerson);
        }
        if self
            .case
            .item
            .third_persons
            .contains(&ThirdPerson::Stripped)
        {
            must.push(Must::StripThirdPerson);
        }
        if needs_forbehall(self.receiver, self.case) {
            if !self.case.receiver.forbehall {
                return Err(Why::ForbehallMissing);
            }
            must.push(Must::Forbehall);
        }
        if granted.step != Step::Consent
            && self.case.no_stands
            && !must.contains(&Must::SecondPerson)
        {
            must.push(Must::SecondPerson);
        }
        Ok(must)
    }

    /// 8. What came nearest: the ground that somebody chose, else the consent.
    pub(crate) fn nearest(&self, tried: &[Tried<'a>; 5]) -> (Step, Why) {
        const STEPS: [Step; 5] = [
            Step::NotSecret,
            Step::Consent,
            Step::ChildRule,
            Step::GeneralClause,
            Step::OwnNeed,
        ];
        let why = |step: Step| {
            let answer = STEPS
                .iter()
                .zip(tried)
                .find(|(of, _)| **of == step)?
                .1
                .as_ref()?;
            answer.as_ref().err().map(|why| (step, *why))
        };
        match self.chosen {
            Some(Err(refused)) => Some((Step::Refused, refused)),
            Some(Ok(ground)) => ground.step.and_then(why),
            None => why(Step::Consent),
        }
        .unwrap_or((Step::Refused, Why::GroundNotForPair))
    }
}
