//! What the procedure answers.

use serde::Serialize;

use crate::Why;
use crate::keyed::keyed;

keyed! {
    /// A step of the procedure (law.md A1).
    pub enum Step {
        /// 1. Same controller and same branch.
        Inner = "inner",
        /// 2. A duty.
        Duty = "duty",
        /// 3. Not secret.
        NotSecret = "not_secret",
        /// 4. Consent.
        Consent = "consent",
        /// 5. The rules for children and between kinds of authority.
        ChildRule = "child_rule",
        /// 6. Generalklausulen.
        GeneralClause = "general_clause",
        /// 7. The sender's own need.
        OwnNeed = "own_need",
        /// 8. Refused.
        Refused = "refused",
    }
}

impl Step {
    /// Its number in law.md A1.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }
}

keyed! {
    /// What has to be done with an allowed release.
    pub enum Must {
        /// Read only what the work needs, in the log (PDL 4:1, SoLPUL 10 §).
        OnlyForWork = "only-for-work",
        /// Tell the family, unless harmful.
        InformFamily = "inform-family",
        /// Record the menprövning (law.md A4).
        RecordHarmTest = "record-harm-test",
        /// The förbehåll goes with the copy (OSL 10:14, 12:2 st 2).
        Forbehall = "forbehall",
        /// The family's conditions go with the copy (OSL 12:2 st 2).
        CarryConditions = "carry-conditions",
        /// Both persons' names are in the record.
        SecondPerson = "second-person",
        /// The copy leaves without the third person's passages.
        StripThirdPerson = "strip-third-person",
        /// Places, addresses and units are masked (law.md A13).
        MaskPlaces = "mask-places",
        /// The child said no and was judged not to decide: think once more.
        WeighChildsNo = "weigh-childs-no",
        /// The report stays in the reporter's own system (OSL 40:7 g).
        KeepOutOfPlan = "keep-out-of-plan",
        /// All of importance (SoL 20:6).
        AllOfImportance = "all-of-importance",
        /// Not if weightier reasons speak against (lag 2025:170).
        WeighBrake = "weigh-brake",
        /// Only what is needed.
        OnlyWhatIsNeeded = "only-what-is-needed",
    }
}

keyed! {
    /// What can be done instead.
    pub enum Offer {
        /// Ask the family.
        AskConsent = "ask-consent",
        /// Leave out the third person's passages, or ask that person.
        Strip = "strip",
        /// Get the recipient's confirmed förbehåll.
        AskForbehall = "ask-forbehall",
        /// Name a second person.
        NameSecondPerson = "name-second-person",
        /// The social board may decide on one guardian's consent, for some measures (FB 6:13 a).
        BoardMayDecide = "board-may-decide",
        /// Talk without a name.
        ConsultWithoutName = "consult-without-name",
        /// Report concern (SoL 19:1, 19:4).
        ReportOfConcern = "report-of-concern",
    }
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Not a disclosure: inner secrecy applies.
    Inner {
        /// What has to be done.
        must: Vec<Must>,
    },
    /// May be released.
    Allowed {
        /// Code of the ground.
        ground: String,
        /// The step that found it.
        step: Step,
        /// What has to be done.
        must: Vec<Must>,
    },
    /// May not.
    Denied {
        /// The step that came nearest.
        step: Step,
        /// Why.
        why: Why,
        /// What can be done instead.
        offers: Vec<Offer>,
    },
}

impl Verdict {
    /// Whether nothing may be released.
    #[must_use]
    pub const fn is_denied(&self) -> bool {
        matches!(self, Self::Denied { .. })
    }
}
