//! Who has to say yes (OSL 12:3; law.md A5.3 and A5.4). The table proposes; a recorded judgement decides.

use jiff::civil::Date;

use crate::ages::{self, ADULT};
use crate::keyed::keyed;
use crate::{Ages, Birth, Case, Child, Custody, Law, Maturity, Why};

keyed! {
    /// The guardians' part in a consent.
    pub enum GuardianPart {
        /// All of them sign.
        All = "all",
        /// They sign if the matter still needs them.
        IfNeeded = "if_needed",
        /// They have none.
        None = "none",
    }
}

keyed! {
    /// The child's part in a consent.
    pub enum ChildPart {
        /// None: not born.
        None = "none",
        /// The child's view, if possible.
        ViewIfPossible = "view_if_possible",
        /// Informed and heard.
        Heard = "heard",
        /// Asked: a no is to stop and think.
        Asked = "asked",
        /// Signs.
        Signs = "signs",
    }
}

keyed! {
    /// What a named person must judge and record.
    pub enum Judgement {
        /// Nothing.
        None = "none",
        /// How the child was heard.
        HowHeard = "how_heard",
        /// Maturity in this matter.
        Maturity = "maturity",
        /// Maturity, and whether secrecy holds against the guardians.
        MaturityAndSecrecy = "maturity_and_secrecy",
    }
}

/// Whose signatures the form proposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The guardians' part.
    pub guardians: GuardianPart,
    /// Which guardians.
    pub who: Vec<u32>,
    /// The pregnant person signs, for the expected child.
    pub pregnant: bool,
    /// The child's part.
    pub child: ChildPart,
    /// What remains to be judged.
    pub judgement: Judgement,
    /// Whether guardians see it by default.
    pub guardian_sees: bool,
}

/// Proposes signatures by age, custody and what has been judged (law.md A5.3). It decides nothing.
pub fn signatures(
    ages: &Ages,
    child: &Child,
    custody: &Custody,
    day: Date,
) -> Result<Proposal, Why> {
    let born = match child.birth {
        None => return Err(Why::ChildUnknown),
        Some(Birth::Born(born)) if born <= day => born,
        Some(_) => {
            return Ok(Proposal {
                pregnant: true,
                ..alone(ChildPart::None)
            });
        }
    };
    if ages.reached(ADULT, born, day)
        || child.guardian_secrecy
        || custody.keeps_all_out()
        || child.maturity == Some(Maturity::Alone)
    {
        return Ok(alone(ChildPart::Signs));
    }
    let band = ages.band(ages::years(born, day)).ok_or(Why::ChildUnknown)?;
    let who = custody
        .deciding()?
        .iter()
        .filter(|guardian| !guardian.kept_out)
        .map(|guardian| guardian.id)
        .collect();
    let (guardians, part, judgement) = match child.maturity {
        Some(Maturity::Join) => (GuardianPart::All, ChildPart::Signs, Judgement::None),
        Some(_) => (
            GuardianPart::All,
            band.child.min(ChildPart::Asked),
            Judgement::None,
        ),
        None => (band.guardians, band.child, band.judgement),
    };
    Ok(Proposal {
        guardians,
        who,
        pregnant: false,
        child: part,
        judgement,
        guardian_sees: band.guardian_sees,
    })
}

fn alone(child: ChildPart) -> Proposal {
    Proposal {
        guardians: GuardianPart::None,
        who: Vec::new(),
        pregnant: false,
        child,
        judgement: Judgement::None,
        guardian_sees: false,
    }
}

/// Who must have said yes for a consent to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Required {
    /// The pregnant person.
    Pregnant,
    /// The child, or the adult that the child has become, alone.
    PersonAlone,
    /// Guardians.
    Guardians {
        /// These.
        who: Vec<u32>,
        /// One of them may do, if none has said no.
        one_may_do: bool,
        /// And the child.
        and_child: bool,
    },
}

/// Who must say yes in this case. A judgement that the age asks for and nobody has made is missing, not guessed.
pub fn required(law: &Law, case: &Case) -> Result<Required, Why> {
    let child = &case.child;
    let born = match child.birth {
        None => return Err(Why::ChildUnknown),
        Some(Birth::Born(born)) if born <= case.day => born,
        Some(_) => return Ok(Required::Pregnant),
    };
    let ages = law.ages();
    // FB 6:2: guardianship has ended.
    if ages.reached(ADULT, born, case.day) {
        return Ok(Required::PersonAlone);
    }
    // OSL 12:3 st 1 p 1: secrecy holds against the guardians.
    if child.guardian_secrecy || case.custody.keeps_all_out() {
        return Ok(Required::PersonAlone);
    }
    let band = ages
        .band(ages::years(born, case.day))
        .ok_or(Why::ChildUnknown)?;
    let must_judge = band.judgement >= Judgement::Maturity;
    // OSL 12:3: alone or together, by age and maturity.
    let and_child = match child.maturity {
        Some(Maturity::Alone) => return Ok(Required::PersonAlone),
        None if must_judge => return Err(Why::JudgementMissing),
        together => together == Some(Maturity::Join),
    };
    Ok(Required::Guardians {
        who: case.custody.signing()?,
        one_may_do: case.custody.one_may_do()?,
        and_child,
    })
}
